"""The sentence of a chart for the title of a slide: what the chart shows, and no ranking."""

from gridlens.charts.bars import bar_chart
from gridlens.charts.finding import finding
from gridlens.charts.spec import ColourMeaning, Stack
from gridlens.charts.spread import spread
from gridlens.figures.rows.address import mark
from gridlens.store.version import Version
from tests.gridlens.charts.test_table import asked_by


def test_bars_in_time_say_their_latest_figure(sample: Version) -> None:
    table = asked_by(sample, "disputes_settled", "quarter", over="2024-01-01..2025-06-30")
    spec = bar_chart("disputes_settled", table, ["季"] * len(table))
    assert finding(spec) == "排查化解矛盾纠纷：2025年二季度75起"


def test_of_grids_the_range_is_said_and_none_is_named(sample: Version) -> None:
    table = asked_by(sample, "disputes_settled", "grid")
    found = finding(bar_chart("disputes_settled", table, ["红旗网格"] * len(table)))
    low, high = table["value"].min(), table["value"].max()
    assert found == f"排查化解矛盾纠纷：各网格{low:g}至{high:g}起"


def test_the_largest_kind_is_named(sample: Version) -> None:
    table = asked_by(sample, "disputes_settled", "category")
    found = finding(bar_chart("disputes_settled", table, list(table["category"])))
    most = table.sort_values("value").iloc[-1]
    assert found == f"排查化解矛盾纠纷：“{most['category']}”最多，{most['value']:g}起"


def _marks(*groups: tuple[str, str]) -> list[str]:
    return [mark("disputes_settlement_rate", {name: group}) for name, group in groups]


def test_a_range_of_rates_says_their_n_and_what_is_unknown() -> None:
    ids = _marks(("grid", "A"), ("grid", "B"), ("grid", "C"), ("grid", ""))
    told = spread(ids, ["甲", "乙", "丙", "未分网格"], [0.5, 1.0, None, 0.1], [4, 21, None, 9])
    assert told == "各网格50%至100%（各4至21件），1个没有数字"
    assert spread(ids[:2], ["甲", "乙"], [1.0, 1.0], [4, 4]) == "各网格都是100%（各4件）"
    assert spread(ids[:1], ["甲"], [1.0], [4]) == ""


def test_zeros_are_counted_and_shared_largest_kinds_are_both_named() -> None:
    grids = [mark("disputes_settled", {"grid": one, "quarter": "2025-Q1"}) for one in "AB"]
    assert spread(grids, ["甲", "乙"], [0, 7]) == "各网格各季度0至7起，其中1个为0"
    kinds = [mark("disputes_settled", {"category": one}) for one in ("邻里", "医疗", "消费")]
    assert spread(kinds, ["邻里", "医疗", "消费"], [3, 3, 1]) == "“邻里”、“医疗”最多，3起"
    assert spread(kinds, ["邻里", "医疗", "消费"], [3, 3, 3]) == ""
    assert spread(kinds, ["邻里", "医疗", "消费"], [0, 0, 0]) == ""


def test_open_matters_say_how_many_are_overdue() -> None:
    parts = (
        ("未到期限", ColourMeaning.CALM, (8.0, 2.0)),
        ("逾期1–15天", ColourMeaning.ATTENTION, (1.0, 0.0)),
    )
    spec = Stack("未办结事项", "", ("纠纷", "隐患"), parts)
    assert finding(spec) == "在办11项，其中逾期1项"
    assert finding(Stack("未办结事项", "", ("纠纷", "隐患"), parts[:1])) == "在办10项，没有逾期"
