"""How many queries answer the indicators of a ledger, and what their rows hold."""

import pytest

from gridlens.figures.counting import Query, queries
from gridlens.ledgers import indicators

NOTHING: frozenset[str] = frozenset()


def answered(ledger: str, keys: tuple[str, ...], *by: str) -> list[list[str]]:
    """Return the keys of the indicators that each query answers."""
    return [[i.key for i in q.indicators] for q in queries(ledger, keys, by, NOTHING)]


def test_one_query_answers_flows_rates_medians_and_stocks_together() -> None:
    keys = ("disputes_received", "disputes_median_days", "disputes_open", "disputes_carried_over")
    assert answered("dispute", keys) == [list(keys)]
    assert answered("dispute", keys, "grid", "quarter") == [list(keys)]


def test_each_list_of_distinct_entries_has_a_query_of_its_own() -> None:
    assert answered("session", ("policy_lectures", "laws_studied", "study_visits")) == [
        ["policy_lectures"],
        ["laws_studied"],
        ["study_visits"],
    ]


@pytest.mark.slow
def test_each_day_on_which_ages_are_told_has_a_query_of_its_own() -> None:
    keys = ("disputes_open", "disputes_carried_over", "disputes_received", "disputes_overdue")
    assert answered("dispute", keys, "age") == [
        ["disputes_received"],
        ["disputes_carried_over"],
        ["disputes_open", "disputes_overdue"],
    ]


def test_the_same_question_is_compiled_once() -> None:
    keys = ("disputes_received",)
    assert queries("dispute", keys, (), NOTHING) is queries("dispute", keys, (), NOTHING)


def test_sums_stand_by_indicator_then_by_question_and_group() -> None:
    received, days = (indicators()[key][0] for key in ("disputes_received", "disputes_median_days"))
    rows = [
        {
            "question": 0,
            "grid": "g1",
            "disputes_received__numerator": 3,
            "disputes_median_days__median": 2.5,
            "disputes_median_days__denominator": 2,
            "disputes_median_days__undated": 1,
            "disputes_median_days__dated": 2,
        },
        {
            "question": 1,
            "grid": None,
            "disputes_received__numerator": 1,
            "disputes_median_days__median": None,
            "disputes_median_days__denominator": 0,
        },
    ]
    found = Query("", (received, days)).sums(rows, ["grid"])
    assert {group: sums[0] for group, sums in found["disputes_received"].items()} == {
        (0, "g1"): 3,
        (1, None): 1,
    }
    assert found["disputes_median_days"][(0, "g1")][1:5] == (2, 2.5, 1, 2)
