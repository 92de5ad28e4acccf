"""Which numbers of an edited paragraph its figures bear out, by the rule that drafts are held to.

A figure that is still written as it was stays that figure. Any other number that claims something
becomes a figure where the exact value of one agrees with it: 60余次 for 63, 约96% for 95.9%. The
rest are doubts, unless the words of the original had them. A year that replaces the original's is
a doubt too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece
from gridlens.numbers.asides import asides
from gridlens.numbers.numerals import halfwidth_digits, quantities
from gridlens.numbers.quantity import Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT, POINTS, TIMES, UNCOUNTED, counts

_SLASH = "/"
_APART = (PERCENT, POINTS, TIMES)
_UNCLAIMED = frozenset(UNCOUNTED) - CLASSIFIERS
_YEAR = re.compile(r"(?:19|20)\d\d年")


@dataclass(frozen=True)
class _Placed:
    start: int
    end: int
    piece: Figure | Doubt

    def meets(self, number: Quantity) -> bool:
        return number.start < self.end and self.start < number.end


def pieces(original: Paragraph, text: str) -> list[Piece]:
    """Return an edited text cut into words, figures of the original, and doubtful numbers."""
    figures = [figure for sentence in original.sentences for figure in sentence.figures]
    units = {number.unit for figure in figures for number in quantities(figure.text)}
    claims = [one for one in _claims(text) if not _figure_of_speech(one, units)]
    placed = _as_written(original.text, text, figures, claims)
    left = [figure for figure in figures if all(figure is not at.piece for at in placed)]
    others = []
    for number in claims:
        if any(at.meets(number) for at in placed):
            continue
        if agreed := next((one for one in (*left, *figures) if _bears_out(one, number)), None):
            left = [one for one in left if one is not agreed]
            borne = replace(agreed, text=number.text)
            placed.append(_Placed(number.start, number.end, borne))
        else:
            others.append(number)
    known = Counter(number.text for word in _words(original) for number in quantities(word))
    beside = {number.text for figure in figures for number in quantities(figure.text)}
    for number in others:
        if known[number.text]:
            known[number.text] -= 1
        elif number.text not in beside:
            instead = tuple(one.text for one in left if _alike(one, number))
            placed.append(_Placed(number.start, number.end, Doubt(number.text, instead)))
    return _cut(text, [*placed, *_changed_years(original.text, text)])


def _words(original: Paragraph) -> Iterator[str]:
    for sentence in original.sentences:
        yield from (part for part in sentence.parts if isinstance(part, str))


def _claims(text: str) -> Iterator[Quantity]:
    """Yield the numbers that claim something: no dates, no ordinals, no money, no ages …"""
    apart = list(asides(text))
    for number in quantities(text):
        digits = number.end - len(number.unit)
        aside = any(one.start < digits and number.start < one.end for one in apart)
        if not aside and number.unit not in _UNCLAIMED:
            yield number


def _figure_of_speech(number: Quantity, units: set[str]) -> bool:
    """Tell whether a number only counts points, as in 三个到位; ``units`` are those of figures."""
    plain = number.unit == "个" and "个" not in units
    return plain and not re.search(r"\d", number.text)


def _as_written(
    original: str, text: str, figures: Sequence[Figure], claims: Sequence[Quantity]
) -> list[_Placed]:
    """Return the figures that stand in a text as in the original, in its order.

    A figure is none where a new word beside it says something else: 超过142起.
    """
    said = {number.text for number in quantities(original)}
    placed = []
    at = 0
    for figure in figures:
        start = _place(text, figure.text, at)
        if start is None:
            continue
        one = _Placed(start, start + len(figure.text), figure)
        longer = [
            number
            for number in claims
            if one.meets(number) and not (one.start <= number.start and number.end <= one.end)
        ]
        if all(number.text in said or _bears_out(figure, number) for number in longer):
            placed.append(one)
            at = one.end
    return placed


def _place(text: str, wanted: str, at: int) -> int | None:
    """Return where a figure stands in a text from ``at`` on; a part of a longer number is none."""
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    after = r"(?![\d.,%])" if wanted[-1:].isdigit() else ""
    match = re.compile(before + re.escape(wanted) + after).search(text, at)
    return match.start() if match else None


def _bears_out(figure: Figure, number: Quantity) -> bool:
    """Tell whether the exact value of a figure agrees with a number.

    The parts of a rate (142/148) are compared as they are written, not as the rate they make.
    """
    if _SLASH in halfwidth_digits(number.text) or not _alike(figure, number):
        return False
    value = _value(figure)
    return value is not None and number.holds(value)


def _alike(figure: Figure, number: Quantity) -> bool:
    """Tell whether a number counts in the unit of a figure, or in none."""
    said = list(quantities(figure.text))
    if not said or _SLASH in halfwidth_digits(number.text):
        return any(_SLASH in halfwidth_digits(one.text) for one in said)
    main = said[0]
    if main.unit in _APART or number.unit in _APART:
        return number.unit == main.unit
    return not number.unit or counts(number.unit, main.unit)


def _value(figure: Figure) -> float | None:
    """Return a figure's exact value as its text states it: in per cent, without the sign."""
    main = next(quantities(figure.text), None)
    if main is None or figure.value is None:
        return None
    ways = (figure.value * sign * times for sign in (1, -1) for times in (1, 100))
    return next((round(way, 9) for way in ways if main.holds(round(way, 9))), None)


def _changed_years(original: str, text: str) -> list[_Placed]:
    """Return a doubt for each year in a text from which a year of the original has gone."""
    then, now = (set(_YEAR.findall(halfwidth_digits(one))) for one in (original, text))
    gone = tuple(sorted(then - now))
    return [
        _Placed(match.start(), match.end(), Doubt(text[match.start() : match.end()], gone))
        for match in _YEAR.finditer(halfwidth_digits(text))
        if gone and match[0] not in then
    ]


def _cut(text: str, placed: Sequence[_Placed]) -> list[Piece]:
    cut: list[Piece] = []
    at = 0
    for one in sorted(placed, key=lambda one: one.start):
        cut += [text[at : one.start], one.piece]
        at = one.end
    return [piece for piece in (*cut, text[at:]) if piece]
