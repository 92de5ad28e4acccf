"""Narrow a number to a part of its ledger: the categories that the words beside it name."""

import re

from gridlens.figures.scope import Comparison, Condition
from gridlens.kinds import Choice
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.schema.ledger import Indicator, Ledger, Measure

_LISTED = re.compile(r"^[^，。；]{0,12}等")
_OTHERS = ("其他", "其它")
_SHORTEST = 2
_ONE_OF_A_LIST = re.compile("[\u4e00-\u9fff]、$")  # 站、室、廊亭: others that no category names


def conditions(meaning: Meaning, text: str) -> tuple[Condition, ...]:
    """Return the condition on the ledger's category that the words beside a number name.

    Categories listed with 等 are examples and narrow nothing. Words of the indicator itself narrow
    nothing either.
    """
    ledger, indicator = meaning.ledger, meaning.indicator
    if not ledger.category or _by_category(ledger, indicator):
        return ()
    own = "|".join((indicator.said, indicator.label, *meaning.words))
    found = values(ledger, text, own)
    return (Condition(ledger.category, Comparison.IS, tuple(found)),) if found else ()


def values(ledger: Ledger, text: str, own: str = "") -> list[str]:
    """Return the categories of a ledger that a text names; words that ``own`` has do not count."""
    kind = ledger.column(ledger.category).kind if ledger.category else None
    if not isinstance(kind, Choice):
        return []
    named: list[tuple[int, int, str]] = []
    for option in kind.options:
        for word in (option.value, *option.spellings):
            at = text.rfind(word)
            usable = len(word) >= _SHORTEST and word not in _OTHERS and word not in own
            usable = usable and not (not named and _ONE_OF_A_LIST.search(text[:at]))
            if at >= 0 and usable and not _LISTED.match(text[at + len(word) :]):
                named.append((at, at + len(word), option.value))
    longest = [
        one
        for one in named
        if not any(o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in named)
    ]
    return list(dict.fromkeys(value for _start, _end, value in sorted(longest)))


def only(meaning: Meaning, sentence: str) -> tuple[Condition, ...]:
    """Return the condition that a sentence implies if it names a single category; else ()."""
    found = values(meaning.ledger, sentence, meaning.indicator.said)
    if len(found) != 1 or not meaning.ledger.category:
        return ()
    return (Condition(meaning.ledger.category, Comparison.IS, tuple(found)),)


def of_activities(meaning: Meaning) -> bool:
    """Tell whether an indicator sums a column, such as people, over activities of all kinds."""
    indicator = meaning.indicator
    added = indicator.numerator is not None and indicator.measure is Measure.FLOW
    return added and indicator.where is None and bool(meaning.ledger.category)


def _by_category(ledger: Ledger, indicator: Indicator) -> bool:
    """Tell whether the indicators of a ledger already stand for its categories.

    Then the words for a category name an indicator and narrow nothing. The plain count of all
    records stands for no category.
    """
    adds_up = indicator.numerator is not None and indicator.measure is Measure.FLOW
    counts_all = not (adds_up or indicator.where or indicator.distinct or indicator.denominator)
    return ledger.life_cycle is None and not counts_all and (ledger.by_kind or adds_up)
