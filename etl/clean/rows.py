"""Text → typed rows, and faults with reasons. Each distinct text of a column is parsed once."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from etl.clean.body import Body, body
from etl.clean.cells import CellReading, Cells, found_at_once, spelt_out, typed, without_nulls
from etl.clean.directory import ROSTERS, Directory
from etl.clean.remarks import moved, remarks
from etl.clean.rules import findings
from etl.clean.total import miscounts
from etl.clean.years import reading_of
from etl.match.ledger import MatchedSheet
from etl.problem import Problem
from gridlens.kinds import Reading, Reference, Tenures
from gridlens.kinds.at_once import AtOnce
from gridlens.kinds.reference import TITLES, Roster
from gridlens.ledgers import declared_indicator
from gridlens.schema.ledger import Column
from gridlens.translation import _

ROW = "source_row"
WRITTEN = "@written"
_AT_ONCE = 2  # columns, each of which may take a hundred megabytes


@dataclass
class Batch:
    """What one sheet gave: typed ``rows`` (the ledger's columns and ``source_row``), and the rest.

    ``rows`` holds only rows without a fault, ``refused`` the others as far as they can be read.
    A column that names entries of a roster has another beside it, with the names as written.
    ``faults`` reject rows, ``notices`` do not. ``filled`` has the columns whose empty cells
    merged cells or group rows have filled.
    ``repeated`` are the good rows that say again what an earlier row of the command said.
    """

    matched: MatchedSheet
    total: int
    rows: pa.Table
    refused: pa.Table = field(default_factory=lambda: pa.table({}))
    faults: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    skipped: int = 0
    filled: dict[str, pa.ChunkedArray] = field(default_factory=dict)
    repeated: int = 0

    @property
    def rejected(self) -> set[int]:
        """Row numbers with at least one fault."""
        return {fault.row for fault in self.faults if fault.row is not None}

    def header(self, column: str) -> str:
        """Return the header under which the clerk keeps a column, or else its title."""
        place = self.matched.columns.get(column)
        if place is None:
            return self.matched.ledger.column(column).title
        return self.matched.text(place)

    def found(self, column: str, row: int) -> str | None:
        """Return the cell of a column as it was written, for it or for several together."""
        place = self.matched.columns.get(column)
        if column in self.filled:
            text: str = self.filled[column][row - 1].as_py() or ""
        elif place is None:
            return None
        else:
            text = self.matched.sheet.cells.column(place)[row - 1].as_py() or ""
        return text if text.strip() else None


@dataclass(frozen=True)
class _Read:
    """One column: its texts, its typed cells, and its names as they were written."""

    texts: pa.ChunkedArray
    cells: Cells
    written: pa.ChunkedArray | None


def clean(matched: MatchedSheet, directory: Directory, today: dt.date) -> Batch:
    """Type and check every row below the header of a recognised sheet."""
    sheet, ledger = matched.sheet, matched.ledger
    below = body(matched, directory)
    numbers = below.records
    batch = Batch(matched, len(below.filled_rows), pa.table({}), notices=list(matched.notices))
    batch.filled = below.filled
    batch.notices += [*remarks(sheet, matched.header), *below.notices]
    typed, silent = _typed(batch, below, numbers, directory)
    batch.notices += [
        Problem(int(row), None, None, _("本行各列都是空的，未装载")) for row in numbers[silent]
    ]
    batch.skipped = batch.total - len(numbers) + int(silent.sum())
    batch.faults += moved(sheet, matched.header, numbers[~silent])
    _check(batch, typed, numbers, ~silent, today)
    table = typed.append_column(ROW, pa.array(numbers))
    batch.notices += miscounts(below, numbers[~silent])
    good = ~silent & ~np.isin(numbers, list(batch.rejected))
    batch.rows = table if good.all() else table.filter(pa.array(good))
    batch.refused = spelt_out(table.filter(pa.array(~silent & ~good)))
    batch.notices += _without_roster(batch, directory)
    assert batch.total == batch.rows.num_rows + batch.skipped + len(batch.rejected), ledger.key
    return batch


def _typed(
    batch: Batch, below: Body, numbers: np.ndarray, directory: Directory
) -> tuple[pa.Table, np.ndarray]:
    """Return all columns of the ledger typed, and which rows say nothing in any of them."""
    matched, reading = batch.matched, reading_of(batch.matched)
    schema = matched.ledger.schema()
    silent = np.ones(len(numbers), dtype=bool)
    columns: dict[str, pa.Array | pa.ChunkedArray] = {}
    required: list[tuple[Column, np.ndarray]] = []

    def read(column: Column) -> _Read | None:
        texts = _texts(below, column, numbers)
        if texts is None:
            return None
        how, type_ = _how(matched, column, reading, directory), schema.field(column.name).type
        cells, written = typed(texts, how, type_), None
        if (to := roster_of(column)) and directory.has(to):
            written = _as_written(column, reading, texts, how, type_)
        return _Read(texts, cells, written)

    with ThreadPoolExecutor(_AT_ONCE) as readers:
        found = list(readers.map(read, matched.ledger.columns))
    for column, one in zip(matched.ledger.columns, found, strict=True):
        if one is None:
            columns[column.name] = pa.nulls(len(numbers), schema.field(column.name).type)
            continue
        columns[column.name] = one.cells.values
        if one.written is not None:
            columns[column.name + WRITTEN] = one.written
        if column.name in matched.columns:
            silent &= one.cells.empty | below.was_given(column.name, numbers)
        header = batch.header(column.name)
        batch.faults += [
            Problem(int(numbers[at]), header, one.texts[at].as_py(), reason, fault=True)
            for at, reason in one.cells.refused.items()
        ]
        if column.required:
            required.append((column, one.cells.empty))
    quiet = set(numbers[silent].tolist())  # a group row may have filled a cell of theirs
    batch.faults = [fault for fault in batch.faults if fault.row not in quiet]
    for column, empty in required:
        batch.faults += [
            Problem(int(row), batch.header(column.name), None, _("必填，不能为空"), fault=True)
            for row in numbers[empty & ~silent]
        ]
    return pa.table(columns), silent


def _as_written(
    column: Column,
    reading: Reading,
    texts: pa.ChunkedArray,
    how: CellReading,
    type_: pa.DataType,
) -> pa.ChunkedArray:
    """Return the names of a column before they are given codes: the text, or tenures with names."""
    if isinstance(column.kind, Tenures):
        kind = column.kind.within(reading)
        return typed(texts, CellReading(kind.parse, kind.at_once, how.meaning), type_).values
    if how.meaning is None:
        return texts
    return pa.chunked_array([[how.meaning(text) for text in texts.to_pylist()]], pa.string())


def _texts(below: Body, column: Column, numbers: np.ndarray) -> pa.ChunkedArray | None:
    """Return the cells of a column, or what a mapping says of every row; None for neither."""
    texts, mapping = below.texts(column.name), below.matched.mapping
    if texts is not None:
        return without_nulls(_rows(texts, numbers))
    if mapping and column.name in mapping.constants:
        return pa.chunked_array([pa.repeat(mapping.constants[column.name], len(numbers))])
    return None


def _rows(column: pa.ChunkedArray, numbers: np.ndarray) -> pa.ChunkedArray:
    """Return the cells of rows by number; without copying where no row between is left out."""
    if len(numbers) and numbers[-1] - numbers[0] + 1 == len(numbers):
        return column.slice(numbers[0] - 1, len(numbers))
    return column.take(pa.array(numbers - 1))


def _how(
    matched: MatchedSheet, column: Column, reading: Reading, directory: Directory
) -> CellReading:
    """Return how a column's cells are read: what the office's words mean, one text, and many."""
    kind, to = column.kind.within(reading), roster_of(column)
    many: Callable[[pa.Array], AtOnce | None] = kind.at_once
    if isinstance(kind, Reference) and to and directory.has(to):
        many = found_at_once(kind, to, directory)
    meant = matched.mapping and column.name in matched.mapping.values
    meaning = partial(matched.mapping.meaning, column.name) if matched.mapping and meant else None
    return CellReading(_reader(column, reading, directory), many, meaning)


def _reader(column: Column, reading: Reading, directory: Directory) -> Callable[[str], Any]:
    """Return what turns a cell's text into a value, names into the codes of their roster."""
    kind = column.kind.within(reading)
    if isinstance(kind, Reference) and kind.to == "indicator":
        return lambda text: declared_indicator(kind.parse(text))[0].key  # type: ignore[arg-type]  # one name
    to = roster_of(column)
    if to is None or not directory.has(to):
        return kind.parse
    return lambda text: resolved(kind.parse(text), to, directory)


def roster_of(column: Column) -> Roster | None:
    """Return the roster in which a column's names are looked up, if any."""
    to = column.kind.to if isinstance(column.kind, Reference | Tenures) else None
    return to if to in ROSTERS else None


def resolved(value: Any, to: Roster, directory: Directory) -> Any:
    """Return a parsed name, list of names or list of tenures with codes for names."""
    if isinstance(value, str):
        return directory.find(to, value)
    if value and isinstance(value[0], dict):
        return [tenure | {"name": directory.find(to, tenure["name"])} for tenure in value]
    return directory.find_all(to, value)


def _check(
    batch: Batch, typed: pa.Table, numbers: np.ndarray, said: np.ndarray, today: dt.date
) -> None:
    """Add what is wrong between the cells of each row that says anything."""
    readable = ~np.isin(numbers, list(batch.rejected))
    for finding in findings(batch.matched.ledger, typed, readable, today):
        problems = [
            Problem(
                int(row),
                batch.header(finding.column),
                batch.found(finding.column, int(row)),
                finding.reason,
                fault=not finding.notice,
            )
            for row in numbers[finding.rows & said]
        ]
        if finding.notice:
            batch.notices += problems
        else:
            batch.faults += problems


def _without_roster(batch: Batch, directory: Directory) -> list[Problem]:
    """Say once for each roster that is not there yet that names were taken as written."""
    missing: dict[Roster, str] = {}
    for column in batch.matched.ledger.columns:
        to = roster_of(column)
        if to and not directory.has(to) and batch.rows[column.name].null_count < len(batch.rows):
            missing.setdefault(to, column.name)
    reason = _("尚无{what}名册，{what}按所填名称计，请尽早装载名册")
    return [
        Problem(None, batch.header(name), None, reason.format(what=_(TITLES[to])))
        for to, name in missing.items()
    ]
