"""Grids against their own goals, in one sentence."""

import pytest

from gridlens.analysis.grid_goals import sentence
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import goals
from gridlens.goals.judge import Verdict, judge
from gridlens.overview.card import cards
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

VISITS = "household_visits"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """By mid-2025 grid 1 has made 1 of 10 visits, grid 2 has made 5 of 10; grid 3 has no goal."""
    visits = {"g1": 1, "g2": 5, "g3": 2}
    return publish(
        tmp_path_factory.mktemp("grid_goals"),
        grid=[{"code": code, "name": name} for code, name in zip(visits, "一二三", strict=True)],
        visit=[
            {"date": day(f"03-{n + 1:02}"), "grid": grid, "way": "入户走访"}
            for grid, made in visits.items()
            for n in range(made)
        ],
        dispute=[
            {"received": day("02-01"), "closed": day("03-01"), "outcome": "调解成功", "grid": "g1"},
        ],
        goal=[
            {"indicator": VISITS, "period": "2025", "grid": "g2", "value": 10.0},
            {"indicator": VISITS, "period": "2025", "grid": "g1", "value": 10.0},
            {"indicator": VISITS, "period": "2025Q1", "grid": "g1", "value": 1.0},
            {"indicator": VISITS, "period": "2025", "value": 40.0},
            {"indicator": "disputes_settlement_rate", "period": "2025", "grid": "g1", "value": 0.9},
        ],
    )


def test_the_first_sentence_counts_and_names_no_grid(store: Version) -> None:
    filters = about("2025H1")
    card = cards(store, EVERYTHING, filters, goals(store), [VISITS])[VISITS]
    found = judge(store, EVERYTHING, filters, goals(store), every_grid=True)
    assert sentence(card, found, filters) == (
        "2025年上半年，入户走访8次；共3项网格目标：1项达到序时进度，1项滞后较多，1项达到目标。"
    )
    nothing = Verdict(filters.period)
    assert sentence(card, nothing, filters) == "2025年上半年，入户走访8次。"
    assert sentence(card, nothing, filters, "林知远") == (
        "林知远，2025年上半年；以下为在各网格参与的数量，不作评判和比较。"
    )
