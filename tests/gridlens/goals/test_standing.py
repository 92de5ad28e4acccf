"""Every indicator against the goal that judges it, in one table."""

from typing import Any

import pytest

from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.goals.goal import goals
from gridlens.goals.pace import Status
from gridlens.goals.standing import Standing, history_period, paces, standing_table
from gridlens.ledgers import indicators
from gridlens.overview.card import cards
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

VISITS, RATE, LAWS = "enterprise_visits", "disputes_settlement_rate", "laws_studied"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Six visits to firms in the first half of 2025, four of them in the first quarter."""
    dates = ["02-01", "02-02", "02-03", "03-04", "05-01", "05-02"]
    return publish(
        tmp_path_factory.mktemp("paces"),
        grid=[{"code": "g1", "name": "一"}, {"code": "g2", "name": "二"}],
        enterprise_visit=[
            {"date": day(date), "grid": "g2" if date > "05-01" else "g1"} for date in dates
        ],
        dispute=[{"received": day("02-01"), "closed": day("03-01"), "outcome": "调解成功"}],
        session=[{"date": day("03-05"), "type": "学法", "laws": ["监督法", "代表法"]}],
        goal=[
            {"indicator": VISITS, "period": "2025", "value": 20.0},
            {"indicator": VISITS, "period": "2025Q2", "value": 3.0},
            {"indicator": VISITS, "period": "2025", "grid": "g2", "value": 2.0},
            {"indicator": RATE, "period": "2025", "value": 0.9},
            {"indicator": LAWS, "period": "2025", "value": 2.0},
        ],
    )


def line(store: Version, key: str, period: str, as_of: str = "2025-06-30", **more: Any) -> Standing:
    (found,) = paces(store, EVERYTHING, about(period, as_of), goals(store), [key], **more)
    return found


def test_a_period_s_own_goal_comes_first(store: Version) -> None:
    found = line(store, VISITS, "2025Q2")
    assert found.goal
    assert (found.goal.period.key, found.goal.value) == ("2025Q2", 3)
    assert (found.achieved, found.elapsed, found.status) == (2, 1, Status.FAR_BEHIND)


def test_else_the_year_s_with_all_done_since_it_began(store: Version) -> None:
    found = line(store, VISITS, "2025Q1")
    assert found.goal and found.pace
    assert (found.goal.period.key, found.goal.value) == ("2025", 20)
    assert (found.achieved, found.elapsed) == (4, 90 / 365)
    assert found.pace.gap == pytest.approx((4 / 20 - 90 / 365) * 100)


def test_a_goal_that_runs_has_days_left_and_a_chance(store: Version) -> None:
    found = line(store, VISITS, "2025H1", "2025-05-31")
    assert found.pace and found.forecast
    assert found.elapsed == pytest.approx(151 / 365)
    assert found.pace.required == pytest.approx((20 - 6) / 214)
    assert found.forecast.expected == pytest.approx(6 * 365 / 151)


def test_rates_hold_in_each_part_and_what_is_distinct_goes_by_the_year(store: Version) -> None:
    rate, laws = line(store, RATE, "2025Q1"), line(store, LAWS, "2025Q1")
    assert rate.goal and laws.goal and rate.pace
    assert (rate.goal.value, rate.achieved, rate.base, rate.status) == (0.9, 1, 1, Status.MET)
    assert (rate.pace.gap, rate.pace.required, rate.forecast) == (None, None, None)
    assert (laws.goal.value, laws.goal.period.key, laws.status) == (2, "2025", Status.MET)


def test_without_a_goal_or_a_figure(store: Version) -> None:
    found = line(store, "deliberation_meetings", "2025H1")
    assert (found.status, found.achieved, found.elapsed) == (Status.NO_GOAL, 0, 1)
    unknown = line(store, RATE, "2025Q2")
    assert (unknown.status, unknown.achieved, unknown.pace) == (None, None, None)


@pytest.mark.slow
def test_grids_are_judged_by_goals_of_their_own(store: Version) -> None:
    asked = about("2025", grids=("g1", "g2"))
    first, second = paces(store, EVERYTHING, asked, goals(store), [VISITS])
    assert (first.grid, first.status, first.achieved) == ("g1", Status.NO_GOAL, 5)
    assert second.goal
    assert (second.grid, second.goal.value, second.achieved) == ("g2", 2, 1)


def test_a_deputy_and_a_time_to_come_have_no_pace(store: Version) -> None:
    known = goals(store)
    assert paces(store, Scope(deputy="D1"), about("2025"), known, [VISITS]) == []
    assert paces(store, EVERYTHING, about("2025", deputy="D1"), known, [VISITS]) == []
    assert paces(store, EVERYTHING, about("2026"), known, [VISITS]) == []


def test_the_table_says_which_goal(store: Version) -> None:
    asked = about("2025Q1")
    rows = standing_table(paces(store, EVERYTHING, asked, goals(store), [VISITS, LAWS])).to_dict(
        "records"
    )
    told = [(row["goal_period"], row["status"]) for row in rows]
    # The plan of the year has 20 × 90/365 = 4.93 by the end of March, so four are short by 0.93.
    assert [row["short"] for row in rows] == [pytest.approx(20 * 90 / 365 - 4), None]
    assert told == [("2025", "on_pace"), ("2025", "met")]


def test_history_is_whole_months_from_the_ledger_s_first(store: Version) -> None:
    for as_of, months in (("2025-06-30", "2025-02-01..2025-06-30"), ("2025-06-29", "..2025-05-31")):
        span = history_period(store, about("2025", as_of), "enterprise_visit")
        assert span and span.key.endswith(months)
    assert history_period(store, about("2025", "2025-01-20"), "enterprise_visit") is None


@pytest.mark.slow
def test_on_the_sample_the_half_year_stands_as_on_its_cards(sample: Version) -> None:
    known, keys = goals(sample), list(indicators())
    shown = cards(sample, EVERYTHING, about("2025H1"), known, keys)
    lines = paces(sample, EVERYTHING, about("2025H1"), known, keys)
    assert {x.indicator.key: x.status for x in lines if x.goal} == {
        key: card.pace.status for key, card in shown.items() if card.pace
    }
    for found in lines:
        if found.indicator.has_pace:  # a goal of the year is about all done since January
            assert found.achieved == ask(sample, found.indicator.key, "2025H1")
