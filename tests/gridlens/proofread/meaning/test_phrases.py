"""Every phrase that a ledger declares is found in some draft: none is there in vain."""

from collections.abc import Iterator
from typing import Any

import pytest

from gridlens.ledgers import indicators, ledgers
from gridlens.numbers.asides import asides
from gridlens.numbers.numerals import quantities
from gridlens.numbers.units import FAMILIES
from gridlens.proofread.meaning.phrases import meanings
from gridlens.proofread.meaning.relation import fits, relation
from gridlens.proofread.meaning.surroundings import around
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.schema.said import Phrase, phrases

NUMBER = 37
DECLARED = [(ledger, i) for ledger in ledgers().values() for i in ledger.indicators]
BROUGHT = [(ledger, i) for i, ledger in indicators().values() if (ledger, i) not in DECLARED]


def named(some: list[tuple[Ledger, Indicator]]) -> list[Any]:
    """Name each case by ledger and indicator."""
    return [pytest.param(i, id=f"{ledger.key}.{i.key}") for ledger, i in some]


def drafts(phrase: Phrase, unit: str) -> Iterator[str]:
    """Yield the drafts that say nothing but a phrase, in every order, and a number."""
    first, others, number = phrase[0], "".join(phrase[1:]), f"{NUMBER}{unit}"
    yield f"{others}{first}{number}。"
    yield f"{first}{others}{number}。"
    yield f"{others}，{first}{number}。"
    yield f"{first}{number}{others}。"
    yield f"{others}{number}{first}。"
    yield f"{number}{first}{others}。"
    yield f"{number}{others}{first}。"


def understood(draft: str) -> tuple[Indicator, Phrase] | None:
    """Return which indicator the number of a draft is taken to be, and by which words."""
    aside = [(one.start, one.end) for one in asides(draft)]
    numbers = [
        one
        for one in quantities(draft)
        if not any(start < one.end - len(one.unit) and one.start < end for start, end in aside)
    ]
    for which, one in enumerate(numbers):
        if one.value == NUMBER:
            beside = around(draft, numbers, which)
            told = relation(one, beside.place.left, beside.place.right, beside.sentence)
            found = [m for m in meanings(beside.place, one.unit) if fits(m.indicator, one, told)]
            if found and not (len(found) > 1 and found[0].score == found[1].score):
                return found[0].indicator, found[0].words
    return None


def in_vain(indicator: Indicator) -> list[str]:
    """Return the phrases of an indicator by which no draft is understood to mean it."""
    return [
        " ".join(phrase)
        for phrase in (*phrases(indicator.said), (indicator.label,))
        if not any(
            understood(draft) == (indicator, phrase)
            for unit in FAMILIES.get(indicator.unit, (indicator.unit,))
            for draft in drafts(phrase, unit)
        )
    ]


@pytest.mark.parametrize("indicator", named(DECLARED))
def test_a_declared_phrase_means_its_indicator(indicator: Indicator) -> None:
    assert in_vain(indicator) == []


@pytest.mark.parametrize("indicator", named(BROUGHT))
def test_what_a_life_cycle_brings_can_be_said(indicator: Indicator) -> None:
    """Some of its phrases may mean what the ledger declares, which goes before; not all."""
    assert len(in_vain(indicator)) < len(phrases(indicator.said))


@pytest.mark.parametrize(
    ("draft", "meant"),
    [
        ("化解纠纷37起。", ("disputes_settled", ("化解", "纠纷"))),
        ("纠纷，共受理37起。", ("disputes_received", ("受理", "纠纷"))),
        ("开展宣讲37个月。", None),
        ("发放材料37份。", None),
    ],
)
def test_a_draft_is_understood(draft: str, meant: tuple[str, Phrase] | None) -> None:
    found = understood(draft)
    assert (found and (found[0].key, found[1])) == meant
