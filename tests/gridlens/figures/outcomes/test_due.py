"""A rate half mature: what is open and not yet due may still close, and is counted beside it."""

from pathlib import Path
from typing import Any

import pytest

from gridlens.charts.bars import bar_chart
from gridlens.figures.beside.left import still_to_come
from gridlens.figures.outcomes import figure, outcomes
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import Goal
from gridlens.goals.judge import judge
from gridlens.goals.pace import Status
from gridlens.overview.card import cards
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

CLOSING, ON_TIME = "disputes_closing_rate", "disputes_on_time_rate"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Three disputes of June closed in time, one overdue, one due on the as-of day, one later.

    Of the first quarter, one was closed.
    """
    june: dict[str, Any] = {"received": day("06-02")}
    return publish(
        tmp_path_factory.mktemp("not_due"),
        dispute=[
            {"received": day("02-01"), "due": day("03-03"), "closed": day("02-20")},
            *[june | {"due": day("07-02"), "closed": day("06-20")} for _n in range(3)],
            june | {"due": day("06-29")},
            june | {"due": day("06-30")},
            june | {"due": day("07-15")},
        ],
    )


def test_both_rates_say_how_many_are_not_yet_due(store: Version) -> None:
    closing = figure(store, EVERYTHING, about("2025Q2"), CLOSING)
    assert (closing["numerator"], closing["denominator"], closing["value"]) == (3, 6, 0.5)
    assert closing["not_due"] == 2
    on_time = figure(store, EVERYTHING, about("2025Q2"), ON_TIME)
    # Those that are not yet due are in no denominator: three in time of four that have ended.
    assert (on_time["numerator"], on_time["denominator"], on_time["not_due"]) == (3, 4, 2)
    assert figure(store, EVERYTHING, about("2025Q1"), CLOSING)["not_due"] == 0
    assert figure(store, EVERYTHING, about("2025Q2"), "disputes_received")["not_due"] is None


def test_an_extended_term_has_not_come(tmp_path: Path) -> None:
    matter = {"received": day("06-02"), "due": day("06-20")}
    rows = [matter | {"closed": day("06-10")}, matter | {"status": "延期"}, matter]
    found = publish(tmp_path, dispute=rows)
    closing = figure(found, EVERYTHING, about("2025Q2"), CLOSING)
    assert (closing["numerator"], closing["denominator"], closing["not_due"]) == (1, 3, 1)
    on_time = figure(found, EVERYTHING, about("2025Q2"), ON_TIME)
    assert (on_time["numerator"], on_time["denominator"], on_time["not_due"]) == (1, 3, 0)


def test_it_is_said_in_words_in_charts_and_on_cards(store: Version) -> None:
    assert still_to_come(CLOSING, 2) == "尚有2起未到期"
    table = outcomes(store, EVERYTHING, about("2025H1"), [CLOSING], ["quarter"])
    chart = bar_chart(CLOSING, table, ["一季度", "二季度"])
    assert chart.provisional == (False, True)
    assert chart.words == ("100%<br>(1)", "50%<br>(6，待2)")
    assert chart.hover[1] == "二季度 50%（3/6，尚有2起未到期）"
    assert "“待”后为尚未到期的数量，该数暂定" in chart.subtitle
    card = cards(store, EVERYTHING, about("2025Q2"), {}, [CLOSING])[CLOSING]
    assert card.not_due == 2


@pytest.mark.parametrize(
    ("key", "goal", "status"),
    [
        (CLOSING, 0.5, Status.MET),
        (CLOSING, 0.8, Status.RUNNING),  # 5 of 6 would be 83.3 %
        (CLOSING, 0.84, Status.MISSED),  # even 5 of 6 would not do, and 3 of 6 is far off
        (ON_TIME, 0.8, Status.RUNNING),  # 5 of 6
        (ON_TIME, 0.84, Status.MISSED),  # 75 % is under nine tenths of 84 %
        (ON_TIME, 0.834, Status.MISSED),  # 83.3 % would still miss it
    ],
)
def test_a_rate_that_may_yet_reach_its_goal_is_not_missed(
    store: Version, key: str, goal: float, status: Status
) -> None:
    known = {(key, None, "2025"): Goal(key, parse_period("2025"), goal)}
    line = judge(store, EVERYTHING, about("2025Q2"), known, [key]).of(key)
    assert line
    assert (line.status, line.not_due) == (status, 2)


def test_nothing_is_due_without_a_date(tmp_path: Path) -> None:
    store = publish(tmp_path, livelihood=[{"accepted": day("06-02")}, {"accepted": day("06-03")}])
    found = figure(store, EVERYTHING, about("2025Q2"), "matters_closing_rate")
    assert (found["value"], found["not_due"]) == (0, 2)
    on_time = figure(store, EVERYTHING, about("2025Q2"), "matters_on_time_rate")
    assert (on_time["value"], on_time["not_due"]) == (None, 0)
