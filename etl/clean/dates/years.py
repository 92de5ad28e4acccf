"""What the titles and names of a sheet say about its cells, above all their year."""

import re
from collections.abc import Iterable
from pathlib import Path

from etl.match.columns.matched import MatchedSheet
from gridlens.kinds import Reading
from gridlens.kinds.base import halfwidth
from gridlens.kinds.numeral import numeral, positional

_SPELLED_MONTH = re.compile(r"[一二三四五六七八九十]{1,2}(?=月)")
_MONTH_NAMED = re.compile(r"(?<![\d\-—~至到.])(1[0-2]|0?[1-9])月(?![\d\-—~至到])")
_SPELLED = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年)")
# A whole date says when a table was made, and 〔2025〕12号 when a paper was issued. Neither is the
# year of the rows.
_NO_YEAR_OF_ROWS = re.compile(
    r"20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]"
    r"|20\d{2}([-_./])\d{1,2}\1\d{1,2}(?!\d)"
    r"|(?<!\d)20\d{6}(?:\d{4}|\d{6})?(?!\d)"
    r"|[〔\[【(]20\d{2}[〕\]】)]\s*第?\d+\s*号"
)
_YEARS = re.compile(
    r"(?<!\d)(20\d{2})(?:[-~至](?=\d{2}年)(\d{2}))?"
    r"(?=(?:0[1-9]|1[0-2])?(?!\d|\s*[件户人起条个次元名家处万]))"
)


def reading_of(matched: MatchedSheet) -> Reading:
    """Return what decides how the cells of a matched sheet are read.

    The years come from the rows above the header and from the names of the sheet and the file; the
    order of day, month and year comes from the mapping.
    """
    sheet = matched.sheet
    years = years_in(names_of(matched))
    order = matched.mapping.date_order if matched.mapping else None
    month = month_in(sheet.name) or month_in(Path(sheet.file).stem)
    return Reading(tuple(sorted(years)), order, sheet.epoch1904, month)


def names_of(matched: MatchedSheet) -> list[str]:
    """Return what may say the year of a table: its titles, and the names of its sheet and file."""
    sheet = matched.sheet
    titles = [text for row in range(1, matched.header) for text in sheet.row(row) if text]
    return [*titles, sheet.name, Path(sheet.file).stem]


def month_in(name: str) -> int | None:
    """Return the one month that the name of a sheet or a file is for: 3月, 2025年3月份, 三月."""
    digits = _SPELLED_MONTH.sub(lambda spelled: f"{numeral(spelled[0])}", halfwidth(name))
    found = {int(month) for month in _MONTH_NAMED.findall(digits)}
    return found.pop() if len(found) == 1 else None


def years_in(texts: Iterable[str]) -> set[int]:
    """Return the years that texts mention: 2025年上半年, 2025Q1, 202506, 二〇二五年."""
    found: set[int] = set()
    for text in texts:
        digits = _SPELLED.sub(lambda spelled: str(positional(spelled[0])), halfwidth(text))
        for first, last in _YEARS.findall(_NO_YEAR_OF_ROWS.sub(" ", digits)):
            found.add(int(first))
            if last:
                found.add(int(first[:2] + last))
    return found
