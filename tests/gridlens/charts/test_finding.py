"""The sentence of a chart for the title of a slide: what the chart shows, and no ranking."""

from gridlens.charts.bars import bar_chart
from gridlens.charts.finding import finding
from gridlens.charts.spec import ColourMeaning, Stack
from gridlens.store.version import Version
from tests.gridlens.charts.test_table import asked_by


def test_bars_in_time_say_their_latest_figure(sample: Version) -> None:
    table = asked_by(sample, "disputes_settled", "quarter", over="2024-01-01..2025-06-30")
    spec = bar_chart("disputes_settled", table, ["季"] * len(table))
    assert finding(spec) == "排查化解矛盾纠纷：2025年二季度75起"


def test_grids_are_not_ranked(sample: Version) -> None:
    table = asked_by(sample, "disputes_settled", "grid")
    assert finding(bar_chart("disputes_settled", table, ["网格"] * len(table))) == ""


def test_open_matters_say_how_many_are_overdue() -> None:
    parts = (
        ("未到期限", ColourMeaning.CALM, (8.0, 2.0)),
        ("逾期1–15天", ColourMeaning.ATTENTION, (1.0, 0.0)),
    )
    spec = Stack("未办结事项", "", ("纠纷", "隐患"), parts)
    assert finding(spec) == "在办11项，其中逾期1项"
    assert finding(Stack("未办结事项", "", ("纠纷", "隐患"), parts[:1])) == "在办10项，没有逾期"
