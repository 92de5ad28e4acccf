"""Who is asking, and about what: the one door through which figures and records are asked for."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from gridlens.period import Period


@dataclass(frozen=True)
class Scope:
    """What the person asking may see: everything, some grids, or one deputy's record.

    ``grids`` are codes, None for all. ``personal`` allows personal data unmasked.
    """

    grids: frozenset[str] | None = None
    deputy: str | None = None
    personal: bool = False


EVERYTHING = Scope()


class Comparison(Enum):
    """How a column's cells are compared with what a condition names."""

    IS = "is"
    HAS = "has"
    FROM = "from"
    UNTIL = "until"


@dataclass(frozen=True, order=True)
class Condition:
    """What records must say in one of their ledger's columns.

    ``IS`` names values of which a cell is one (an empty text for an empty cell), ``HAS`` a text
    within it; ``FROM`` and ``UNTIL`` a least and a greatest number or date, as text.
    """

    column: str
    how: Comparison
    values: tuple[str, ...]


@dataclass(frozen=True)
class Filters:
    """What is asked about: a period as known on a day, and what narrows it.

    ``grids`` and ``deputy`` are codes; ``groups`` (special groups) and ``stations`` are names.
    Without ``grids`` all records count, also those without a grid. ``where`` are conditions on
    the columns of the one ledger that is asked.
    """

    period: Period
    as_of: dt.date
    grids: tuple[str, ...] = ()
    deputy: str | None = None
    groups: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()

    def over(self, period: Period, as_of: dt.date | None = None) -> "Filters":
        """Return the same question about another period, as known on another day if given."""
        return replace(self, period=period, as_of=as_of or self.as_of)

    def within(self, *grids: str) -> "Filters":
        """Return the same question about some grids."""
        return replace(self, grids=grids)

    @property
    def narrowed(self) -> bool:
        """Tell whether only a part of the office's records is asked about."""
        return bool(self.grids or self.deputy or self.groups or self.stations or self.where)

    @property
    def elapsed(self) -> Period | None:
        """The part of the period that has begun by the as-of date."""
        return self.period.clipped(self.as_of)
