"""The review's charts as Plotly figures: unchanged values, shapes beside colours, Chinese words."""

import datetime as dt

import pytest

from gridlens.analysis.grids import Exposure, grid_funnel
from gridlens.analysis.months import run
from gridlens.analysis.spc import Sense
from gridlens.charts.course import way
from gridlens.charts.funnel import funnel_plot
from gridlens.charts.months import Months, months
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.course import progress
from gridlens.goals.goal import Goal
from gridlens.period import parse_period
from gridlens.render.palette import DARK, LIGHT, Palette
from gridlens.render.plotly.chart import figure
from gridlens.store.office.notes import Note
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask

SPAN, VISITS = "2024-01-01..2025-06-30", "enterprise_visits"


def chart(sample: Version, key: str = VISITS, **more: object) -> Months:
    found = run(sample, EVERYTHING, about(SPAN), key, **more)  # type: ignore[arg-type]
    return months(found, [Note(dt.date(2025, 1, 10), "大走访", rebase=True)])


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_months_keep_their_values_and_signals_have_shapes(
    sample: Version, colours: Palette
) -> None:
    spec = chart(sample)
    trace = figure(spec, colours, "abc").data[-1]
    assert list(trace.y) == list(ask(sample, VISITS, SPAN, "month").values())
    symbols = dict(zip(spec.senses, trace.marker.symbol, strict=True))
    assert symbols == {
        Sense.COMMON: "circle",
        Sense.IMPROVEMENT: "triangle-up",
        Sense.CONCERN: "triangle-down",
    }
    assert len(set(zip(trace.marker.symbol, trace.marker.color, strict=True))) == 3
    assert "▲ 超出界限，向好" in trace.customdata[-1][0]
    assert trace.customdata[0][0].startswith("2024年1月 5次，均值9.3，界限5.6至12.9")


def test_each_level_has_lines_of_its_own_and_notes_stand_at_their_month(sample: Version) -> None:
    spec = chart(sample, rebase=[dt.date(2025, 1, 10)])
    drawn = figure(spec, LIGHT)
    assert len(drawn.data) == 2 * 3 + 1
    assert [list(trace.x) for trace in drawn.data[:6:3]] == [[-0.4, 11.4], [11.6, 17.4]]
    (note,) = drawn.layout.annotations
    assert (note.x, note.text) == (12, "大走访")
    assert list(drawn.layout.xaxis.ticktext)[12] == "1月<br>2025年"


def test_limits_are_drawn_where_values_can_lie(sample: Version) -> None:
    spec = chart(sample, "disputes_settlement_rate")
    assert spec.rate
    assert max(spec.upper) == 1
    assert min(chart(sample, "matters_open").lower) == 0


def test_a_funnel_names_only_what_lies_outside(sample: Version) -> None:
    spec = funnel_plot(
        grid_funnel(sample, EVERYTHING, about("2025H1"), "disputes_received", Exposure.HOUSEHOLDS)
    )
    trace = figure(spec, LIGHT).data[-1]
    assert len(trace.x) == 20
    assert [text for text in trace.text if text] == ["红旗一网格", "光明二网格"]
    assert trace.customdata[0][0] == "红旗一网格：21起，推算7起，户数385"
    upper = [limits.upper998 for _size, limits in spec.curve]
    assert upper == sorted(upper, reverse=True)
    assert spec.sentence.startswith("红旗一网格纠纷受理21起")


def test_a_way_shows_reached_plan_band_and_last_year(sample: Version) -> None:
    goal = Goal(VISITS, parse_period("2025"), 180)
    found = progress(sample, EVERYTHING, about("2025", "2025-05-17"), goal)
    assert found
    drawn = figure(way(found), LIGHT)
    shown = {trace.name: trace for trace in drawn.data if trace.name}
    assert set(shown) == {"上年同期", "计划", "推算范围", "按至今速度", "完成"}
    assert shown["完成"].y[-1] == ask(sample, VISITS, "2025", as_of="2025-05-17")
    assert shown["计划"].y[-1] == 180
    assert drawn.layout.showlegend
    assert drawn.layout.annotations[0].text == "目标180次"


def test_nothing_to_draw(sample: Version) -> None:
    empty = months(run(sample, EVERYTHING, about("2020"), VISITS))
    assert empty.empty
    assert figure(empty, LIGHT).data[-1].x in (None, ())
    bare = funnel_plot(
        grid_funnel(sample, EVERYTHING, about("2020"), "disputes_received", Exposure.RESIDENTS)
    )
    assert bare.empty
    assert figure(bare, LIGHT)
