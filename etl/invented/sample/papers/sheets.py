"""Lay out records as a sheet of the office, with its own headers, date style and spellings.

Headers, date styles and spellings differ from file to file, as they do in an office. The ledgers
declare all of them.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.invented.sample.office.area import Row
from gridlens import ledgers
from gridlens.schema.header import folded

Cell = str | int | dt.date | None
ShowDay = Callable[[dt.date], Cell]


def as_cell(day: dt.date) -> Cell:
    """Return a day as a date cell of the spreadsheet."""
    return day


def dashed(day: dt.date) -> Cell:
    """Return a day as 2025-04-03."""
    return day.isoformat()


def slashed(day: dt.date) -> Cell:
    """Return a day as 2025/4/3."""
    return f"{day.year}/{day.month}/{day.day}"


def dotted(day: dt.date) -> Cell:
    """Return a day as 2025.4.3."""
    return f"{day.year}.{day.month}.{day.day}"


def in_characters(day: dt.date) -> Cell:
    """Return a day as 2025年4月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True)
class SampleSheet:
    """One sheet: the records of one ledger, written with the office's own headers and spellings.

    ``headers`` are by column, ``spellings`` by value. A column without any value is left out.
    ``title`` is the text of a row above the headers.
    """

    name: str
    ledger: str
    rows: Sequence[Row]
    show_day: ShowDay = as_cell
    title: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check that every header is one that the ledger declares."""
        for name, header in self.headers.items():
            column = ledgers.ledger(self.ledger).column(name)
            known = {folded(text) for text in (column.title, *column.headers)}
            assert folded(header) in known, (self.name, name, header)

    @property
    def columns(self) -> list[str]:
        """The columns that have a value in some record, in the ledger's order."""
        declared = [column.name for column in ledgers.ledger(self.ledger).columns]
        unknown = {name for row in self.rows for name in row} - set(declared)
        assert not unknown, (self.name, unknown)
        return [name for name in declared if any(_has(row, name) for row in self.rows)]

    def header(self) -> list[str]:
        """Return the header row."""
        ledger = ledgers.ledger(self.ledger)
        return [self.headers.get(name, ledger.column(name).title) for name in self.columns]

    def cells(self) -> list[list[Cell]]:
        """Return the rows below the header."""
        return [[self._cell(row.get(name)) for name in self.columns] for row in self.rows]

    def _cell(self, value: Any) -> Cell:
        if isinstance(value, dt.date):
            return self.show_day(value)
        if isinstance(value, list):
            return "、".join(value) or None
        if isinstance(value, str):
            return self.spellings.get(value, value) or None
        return value if isinstance(value, int) else None


def _has(row: Row, name: str) -> bool:
    return row.get(name) not in (None, "", [])
