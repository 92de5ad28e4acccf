"""A tile map: each grid where the roster puts it; a grid without a place is named beside it."""

import pandas as pd
import pytest

from gridlens.charts.tiles import Tiles, short, tile_map

NOWHERE = float("nan")


def drawn(
    key: str,
    places: dict[str, tuple[float, float]],
    *cells: tuple[str | None, float | None, float | None],
    left_out: float | None = None,
) -> Tiles:
    roster = pd.DataFrame(
        [(f"{code}", f"{code}网格", row, column) for code, (row, column) in places.items()],
        columns=["code", "name", "tile_row", "tile_column"],
    )
    table = pd.DataFrame(cells, columns=["grid", "value", "denominator"], dtype=object)
    table["left_out"] = left_out
    table["not_due"] = None
    return tile_map(key, table.astype(object).where(table.notna(), None), roster)


def test_a_count_stands_on_its_tile_under_the_short_name() -> None:
    found = drawn("disputes_settled", {"红旗一": (1, 2)}, ("红旗一", 1234, None))
    (tile,) = found.tiles
    assert (tile.name, tile.word, tile.n) == ("红旗一", "1,234", "")
    assert (tile.row, tile.column) == (1, 2)
    assert tile.hover == "红旗一网格 1,234起"
    assert (found.title, found.subtitle) == ("排查化解矛盾纠纷", "单位：起")
    assert found.sentence == "排查化解矛盾纠纷：红旗一网格 1,234起"


def test_a_rate_has_its_n_and_one_without_records_none() -> None:
    places = {"一": (1.0, 1.0), "二": (1.0, 2.0)}
    found = drawn("disputes_settlement_rate", places, ("一", 0.5, 4), ("二", None, 0))
    assert [(tile.word, tile.n) for tile in found.tiles] == [("50%", "2/4"), ("—", "")]
    assert found.subtitle == "比率，下方为件数"


def test_what_a_rate_leaves_out_stands_beside_its_n() -> None:
    cells = [("一", 0.5, 4), ("二", None, 1)]
    places = {"一": (1.0, 1.0), "二": (1.0, 2.0)}
    found = drawn("disputes_on_time_rate", places, *cells, left_out=3)
    assert [(tile.word, tile.n) for tile in found.tiles] == [("50%", "2/4，另3"), ("—", "另3")]
    assert [tile.hover for tile in found.tiles] == [
        "一网格 50%（2/4，3起未填办结日期）",
        "二网格 —，3起未填办结日期",
    ]
    assert found.subtitle == "比率，下方为件数，“另”后为未填办结日期的数量，未计入"


@pytest.mark.parametrize("place", [(NOWHERE, 1), (1, NOWHERE), (0, 1), (1, 21)])
def test_a_grid_without_a_place_is_told_apart(place: tuple[float, float]) -> None:
    found = drawn("disputes_settled", {"一": (1, 1), "二": place}, ("一", 3, None), ("二", 4, None))
    assert [tile.code for tile in found.tiles] == ["一"]
    assert found.apart == ("二网格 4起",)


def test_the_first_grid_holds_a_place_that_two_claim() -> None:
    found = drawn(
        "disputes_settled", {"一": (1, 1), "二": (1, 1)}, ("一", 3, None), ("二", 4, None)
    )
    assert [tile.code for tile in found.tiles] == ["一"]
    assert found.apart == ("二网格 4起",)


def test_records_without_a_grid_are_told_apart_when_there_are_any() -> None:
    places = {"一": (1.0, 1.0)}
    assert drawn("disputes_settled", places, ("一", 3, None), (None, 2, None)).apart == (
        "未分网格 2起",
    )
    assert drawn("disputes_settled", places, ("一", 3, None), (None, 0, None)).apart == ()


def test_nothing_to_draw_without_places() -> None:
    assert drawn("disputes_settled", {"一": (NOWHERE, NOWHERE)}, ("一", 3, None)).empty


def test_the_short_name() -> None:
    assert (short("红旗一网格"), short("东街"), short("网格")) == ("红旗一", "东街", "网格")
