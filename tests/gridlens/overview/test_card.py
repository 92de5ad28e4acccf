"""What a leader reads about one indicator: figure, goal, pace, change and run."""

from typing import Any

import pytest

from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.goals.goal import goals
from gridlens.goals.pace import Status
from gridlens.overview.card import Card, cards, run_period
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

VISITS, RATE, CLOSING = "enterprise_visits", "disputes_settlement_rate", "disputes_closing_rate"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Visits to firms: 1 in 2024Q1, then 4 and 2 in 2025; some disputes of 2025 are closed."""
    visits = [("2024-01-20", "g1"), *((f"2025-02-0{n}", "g1") for n in range(1, 5))]
    visits += [("2025-05-01", "g1"), ("2025-05-02", "g2")]
    return publish(
        tmp_path_factory.mktemp("cards"),
        grid=[{"code": "g1", "name": "一"}, {"code": "g2", "name": "二"}],
        enterprise_visit=[
            {"date": day(date), "grid": grid, "deputies": ["D1"]} for date, grid in visits
        ],
        dispute=[
            {"received": day("02-01"), "closed": day("03-01"), "outcome": "调解成功"},
            {"received": day("02-01"), "closed": day("05-01"), "outcome": "移交"},
        ],
        goal=[
            {"indicator": VISITS, "period": "2025", "value": 20.0},
            {"indicator": VISITS, "period": "2025Q2", "value": 3.0},
            {"indicator": VISITS, "period": "2025", "grid": "g2", "value": 1.0},
            {"indicator": RATE, "period": "2025", "value": 0.5},
            {"indicator": CLOSING, "period": "2025", "value": 0.9},
        ],
    )


def card(store: Version, key: str, period: str, as_of: str = "2025-06-30", **more: Any) -> Card:
    scope = more.pop("scope", EVERYTHING)
    return cards(store, scope, about(period, as_of, **more), goals(store), [key])[key]


def test_the_figure_is_the_one_of_outcomes(store: Version) -> None:
    found = card(store, VISITS, "2025H1")
    row = outcomes(store, EVERYTHING, about("2025H1"), [VISITS]).iloc[0]
    assert (found.value, found.numerator, found.denominator) == (6, 6, None)
    assert found.value == row["value"]
    assert found.ledger.key == "enterprise_visit"


def test_a_quarter_s_own_goal_comes_before_the_year_s(store: Version) -> None:
    pace = card(store, VISITS, "2025Q2").pace
    assert pace
    assert (pace.goal.value, pace.achieved, pace.elapsed) == (3, 2, 1)
    assert pace.status is Status.FAR_BEHIND


def test_a_period_without_a_goal_is_judged_by_its_year_to_date(store: Version) -> None:
    pace = card(store, VISITS, "2025-05", "2025-06-30").pace
    assert pace
    assert (pace.goal.period.key, pace.goal.value, pace.achieved) == ("2025", 20, 6)
    assert pace.elapsed == pytest.approx(151 / 365)
    assert pace.gap == pytest.approx((6 / 20 - 151 / 365) * 100)
    early = card(store, VISITS, "2025Q1").pace
    assert early
    assert (early.achieved, early.elapsed) == (4, 90 / 365)


def test_a_rate_is_judged_by_its_own_figure_against_the_year_s_goal(store: Version) -> None:
    found = card(store, RATE, "2025H1")
    assert found.pace
    assert (found.value, found.pace.achieved, found.pace.status) == (0.5, 0.5, Status.MET)


def test_a_rate_shown_and_the_rate_judged_are_the_same(store: Version) -> None:
    found = card(store, CLOSING, "2025Q1", "2025-06-30")
    assert found.pace
    assert (found.value, found.pace.achieved, found.pace.status) == (1, 1, Status.MET)


def test_one_grid_is_judged_by_its_own_goal_and_several_by_none(store: Version) -> None:
    pace = card(store, VISITS, "2025H1", grids=("g2",)).pace
    assert pace
    assert (pace.goal.grid, pace.achieved) == ("g2", 1)
    assert card(store, VISITS, "2025H1", grids=("g1",)).pace is None
    assert card(store, VISITS, "2025H1", grids=("g1", "g2")).pace is None


def test_with_a_deputy_there_is_no_pace_and_no_comparison(store: Version) -> None:
    for narrowed in ({"deputy": "D1"}, {"scope": Scope(deputy="D1")}):
        found = card(store, VISITS, "2025H1", **narrowed)
        assert found.value == 6
        assert (found.pace, found.year_change, found.period_change) == (None, None, None)


def test_the_changes_on_last_year_and_on_the_period_before(store: Version) -> None:
    found = card(store, VISITS, "2025Q2")
    assert found.year_change is None
    assert found.period_change
    assert (found.period_change.other, found.period_change.difference) == (4, -2)
    assert card(store, VISITS, "2025Q1").year_change.other == 1  # type: ignore[union-attr]


def test_the_run_of_the_last_six_quarters(store: Version) -> None:
    assert run_period(store, about("2025H1")) == parse_period("2024-01-01..2025-06-30")
    assert run_period(store, about("2025-05")) == parse_period("2024-01-01..2025-05-31")
    assert run_period(store, about("2025", "2025-05-20")) == parse_period("2024-01-01..2025-05-20")
    # The second half has not begun: the run does not open a third quarter on its first day.
    assert run_period(store, about("2025H2")) == parse_period("2024-01-01..2025-06-30")
    assert card(store, VISITS, "2025H1").run == (1, 0, 0, 0, 4, 2)
    assert card(store, VISITS, "2025Q1").run == (1, 0, 0, 0, 4)
    assert card(store, RATE, "2025H1").run == (None, None, None, None, 1.0, 0.0)


def test_the_rate_beside_a_figure(store: Version) -> None:
    found = card(store, "disputes_settled", "2025H1")
    assert found.beside
    assert (found.beside.indicator.key, found.beside.value) == (RATE, 0.5)
    assert found.beside.pace


def test_a_period_that_has_not_begun(store: Version) -> None:
    found = card(store, VISITS, "2026", "2025-06-30")
    assert (found.value, found.pace, found.year_change) == (None, None, None)


def test_cards_stand_in_the_order_asked(store: Version) -> None:
    keys = [RATE, "grids", "disputes_settled", VISITS]
    assert list(cards(store, EVERYTHING, about("2025H1"), {}, keys)) == keys
