"""Which months of a year a table is for, as its titles and names say: 上半年, 一季度, 1-6月."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gridlens.kinds.base import halfwidth
from gridlens.kinds.numeral import numeral, positional

_SPELLED_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
_SPELLED = re.compile(r"[一二三四五六七八九十]{1,2}(?=月|季度)")
# A whole date says when a table was made.
_MADE = re.compile(
    r"20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|20\d{2}([-_./])\d{1,2}\1\d{1,2}(?!\d)"
)
_TO = r"\s*[-~至到]+\s*"
_ACROSS = re.compile(
    rf"(20\d{{2}})\s*[年.]\s*(\d{{1,2}})\s*(?:月份?)?{_TO}(20\d{{2}})\s*[年.]\s*(\d{{1,2}})(?!\d)"
)
_FROM_TO = re.compile(rf"(?<![\d.])(\d{{1,2}})\s*(?:月份?)?{_TO}(\d{{1,2}})\s*月")
_QUARTER = re.compile(r"(?<!\d)([1-4])季度|Q([1-4])(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月")
_DASHES = re.compile(r"[‐‑‒–—―−─-]+")
_YEAR_LONG = 12


class Months(NamedTuple):
    """The first and the last month; the last lies in the next year if it is not after the first.

    ``year`` is the year of the first month where a title says the years of both.
    """

    first: int
    last: int
    year: int | None = None

    @property
    def turns(self) -> bool:
        """Whether the months go on into the next year."""
        return self.last < self.first

    @property
    def many(self) -> int:
        """How many months there are."""
        return (self.last - self.first) % _YEAR_LONG + 1


def months_of(texts: Iterable[str]) -> Months | None:
    """Return the narrowest months that texts say; None if none do, or if they contradict."""
    said = [months for text in texts for months in _said(text)]
    if not said:
        return None
    least = min(said, key=lambda months: months.many)
    return least if all(_within(least, other) for other in said) else None


def _said(text: str) -> Iterator[Months]:
    plain = _SPELLED_YEAR.sub(lambda found: str(positional(found[0])), halfwidth(text))
    plain = _SPELLED.sub(lambda found: str(numeral(found[0])), _DASHES.sub("-", plain))
    for first_year, first, last_year, last in _ACROSS.findall(plain):
        if int(last_year) == int(first_year) + 1 and int(last) < int(first):
            yield from _existing(int(first), int(last), int(first_year))
            return
    rest = _MADE.sub(" ", plain)
    if match := _FROM_TO.search(rest):
        yield from _existing(int(match[1]), int(match[2]))
    elif match := _QUARTER.search(rest):
        last = 3 * int(match[1] or match[2])
        yield Months(last - 2, last)
    elif "上半年" in rest:
        yield Months(1, 6)
    elif "下半年" in rest:
        yield Months(7, 12)
    elif len(months := {int(month) for month in _MONTH.findall(rest)}) == 1:
        month = months.pop()
        yield from _existing(month, month)


def _existing(first: int, last: int, year: int | None = None) -> Iterator[Months]:
    if 1 <= first <= _YEAR_LONG and 1 <= last <= _YEAR_LONG:
        yield Months(first, last, year)


def _within(inner: Months, outer: Months) -> bool:
    return (inner.first - outer.first) % _YEAR_LONG + inner.many <= outer.many
