"""Real date cells: whatever format a workbook shows them in, the day in the cell is read."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt

from tests.etl.office import csv, put, query, reasons

APRIL_3 = dt.date(2025, 4, 3)
AFTERNOON = dt.datetime(2025, 4, 3, 14, 30)
HEADER = ("编号", "受理日期", "当事人")
SERIAL, SERIAL_1904 = 45750, 44288
# The formats that Chinese Excel and WPS store as a number only (ECMA-376, 18.8.30).
BUILT_IN = (14, 15, 16, 17, 22, *range(27, 37), *range(50, 59))
WRITTEN = (
    "yyyy-mm-dd",
    "yyyy/m/d;@",
    "yyyy.m.d",
    "m.d",
    'yyyy"年"m"月"d"日"',
    'yyyy"年"m"月"d"日";@',
    '[$-804]yyyy"年"m"月"d"日"',
    'yyyy"年"m"月"',
    'm"月"d"日";@',
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
    "[$-409]d-mmm-yy;@",
    "[$-804]aaaa;@",
    '[$-404]e"年"m"月"d"日"',
    "yy/m/d;@",
    "yyyy/m/d h:mm;@",
    "[$-409]yyyy/m/d h:mm AM/PM;@",
    '上午/下午h"时"mm"分"',
    "h:mm:ss;@",
    "[h]:mm",
    "General",
    "@",
)


def xlsx(folder: Path, formats: tuple[Any, ...], mac: bool) -> Path:
    path = folder / "矛盾纠纷.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": mac})
    page = book.add_worksheet("矛盾纠纷")
    page.write_row(0, 0, HEADER)
    for row, shown in enumerate(formats, start=1):
        style = book.add_format()
        style.set_num_format(shown)
        page.write(row, 0, f"JF-{row:03}")
        page.write_datetime(row, 1, AFTERNOON if row % 2 else APRIL_3, style)
        page.write(row, 2, str(shown))
    book.close()
    return path


def xls(folder: Path, formats: tuple[Any, ...], mac: bool) -> Path:
    path = folder / "矛盾纠纷.xls"
    book = xlwt.Workbook()
    book.dates_1904 = mac
    page = book.add_sheet("矛盾纠纷")
    known = book._Workbook__styles._num_formats  # xlwt gives no other access to a format by number
    for column, title in enumerate(HEADER):
        page.write(0, column, title)
    for row, shown in enumerate(formats, start=1):
        if isinstance(shown, int):
            known[f"built-in {shown}"] = shown
            shown = f"built-in {shown}"
        style = xlwt.XFStyle()
        style.num_format_str = shown
        page.write(row, 0, f"JF-{row:03}")
        page.write(row, 1, AFTERNOON if row % 2 else APRIL_3, style)
        page.write(row, 2, shown)
    book.save(str(path))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("mac", [False, True], ids=["1900", "1904"])
@pytest.mark.parametrize("write", [xlsx, xls])
@pytest.mark.parametrize("formats", [BUILT_IN, WRITTEN], ids=["built-in", "written"])
def test_a_date_cell_gives_its_day(
    known: Path, tmp_path: Path, write: Any, formats: tuple[Any, ...], mac: bool
):
    outcome = put(known, write(tmp_path, formats, mac))
    assert [reasons(sheet) for sheet in outcome.sheets] == [[]]
    found = query(
        known, "SELECT parties, received FROM dispute WHERE received <> DATE '2025-04-03'"
    )
    assert found == []
    assert query(known, "SELECT count(*) FROM dispute") == [(len(formats),)]


@pytest.mark.slow
@pytest.mark.parametrize(("mac", "serial"), [(False, SERIAL), (True, SERIAL_1904)])
def test_a_day_that_came_as_text_is_counted_as_its_workbook_counts(
    known: Path, tmp_path: Path, mac: bool, serial: int
):
    book = xlsxwriter.Workbook(str(tmp_path / "矛盾纠纷.xlsx"), {"date_1904": mac})
    page = book.add_worksheet("矛盾纠纷")
    page.write_row(0, 0, HEADER)
    page.write_string(1, 0, "JF-1")
    page.write_string(1, 1, str(serial))
    page.write_string(1, 2, "赵甲")
    book.close()
    put(known, tmp_path / "矛盾纠纷.xlsx")
    assert query(known, "SELECT received FROM dispute") == [(APRIL_3,)]


@pytest.mark.slow
def test_the_same_days_come_from_csv(known: Path, tmp_path: Path):
    rows = [
        *("2025-04-03", "2025/4/3", "2025.4.3", "2025年4月3日", "20250403", "45750"),
        *("2025-04-03 14:30:00", "2025年4月3日下午2:30", "二〇二五年四月三日", "3-Apr-25"),
    ]
    text = ",".join(HEADER) + "\n" + "".join(f"{n},{day},甲\n" for n, day in enumerate(rows))
    (sheet,) = put(known, csv(tmp_path, "矛盾纠纷.csv", text)).sheets
    assert reasons(sheet) == [(11, "受理日期", "年份请写四位，如 2025-04-03")]
    assert query(known, "SELECT DISTINCT received FROM dispute") == [(APRIL_3,)]
