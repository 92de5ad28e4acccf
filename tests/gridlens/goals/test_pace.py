"""The pace gap A/G − S in percentage points and in whole units, and the words for it."""

import datetime as dt

import pytest

from gridlens.goals.goal import Goal
from gridlens.goals.pace import (
    RULE,
    SIGNS,
    WORDS,
    Pace,
    Status,
    gap_short,
    gap_worded,
    pace,
    units_short,
)
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
            late = Status.BEHIND if goal >= 10 else Status.ON_PACE  # a tenth of 3 is under one
            assert ten_days(goal, goal * (days - 1) / 10, days).status is late


@pytest.mark.parametrize(
    ("goal", "achieved", "days", "short", "status", "worded", "short_word"),
    [
        # Half of 19 is 9.5 in five of ten days.
        (19, 9, 5, 0.5, Status.ON_PACE, "低于序时进度2.6个百分点，差不足1次", "差不足1次"),
        (19, 8, 5, 1.5, Status.BEHIND, "滞后序时进度7.9个百分点，差1次", "滞后7.9"),
        (19, 5, 5, 4.5, Status.FAR_BEHIND, "滞后序时进度23.7个百分点，差4次", "滞后23.7"),
        # One whole unit is not under one.
        (20, 9, 5, 1, Status.BEHIND, "滞后序时进度5个百分点，差1次", "滞后5"),
        # Far behind in points, and yet under one visit.
        (1, 0, 9, 0.9, Status.ON_PACE, "低于序时进度90个百分点，差不足1次", "差不足1次"),
        # Points that round to nothing are many units of a large goal.
        (100_000, 49_995, 5, 5, Status.BEHIND, "滞后序时进度不足0.1个百分点，差5次", "滞后不足0.1"),
        (20, 10, 5, 0, Status.ON_PACE, "与序时进度持平", "持平"),
        (20, 12, 5, -2, Status.ON_PACE, "超序时进度10个百分点", "超10"),
    ],
)
def test_short_by_less_than_one_whole_unit_is_on_pace(
    goal: float,
    achieved: float,
    days: int,
    short: float,
    status: Status,
    worded: str,
    short_word: str,
) -> None:
    found = ten_days(goal, achieved, days)
    assert found.short == pytest.approx(short)
    assert found.status is status
    assert (gap_worded(found), gap_short(found)) == (worded, short_word)


def test_doing_the_units_that_are_missing_brings_a_goal_on_pace() -> None:
    for achieved in range(9):  # at 9 of 9.5, less than one is missing
        found = ten_days(19, achieved)
        missing = int(units_short(found).removeprefix("差").removesuffix("次"))
        assert ten_days(19, achieved + missing).status is Status.ON_PACE
        assert ten_days(19, achieved + missing - 1).status is not Status.ON_PACE


def test_what_floats_make_of_an_even_split_is_not_missing() -> None:
    months = Goal(FLOW, parse_period("2025"), 11, shares=(1 / 11,) * 11 + (0.0,))
    found = pace(indicator(FLOW)[0], months, 5, dt.date(2025, 5, 31))
    assert found
    assert (found.short, units_short(found)) == (0, "")


def test_the_rule_that_is_printed_says_so() -> None:
    assert "差不足1个单位" in RULE


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
        (421, "滞后序时进度7.9个百分点，差79次", "滞后7.9"),
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
