"""Loaded goals: for exactly a period, or for the year in which the period lies."""

from pathlib import Path

import pytest

from gridlens.goals.goal import Goal, Goals, goal_values, goals, own_goal, standing_goal
from gridlens.ledgers import indicator
from gridlens.period import parse_period
from tests.small_store import publish

VISITS, RATE = "household_visits", "disputes_settlement_rate"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Goals:
    store = publish(
        tmp_path_factory.mktemp("goals"),
        goal=[
            {"indicator": VISITS, "period": "2025", "value": 400.0, "lead": "综合办"},
            {"indicator": VISITS, "period": "2025Q2", "value": 90.0},
            {"indicator": VISITS, "period": "2025", "value": 20.0, "grid": "g1", "note": "含夜访"},
            {"indicator": RATE, "period": "2025", "value": 0.95},
            {"indicator": RATE, "period": "2024-01-01..2024-06-30", "value": 0.9},
        ],
    )
    return goals(store)


def value(found: Goal | None) -> float | None:
    return found.value if found else None


def test_a_goal_carries_its_period_lead_and_note(known: Goals) -> None:
    assert len(known) == 5
    assert known[VISITS, None, "2025"] == Goal(VISITS, parse_period("2025"), 400.0, None, "综合办")
    assert known[VISITS, "g1", "2025"].note == "含夜访"
    assert known[RATE, None, "2024H1"].value == 0.9


@pytest.mark.parametrize(
    ("period", "own", "standing"),
    [
        ("2025", 400, 400),
        ("2025Q2", 90, 90),
        ("2025Q1", None, 400),
        ("2025-06", None, 400),
        ("2024Q2", None, None),
        ("2024-10-01..2025-03-31", None, 400),
    ],
)
def test_own_goal_or_the_goal_of_the_year(
    known: Goals, period: str, own: float | None, standing: float | None
) -> None:
    asked = parse_period(period)
    assert value(own_goal(known, VISITS, asked)) == own
    assert value(standing_goal(known, VISITS, asked)) == standing


def test_a_grid_has_its_own_goals_and_not_the_whole_s(known: Goals) -> None:
    asked = parse_period("2025Q2")
    assert value(standing_goal(known, VISITS, asked, "g1")) == 20
    assert value(standing_goal(known, VISITS, asked, "g2")) is None


def test_a_rate_s_goal_of_the_year_holds_for_its_quarters_and_a_count_s_does_not(
    known: Goals,
) -> None:
    quarters = parse_period("2025H1").quarters()
    assert goal_values(known, indicator(VISITS)[0], quarters) == [None, 90]
    assert goal_values(known, indicator(RATE)[0], quarters) == [0.95, 0.95]


def test_no_goals(tmp_path: Path) -> None:
    assert goals(publish(tmp_path)) == {}
