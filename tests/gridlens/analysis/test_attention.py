"""What needs attention: indicators behind pace, matters past due, and grids without records."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from gridlens.analysis.attention import (
    Attention,
    Item,
    Urgency,
    attention,
    missing,
    overdue,
    problems,
)
from gridlens.figures.rows.address import known, over, parse_mark
from gridlens.figures.rows.trace import trace
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.goals.goal import goals
from gridlens.goals.judge import judge
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish


def found_in(store: Version, filters: Filters) -> Attention:
    known = goals(store)
    whole, grids = (
        judge(store, EVERYTHING, filters, known, every_grid=every) for every in (False, True)
    )
    return attention(store, EVERYTHING, filters, whole, grids)


def visit(date: str, grid: str) -> dict[str, Any]:
    return {"date": day(date), "grid": grid, "way": "入户走访"}


def test_flows_behind_their_pace_say_what_the_time_left_must_bring(tmp_path: Path) -> None:
    firms = [{"date": day("2025-05-01"), "firm": "甲厂"} for _n in range(40)]
    store = publish(
        tmp_path,
        enterprise_visit=firms,
        visit=[visit("05-01", "g1") for _n in range(45)],
        session=[{"date": day("05-01"), "type": "理论宣讲"} for _n in range(5)],
        goal=[
            {"indicator": "enterprise_visits", "period": "2025", "value": 132.0},
            {"indicator": "household_visits", "period": "2025", "value": 100.0},
            {"indicator": "policy_lectures", "period": "2025", "value": 10.0},
        ],
    )
    found = problems(judge(store, EVERYTHING, about("2025H1"), goals(store)), {})
    assert found == [
        Item(
            Urgency.ATTENTION,
            "入户走访滞后序时进度4.6个百分点，差4次",
            "2025年目标100次，已完成45次；此后每周需2.1次",
            "visit",
            "indicator=household_visits",
        ),
        Item(
            Urgency.CONCERN,
            "上门服务企业滞后序时进度19.3个百分点，差25次",
            "2025年目标132次，已完成40次；此后每周需3.5次",
            "enterprise_visit",
            "indicator=enterprise_visits",
        ),
    ]


def test_matters_past_due_with_the_age_of_the_oldest(tmp_path: Path) -> None:
    begun = {"received": day("05-01")}
    store = publish(
        tmp_path,
        dispute=[
            begun | {"due": day("06-25")},
            begun | {"due": day("06-18")},
            begun | {"due": day("06-30")},
            begun | {"due": day("05-05"), "closed": day("06-01")},
        ],
        hazard=[{"found": day("05-01"), "due": day("06-29"), "grade": "重大"}],
    )
    found = overdue(store, EVERYTHING, about("2025H1"))
    assert found == [
        Item(
            Urgency.ATTENTION,
            "2起纠纷已过办理期限，最长12天",
            "截至2025年6月30日仍未办结",
            "dispute",
            "indicator=disputes_overdue",
        ),
        Item(
            Urgency.CONCERN,
            "1条隐患已过办理期限，最长1天",
            "其中重大隐患1条",
            "hazard",
            "indicator=hazards_overdue",
        ),
    ]


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four grids that kept visits: one fell silent, one was dissolved, one visited only once."""
    return publish(
        tmp_path_factory.mktemp("visited"),
        grid=[
            *({"code": f"g{n}", "name": f"第{n}网格"} for n in (1, 2, 3)),
            {"code": "g4", "name": "老网格", "until": day("03-31")},
        ],
        visit=[
            *(visit("02-01", g) for g in ("g1", "g1", "g2", "g2", "g3", "g4", "g4")),
            visit("03-05", "g2"),
            visit("04-01", "g1"),
        ],
    )


def test_a_grid_that_fell_silent_is_named_with_its_last_record(visited: Version) -> None:
    assert missing(visited, EVERYTHING, about("2025H1")) == [
        Item(
            Urgency.NOTE,
            "1个网格2025年二季度没有“联系选民群众”台账",
            "最近一条2025年3月5日",
            "visit",
            named="第2网格",
        )
    ]


@pytest.mark.parametrize(("until", "named"), [("06-29", 0), ("06-30", 1)])
def test_a_grid_that_was_there_to_the_quarter_s_last_day_is_named(
    tmp_path: Path, until: str, named: int
) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "g1", "name": "老网格", "until": day(until)}],
        visit=[visit("02-01", "g1"), visit("02-02", "g1")],
    )
    assert len(missing(store, EVERYTHING, about("2025H1"))) == named


@pytest.mark.parametrize(
    "filters",
    [
        about("2025H1", "2025-06-29"),
        about("2025H1", deputy="D1"),
        about("2025H1", grids=("g1", "g3")),
        about("2025Q1"),
        about("2026"),
    ],
    ids=["quarter under way", "one deputy", "other grids", "they were there", "not begun"],
)
def test_nobody_is_missed(visited: Version, filters: Any) -> None:
    assert missing(visited, EVERYTHING, filters) == []


