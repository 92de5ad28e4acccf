"""A tile map as drawn: squares at their places, blanks between, an outline for the grid chosen."""

from gridlens.charts.tiles import Tile, Tiles
from gridlens.render.palette import LIGHT
from gridlens.render.plotly.chart import figure


def tile(code: str, value: float | None, row: int, column: int, n: str = "") -> Tile:
    return Tile(code, f"grid={code}", code, value, str(value), n, f"{code}网格", row, column)


def test_tiles_stand_at_their_places_and_the_rest_is_blank() -> None:
    drawn = figure(Tiles("", "", (tile("一", 4, 2, 2), tile("二", 1, 3, 4))), LIGHT)
    heat, words = drawn.data
    # The tiles take up rows 2 to 3 and columns 2 to 4.
    assert [list(line) for line in heat.z] == [[4, None, None], [None, None, 1]]
    assert (list(words.x), list(words.y)) == ([0, 2], [0, 1])
    assert list(words.customdata[0]) == ["一网格", "grid=一"]


def test_words_are_light_on_dark_tiles_only() -> None:
    words = figure(Tiles("", "", (tile("一", 4, 1, 1), tile("二", 1, 1, 2))), LIGHT).data[1]
    assert list(words.textfont.color) == ["#ffffff", "#1c2733"]


def test_n_stands_under_a_rate() -> None:
    words = figure(Tiles("", "", (tile("一", 0.5, 1, 1, "n=4"),)), LIGHT).data[1]
    assert "n=4" in words.text[0]


def test_the_grid_looked_at_and_one_without_a_value_have_an_edge() -> None:
    tiles = (tile("一", 4, 1, 1), tile("二", None, 1, 2), tile("三", 2, 1, 3))
    edges = figure(Tiles("", "", tiles, marked="三"), LIGHT).layout.shapes
    assert [(edge.x0, edge.line.color) for edge in edges] == [
        (0.53, LIGHT.line),
        (1.53, LIGHT.text),
    ]
