"""One block of a ledger's rows: their places, days and grids, before what the ledger adds."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from etl.generate.days import Calendar, month, year
from etl.generate.draw import Draw, joined, numbered
from etl.generate.office import Office

_TILT = 0.35  # by how much one ledger finds more in a grid than another does
_DIGITS = 6


@dataclass(frozen=True)
class Block:
    """Rows from ``begin`` on of one ledger of an office."""

    draw: Draw
    office: Office
    calendar: Calendar
    begin: int
    exposure: np.ndarray

    @cached_property
    def rows(self) -> np.ndarray:
        """The places of the rows in the ledger, counted from 0."""
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
        """The place of each row's grid in the roster."""
        return self.draw.index(self.exposure)

    def number(self, prefix: str) -> pa.Array:
        """Return each row's number: prefix, year, and a serial number within the year."""
        serial = numbered(self.calendar.within_year(self.rows), _DIGITS)
        return joined(prefix, numbered(year(self.day)), "-", serial)


def tilted(rng: np.random.Generator, exposure: np.ndarray) -> np.ndarray:
    """Return exposures with a grid's own leaning in them."""
    result: np.ndarray = exposure * np.exp(rng.normal(0, _TILT, len(exposure)))
    return result
