"""Loaded goals, and how much of a goal is planned by a day."""

from pathlib import Path
from typing import Any

import pytest

from gridlens.goals.goal import Goal, Goals, goals
from gridlens.period import parse_period
from tests.small_store import day, publish

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


def test_a_goal_carries_its_period_lead_and_note(known: Goals) -> None:
    assert len(known) == 5
    assert known[VISITS, None, "2025"] == Goal(VISITS, parse_period("2025"), 400.0, None, "综合办")
    assert known[VISITS, "g1", "2025"].note == "含夜访"
    assert known[RATE, None, "2024H1"].value == 0.9


def test_no_goals(tmp_path: Path) -> None:
    assert goals(publish(tmp_path)) == {}


def year(value: float, **more: Any) -> Goal:
    return Goal(VISITS, parse_period("2025"), value, **more)


def test_without_a_plan_every_day_counts_alike() -> None:
    assert year(100).planned(day("2025-06-30")) == pytest.approx(181 / 365)


def test_a_goal_s_own_shares_go_before_its_parts() -> None:
    halves = (Goal(VISITS, parse_period("2025H1"), 30), Goal(VISITS, parse_period("2025H2"), 70))
    assert year(100, parts=halves).planned(day("2025-06-30")) == pytest.approx(0.3)
    seasonal = year(100, parts=halves, shares=(0.1, 0.1, 0.4, 0.4))
    assert seasonal.planned(day("2025-06-30")) == pytest.approx(0.2)


def test_the_share_of_some_days_is_what_the_plan_has_for_them() -> None:
    seasonal = year(100, shares=(0.1, 0.2, 0.3, 0.4))
    assert seasonal.share_of(parse_period("2025H1")) == pytest.approx(0.3)
    assert seasonal.share_of(parse_period("2025Q3")) == pytest.approx(0.3)


def test_a_grid_that_ended_in_march_had_a_quarter_s_goal_and_has_used_its_time() -> None:
    """Of 73 visits in 365 days, 90 days have 18; on 31 March all of them are planned."""
    ended = year(73).over(None, day("2025-03-31"))
    assert ended
    assert ended.value == pytest.approx(73 * 90 / 365)
    assert ended.days == parse_period("2025Q1")
    assert ended.planned(day("2025-01-31")) == pytest.approx(31 / 90)
    assert ended.planned(day("2025-03-31")) == ended.planned(day("2025-06-30")) == 1


def test_a_grid_that_began_in_july_has_half_a_goal_and_begins_at_nought() -> None:
    begun = year(73).over(day("2025-07-01"), None)
    assert begun
    assert begun.value == pytest.approx(73 * 184 / 365)
    assert begun.planned(day("2025-06-30")) == 0
    assert begun.planned(day("2025-09-30")) == pytest.approx(92 / 184)


def test_a_grid_that_was_there_all_the_time_keeps_its_goal_and_one_that_was_not_has_none() -> None:
    goal = year(73)
    assert goal.over(day("2022-01-01"), None) == goal
    assert goal.over(None, day("2024-12-31")) is None
    assert goal.over(day("2026-01-01"), None) is None
