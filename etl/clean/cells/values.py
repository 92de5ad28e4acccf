"""Second beat of ``clean``: what is in the cells of the records, as values."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa

from etl.clean.cells.column import Cells, typed, without_nulls
from etl.clean.cells.reading import WRITTEN, ColumnReading
from etl.clean.records.found import Records
from etl.sheets.problem import Problem
from etl.sheets.sheet import cells_of
from gridlens.translation import _

_AT_ONCE = 2  # columns; each may take a hundred megabytes


@dataclass(frozen=True)
class Values:
    """The records of a sheet as values.

    ``table`` has one row per record, in the columns of the ledger. A column with the codes of
    roster entries has a second column beside it, with the names as written. ``says`` marks the
    records that say anything at all, ``readable`` those without a fault so far.
    """

    table: pa.Table
    says: np.ndarray
    readable: np.ndarray
    problems: list[Problem]


@dataclass(frozen=True)
class _Column:
    """One column that the sheet or a mapping fills: its texts, cells, and names as written."""

    reading: ColumnReading
    texts: pa.ChunkedArray
    cells: Cells
    written: pa.ChunkedArray | None

    @property
    def name(self) -> str:
        return self.reading.column.name


def read_values(records: Records, readings: Sequence[ColumnReading]) -> Values:
    """Read all columns of the records. A cell that is refused, or missing, is a fault of its row.

    A record that says nothing has no faults, even if a group row filled a cell of it. Where the
    whole record is at fault, nothing is said of its cells.
    """
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        found = list(readers.map(partial(_read, records), readings))
    columns = [column for column in found if column]
    says = _says(records, columns)
    silent = records.numbers[~says].tolist()
    nothing = [Problem(row, None, None, _("本行各列都是空的，未导入")) for row in silent]
    quiet = set(silent)
    faults = [fault for fault in records.faults if fault.row not in quiet]
    told = says & ~records.faulty(faults)
    faults += [*_refused(records, columns, told), *_missing(records, columns, told)]
    return Values(
        table=_table(records, readings, columns),
        says=says,
        readable=~records.faulty(faults),
        problems=[*faults, *nothing],
    )


def _read(records: Records, reading: ColumnReading) -> _Column | None:
    texts = _texts(records, reading)
    if texts is None:
        return None
    cells = typed(texts, reading.cells, reading.type_)
    return _Column(reading, texts, cells, reading.names(texts) if reading.names else None)


def _texts(records: Records, reading: ColumnReading) -> pa.ChunkedArray | None:
    """Return the records' texts in a column: from the sheet, or else from the mapping."""
    column, numbers = records.texts.get(reading.column.name), records.numbers
    if column is None:
        if reading.constant is None:
            return None
        return pa.chunked_array([pa.repeat(reading.constant, len(numbers))])
    return without_nulls(cells_of(column, numbers))


def _says(records: Records, columns: Sequence[_Column]) -> np.ndarray:
    """Mark the records that say something in a column of the sheet, in a cell of their own."""
    silent = np.ones(len(records.numbers), dtype=bool)
    for column in columns:
        if column.reading.in_sheet:
            given = records.given.get(column.name)
            empty = column.cells.empty
            silent &= empty if given is None else empty | given[records.numbers - 1]
    return ~silent


def _refused(records: Records, columns: Sequence[_Column], told: np.ndarray) -> Iterator[Problem]:
    """Yield a fault for each refused cell of the records of which anything is to be told."""
    for column in columns:
        header = records.headers[column.name]
        for at, reason in column.cells.refused.items():
            if told[at]:
                row, found = int(records.numbers[at]), column.texts[at].as_py()
                fault = not (at in column.cells.left_empty or column.reading.takes_empty(found))
                said = reason if fault else _("{reason}；本格按空白导入").format(reason=reason)
                yield Problem(row, header, found, said, fault=fault)


def _missing(records: Records, columns: Sequence[_Column], told: np.ndarray) -> Iterator[Problem]:
    reason = _("必填，不能为空")
    for column in columns:
        if column.reading.column.required:
            for row in records.numbers[column.cells.empty & told].tolist():
                yield Problem(row, records.headers[column.name], None, reason, fault=True)


def _table(
    records: Records, readings: Sequence[ColumnReading], columns: Sequence[_Column]
) -> pa.Table:
    """Return the values of all columns of the ledger; columns that nobody fills are null."""
    read = {column.name: column for column in columns}
    table: dict[str, pa.Array | pa.ChunkedArray] = {}
    for reading in readings:
        name = reading.column.name
        if name not in read:
            table[name] = pa.nulls(len(records.numbers), reading.type_)
            continue
        table[name] = read[name].cells.values
        if (written := read[name].written) is not None:
            table[name + WRITTEN] = written
    return pa.table(table)
