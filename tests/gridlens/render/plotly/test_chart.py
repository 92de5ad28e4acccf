"""Chart specs as Plotly figures: the values are unchanged, and the words are Chinese."""

import json

import pandas as pd
import pytest

from gridlens.charts.ages import age_bars
from gridlens.charts.bars import bar_chart
from gridlens.charts.spec import Bars, ColourMeaning, Heat
from gridlens.render.palette import DARK, LIGHT, Palette
from gridlens.render.plotly.chart import config, figure


def some_bars(*values: float | None, key: str = "disputes_settled", **more: object) -> Bars:
    below = [10] * len(values)
    found = {"value": list(values), "denominator": below, "left_out": [None] * len(values)}
    found["not_due"] = [None] * len(values)
    table = pd.DataFrame(found, dtype=object)
    return bar_chart(key, table, [f"第{n}组" for n in range(len(values))], **more)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_bars_keep_values_words_and_colours_by_meaning(colours: Palette) -> None:
    drawn = figure(some_bars(67, 75, None, current=[False, True, True]), colours, "abc")
    (trace,) = drawn.data
    assert list(trace.y) == [67, 75, None]
    assert list(trace.text) == ["67", "75", "—"]
    past, now = colours.bars[ColourMeaning.PAST], colours.bars[ColourMeaning.CURRENT]
    assert list(trace.marker.color) == [past, now, now]
    assert drawn.layout.meta == drawn.layout.datarevision == "abc"
    assert list(drawn.layout.xaxis.ticktext) == ["第0组", "第1组", "第2组"]


def test_goals_are_lines_across_their_bars_and_fit_on_the_axis() -> None:
    drawn = figure(some_bars(10, 20, goals=[None, 50]), LIGHT)
    (line,) = drawn.layout.shapes
    assert (line.y0, line.y1, line.x0, line.x1) == (50, 50, 0.6, 1.4)
    assert drawn.layout.yaxis.range[1] >= 50


def test_horizontal_bars_run_from_the_top() -> None:
    drawn = figure(some_bars(3, 4, horizontal=True), LIGHT)
    assert list(drawn.data[0].x) == [3, 4]
    assert drawn.data[0].orientation == "h"
    low, high = drawn.layout.yaxis.range
    assert low > high


def test_the_axis_of_a_rate_is_in_per_cent_and_of_large_counts_in_wan() -> None:
    rate = figure(some_bars(0.4, 0.95, key="disputes_settlement_rate"), LIGHT).layout.yaxis
    assert list(rate.ticktext) == ["0%", "25%", "50%", "75%", "100%"]
    large = figure(some_bars(40_000), LIGHT).layout.yaxis
    assert list(large.ticktext) == ["0", "1万", "2万", "3万", "4万"]


@pytest.mark.parametrize("top", [1, 2, 3, 5, 7, 9, 10, 63, 142, 306, 9999])
def test_ticks_of_counts_are_whole_and_reach_the_top(top: int) -> None:
    axis = figure(some_bars(top), LIGHT).layout.yaxis
    assert all(tick == int(tick) for tick in axis.tickvals)
    assert axis.tickvals[-1] >= top
    assert axis.range[1] >= top


@pytest.mark.parametrize("values", [(), (0, 0), (None, None)])
def test_nothing_to_draw_draws_nothing(values: tuple[float | None, ...]) -> None:
    assert list(figure(some_bars(*values), LIGHT).data[0].y) == list(values)


def test_a_long_heat_map_stands_in_two_halves_with_a_marker_on_every_cell() -> None:
    rows = tuple(f"第{n}网格" for n in range(1, 21))
    values = tuple((float(n), None) for n in range(20))
    words = tuple((str(n), "—") for n in range(20))
    spec = Heat("标题", "单位：起", rows, ("一季", "二季"), values, words, words)
    drawn = figure(spec, LIGHT)
    maps = [trace for trace in drawn.data if trace.type == "heatmap"]
    marks = [trace for trace in drawn.data if trace.type == "scatter"]
    assert [len(trace.z) for trace in maps] == [10, 10]
    assert [tuple(row) for trace in maps for row in trace.z] == list(values)
    assert sum(len(trace.x) for trace in marks) == 40
    assert [text for trace in marks for text in trace.text] == [w for row in words for w in row]
    assert {trace.zmax for trace in maps} == {19}
    narrow = figure(spec, LIGHT, narrow=True)
    (one,) = [trace for trace in narrow.data if trace.type == "heatmap"]
    assert [tuple(row) for row in one.z] == list(values)


def test_a_stack_leaves_out_parts_without_values() -> None:
    found = pd.DataFrame(
        [("disputes_open", "未到期限", 8), ("disputes_open", "没有期限", 2)],
        columns=["indicator", "age", "value"],
    )
    drawn = figure(age_bars(found, {"disputes_open": "矛盾纠纷"}), LIGHT)
    assert [(trace.name, list(trace.x)) for trace in drawn.data] == [
        ("未到期限", [8]),
        ("没有期限", [2]),
    ]
    assert drawn.layout.showlegend


def test_the_chart_has_no_tools_of_its_own() -> None:
    found = config()
    assert found["locale"] == "zh-CN"
    assert not found["displayModeBar"] and not found["displaylogo"]


def test_a_figure_names_no_host_and_only_system_fonts() -> None:
    text = json.dumps(figure(some_bars(1, 2), LIGHT).to_plotly_json(), default=str)
    assert "http" not in text
    assert "Microsoft YaHei" in text
