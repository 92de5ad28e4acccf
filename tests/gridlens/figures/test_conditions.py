"""Conditions in words, and as parts of a link."""

import pytest

from gridlens.errors import GridLensError
from gridlens.figures.conditions import conditions_phrase, link, parse
from gridlens.figures.scope import Comparison, Condition
from gridlens.ledgers import ledger

WHERE = (
    Condition("grid", Comparison.IS, ("g1", "")),
    Condition("source", Comparison.HAS, ("热线.12345",)),
)


def test_said_with_names_for_codes() -> None:
    assert conditions_phrase(ledger("dispute"), WHERE, {"g1": "一网格"}) == (
        "网格是一网格、未填，来源包含热线.12345"
    )
    assert conditions_phrase(ledger("dispute"), ()) == ""


def test_a_link_carries_each_value_dots_included() -> None:
    parts = link(WHERE)
    assert parts == [
        ("where", "grid.is.g1"),
        ("where", "grid.is."),
        ("where", "source.has.热线.12345"),
    ]
    assert parse(value for _name, value in parts) == WHERE


@pytest.mark.parametrize("forged", ["", "grid", "grid.is", "grid.like.x", "..."])
def test_what_is_no_condition(forged: str) -> None:
    with pytest.raises(GridLensError, match="不可用"):
        parse([forged])
