"""Records dated outside the term of the grid or the deputy that they name.

A name that stands in a record before its term began, or after it ended, is a wrong name, a wrong
date, or a roster that is out of date. The figures count the record all the same.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gridlens.ledgers import activity_ledgers
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

NAMED = 200  # so many records are named; the rest is only counted
_FIELDS = ("ledger", "roster", "code", "name", "day", "since", "until")
_SOURCE = ("file", "sheet", "row", "grid", "total")


@dataclass(frozen=True)
class OutOfTerm:
    """A record, by its source, and the term of the entry it names; ``roster`` is that entry's.

    ``day`` is the date of the record, ``grid`` the code of its grid. The days on which a term
    begins and ends belong to it.
    """

    ledger: str
    roster: str
    code: str
    name: str
    day: dt.date
    since: dt.date | None
    until: dt.date | None
    file: str
    sheet: str
    row: int
    grid: str | None

    @property
    def reason(self) -> str:
        """A sentence: when the term began or ended, which the date of the record lies outside."""
        begun = self.since is None or self.since <= self.day
        if self.roster == "grid":
            text = _("{name}于{until}停用") if begun else _("{name}自{since}起启用")
        else:
            text = _("{name}于{until}离任") if begun else _("{name}自{since}起任职")
        return text.format(name=self.name, since=self.since, until=self.until)

    @property
    def place(self) -> str:
        """The file, the sheet and the row."""
        return _("《{file}》“{sheet}”第{row}行").format(
            file=self.file, sheet=self.sheet, row=self.row
        )


@dataclass(frozen=True)
class OutOfTerms:
    """The first of these records, and how many there are in all."""

    records: tuple[OutOfTerm, ...] = ()
    total: int = 0


NO_RECORDS = OutOfTerms()


def out_of_term_query(load: int | None = None) -> str:
    """Return the SQL that finds the first of these records, in a fixed order, and their number.

    With ``load``, only those that this load brought, or whose roster entry it brought.
    """
    every = " UNION ALL ".join(_queries(load))
    order = "ledger, roster, name, code, day, file, sheet, row"
    counted = f"SELECT *, count(*) OVER () AS total FROM ({every})"
    return f"{counted} ORDER BY {order} LIMIT {NAMED}"


def found_out_of_term(rows: Iterable[dict[str, Any]]) -> OutOfTerms:
    """Return what the query found, from its rows by column."""
    read = [*rows]
    total = read[0]["total"] if read else 0
    fields = [name for name in (*_FIELDS, *_SOURCE) if name != "total"]
    return OutOfTerms(tuple(OutOfTerm(**{f: row[f] for f in fields}) for row in read), total)


def _queries(load: int | None) -> Iterator[str]:
    for ledger in activity_ledgers().values():
        if ledger.grid:
            yield _query(ledger, "grid", f'SELECT *, "{ledger.grid}" AS who', load)
        if ledger.deputies:
            lists = [f'coalesce("{name}", [])' for name in ledger.deputies]
            people = f"list_distinct(flatten([{', '.join(lists)}]))"
            yield _query(ledger, "deputy", f"SELECT *, unnest({people}) AS who", load)


def _query(ledger: Ledger, roster: str, named: str, load: int | None) -> str:
    grid = f'r."{ledger.grid}"' if ledger.grid else "NULL"
    ours = f' AND {load} IN (r."load", e."load")' if load is not None else ""
    return (
        f"SELECT '{ledger.key}' AS ledger, '{roster}' AS roster, e.code, e.name,"
        f' r."{ledger.date}" AS day, e.since, e.until, r.source_file AS file,'
        f" r.source_sheet AS sheet, r.source_row AS row, {grid} AS grid"
        f' FROM ({named} FROM "{ledger.key}") r JOIN "{roster}" e ON e.code = r.who'
        f' WHERE (r."{ledger.date}" < e.since OR r."{ledger.date}" > e.until){ours}'
    )
