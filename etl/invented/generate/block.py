"""One block of a ledger's rows: the places, days and grids that all ledgers have in common."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from etl.invented.generate.days import Calendar, month, year
from etl.invented.generate.draw import Draw, joined, numbered
from etl.invented.generate.office import Office

_TILT = 0.35  # how much the ledgers differ in what they find in one grid (of the logarithm)
_DIGITS = 6


@dataclass(frozen=True)
class Block:
    """A block of rows of one ledger; ``begin`` is the place of its first row in the ledger.

    ``exposure`` says how likely a row belongs to each grid.
    """

    draw: Draw
    office: Office
    calendar: Calendar
    begin: int
    exposure: np.ndarray

    @cached_property
    def rows(self) -> np.ndarray:
        """The place of each row in the ledger, from 0."""
        return np.arange(self.begin, self.begin + self.draw.rows)

    @cached_property
    def day(self) -> np.ndarray:
        """The day of each row."""
        return self.calendar.days(self.rows)

    @cached_property
    def month(self) -> np.ndarray:
        """The month of each row, 1 to 12."""
        return month(self.day)

    @cached_property
    def grid(self) -> np.ndarray:
        """The place of the grid of each row in the roster."""
        return self.draw.index(self.exposure)

    def number(self, prefix: str) -> pa.Array:
        """Return the number of each row: prefix, year, and a serial number within the year."""
        serial = numbered(self.calendar.within_year(self.rows), _DIGITS)
        return joined(prefix, numbered(year(self.day)), "-", serial)


def tilted(rng: np.random.Generator, exposure: np.ndarray) -> np.ndarray:
    """Return the exposures, each changed at random by a factor of its grid."""
    result: np.ndarray = exposure * np.exp(rng.normal(0, _TILT, len(exposure)))
    return result
