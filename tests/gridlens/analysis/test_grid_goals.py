"""Grids against their own goals: in roster order, each grid judged by itself."""

import pytest

from gridlens.analysis.grid_goals import GridGoal, grid_goals, sentence
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.goals.goal import goals
from gridlens.goals.pace import Status
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


def standing(store: Version, filters: Filters, scope: Scope = EVERYTHING) -> list[GridGoal]:
    return grid_goals(store, scope, filters, goals(store))


def test_counts_stand_to_the_year_s_goal_and_rates_to_their_own_figure(store: Version) -> None:
    told = [
        (g.indicator.key, g.name, g.pace.achieved, g.base, g.pace.goal.value, g.pace.status)
        for g in standing(store, about("2025H1"))
    ]
    assert told == [
        (VISITS, "一", 1, None, 10, Status.FAR_BEHIND),  # 10 % of the goal, 49.6 % of the days
        (VISITS, "二", 5, None, 10, Status.ON_PACE),
        ("disputes_settlement_rate", "一", 1.0, 1, 0.9, Status.MET),
    ]


def test_a_period_s_own_goal_comes_before_the_year_s(store: Version) -> None:
    told = {(g.indicator.key, g.code): g.pace for g in standing(store, about("2025Q1"))}
    assert told[VISITS, "g1"].goal.period.key == "2025Q1"
    assert told[VISITS, "g1"].status is Status.ON_PACE
    assert told[VISITS, "g2"].elapsed == pytest.approx(90 / 365)


def test_only_the_grids_asked_for(store: Version) -> None:
    assert {g.code for g in standing(store, about("2025H1", grids=("g2", "g3")))} == {"g2"}
    within = standing(store, about("2025H1"), Scope(grids=frozenset({"g1"})))
    assert {g.code for g in within} == {"g1"}


def test_nobody_is_judged_for_a_deputy_nor_before_the_period_begins(store: Version) -> None:
    assert standing(store, about("2025H1", deputy="D1")) == []
    assert standing(store, about("2025H1"), Scope(deputy="D1")) == []
    assert standing(store, about("2025", "2024-12-31")) == []


def test_the_first_sentence_counts_and_names_no_grid(store: Version) -> None:
    filters = about("2025H1")
    card = cards(store, EVERYTHING, filters, goals(store), [VISITS])[VISITS]
    assert sentence(card, standing(store, filters), filters) == (
        "2025年上半年，入户走访8次；3项网格目标中，1项达到序时进度，1项滞后较多，1项达到目标。"
    )
    assert sentence(card, [], filters) == "2025年上半年，入户走访8次。"
    assert sentence(card, [], filters, "林知远") == (
        "林知远，2025年上半年；以下为在各网格参与的数量，不作进度和比较。"
    )
