"""When things happen: on the days from 2023 to 2025, more in some seasons, few at week-ends."""

from dataclasses import dataclass

import numpy as np

FIRST, LAST = np.datetime64("2023-01-01", "D"), np.datetime64("2025-12-31", "D")
DAYS = np.arange(FIRST, LAST + 1)
# The weight of each month: few rows in the month of the Spring Festival, more in summer and towards
# the year's end.
_SEASONS = np.array((0.95, 0.6, 1.0, 1.0, 1.05, 1.1, 1.15, 1.1, 1.0, 0.9, 1.1, 1.2))
_WEEK_END = 0.08
_GROWTH_A_YEAR = 1.12


@dataclass(frozen=True)
class Calendar:
    """The days of ``rows`` rows in order of date; ``upto`` is the number of rows up to each day."""

    rows: int
    upto: np.ndarray

    @classmethod
    def drawn(cls, rng: np.random.Generator, rows: int) -> "Calendar":
        """Return a calendar that shares out the rows over the days at random."""
        return cls(rows, np.cumsum(rng.multinomial(rows, _weights())))

    def days(self, rows: np.ndarray) -> np.ndarray:
        """Return the day of each row; ``rows`` are places from 0."""
        found: np.ndarray = DAYS[np.searchsorted(self.upto, rows, side="right")]
        return found

    def within_year(self, rows: np.ndarray) -> np.ndarray:
        """Return the number of each row within its year, from 1."""
        years = self.days(rows).astype("datetime64[Y]")
        begins = np.array([np.searchsorted(DAYS, year.astype("datetime64[D]")) for year in _YEARS])
        before = np.concatenate([[0], self.upto])[begins]
        result: np.ndarray = rows - before[(years - _YEARS[0]).astype(int)] + 1
        return result


_YEARS = np.unique(DAYS.astype("datetime64[Y]"))


def month(days: np.ndarray) -> np.ndarray:
    """Return the month of each day, 1 to 12."""
    result: np.ndarray = days.astype("datetime64[M]").astype(int) % 12 + 1
    return result


def year(days: np.ndarray) -> np.ndarray:
    """Return the year of each day."""
    result: np.ndarray = days.astype("datetime64[Y]").astype(int) + 1970
    return result


def _weights() -> np.ndarray:
    week_end = (DAYS.astype(int) + 3) % 7 >= 5  # 1970-01-01 was a Thursday
    weights = _SEASONS[month(DAYS) - 1] * np.where(week_end, _WEEK_END, 1.0)
    weights *= _GROWTH_A_YEAR ** ((DAYS - FIRST).astype(int) / 365)
    result: np.ndarray = weights / weights.sum()
    return result
