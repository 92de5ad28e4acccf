"""Is one of several headers likely enough to be proposed as a column?

A proposal is what a clerk in a hurry takes. So where two headers fit about equally, or the days
under another one come before, each is asked about and none is proposed.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from etl.match.headers.contents import is_day_like, texts_under
from etl.match.vocabulary.lexicon import tells_of_later
from etl.sheets.sheet import Sheet
from gridlens.errors import Refused
from gridlens.kinds import Day, Reading
from gridlens.kinds.base import halfwidth
from gridlens.schema.ledger import Ledger

NEARLY = 0.9  # of the best: fits as well
_SOMETIMES = 0.1  # of the rows; fewer may be slips
_MOSTLY = 0.6
# Days without a year are compared with each other, in a year that has every day.
_NO_YEAR = 2000
_DAY = Day(span="first", month="first").within(Reading((_NO_YEAR,)))
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")

_Moment = tuple[dt.date, str]  # a day, and the time of day where it is told


def is_too_late(ledger: Ledger, column: str, header: str) -> bool:
    """Tell whether a header speaks of a later time than a column: its ledger's day or subject."""
    return column in {ledger.date, *ledger.subject} and tells_of_later(header)


def nearly_best(scores: Mapping[int, float]) -> list[int]:
    """Return the places that fit best or about as well, from left to right."""
    best = max(scores.values(), default=0.0)
    return [place for place, score in sorted(scores.items()) if score >= NEARLY * best]


def come_first(sheet: Sheet, rows: np.ndarray, places: Sequence[int]) -> list[int]:
    """Return those of some columns of days before which no other column has a day.

    The day of a record is when it came up. What was done about it, or until when, comes later.
    """
    days = {
        place: _moments(sheet, rows, place)
        for place in range(sheet.cells.num_columns)
        if place in places or _holds_days(sheet, rows, place)
    }
    return [
        place
        for place in places
        if not any(_before(days[other], days[place]) for other in days if other != place)
    ]


def _holds_days(sheet: Sheet, rows: np.ndarray, place: int) -> bool:
    texts = texts_under(sheet, rows, place)
    return bool(texts) and sum(map(is_day_like, texts)) >= _MOSTLY * len(texts)


def _moments(sheet: Sheet, rows: np.ndarray, place: int) -> list[_Moment | None]:
    """Return the moment in each row; None where there is none."""
    cells = sheet.cells.column(place).take(pa.array(rows)).to_pylist()
    return [_moment(halfwidth(text)) if text else None for text in cells]


def _moment(text: str) -> _Moment | None:
    try:
        day = _DAY.parse(text)
    except Refused:
        return None
    time = _CLOCK.search(text)
    return day, f"{time[1]:0>2}:{time[2]}" if time else ""


def _before(some: Sequence[_Moment | None], others: Sequence[_Moment | None]) -> bool:
    """Tell whether some moments come before others, in more rows than are slips."""
    pairs = [
        (one, other)
        for one, other in zip(some, others, strict=True)
        if one and other and (one[0].year == _NO_YEAR) == (other[0].year == _NO_YEAR)
    ]
    return sum(map(_is_before, pairs)) > _SOMETIMES * len(pairs)


def _is_before(pair: tuple[_Moment, _Moment]) -> bool:
    (day, time), (other_day, other_time) = pair
    return day < other_day or (day == other_day and bool(time) and time < other_time)
