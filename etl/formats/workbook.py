"""Read a workbook (.xlsx, .xls): the text cells of its sheets, their merges and hidden rows."""

from collections.abc import Iterator
from pathlib import Path

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc
import python_calamine

from etl.bounds import MOST_MERGES, too_many_merges
from etl.formats.archive import damaged
from etl.formats.epoch import counts_from_1904
from etl.formats.form import Form
from etl.formats.trim import trimmed
from etl.formats.xls import layouts_of_xls
from etl.formats.xlsx import RowLayout, layouts
from etl.sheet import Merge, Sheet
from gridlens.translation import _

_MIDNIGHT = r"^(\d{4}-\d{2}-\d{2}) 00:00:00$"
_TIME_ALONE = r"^(?:1899-12-3[01]|1904-01-01) (\d{2}:\d{2}:\d{2})$"
_HIDDEN = ("hidden", "veryhidden")


def workbook(path: Path, form: Form) -> Iterator[Sheet]:
    """Yield every sheet of cells, hidden sheets included, from row 1 and column A on.

    Raises ``GridLensError`` if the workbook is damaged.
    """
    try:
        found = layouts(path) if form is Form.XLSX else _layouts_of_xls(path)
        epoch1904 = counts_from_1904(path)
        # Pass the bytes, not the path: a file with another ending would not open by its path.
        book = fastexcel.read_excel(path.read_bytes())
        for name in book.sheet_names:
            if name not in found:  # a sheet that is only a chart
                continue
            # skip_rows=0 keeps leading blank rows, so that the first row read is row 1.
            sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
            remarks = (_("这是隐藏的工作表，已一并读取。"),) if sheet.visible in _HIDDEN else ()
            yield Sheet(
                path.name,
                name,
                trimmed(_with_failures(_from_column_a(sheet), found[name].failed)),
                epoch1904,
                merges=tuple(found[name].merges),
                hidden_rows=tuple(found[name].hidden_rows),
                remarks=remarks,
            )
    except (fastexcel.FastExcelError, python_calamine.CalamineError) as error:
        raise damaged() from error


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


def _with_failures(cells: pa.Table, failed: dict[int, dict[int, str]]) -> pa.Table:
    """Put the texts of failed formulas (#REF!) into their cells, so that these are not lost.

    ``failed`` has the texts by place of the column and row number.
    """
    for place, by_row in failed.items():
        if place >= cells.num_columns:
            continue
        texts = cells.column(place).to_pylist()
        for row, shown in by_row.items():
            if row <= len(texts):
                texts[row - 1] = shown
        cells = cells.set_column(place, cells.column_names[place], pa.array(texts, pa.string()))
    return cells


def _dates_as_written(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Remove the midnight from dates and the day zero from times; the reader adds both."""
    if pc.any(pc.match_substring(column, ":00")).as_py():
        column = pc.replace_substring_regex(column, _MIDNIGHT, r"\1")
        column = pc.replace_substring_regex(column, _TIME_ALONE, r"\1")
    return column


def _layouts_of_xls(path: Path) -> dict[str, RowLayout]:
    """Return the merged cells, hidden rows and failed formulas of every sheet of cells."""
    with python_calamine.CalamineWorkbook.from_object(path.open("rb")) as book:
        cells = python_calamine.SheetTypeEnum.WorkSheet
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == cells]
        found = layouts_of_xls(path)
        if len(found) != len(names):
            raise damaged()
        for name, layout in zip(names, found, strict=True):
            layout.merges = _merges(book.get_sheet_by_name(name))
        return dict(zip(names, found, strict=True))


def _merges(sheet: python_calamine.CalamineSheet) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    if len(ranges) > MOST_MERGES:
        raise too_many_merges()
    return [Merge(r0 + 1, r1 + 1, c0, c1) for (r0, c0), (r1, c1) in ranges]
