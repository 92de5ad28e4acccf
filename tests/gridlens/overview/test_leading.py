"""The figures that a ledger's page begins with: four at most, and never a part of the balance."""

from pathlib import Path

import pytest

from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import goals
from gridlens.ledgers import activity_ledgers, indicators_of, ledger
from gridlens.overview.card import cards
from gridlens.overview.leading import MOST, leading
from gridlens.overview.sentence import BALANCE, place_of
from gridlens.store.version import Version, current
from tests.gridlens.figures.asking import about


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> Version:
    return current(sample_store)


def led(sample: Version, key: str) -> list[str]:
    keys = [one.key for one in indicators_of(ledger(key))]
    shown = cards(sample, EVERYTHING, about("2025H1"), goals(sample), keys, with_run=False)
    return [card.indicator.key for card in leading(ledger(key), shown)]


def test_what_counts_for_the_goals_comes_first_then_what_is_past_due(sample: Version) -> None:
    assert led(sample, "dispute") == [
        "disputes_settled",
        "disputes_settlement_rate",
        "disputes_overdue",
        "disputes_on_time_rate",
    ]


def test_no_ledger_leads_with_more_than_four_or_with_its_balance(sample: Version) -> None:
    for key, one in activity_ledgers().items():
        found = led(sample, key)
        assert 1 <= len(found) <= MOST
        if one.life_cycle:
            assert not {f"{one.life_cycle.prefix}_{name}" for name in BALANCE} & {*found}


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ((), ""),
        (("a",), "甲网格"),
        (("a", "b", "x"), "甲网格、乙网格、x"),
        (("a", "b", "c", "d"), "甲网格、乙网格、丙网格等4个网格"),
    ],
)
def test_the_place_that_a_sentence_is_about(codes: tuple[str, ...], told: str) -> None:
    assert place_of(codes, {"a": "甲网格", "b": "乙网格", "c": "丙网格", "d": "丁网格"}) == told
