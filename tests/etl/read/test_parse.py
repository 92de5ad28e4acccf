"""The bytes of a file become text cells."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import xlsxwriter

from etl.read.parse import parse
from tests.etl.office import csv


def rows(cells: pa.Table) -> list[tuple[str | None, ...]]:
    return list(zip(*(column.to_pylist() for column in cells.columns), strict=True))


def test_an_empty_text_has_no_rows(tmp_path: Path) -> None:
    ((sheet, _written),) = parse(csv(tmp_path, "a.csv", "\n\n"), tmp_path / "spool")
    assert (sheet.name, sheet.cells.num_rows) == ("a", 0)


def test_a_workbook_keeps_row_numbers_long_numbers_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("表一")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    chinese = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    timed = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page.write_row(2, 1, ["编码", "日期", "日期", "时间"])
    page.write(4, 1, 411101001001005)
    page.write_datetime(4, 2, dt.datetime(2025, 4, 3), day)
    page.write_datetime(4, 3, dt.datetime(2025, 4, 3), chinese)
    page.write_datetime(4, 4, dt.datetime(2025, 4, 3, 10, 30), timed)
    page.write(5, 1, "007")
    page.write(5, 2, 3)
    page.write(5, 3, 3.5)
    book.add_worksheet("空")
    book.close()
    (first, _written), (empty, _nothing) = parse(path, tmp_path / "spool")
    assert (first.name, empty.name, empty.cells.num_rows) == ("表一", "空", 0)
    assert rows(first.cells)[2:] == [
        (None, "编码", "日期", "日期", "时间"),
        (None, None, None, None, None),
        (None, "411101001001005", "2025-04-03", "2025-04-03", "2025-04-03 10:30:00"),
        (None, "007", "3", "3.5", None),
    ]
