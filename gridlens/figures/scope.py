"""Who asks, and about what: every question for figures or records states both."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum

from gridlens.period import Period
from gridlens.translation import N_


@dataclass(frozen=True)
class Scope:
    """What the person asking may see: everything, some grids, or the record of one deputy.

    ``grids`` are codes; None means all grids. ``personal`` allows personal data unmasked.
    """

    grids: frozenset[str] | None = None
    deputy: str | None = None
    personal: bool = False


EVERYTHING = Scope()


class Comparison(Enum):
    """How the cells of a column are compared with the values of a condition."""

    IS = "is"
    HAS = "has"
    FROM = "from"
    UNTIL = "until"


@dataclass(frozen=True, order=True)
class Condition:
    """What records must say in one column of their ledger.

    ``IS`` is met when the cell equals one of the values; an empty text stands for an empty cell.
    ``HAS`` is met when the cell contains the text. ``FROM`` and ``UNTIL`` are met by cells not
    below or not above a number or date, given as text.
    """

    column: str
    how: Comparison
    values: tuple[str, ...]


ELAPSED = N_(
    "期间只算到截至日：截至日以后的日期当作还没有发生，截至日以后才办结的仍算在办；"
    "还没有开始的期间没有数字。"
)


@dataclass(frozen=True)
class Filters:
    """What is asked about: a period as known on a day, and what narrows the records.

    ``grids`` and ``deputy`` are codes; ``groups`` (special groups) and ``stations`` are names.
    Without ``grids`` all records count, also those without a grid. ``where`` are conditions on the
    columns of the one ledger that is asked.
    """

    period: Period
    as_of: dt.date
    grids: tuple[str, ...] = ()
    deputy: str | None = None
    groups: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()

    def over(self, period: Period, as_of: dt.date | None = None) -> "Filters":
        """Return the same question about another period, with another ``as_of`` if given."""
        return replace(self, period=period, as_of=as_of or self.as_of)

    def within(self, *grids: str) -> "Filters":
        """Return the same question about some grids."""
        return replace(self, grids=grids)

    @property
    def narrowed(self) -> bool:
        """Whether the question is about only a part of the office's records."""
        return bool(self.grids or self.deputy or self.groups or self.stations or self.where)

    @property
    def elapsed(self) -> Period | None:
        """The part of the period that has elapsed by the as-of date; None when it has not begun."""
        return self.period.clipped(self.as_of)
