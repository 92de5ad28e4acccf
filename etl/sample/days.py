"""The days of the sample: from the first to the last, and which of them are worked."""

import datetime as dt
from random import Random

FIRST, LAST = dt.date(2024, 1, 2), dt.date(2025, 6, 30)
HOLIDAYS = (
    (dt.date(2024, 2, 9), dt.date(2024, 2, 17)),
    (dt.date(2024, 5, 1), dt.date(2024, 5, 5)),
    (dt.date(2024, 10, 1), dt.date(2024, 10, 7)),
    (dt.date(2025, 1, 1), dt.date(2025, 1, 1)),
    (dt.date(2025, 1, 28), dt.date(2025, 2, 4)),
    (dt.date(2025, 5, 1), dt.date(2025, 5, 5)),
)
MONTHS = tuple((2024 + i // 12, i % 12 + 1) for i in range(18))


def is_worked(day: dt.date) -> bool:
    """Tell whether an office works that day: no week-end and no holiday."""
    return day.weekday() < 5 and not any(first <= day <= last for first, last in HOLIDAYS)


def plus(day: dt.date, days: int) -> dt.date:
    """Return the day so many calendar days later."""
    return day + dt.timedelta(days=days)


def worked(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the worked days from ``first`` to ``last``, both included."""
    days = (plus(first, i) for i in range((last - first).days + 1))
    return [day for day in days if is_worked(day)]


def worked_in(year: int, month: int) -> list[dt.date]:
    """Return the worked days of a month that lie within the sample."""
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return worked(max(first, FIRST), min(plus(after, -1), LAST))


def draw(rng: Random, first: dt.date, last: dt.date) -> dt.date:
    """Return some worked day between the two; ``last`` when there is none."""
    return rng.choice(worked(first, last) or [last])


def before(day: dt.date, days: int) -> dt.date:
    """Return the worked day about so many days earlier, never before the sample begins."""
    return worked(max(plus(day, -days), FIRST), day)[0]


def quarter(day: dt.date) -> tuple[int, int]:
    """Return the year and the quarter, 1 to 4."""
    return day.year, (day.month + 2) // 3
