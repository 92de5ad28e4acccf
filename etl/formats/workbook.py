"""Read a workbook (.xlsx, .xls): the text cells of its sheets, their merges and hidden rows."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import fastexcel
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import python_calamine
from lxml import etree

from etl.formats.archive import damaged, opened
from etl.formats.form import Form
from etl.formats.markup import RowLayout
from etl.formats.package import package_of, plain
from etl.formats.trim import trimmed
from etl.formats.xls import old_book
from etl.formats.xlsx import layouts
from etl.process.bounds import MOST_MERGES, too_many_merges
from etl.sheets.sheet import Merge, Sheet, blank
from gridlens.translation import _

_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_TIME_ALONE = r"^(?:1899-12-3[01]|1904-01-01) (\d{2}:\d{2}:\d{2})$"
_HIDDEN = ("hidden", "veryhidden")


def workbook(path: Path, form: Form) -> Iterator[Sheet]:
    """Yield every sheet of cells, hidden sheets included, from row 1 and column A on.

    Raises ``GridLensError`` if the workbook is damaged.
    """
    try:
        data, found, epoch1904 = _xlsx(path) if form is Form.XLSX else _xls(path)
        # Pass the bytes, not the path: a file with another ending would not open by its path.
        book = fastexcel.read_excel(data)
        for name in book.sheet_names:
            if name not in found:  # a sheet that is only a chart
                continue
            # skip_rows=0 keeps leading blank rows, so that the first row read is row 1.
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            remarks = (_("这是隐藏的工作表，已一并读取。"),) if sheet.visible in _HIDDEN else ()
            cells = trimmed(_with_texts(_from_column_a(sheet), found[name].texts))
            yield Sheet(
                path.name,
                name,
                cells,
                epoch1904,
                merges=tuple(found[name].merges),
                hidden_rows=tuple(found[name].hidden_rows),
                struck_rows=_struck_rows(cells, found[name].struck),
                remarks=remarks,
            )
    except (fastexcel.FastExcelError, python_calamine.CalamineError) as error:
        raise damaged() from error


def _xlsx(path: Path) -> tuple[bytes, dict[str, RowLayout], bool]:
    """Return a workbook for the reader of cells, its layouts, and whether it counts from 1904."""
    try:
        with opened(path) as archive:
            package = package_of(archive)
            data = plain(archive, package) or path.read_bytes()
            return data, layouts(archive, package), package.epoch1904
    except (etree.XMLSyntaxError, KeyError) as error:
        raise damaged() from error


def _xls(path: Path) -> tuple[bytes, dict[str, RowLayout], bool]:
    """Return the same of an old workbook."""
    old = old_book(path)
    with python_calamine.CalamineWorkbook.from_object(io.BytesIO(old.data)) as book:
        cells = python_calamine.SheetTypeEnum.WorkSheet
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == cells]
        if len(old.layouts) != len(names):
            raise damaged()
        for name, layout in zip(names, old.layouts, strict=True):
            layout.merges = _merges(book.get_sheet_by_name(name))
    return old.data, dict(zip(names, old.layouts, strict=True)), old.epoch1904


def _merges(sheet: python_calamine.CalamineSheet) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    if len(ranges) > MOST_MERGES:
        raise too_many_merges()
    return [Merge(r0 + 1, r1 + 1, c0, c1) for (r0, c0), (r1, c1) in ranges]


def _from_column_a(sheet: fastexcel.ExcelSheet) -> pa.Table:
    """Return the cells with dates as written, and with the blank columns on the left kept."""
    columns = sheet.available_columns()
    if not columns:
        return pa.table({})
    cells = pa.Table.from_batches([pa.record_batch(sheet)])
    before = columns[0].absolute_index
    blank = pa.nulls(cells.num_rows, pa.string())
    filled = [_dates_as_written(column) for column in cells.columns]
    names = [f"f{place}" for place in range(before + len(filled))]
    return pa.table([*[blank] * before, *filled], names=names)


def _dates_as_written(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Remove the midnight from dates and the day zero from times; the reader adds both."""
    if pc.any(pc.match_substring(column, ":00")).as_py():
        column = pc.replace_substring_regex(column, _MIDNIGHT, r"\1")
        column = pc.replace_substring_regex(column, _TIME_ALONE, r"\1")
    return column


def _with_texts(cells: pa.Table, texts: Mapping[int, Mapping[int, str]]) -> pa.Table:
    """Put texts into cells that the reader leaves out or changes, by place and row number.

    The table grows where they lie below or beside all other cells, so that no row is lost.
    """
    if not texts:
        return cells
    height = max(cells.num_rows, *(row for by_row in texts.values() for row in by_row))
    columns = []
    for place in range(max(cells.num_columns, *(place + 1 for place in texts))):
        column = cells.column(place) if place < cells.num_columns else pa.chunked_array([[]])
        missing = height - len(column)
        if by_row := texts.get(place):
            given = [*column.to_pylist(), *[None] * missing]
            for row, text in by_row.items():
                given[row - 1] = text
            column = pa.chunked_array([pa.array(given, pa.string())])
        elif missing:
            column = pa.chunked_array(
                [*column.cast(pa.string()).chunks, pa.nulls(missing, pa.string())]
            )
        columns.append(column)
    return pa.table(columns, names=[f"f{place}" for place in range(len(columns))])


def _struck_rows(cells: pa.Table, struck: Mapping[int, list[int]]) -> tuple[int, ...]:
    """Return the numbers of the rows with more than half of their filled cells struck out."""
    if not struck:
        return ()
    filled, out = (np.zeros(cells.num_rows, dtype=int) for _n in range(2))
    for place, column in enumerate(cells.columns):
        shows = ~blank(column)
        marked = np.zeros(cells.num_rows, dtype=bool)
        rows = np.array(struck.get(place, ()), dtype=int)
        marked[rows[rows <= cells.num_rows] - 1] = True
        filled += shows
        out += shows & marked
    return tuple((np.flatnonzero(2 * out > filled) + 1).tolist())
