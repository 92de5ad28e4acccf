"""The days of the sample: the first day, the last day, and the working days between them."""

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
    """Tell whether an office works on a day: it is not on a week-end and not a holiday."""
    return day.weekday() < 5 and not any(first <= day <= last for first, last in HOLIDAYS)


def plus(day: dt.date, days: int) -> dt.date:
    """Return the day that is ``days`` calendar days later; a negative number means earlier."""
    return day + dt.timedelta(days=days)


def worked(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the working days from ``first`` to ``last``, both included."""
    days = (plus(first, i) for i in range((last - first).days + 1))
    return [day for day in days if is_worked(day)]


def worked_in(year: int, month: int) -> list[dt.date]:
    """Return the working days of a month, as far as they are within the sample."""
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return worked(max(first, FIRST), min(plus(after, -1), LAST))


def draw(rng: Random, first: dt.date, last: dt.date) -> dt.date:
    """Return a random working day from ``first`` to ``last``; ``last`` if there is none."""
    return rng.choice(worked(first, last) or [last])


def before(day: dt.date, days: int) -> dt.date:
    """Return the first working day from ``days`` days earlier on, but not before the sample."""
    return worked(max(plus(day, -days), FIRST), day)[0]


def quarter(day: dt.date) -> tuple[int, int]:
    """Return the year and the quarter (1 to 4) of a day."""
    return day.year, (day.month + 2) // 3
