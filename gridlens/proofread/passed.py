"""Pass over the numbers of a paragraph that claim nothing, and say what they are: dates, money …"""

import re

from gridlens.numbers.asides import Aside, asides
from gridlens.numbers.numerals import halfwidth_digits, number
from gridlens.numbers.quantity import Quantity
from gridlens.proofread.finding import Finding, Verdict
from gridlens.translation import _

_NUMERAL = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")


def claiming(text: str, every: list[Quantity]) -> tuple[list[Quantity], list[Finding]]:
    """Return the numbers of a text that may claim something, and findings for those that do not.

    ``every`` has all numbers of the text. The findings are not in the order of the text.
    """
    pieces = list(asides(text))
    claims: list[Quantity] = []
    passed: list[Quantity] = []
    found: list[Finding] = []
    for one in every:
        aside = _met(pieces, one)
        if aside is None:
            claims.append(one)
            continue
        passed.append(one)
        found.append(_finding(one.text, one.start, float(one.value), aside, one.unit))
    return claims, [*found, *_numerals(text, pieces, passed)]


def _met(pieces: list[Aside], one: Quantity) -> Aside | None:
    """Return the first piece that shares a digit with a number; its unit alone is not enough."""
    digits = (one.start, one.end - len(one.unit))
    return next((a for a in pieces if a.start < digits[1] and digits[0] < a.end), None)


def _numerals(text: str, pieces: list[Aside], passed: list[Quantity]) -> list[Finding]:
    """Return findings for numerals in asides that are no numbers alone: 一、 or 三中全会."""
    found: dict[int, Finding] = {}
    for aside in pieces:
        for match in _NUMERAL.finditer(halfwidth_digits(text[aside.start : aside.end])):
            start, value = aside.start + match.start(), number(match[0])
            end = start + len(match[0])
            met = any(one.start < end and start < one.end for one in passed)
            if not met and not aside.idiom:
                exact = None if value is None else float(value)
                found[start] = _finding(text[start:end], start, exact, aside)
    return list(found.values())


def _finding(text: str, start: int, exact: float | None, aside: Aside, unit: str = "") -> Finding:
    return Finding(
        text=text,
        start=start,
        number=exact,
        unit=unit,
        verdict=Verdict.NOT_A_CLAIM,
        reason=_(aside.reason),
    )
