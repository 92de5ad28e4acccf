"""Exported workbooks, read by another library: exact values, texts that stay text."""

import datetime as dt
from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd
import pytest

from gridlens.render.xlsx.workbook import workbook


def read(sheets: dict[str, pd.DataFrame], notes: tuple[str, ...] = ()) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(sheets, notes)))


TABLE = pd.DataFrame(
    {
        "编号": ["JF-1", "0012", None],
        "日期": [pd.Timestamp(2025, 4, 3), dt.date(2025, 6, 30), pd.NaT],
        "数值": [142, 0.9594594594594594, np.nan],
        "整数": pd.Series([1, None, 3], dtype="Int64"),
    },
    dtype=object,
)


def test_values_come_back_as_they_were() -> None:
    sheet = read({"纠纷": TABLE})["纠纷"]
    rows = list(sheet.values)
    assert rows[0] == ("编号", "日期", "数值", "整数")
    assert rows[1] == ("JF-1", dt.datetime(2025, 4, 3), 142, 1)
    assert rows[2] == ("0012", dt.datetime(2025, 6, 30), 0.9594594594594594, None)
    assert rows[3] == (None, None, None, 3)
    assert sheet["B2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "text",
    [
        *('=HYPERLINK("http://x","y")', "=1+1", "+86 138", "-1", "@SUM(A1)", "{=A1}"),
        *("http://example.invalid", "mailto:a@b", "00123", "1E5", "411101001001005", "TRUE"),
    ],
)
def test_text_that_looks_like_more_stays_text(text: str) -> None:
    book = read({text[:1] * 3 if text[:1].isalpha() else "表": pd.DataFrame({text: [text]})})
    sheet = book.worksheets[0]
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.hyperlink is None


def test_frozen_filtered_and_ready_to_print() -> None:
    sheet = read({"纠纷": TABLE})["纠纷"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_last_sheet_tells_scope_date_and_version() -> None:
    book = read({"一": TABLE, "二": TABLE}, ("示范街道", "=期间：2025年上半年"))
    assert book.sheetnames == ["一", "二", "说明"]
    assert [row[0] for row in book["说明"].values] == ["示范街道", "=期间：2025年上半年"]


def test_an_empty_table_has_its_header() -> None:
    sheet = read({"空": TABLE.iloc[:0]})["空"]
    assert list(sheet.values) == [("编号", "日期", "数值", "整数")]


def test_a_long_sheet_name_is_cut() -> None:
    assert read({"名" * 40: TABLE}).sheetnames == ["名" * 31, "说明"]
