"""What needs attention: indicators behind pace, matters past due, and grids without records."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from gridlens.figures.address import known, over, parse_mark
from gridlens.figures.scope import EVERYTHING
from gridlens.figures.trace import trace
from gridlens.goals.goal import goals
from gridlens.goals.pace import Pace
from gridlens.overview.attention import Item, Urgency, attention, behind, missing, overdue
from gridlens.overview.card import cards
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

FLOWS = ["enterprise_visits", "household_visits", "policy_lectures"]


def paces(store: Version) -> dict[str, Pace]:
    found = cards(store, EVERYTHING, about("2025H1"), goals(store), FLOWS)
    return {key: card.pace for key, card in found.items() if card.pace}


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
    found = behind(paces(store), about("2025H1"))
    assert found == [
        Item(
            Urgency.CONCERN,
            "上门服务企业滞后序时进度19.3个百分点，差25次",
            "2025年目标132次，已完成40次；此后每周需3.5次",
            "enterprise_visit",
            "indicator=enterprise_visits&over=2025&known=2025-06-30",
        ),
        Item(
            Urgency.ATTENTION,
            "入户走访滞后序时进度4.6个百分点，差4次",
            "2025年目标100次，已完成45次；此后每周需2.1次",
            "visit",
            "indicator=household_visits&over=2025&known=2025-06-30",
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
            "第2网格2025年二季度没有“联系选民群众”台账",
            "最近一条2025年3月5日",
            "visit",
        )
    ]


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
    ("period", "rows"),
    [
        ("2025H1", {"4起纠纷": 4, "7条隐患": 7, "上门服务企业": 63}),
        ("2025Q1", {"上门服务企业": 27}),
        ("2025-05", {"上门服务企业": 50}),
    ],
)
def test_an_item_leads_to_the_rows_that_it_tells_of(
    sample: Version, period: str, rows: dict[str, int]
) -> None:
    filters = about(period)
    judged = cards(sample, EVERYTHING, filters, goals(sample), FLOWS)
    found = attention(
        sample, EVERYTHING, filters, {k: card.pace for k, card in judged.items() if card.pace}
    )
    for words, n in rows.items():
        item = next(item for item in found if item.sentence.startswith(words))
        link = dict(parse_qsl(item.figure))
        asked = filters.over(over(link) or filters.period, known(link))
        assert len(trace(sample, EVERYTHING, asked, *parse_mark(link)).rows) == n


def test_the_most_pressing_comes_first(sample: Version) -> None:
    found = attention(sample, EVERYTHING, about("2025H1"), paces(sample))
    urgencies = [item.urgency for item in found]
    assert urgencies == sorted(urgencies)
    sentences = "\n".join(item.sentence for item in found)
    assert "12起" not in sentences
    assert "4起纠纷已过办理期限，最长54天" in sentences
    assert "7条隐患已过办理期限，最长41天" in sentences
    assert "康乐二网格2025年二季度没有“联系选民群众”台账" in sentences
