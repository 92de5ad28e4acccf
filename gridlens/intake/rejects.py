"""Rows that a load rejected: each as it was written, with its faults and its origin.

The rows go back to the clerk as a workbook (``gridlens.render.xlsx.rejects``), to be corrected and
loaded again. They are shown as written, without masking. So only a person who may see everything
is given them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gridlens.figures.scope import Scope
from gridlens.ledgers import ledgers
from gridlens.schema.forms import GIVEN
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

if TYPE_CHECKING:
    from gridlens.store.version import Version

UNNAMED = "#"
"""A cell under no header, or a repeated one, is kept under this mark and its column's number."""

_JOINED = " + "


@dataclass(frozen=True)
class Fault:
    """What is wrong with one row. ``headers`` names the columns to look at; it may be empty."""

    headers: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Row:
    """One row with its file, sheet and row number; ``cells`` are its texts, by header."""

    file: str
    sheet: str
    number: int
    cells: Mapping[str, str]
    faults: tuple[Fault, ...]

    @property
    def reasons(self) -> dict[str, tuple[str, ...]]:
        """The reasons by header; a reason that concerns no column is under the empty text."""
        found: dict[str, tuple[str, ...]] = {}
        for fault in self.faults:
            for header in fault.headers or ("",):
                found[header] = (*found.get(header, ()), fault.reason)
        return found


@dataclass(frozen=True)
class RejectTable:
    """Rejected rows of one ledger with the same headers, from one sheet or several."""

    ledger: Ledger
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(faults: Iterable[Mapping[str, Any]]) -> list[RejectTable]:
    """Return rejected rows by ledger and headers, in order of ledger, file, sheet and row.

    Each fault has ``file``, ``sheet``, ``row``, ``ledger``, ``column``, ``reason``, and ``cells``
    as JSON by header. A column that a fault names but the sheet lacks comes after the others.
    """
    by_row: dict[tuple[str, str, int], list[Mapping[str, Any]]] = {}
    for fault in faults:
        by_row.setdefault((fault["file"], fault["sheet"], fault["row"]), []).append(fault)
    layouts: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for (file, sheet, number), some in sorted(by_row.items()):
        cells: dict[str, str] = json.loads(some[0]["cells"])
        found = tuple(Fault(_headers(one["column"], cells), one["reason"]) for one in some)
        row = Row(file, sheet, number, cells, found)
        layouts.setdefault((some[0]["ledger"], tuple(cells)), []).append(row)
    made = [
        RejectTable(ledgers()[k], _with_absent(h, rows), tuple(rows))
        for (k, h), rows in layouts.items()
    ]
    return sorted(made, key=lambda table: table.ledger.place)


def rejects(version: "Version", scope: Scope, load: int | None = None) -> list[RejectTable]:
    """Return the rows that a load rejected and that no later load has resolved.

    Without ``load``, the rows of every load are returned. A narrowed scope is given none.
    """
    if scope.grids is not None or scope.deputy is not None:
        return []
    query = (
        'SELECT file, sheet, "row", ledger, "column", reason, cells FROM reject WHERE {which}'
        ' ORDER BY file, sheet, "row"'
    )
    which = "true" if load is None else f"load = {int(load)}"
    (rows,) = version.rows([query.format(which=which)])
    return tables(rows)


def waiting(version: "Version", scope: Scope) -> dict[str, int]:
    """Return how many rejected rows wait outside for each ledger that has any, by its key.

    A row counts once, however many faults it has. A narrowed scope is told of none: nobody knows
    whose grid a rejected row belongs to.
    """
    if scope.grids is not None or scope.deputy is not None:
        return {}
    (rows,) = version.rows(
        [
            "SELECT ledger, count(*) AS many FROM"
            ' (SELECT DISTINCT file, sheet, "row", ledger FROM reject) GROUP BY ledger'
        ]
    )
    many = {row["ledger"]: int(row["many"]) for row in rows}
    return {key: many[key] for key in ledgers() if key in many}


def waiting_sentence(many: Mapping[str, int]) -> str:
    """Return a sentence on the rows that wait outside; it is empty if there are none."""
    if not many:
        return ""
    each = "、".join(
        _("{ledger}{n}行").format(ledger=_(ledgers()[key].title), n=number)
        for key, number in many.items()
    )
    said = _("有{total}行没有导入，不在各项数字里：{each}。")
    return said.format(total=sum(many.values()), each=each)


def _headers(column: str | None, cells: Mapping[str, str]) -> tuple[str, ...]:
    if not column:
        return ()
    if column + GIVEN in cells:
        return (column + GIVEN,)
    parts = tuple(column.split(_JOINED))
    return parts if column not in cells and all(part in cells for part in parts) else (column,)


def _with_absent(headers: tuple[str, ...], rows: Iterable[Row]) -> tuple[str, ...]:
    named = (header for row in rows for fault in row.faults for header in fault.headers)
    return tuple(dict.fromkeys((*headers, *named)))
