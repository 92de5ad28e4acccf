"""The way to a goal: totals by day, the plan, last year, and the band of what lies ahead."""

import datetime as dt

import pytest

from gridlens.charts.course import way
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.course import Course, course_sentence, progress
from gridlens.goals.goal import Goal
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

VISITS = "enterprise_visits"
HALF = Goal(VISITS, parse_period("2025H1"), 30)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four visits a month from January to mid-March 2025, then none; one visit in 2024."""
    days = [f"2025-0{month}-{n:02}" for month in (1, 2, 3) for n in (3, 5, 9, 12)]
    return publish(
        tmp_path_factory.mktemp("progress"),
        grid=[{"code": "g1", "name": "一网格"}],
        enterprise_visit=[
            {"date": day(one), "grid": "g1" if one.endswith("12") else None}
            for one in ["2024-01-20", *days]
        ],
    )


def at(store: Version, as_of: str = "2025-03-15", goal: Goal = HALF) -> Course:
    found = progress(store, EVERYTHING, about("2025Q1", as_of), goal)
    assert found
    return found


def test_totals_stand_at_the_ends_of_months_and_at_the_day_asked(store: Version) -> None:
    assert [(f"{d:%m-%d}", total) for d, total in at(store).reached] == [
        ("12-31", 0),
        ("01-31", 4),
        ("02-28", 8),
        ("03-15", 12),
    ]


def test_the_plan_goes_by_days_or_by_shares(store: Version) -> None:
    by_days = dict(at(store).planned)
    assert by_days[dt.date(2025, 3, 15)] == pytest.approx(30 * 74 / 181)
    assert by_days[dt.date(2025, 6, 30)] == pytest.approx(30)
    seasonal = at(store, goal=Goal(VISITS, HALF.period, 30, shares=(0.2, 0.8)))
    assert dict(seasonal.planned)[dt.date(2025, 3, 31)] == pytest.approx(6)


def test_what_lies_ahead_begins_where_it_stands_and_widens(store: Version) -> None:
    found = at(store)
    first, last = found.ahead[0], found.ahead[-1]
    assert (first.day, first.expected, first.low, first.high) == (dt.date(2025, 3, 15), 12, 12, 12)
    assert last.day == dt.date(2025, 6, 30)
    assert last.expected == pytest.approx(12 * 181 / 74)
    assert found.forecast
    assert (last.low, last.high) == (found.forecast.low, found.forecast.high)
    assert at(store, "2025-07-31").ahead == ()


def test_last_year_s_way_where_the_data_reaches_back_over_it(store: Version) -> None:
    before = at(store).before
    assert [total for _day, total in before] == [0, *[1] * 6]
    assert before[-1][0] == dt.date(2025, 6, 30)
    assert at(store, goal=Goal(VISITS, parse_period("2024"), 5)).before == ()


@pytest.mark.slow
def test_a_grid_s_goal_counts_that_grid(store: Version) -> None:
    assert at(store, goal=Goal(VISITS, HALF.period, 6, grid="g1")).reached[-1][1] == 3


def test_what_is_said(store: Version) -> None:
    assert course_sentence(at(store)).startswith(
        "上门服务企业12次，完成2025年上半年目标30次的40%，时间进度40.9%，低于序时进度0.9个百分点，差不足1次；"
        "余下107天平均每周需1.2次；按目前进度，预计期末29次（"
    )
    assert "完成目标的把握" not in course_sentence(at(store, "2025-07-31"))
    drawn = way(at(store))
    assert drawn.goal_word == "目标30次"
    assert drawn.assumption.startswith("假定余下107天")


def test_no_way_before_it_begins_or_for_what_has_no_pace(store: Version) -> None:
    assert (
        progress(
            store, EVERYTHING, about("2026", "2025-03-15"), Goal(VISITS, parse_period("2026"), 5)
        )
        is None
    )
    rate = Goal("disputes_settlement_rate", HALF.period, 0.9)
    with pytest.raises(GridLensError, match="没有序时进度"):
        progress(store, EVERYTHING, about("2025H1"), rate)
