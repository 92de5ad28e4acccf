"""The pace gap A/G − S in percentage points, and the words for it."""

import datetime as dt

import pytest

from gridlens.goals.goal import Goal
from gridlens.goals.pace import SIGNS, WORDS, Pace, Status, gap_short, gap_worded, pace
from gridlens.ledgers import indicator
from gridlens.period import parse_period

FLOW, RATE = "household_visits", "disputes_settlement_rate"
STOCK, LOWER = "supervision_posts", "disputes_overdue"


def paced(key: str, goal: float, achieved: float | None, period: str, as_of: str) -> Pace | None:
    found = Goal(key, parse_period(period), goal)
    return pace(indicator(key)[0], found, achieved, dt.date.fromisoformat(as_of))


def ten_days(goal: float, achieved: float, days: int = 5) -> Pace:
    found = paced(FLOW, goal, achieved, "2025-01-01..2025-01-10", f"2025-01-{days:02}")
    assert found
    return found


@pytest.mark.parametrize(
    ("achieved", "gap", "status"),
    [
        (501, 0.1, Status.ON_PACE),
        (500, 0, Status.ON_PACE),
        (499, -0.1, Status.BEHIND),
        (400, -10, Status.BEHIND),
        (399, -10.1, Status.FAR_BEHIND),
        (0, -50, Status.FAR_BEHIND),
        (2000, 150, Status.ON_PACE),
    ],
)
def test_at_the_boundaries(achieved: float, gap: float, status: Status) -> None:
    found = ten_days(1000, achieved)
    assert found.gap == pytest.approx(gap)
    assert found.status is status


@pytest.mark.parametrize("days", range(1, 11))
def test_exactly_in_time_is_on_pace_whatever_floats_make_of_it(days: int) -> None:
    for goal in (3, 7, 30, 70, 110):
        assert ten_days(goal, goal * days / 10, days).status is Status.ON_PACE
        if days > 1:
            assert ten_days(goal, goal * (days - 1) / 10, days).status is Status.BEHIND


@pytest.mark.parametrize(
    ("period", "as_of", "elapsed"),
    [
        ("2024", "2024-02-29", 60 / 366),
        ("2025", "2025-02-28", 59 / 365),
        ("2024", "2024-12-31", 1),
        ("2025H1", "2025-06-30", 1),
        ("2025", "2025-06-30", 181 / 365),
        ("2024", "2024-06-30", 182 / 366),
        ("2025Q1", "2025-07-15", 1),
        ("2025Q3", "2025-06-30", 0),
    ],
)
def test_the_share_of_days_elapsed(period: str, as_of: str, elapsed: float) -> None:
    found = paced(FLOW, 100, 0, period, as_of)
    assert found
    assert found.elapsed == pytest.approx(elapsed)


def test_what_each_remaining_day_must_bring() -> None:
    found = paced(FLOW, 366, 60, "2024", "2024-02-29")
    assert found
    assert found.required == pytest.approx(1.0)
    assert ten_days(100, 100).required is None
    assert ten_days(100, 90, days=10).required is None


@pytest.mark.parametrize("goal", [0, -1])
def test_no_goal_to_speak_of_has_no_pace(goal: float) -> None:
    assert paced(FLOW, goal, 5, "2025H1", "2025-06-30") is None


def test_nothing_known_has_no_pace() -> None:
    assert paced(RATE, 0.9, None, "2025H1", "2025-06-30") is None


@pytest.mark.parametrize(
    ("key", "goal", "achieved", "as_of", "status"),
    [
        (RATE, 0.95, 0.95, "2025-03-31", Status.MET),
        (RATE, 0.9, 0.81, "2025-03-31", Status.NEARLY_MET),
        (RATE, 0.9, 0.809, "2025-03-31", Status.MISSED),
        (STOCK, 10, 10, "2025-03-31", Status.MET),
        (STOCK, 10, 5, "2025-03-31", Status.RUNNING),
        (STOCK, 10, 9, "2025-06-30", Status.NEARLY_MET),
        (STOCK, 10, 8, "2025-06-30", Status.MISSED),
        (LOWER, 10, 10, "2025-06-30", Status.MET),
        (LOWER, 10, 0, "2025-06-30", Status.MET),
        (LOWER, 9, 10, "2025-06-30", Status.NEARLY_MET),
        (LOWER, 8, 10, "2025-06-30", Status.MISSED),
    ],
)
def test_what_is_no_flow_is_met_nearly_met_or_missed(
    key: str, goal: float, achieved: float, as_of: str, status: Status
) -> None:
    found = paced(key, goal, achieved, "2025H1", as_of)
    assert found
    assert (found.status, found.gap) == (status, None)


@pytest.mark.parametrize(
    ("achieved", "worded", "short"),
    [
        (504, "超序时进度0.4个百分点", "超0.4"),
        (421, "滞后序时进度7.9个百分点", "滞后7.9"),
        (500, "与序时进度持平", "持平"),
        (500.4, "与序时进度持平", "持平"),
    ],
)
def test_the_gap_in_words(achieved: float, worded: str, short: str) -> None:
    found = ten_days(1000, achieved)
    assert (gap_worded(found), gap_short(found)) == (worded, short)


def test_a_rate_is_worded_by_its_status() -> None:
    found = paced(RATE, 0.9, 0.95, "2025H1", "2025-06-30")
    assert found
    assert gap_worded(found) == "达到目标"


def test_every_status_has_a_word_and_each_that_judges_a_sign() -> None:
    assert set(WORDS) == set(SIGNS) == set(Status)
    silent = {status for status in Status if not SIGNS[status]}
    assert silent == {Status.RUNNING, Status.NO_GOAL}


@pytest.mark.parametrize(
    ("achieved", "share", "status"),
    [(0, 1, Status.MET), (3, 0, Status.MISSED)],
)
def test_nought_is_a_goal_where_lower_is_better(
    achieved: float, share: float, status: Status
) -> None:
    found = paced(LOWER, 0, achieved, "2025H1", "2025-06-30")
    assert found
    assert (found.share, found.status) == (share, status)
