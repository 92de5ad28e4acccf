"""A note that names months, where a goal has no split, is asked about with a proposal."""

import pytest

from gridlens.goals.goal import Goal
from gridlens.goals.season import proposed, unsplit
from gridlens.period import parse_period


@pytest.mark.parametrize(
    ("note", "months"),
    [
        ("除二月外每月一次", {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
        ("除2月外，每月一次", {1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
        ("除1月、2月以外每月开展", {3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
        ("除十一和十二月外每月一场", set(range(1, 11))),
        ("3月、6月、9月、12月各一次", {3, 6, 9, 12}),
        ("每月一场", set()),
        ("除夕慰问，每月走访", set()),
        ("交办后三个月内答复", set()),
        ("", set()),
    ],
)
def test_the_months_that_a_note_names(note: str, months: set[int]) -> None:
    shares = proposed(note)
    assert {month for month, share in enumerate(shares, start=1) if share} == months
    assert sum(shares) == pytest.approx(1 if months else 0)


def test_only_goals_without_a_plan_are_asked_about() -> None:
    year, note = parse_period("2025"), "除二月外每月一次"
    bare = Goal("station_sessions", year, 11, note=note)
    split = Goal("receptions", year, 11, note=note, shares=proposed(note))
    rate = Goal("disputes_settlement_rate", year, 0.9, note=note)
    quarter = Goal("policy_lectures", parse_period("2025Q1"), 3, note=note)
    known = {(g.indicator, None, g.period.key): g for g in (bare, split, rate, quarter)}
    assert [goal for goal, _shares in unsplit(known)] == [bare]
