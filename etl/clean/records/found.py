"""First beat of ``clean``: which rows below the header are records, and what is written in them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.clean.records.blocks import OtherTable, is_in_any, other_tables, outside
from etl.clean.records.gaps.around import told_around
from etl.clean.records.gaps.fill import fill, with_fillings
from etl.clean.records.gaps.place import grid_by_place
from etl.clean.records.gaps.runs import Run, filled_in, runs_in, with_areas
from etl.clean.records.group import Group, group_rows
from etl.clean.records.moved import moved
from etl.clean.records.remarks import pictures, remarks
from etl.clean.records.skip import Skipped, skipped_rows
from etl.clean.records.void import void_rows
from etl.clean.rosters.directory import Directory
from etl.match.columns.joined import is_joined
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.further import further_headers
from etl.sheets.problem import Problem
from gridlens.translation import _


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: its header, its texts from row 1 on, and the column that it feeds.

    ``feeds`` is None if the column is not read. A ``joined`` column was put together by a mapping
    and is not in the file.
    """

    header: str
    texts: pa.ChunkedArray
    feeds: str | None
    joined: bool


@dataclass(frozen=True)
class Records:
    """The records of a sheet as the clerk wrote them, and what else stands between them.

    ``numbers`` are the row numbers of the records; ``total`` counts all rows below the header that
    hold anything. ``columns`` are those of the sheet, in order. By canonical column, ``headers``
    has the clerk's header or else the column's title, ``texts`` the whole column, and ``given``
    marks the cells that were empty and have their text from a merged cell, a group row or, where
    the office says so, the cell above. ``runs`` are the columns that were merged once, as it seems.
    ``faults`` are about whole records, ``notices`` about the sheet and about the other rows.
    """

    numbers: np.ndarray
    total: int
    columns: list[SheetColumn]
    headers: dict[str, str]
    texts: dict[str, pa.ChunkedArray]
    given: dict[str, np.ndarray]
    groups: list[Group]
    totals: list[Skipped]
    runs: list[Run]
    faults: list[Problem]
    notices: list[Problem]

    def found(self, column: str, row: int) -> str | None:
        """Return the text of a cell by canonical column and row number; None if it is blank."""
        if column not in self.texts:
            return None
        text: str = self.texts[column][row - 1].as_py() or ""
        return text if text.strip() else None

    def faulty(self, problems: Iterable[Problem]) -> np.ndarray:
        """Mark the records that have a fault among these problems."""
        rows = {one.row for one in problems if one.fault and one.row is not None}
        return np.isin(self.numbers, list(rows))


def find_records(matched: MatchedSheet, directory: Directory) -> Records:
    """Find the records of a sheet, and fill in what merged cells and group rows say about them."""
    sheet, header = matched.sheet, matched.header
    skipped, groups, tables = _apart(matched, directory)
    others: list[Skipped | Group] = [*skipped, *groups]
    around = [*told_around(matched, directory)]
    if matched.ledger.grid not in {*(t.column for t in around), *(g.column for g in groups)}:
        around += grid_by_place(matched, directory)
    below = np.flatnonzero(sheet.filled) + 1
    below = below[below > header]
    numbers = below[~np.isin(below, [one.row for one in others])] if others else below
    own = numbers[~is_in_any(tables, numbers)]
    astray = [*moved(sheet, header, own)]
    doubtful = [*sheet.faults, *(one.row for one in astray if one.row is not None)]
    whole = own[~np.isin(own, doubtful)]
    filled = fill(matched, groups, around)
    runs = runs_in(matched, filled.own, whole, directory.fills(matched.ledger.key))
    if (by_area := with_areas(matched, runs)) is not matched:
        matched, filled = by_area, fill(by_area, groups, around)
    filled = with_fillings(filled, filled_in(filled.own, runs, matched.columns))
    columns = _columns(matched, filled.texts)
    if void := [*void_rows(matched, filled, directory, own)]:
        others += void
        numbers = numbers[~np.isin(numbers, [one.row for one in void])]
    unread = sheet.faults.items()
    known = set(numbers.tolist()) if unread else set()
    return Records(
        numbers=numbers,
        total=len(below),
        columns=columns,
        headers=_headers(matched),
        texts=filled.texts,
        given=filled.given,
        groups=groups,
        runs=runs,
        totals=[one for one in skipped if one.total and not is_in_any(tables, one.row)],
        faults=[
            *(Problem(row, None, None, why, fault=True) for row, why in unread if row in known),
            *astray,
            *(fault for table in tables for fault in table.faults(numbers)),
        ],
        notices=[
            *remarks(sheet, header),
            *filter(None, (one.notice() for one in runs)),
            *(one.notice(_(matched.ledger.column(one.column).title)) for one in around),
            *(Problem(row, None, None, why) for row, why in unread if row not in known),
            *(told for one in columns for told in pictures(one.header, one.texts, header)),
            *(Problem(one.row, None, one.text, one.reason) for one in others),
        ],
    )


def _apart(
    matched: MatchedSheet, directory: Directory
) -> tuple[list[Skipped], list[Group], list[OtherTable]]:
    """Return the rows that are no records, the group rows, and the other tables of a sheet."""
    sheet, header = matched.sheet, matched.header
    further = further_headers(sheet, header)
    skipped = skipped_rows(sheet, header, further)
    tables = other_tables(sheet, header, further, skipped)
    skipped += [one for table in tables for one in table.skipped(sheet)]
    return skipped, outside(group_rows(matched, directory, skipped), tables), tables


def _columns(matched: MatchedSheet, texts: dict[str, pa.ChunkedArray]) -> list[SheetColumn]:
    sheet = matched.sheet
    feeds = {place: name for name, place in matched.columns.items()}
    return [
        SheetColumn(
            matched.text(place),
            texts[feeds[place]] if place in feeds else column,
            feeds.get(place),
            is_joined(sheet, place),
        )
        for place, column in enumerate(sheet.cells.columns)
    ]


def _headers(matched: MatchedSheet) -> dict[str, str]:
    titles = {column.name: column.title for column in matched.ledger.columns}
    return titles | {name: matched.text(place) for name, place in matched.columns.items()}
