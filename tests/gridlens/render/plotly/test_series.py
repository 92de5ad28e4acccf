"""Series in Plotly: they differ by more than colour, and a legend names them."""

from gridlens.charts.series import Part, Series
from gridlens.render.palette import LIGHT
from gridlens.render.plotly.chart import figure


def spec(parts: int, line: bool) -> Series:
    some = tuple(
        Part(f"组{n}", (1.0, None), (f"组{n} 一月 1条", ""), (f"m{n}", "")) for n in range(parts)
    )
    return Series("记录数", "单位：条", ("一月", "二月"), some, line, rate=False)


def test_lines_differ_by_marker_and_then_by_dash() -> None:
    drawn = figure(spec(9, line=True), LIGHT)
    looks = [(t.line.color, t.line.dash, t.marker.symbol) for t in drawn.data]
    assert len(set(looks)) == 9
    assert len({t.marker.symbol for t in drawn.data[:8]}) == 8
    assert drawn.data[8].line.dash == "dash"
    assert drawn.data[0].y == (1.0, None)
    assert drawn.data[0].customdata[0][1] == "m0"


def test_bars_stand_beside_each_other_with_a_legend_for_several() -> None:
    drawn = figure(spec(2, line=False), LIGHT)
    assert [t.type for t in drawn.data] == ["bar", "bar"]
    assert drawn.layout.barmode == "group"
    assert drawn.layout.showlegend
    assert not figure(spec(1, line=False), LIGHT).layout.showlegend