@pytest.mark.parametrize(
    ("period", "grid", "rows"),
    [
        ("2025H1", "", {"3起纠纷": 3, "6条隐患": 6, "上门服务企业": 63}),
        ("2025", "", {"上门服务企业": 63}),
        ("2025Q1", "", {"上门服务企业": 27}),
        ("2025-05", "", {"上门服务企业": 50}),
        ("2025H1", "康乐二网格", {"康乐二网格入户走访": 5}),
    ],
)
def test_an_item_leads_to_the_rows_that_it_tells_of(
    sample: Version, period: str, grid: str, rows: dict[str, int]
) -> None:
    codes = tuple(code for code, name in sample.grid_names.items() if name == grid)
    filters = about(period, grids=codes)
    items = found_in(sample, filters).items
    for words, n in rows.items():
        item = next(item for item in items if item.sentence.startswith(words))
        link = dict(parse_qsl(item.figure))
        asked = filters.over(over(link) or filters.period, known(link))
        assert len(trace(sample, EVERYTHING, asked, *parse_mark(link)).rows) == n


def test_the_most_pressing_comes_first(sample: Version) -> None:
    found = found_in(sample, about("2025H1"))
    urgencies = [item.urgency for item in found.items]
    assert urgencies == sorted(urgencies)
    sentences = [item.sentence for item in found.items]
    assert "12起" not in "".join(sentences)
    for told in (
        "3起纠纷已过办理期限，最长25天",
        "6条隐患已过办理期限，最长34天",
        "1个网格2025年二季度没有“联系选民群众”台账",
        "入户走访滞后序时进度4.2个百分点，差10次",  # no goal of the four types alone
        "入户走访：1个网格没有达到自己的目标进度",
        "“矛盾纠纷”2个网格的数量超出正常波动",
    ):
        assert told in sentences
    assert not any("接近目标" in told for told in sentences)
    assert not any("视察问题办结率" in told for told in sentences)  # two of three may yet close
    assert found.looked_at[1:3] == ("15项目标", "20项网格目标")
    (signal,) = [item for item in found.items if item.page == "review"]
    assert dict(signal.chosen) == {"compare": "disputes_settled", "exposure": "households"}


def test_a_grid_that_is_behind_is_never_told_that_all_is_well(sample: Version) -> None:
    """康乐二网格 made 5 of 19 visits, so 4 are missing by the end of June."""
    code = next(c for c, name in sample.grid_names.items() if name == "康乐二网格")
    found = found_in(sample, about("2025H1", grids=(code,)))
    assert "康乐二网格入户走访滞后序时进度23.3个百分点，差4次" in [i.sentence for i in found.items]


def test_for_a_deputy_nothing_is_judged_and_it_says_so(sample: Version) -> None:
    for code in sample.deputies["code"].head(5):
        found = found_in(sample, about("2025H1", deputy=code))
        assert found.not_judged == ("按代表筛选，目标、报送和网格差异不作评判",)
        assert not [item for item in found.items if "序时" in item.sentence]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """One grid with one visit in each quarter, and a goal of two visits a year."""
    return publish(
        tmp_path_factory.mktemp("small"),
        grid=[{"code": "g1", "name": "一网格"}],
        visit=[visit("02-01", "g1"), visit("05-01", "g1")],
        goal=[{"indicator": "household_visits", "period": "2025", "value": 2.0}],
    )


def test_all_is_well_only_where_all_was_judged_and_it_says_what(small: Version) -> None:
    good = found_in(small, about("2025H1"))
    assert (good.items, good.not_judged) == ((), ())
    assert good.looked_at == ("6本台账的办理期限", "1项目标", "各网格的台账报送")


@pytest.mark.parametrize(
    ("filters", "lacking"),
    [
        (about("2025H1", "2025-06-29"), "季度还没有结束，没有看台账报送"),
        (about("2025H1", grids=("g1",)), "没有设网格目标"),
        (about("2026", "2025-06-30"), "目标：期间还没有开始"),
    ],
)
def test_what_was_not_judged_is_named(small: Version, filters: Filters, lacking: str) -> None:
    if filters.period.key == "2026":
        filters = filters.over(parse_period("2025Q4"))
    assert lacking in found_in(small, filters).not_judged


def test_a_goal_without_a_figure_is_no_all_clear(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        visit=[visit("05-01", "g1")],
        goal=[{"indicator": "disputes_settlement_rate", "period": "2025", "value": 0.9}],
    )
    assert "1项目标没有数据" in found_in(store, about("2025H1")).not_judged
