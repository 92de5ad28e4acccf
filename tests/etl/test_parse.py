"""Bytes of a file → text cells."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
import xlsxwriter

from etl.parse import decoded, parse, separated
from gridlens.errors import GridLensError


def rows(cells: pa.Table) -> list[tuple[str | None, ...]]:
    return list(zip(*(column.to_pylist() for column in cells.columns), strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_of_an_office_give_the_same_text(encoding: str) -> None:
    assert decoded("编号,㐂镕𠮷\n".encode(encoding)) == "编号,㐂镕𠮷\n"


def test_bytes_that_are_no_text_are_refused_with_line_and_place() -> None:
    with pytest.raises(GridLensError, match="第2行、第8个字节") as refused:
        decoded("编号\n".encode() + b"\xff\xff\n")
    assert "CSV UTF-8" in refused.value.remedy


def test_a_quoted_cell_holds_commas_quotes_and_line_breaks() -> None:
    cells = separated('编号,简况\n1,"漏水，\n说""修""了,又漏"\n')
    assert rows(cells) == [("编号", "简况"), ("1", '漏水，\n说"修"了,又漏')]


def test_blank_lines_keep_their_place_and_short_rows_are_filled() -> None:
    cells = separated("矛盾纠纷\n\n编号,日期,网格\n1,2025-04-03\n")
    assert rows(cells) == [
        ("矛盾纠纷", "", ""),
        ("", "", ""),
        ("编号", "日期", "网格"),
        ("1", "2025-04-03", ""),
    ]


def test_a_quote_that_never_ends_is_refused_with_its_line() -> None:
    with pytest.raises(GridLensError, match="第3行附近的引号不成对"):
        separated('编号,简况\n1,"漏水\n2,停电\n')


def test_an_empty_text_has_no_rows() -> None:
    assert separated("\n\n").num_rows == 0


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
    (first, cells), (second, nothing) = parse(path)
    assert (first, second, nothing.num_rows) == ("表一", "空", 0)
    assert rows(cells)[2:] == [
        ("编码", "日期", "日期", "时间"),
        (None, None, None, None),
        ("411101001001005", "2025-04-03", "2025-04-03", "2025-04-03 10:30:00"),
        ("007", "3", "3.5", None),
    ]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("编号,日期", encoding="utf-8")
    with pytest.raises(GridLensError, match="打不开"):
        list(parse(path))
