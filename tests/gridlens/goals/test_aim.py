"""Which goal a period is judged by: its own, the sum of its parts, or the goal of its year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.goals.aim import aim, goal_for, goal_values, whose
from gridlens.goals.goal import Goal, Goals
from gridlens.ledgers import indicator
from gridlens.period import parse_period

FIRMS, RATE, LAWS = "enterprise_visits", "disputes_settlement_rate", "laws_studied"
QUARTERS = {"2025Q1": 40.0, "2025Q2": 45.0, "2025Q3": 50.0, "2025Q4": 45.0}


def known(key: str, values: dict[str, float], grid: str | None = None) -> Goals:
    return {
        (key, grid, period): Goal(key, parse_period(period), value, grid)
        for period, value in values.items()
    }


def found(goals: Goals, period: str, key: str = FIRMS, grid: str | None = None) -> Goal | None:
    return aim(goals, indicator(key)[0], parse_period(period), grid)


YEAR = known(FIRMS, {"2025": 180.0, **QUARTERS})


@pytest.mark.parametrize(
    ("period", "of", "value"),
    [
        ("2025Q2", "2025Q2", 45),
        ("2025H1", "2025H1", 85),  # 40 + 45
        ("2025-01-01..2025-09-30", "2025-01-01..2025-09-30", 135),
        ("2025", "2025", 180),
        ("2025-05", "2025", 180),  # nothing covers May: the year's, with all done since January
        ("2025-02-01..2025-06-30", "2025", 180),  # February and March are in no goal
    ],
)
def test_its_own_or_the_sum_of_its_parts_or_the_years(period: str, of: str, value: float) -> None:
    goal = found(YEAR, period)
    assert goal
    assert (goal.period.key, goal.value) == (of, value)


def test_the_year_s_plan_follows_its_quarters_where_they_sum_to_it() -> None:
    goal = found(YEAR, "2025")
    assert goal
    assert goal.planned(dt.date(2025, 3, 31)) == pytest.approx(40 / 180)
    assert goal.planned(dt.date(2025, 6, 30)) == pytest.approx(85 / 180)
    assert goal.planned(dt.date(2025, 5, 31)) == pytest.approx((40 + 45 * 61 / 91) / 180)
    other = found(known(FIRMS, {"2025": 200.0, **QUARTERS}), "2025")
    assert other
    assert other.planned(dt.date(2025, 6, 30)) == pytest.approx(181 / 365)


def test_a_year_without_a_goal_of_its_own_is_the_sum_of_its_quarters() -> None:
    goal = found(known(FIRMS, QUARTERS), "2025")
    assert goal
    assert (goal.value, goal.planned(dt.date(2025, 6, 30))) == (180, pytest.approx(85 / 180))
    month = found(known(FIRMS, QUARTERS), "2025-05")
    assert month
    assert (month.period.key, month.value) == ("2025", 180)


def test_a_quarter_that_is_missing_leaves_the_half_to_the_year() -> None:
    goal = found(known(FIRMS, {"2025": 180.0, "2025Q1": 40.0}), "2025H1")
    assert goal
    assert (goal.period.key, goal.value) == ("2025", 180)


def test_without_the_year_s_the_half_s_or_the_quarter_s_that_contains_it() -> None:
    half = found(known(FIRMS, {"2025H1": 85.0}), "2025-05")
    assert half
    assert half.period.key == "2025H1"
    assert found(known(FIRMS, {"2025H2": 95.0}), "2025") is None
    assert found(known(FIRMS, {"2025H2": 95.0}), "2025-05") is None


def test_halves_go_before_quarters_and_quarters_plan_the_halves() -> None:
    halves = known(FIRMS, {"2025H1": 85.0, "2025H2": 95.0, **QUARTERS})
    goal = found(halves, "2025")
    assert goal
    assert [part.period.key for part in goal.parts] == ["2025H1", "2025H2"]


def test_rates_and_distinct_counts_never_add_up() -> None:
    rates = known(RATE, {"2025Q1": 0.9, "2025Q2": 0.95, "2024": 0.8})
    assert found(rates, "2025H1", RATE) is None
    of_year = found(rates, "2024-05", RATE)
    assert of_year
    assert of_year.value == 0.8
    laws = known(LAWS, {"2025": 12.0, "2025Q1": 3.0, "2025Q2": 3.0})
    goal = found(laws, "2025H1", LAWS)
    assert goal
    assert (goal.period.key, goal.value, goal.parts) == ("2025", 12, ())


def test_a_grid_has_its_own_goals_and_not_the_whole_s() -> None:
    goals = {**YEAR, **known(FIRMS, {"2025": 20.0}, "g1")}
    own = found(goals, "2025H1", grid="g1")
    assert own
    assert (own.value, own.period.key) == (20, "2025")
    assert found(goals, "2025H1", grid="g2") is None


def test_a_chart_draws_goals_of_exactly_its_periods_and_a_rate_s_through_the_year() -> None:
    quarters = parse_period("2025H1").quarters()
    goals = {**known(FIRMS, {"2025": 180.0, "2025Q2": 45.0}), **known(RATE, {"2025": 0.95})}
    assert goal_values(goals, indicator(FIRMS)[0], quarters) == [None, 45]
    assert goal_values(goals, indicator(RATE)[0], quarters) == [0.95, 0.95]
    assert goal_values(YEAR, indicator(FIRMS)[0], [parse_period("2025H1")]) == [85]


@pytest.mark.parametrize(
    ("period", "words"),
    [("2025", ""), ("2025H1", ""), ("2025-05", "全年累计"), ("2025-06", "全年累计")],
)
def test_whose_progress_is_shown(period: str, words: str) -> None:
    goal = found(YEAR, period)
    assert goal
    assert whose(goal, parse_period(period)) == words


def test_a_goal_of_nought_among_the_parts_covers_its_quarter() -> None:
    goal = goal_for(
        known(FIRMS, {"2025Q1": 0.0, "2025Q2": 3.0}), indicator(FIRMS)[0], parse_period("2025H1")
    )
    assert goal
    assert (goal.value, goal.planned(dt.date(2025, 3, 31))) == (3, 0)


@given(
    st.lists(st.integers(1, 500), min_size=4, max_size=4),
    st.dates(dt.date(2024, 12, 31), dt.date(2025, 12, 31)),
)
def test_a_plan_by_quarters_grows_from_nought_to_all(values: list[int], on: dt.date) -> None:
    quarters = dict(zip(QUARTERS, map(float, values), strict=True))
    goal = found(known(FIRMS, {"2025": float(sum(values)), **quarters}), "2025")
    assert goal
    assert 0 <= goal.planned(on) <= goal.planned(min(on + dt.timedelta(1), dt.date(2025, 12, 31)))
    assert goal.planned(dt.date(2024, 12, 31)) == 0
    assert goal.planned(dt.date(2025, 12, 31)) == pytest.approx(1)
    assert goal.planned(dt.date(2025, 9, 30)) == pytest.approx(sum(values[:3]) / sum(values))
