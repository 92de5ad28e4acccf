"""Find the indicator that a number is about, by the phrases that declarations give.

The first word of a phrase must be beside the number. It may come before the number, back to the
number before or to the edge of the clause, or after the number, up to the next mark. The other
words may come earlier. Longer phrases and nearer words win. A tie between indicators leaves the
question open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gridlens.ledgers import activity_ledgers, indicators
from gridlens.numbers.units import PERCENT, counts
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.schema.said import phrases

_FALL = 0.05
_AFTER = 0.9
_BEFORE = 0.45
_FARTHEST = 90
_NEGATED = ("未", "没", "未能", "没有", "没能", "无法", "不能", "难以")
_DECLARED, _HEADLINE = 1.001, 1.002  # if words tie, these win over what a life cycle brings
_CUT_SHORT, _NEXT_TO = 0.6, 2  # if another number follows, only the nearest words count
_LONG = 4  # characters of a word that says by itself what is counted: 志愿服务
_OTHER_UNIT = 0.75


@dataclass(frozen=True)
class Surroundings:
    """The text around a number: earlier, beside it on the left, and beside it on the right.

    ``cut_short`` means that the text on the right ends at another number.
    """

    earlier: str
    left: str
    right: str
    cut_short: bool = False


@dataclass(frozen=True)
class Meaning:
    """An indicator that a number may be about, how well it fits, and the words that say so."""

    indicator: Indicator
    ledger: Ledger
    score: float
    words: tuple[str, ...]


def meanings(place: Surroundings, unit: str | None = None) -> list[Meaning]:
    """Return the indicators that fit a place, the best first.

    If ``unit`` is given, an indicator with another unit fits less well.
    """
    best: dict[str, Meaning] = {}
    near = place.left + "|" + place.right
    beside = (
        phrase for first, some in _by_first_word().items() if first in near for phrase in some
    )
    for indicator, ledger, words in beside:
        if score := _score(place, words):
            score *= _OTHER_UNIT if unit not in (None, indicator.unit) else 1
            score *= _HEADLINE if indicator.group else 1
            score *= _DECLARED if indicator in ledger.indicators else 1
            if indicator.key not in best or best[indicator.key].score < score:
                best[indicator.key] = Meaning(indicator, ledger, score, words)
    return sorted(best.values(), key=lambda meaning: -meaning.score)


def fits_unit(indicator: Indicator, unit: str) -> bool:
    """Tell whether a number with this unit can be a value of the indicator."""
    return counts(unit, indicator.unit) or (unit == PERCENT and indicator.is_rate)


def declares(text: str, first: int) -> bool:
    """Tell whether a long word of an indicator begins in the first characters of a text.

    Then a ledger is kept of it, and whoever is named there is the office's own.
    """
    every = (word for _one, _ledger, phrase in _vocabulary() for word in phrase)
    return any(0 <= text.find(word) < first for word in every if len(word) >= _LONG)


def nouns(text: str) -> Iterator[Ledger]:
    """Yield the ledgers whose matters a text mentions."""
    for ledger in activity_ledgers().values():
        cycle = ledger.life_cycle
        if cycle and any(noun.split(" ")[0] in text for noun in cycle.nouns):
            yield ledger


@cache
def _vocabulary() -> list[tuple[Indicator, Ledger, tuple[str, ...]]]:
    """Return every phrase of every indicator, split into words; a label is a phrase too."""
    return [
        (indicator, ledger, phrase)
        for indicator, ledger in indicators().values()
        for phrase in dict.fromkeys([*phrases(indicator.said), (indicator.label,)])
    ]


@cache
def _by_first_word() -> dict[str, list[tuple[Indicator, Ledger, tuple[str, ...]]]]:
    """Return the phrases by their first word, which must be beside the number."""
    found: dict[str, list[tuple[Indicator, Ledger, tuple[str, ...]]]] = {}
    for phrase in _vocabulary():
        found.setdefault(phrase[2][0], []).append(phrase)
    return found


def _score(place: Surroundings, words: tuple[str, ...]) -> float:
    after = _AFTER * (_CUT_SHORT if place.cut_short else 1)
    beside = place.right[: len(words[0]) + _NEXT_TO] if place.cut_short else place.right
    first = max(_on_left(place.left, words[0]), after * _on_right(beside, words[0]))
    if not first:
        return 0
    total = first
    for word in words[1:]:
        near = max(
            _on_left(place.left, word),
            after * _on_right(place.right, word),
            _BEFORE * _on_left(place.earlier[-_FARTHEST:], word, _FALL / 3),
        )
        if not near:
            return 0
        total += near
    return total


def _on_left(text: str, word: str, fall: float = _FALL) -> float:
    """Return the weight of a word in a text that ends at the number; 0 if absent or negated."""
    at = text.rfind(word)
    if at < 0 or text[:at].endswith(_NEGATED):
        return 0
    return len(word) / (1 + fall * (len(text) - at - len(word)))


def _on_right(text: str, word: str) -> float:
    """Return the weight of a word in a text that begins at the number; 0 if absent or negated."""
    at = text.find(word)
    if at < 0 or text[:at].endswith(_NEGATED):
        return 0
    return len(word) / (1 + _FALL * at)
