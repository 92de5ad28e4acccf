"""The turn of the year in rows without years: to which year each belongs, where that is certain.

A title gives one year, or two. After a December the rows go on with January; or a table of January
begins with what was left of December. What settles it is the months that the title is for, or else
the order of the rows, from the first to the last or the other way round. The day must have come.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from etl.clean.dates.months import Months
from gridlens.translation import N_

_LATE, _EARLY = 12, 2
"""What runs over the turn is in December before it, and in January or February after it."""
_UNCLEAR = N_("没有年份，行序从12月接到1月，看不出是{years}；请写全，如 {example}")
AS_TITLED = N_("行序从12月回到1月，仍按标题的{year}年计；是下一年的，请写全年份，如 {example}")


class Said(NamedTuple):
    """The month and day of a row, and its year if it is written."""

    row: int
    month: int
    day: int
    year: int | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Its place in a year."""
        return self.month, self.day


@dataclass
class Turn:
    """The years of rows by row number, and the rows of which the year cannot be told, with why.

    ``noticed`` is the first row of those that may be of the next year, but go by the title's.
    """

    years: dict[int, int] = field(default_factory=dict)
    doubtful: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    noticed: int | None = None


def turn(
    rows: Sequence[Said],
    years: Sequence[int],
    months: Months | None,
    grids: Mapping[int, str],
    today: dt.date,
) -> Turn:
    """Return the years of the rows that are not simply of the one year that a title gives.

    ``years`` are one year or two that follow each other. ``grids`` has the grid of each row: a
    table sorted by grids begins anew with each.
    """
    if months and months.turns:
        if months.year not in (None, years[0]):
            return Turn()
        return Turn(_across(rows, years[0], months))
    if months and months.many < _LATE and len(years) == 1:
        return Turn(_beside(rows, years[0], months))
    for order in (list(rows), list(reversed(rows))):
        if at := _turns_at(order):
            if _by_grids(order, at, grids):
                return Turn()
            return _in_order(order[:at], order[at:], years, today)
    return Turn()


def _across(rows: Sequence[Said], year: int, months: Months) -> dict[int, int]:
    """Return the years by the months of a title such as 2024年12月—2025年1月."""
    found = {}
    for one in rows:
        if one.year is None and one.month >= months.first:
            found[one.row] = year
        elif one.year is None and one.month <= months.last:
            found[one.row] = year + 1
    return found


def _beside(rows: Sequence[Said], year: int, months: Months) -> dict[int, int]:
    """Return the years of December rows in a table from January on, and the reverse."""
    found = {}
    for one in rows:
        if one.year is not None or months.first <= one.month <= months.last:
            continue
        if months.first == 1 and one.month == _LATE:
            found[one.row] = year - 1
        elif months.last == _LATE and one.month == 1:
            found[one.row] = year + 1
    return found


def _turns_at(rows: Sequence[Said]) -> int | None:
    """Return where rows in the order of time go from December to January, once and nowhere else."""
    falls = [at for at in range(1, len(rows)) if rows[at].place < rows[at - 1].place]
    if len(falls) != 1:
        return None
    at = falls[0]
    return at if rows[at - 1].month == _LATE and rows[at].month == 1 else None


def _by_grids(rows: Sequence[Said], at: int, grids: Mapping[int, str]) -> bool:
    """Tell whether rows stand grid by grid, and the turn lies between two of them."""
    each = [grids.get(one.row, "") for one in rows]
    runs = 1 + sum(one != other for one, other in pairwise(each))
    return each[at] != each[at - 1] and runs == len(set(each)) < len(each)


def _in_order(
    before: Sequence[Said], after: Sequence[Said], years: Sequence[int], today: dt.date
) -> Turn:
    """Return the years on both sides of the turn, if they can be but one pair."""
    year = years[0]
    if len(years) == 2:
        pair = (year, years[1])
        return _of(before, after, pair) if _can_be(before, after, pair, today) else Turn()
    over = all(one.month <= _EARLY for one in after)
    late = all(one.month == _LATE for one in before)
    pairs = [
        pair
        for pair, likely in (((year, year + 1), over), ((year - 1, year), late))
        if likely and _can_be(before, after, pair, today)
    ]
    again = after[-1].month >= before[0].month  # the same part of the year stands on both sides
    if len(pairs) == 1:
        few = after if pairs[0][0] == year else before
        if again and len(few) == 1:  # one row at the end may be one that was forgotten
            return _doubtful(few, pairs[0])
        return _of(before, after, pairs[0])
    possible = [
        pair for pair in ((year - 1, year), (year, year + 1)) if _can_be(before, after, pair, today)
    ]
    if len(possible) == 2 and (pairs or not again):
        return _doubtful([*before, *after], (year - 1, year, year + 1))
    return Turn(noticed=after[0].row) if again and after[0].year is None else Turn()


def _can_be(
    before: Sequence[Said], after: Sequence[Said], pair: tuple[int, int], today: dt.date
) -> bool:
    """Tell whether no row says another year, and none would be in the future."""
    return all(
        one.year in (None, year) and (year, *one.place) <= (today.year, today.month, today.day)
        for side, year in zip((before, after), pair, strict=True)
        for one in side
    )


def _of(before: Sequence[Said], after: Sequence[Said], pair: tuple[int, int]) -> Turn:
    return Turn(
        {
            one.row: year
            for side, year in zip((before, after), pair, strict=True)
            for one in side
            if one.year is None
        }
    )


def _doubtful(rows: Sequence[Said], years: Sequence[int]) -> Turn:
    words = "、".join(f"{year}年" for year in years)
    return Turn(
        doubtful={
            one.row: (_UNCLEAR, words, f"{years[1]}-{one.month:02}-{one.day:02}")
            for one in rows
            if one.year is None
        }
    )
