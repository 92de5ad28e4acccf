"""Cells of a special sort: struck out, with a picture, or a number without its last digits."""

import struct
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from etl.sheets.problem import SheetResult
from tests.etl.formats.packages import SHEET, STYLES, replaced
from tests.etl.mess.ledger_file import rows_of, sheet_of, written
from tests.etl.office import put, put_text, query, reasons

HEADER = ["编号", "受理日期", "纠纷类别", "当事人"]
LOST = "数字超过15位，末几位已丢失；请把该列设为文本，照原件重填后再导入"


def loaded(store: Path, path: Path) -> SheetResult:
    (sheet,) = put(store, path).sheets
    assert sheet.accounted
    return sheet


def struck_xlsx(folder: Path) -> Path:
    path = folder / "矛盾纠纷.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page, struck = book.add_worksheet("矛盾纠纷"), book.add_format({"font_strikeout": True})
        page.write_row(0, 0, HEADER)
        for row, marked in enumerate([[], [0, 1, 2, 3], [2], [0, 1, 2]], start=1):
            for place, text in enumerate([f"JF-{row}", "2025-04-03", "邻里", "赵甲"]):
                page.write(row, place, text, struck if place in marked else None)
        page.write_row(5, 0, ["", "", "", ""], struck)
    return path


def struck_xls(folder: Path) -> Path:
    path = folder / "矛盾纠纷.xls"
    book = xlwt.Workbook()
    page, struck = book.add_sheet("矛盾纠纷"), xlwt.easyxf("font: struck_out on")
    for place, text in enumerate(HEADER):
        page.write(0, place, text)
    for row, marked in enumerate([[], [0, 1, 2, 3], [2], [0, 1, 2]], start=1):
        for place, text in enumerate([f"JF-{row}", 45750, 45751, "赵甲"]):
            page.write(row, place, text, *([struck] if place in marked else []))
    book.save(str(path))
    return path


def test_rows_struck_out_are_named_and_still_loaded(store: Path, tmp_path: Path) -> None:
    sheet = loaded(store, struck_xlsx(tmp_path))
    assert (sheet.rows, sheet.loaded) == (4, 4)
    assert reasons(sheet) == [
        (None, None, "有2行画了删除线（第3、5行），仍照常读取；已作废的请删去这些行再导入。")
    ]


def test_rows_struck_out_in_an_old_workbook_are_known(tmp_path: Path) -> None:
    assert sheet_of(struck_xls(tmp_path)).struck_rows == (3, 5)


def test_a_strike_font_that_no_row_uses_strikes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", [HEADER])
    unused = '<font><strike/><sz val="11"/></font></fonts>'
    assert sheet_of(replaced(path, STYLES, "</fonts>", unused)).struck_rows == ()


def test_a_strike_may_be_switched_off_and_the_usual_style_may_strike(tmp_path: Path) -> None:
    path = replaced(written(tmp_path, "xlsx", [HEADER]), STYLES, "</font>", "<strike/></font>")
    assert sheet_of(path).struck_rows == (1,)
    path = replaced(path, STYLES, "<strike/>", '<strike val="0"/>')
    assert sheet_of(path).struck_rows == ()


@pytest.mark.slow
@pytest.mark.parametrize("formula", ["DISPIMG", "_xlfn.DISPIMG"])
@pytest.mark.parametrize("stored", ['=DISPIMG("ID_1F",1)', "", "#NAME?"])
def test_pictures_in_cells_are_named_and_count_as_empty(
    store: Path, tmp_path: Path, formula: str, stored: str
) -> None:
    path = tmp_path / "矛盾纠纷.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("矛盾纠纷")
        page.write_row(0, 0, [*HEADER, "照片"])
        page.write_row(1, 0, ["JF-1", "2025-04-03", "邻里", "赵甲"])
        page.write_row(2, 0, ["JF-2", "2025-04-04", "邻里"])
        for row, place in ((1, 4), (2, 3)):
            page.write_formula(row, place, f'={formula}("ID_1F",1)', None, stored or "消去")
    if not stored:
        path = replaced(path, SHEET, "<v>消去</v>", "<v></v>")
        path = replaced(path, SHEET, ' t="str"', "")
    sheet = loaded(store, path)
    assert (sheet.rows, sheet.loaded) == (2, 2)
    told = "有1格是图片（第{row}行），单元格里的图片未读取，按空格子计。"
    assert [one for one in reasons(sheet) if "图片" in one[2]] == [
        (None, "当事人", told.format(row=3)),
        (None, "照片", told.format(row=2)),
    ]
    assert query(store, "SELECT parties FROM dispute ORDER BY key") == [("赵甲",), (None,)]


def test_pictures_saved_as_text_are_known_too(store: Path) -> None:
    text = '编号,受理日期,当事人\nJF-1,2025-04-03,"=DISPIMG(""ID_1F"",1)"\n'
    sheet = put_text(store, "矛盾纠纷.csv", text)
    assert (sheet.loaded, reasons(sheet)) == (
        1,
        [(None, "当事人", "有1格是图片（第2行），单元格里的图片未读取，按空格子计。")],
    )


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_numbers_that_a_spreadsheet_has_cut_are_no_record_numbers(
    store: Path, tmp_path: Path, form: str
) -> None:
    rows: list[list[str | int | float | None]] = [
        list(HEADER),
        [202504030012345678, "2025-04-03", "邻里", "赵甲"],
        [202504030012345679, "2025-04-03", "物业", "钱乙"],
        [2025040300123450, "2025-04-03", "邻里", "孙丙"],
        [2025040300123456, "2025-04-03", "邻里", "李丁"],
        ["202504030012345678", "2025-04-03", "邻里", "周戊"],
        [202504030012345, "2025-04-03", "邻里", "吴己"],
    ]
    path = written(tmp_path, form, rows)
    sheet = loaded(store, path)
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (6, 3, 3)
    assert reasons(sheet) == [(row, "编号", LOST) for row in (2, 3, 4)]
    assert query(store, "SELECT number FROM dispute ORDER BY number") == [
        ("202504030012345",),
        ("2025040300123456",),
        ("202504030012345678",),
    ]


def test_a_long_number_is_refused_as_a_text_too_and_a_long_fraction_is_none(
    store: Path, tmp_path: Path
) -> None:
    rows: list[list[str | int | float | None]] = [
        [*HEADER, "调解员"],
        ["JF-1", "2025-04-03", "邻里", 411101199001011234, None],
        ["JF-2", "2025-04-03", "邻里", 0.1 + 0.2, 13800001234],
    ]
    sheet = loaded(store, written(tmp_path, "xlsx", rows))
    assert reasons(sheet) == [(2, "当事人", LOST)]
    assert sheet.problems[0].found == "〔末几位已丢失〕4.11101199001011E+17"


@pytest.mark.parametrize("page", [936, 1252, 65001])
def test_an_old_workbook_that_names_a_wrong_code_page_is_read_right(
    tmp_path: Path, page: int
) -> None:
    rows = [["mpg", "编号", "é"], ["JF-1", "红旗一网格", "x编"]]
    path = written(tmp_path, "xls", rows)
    said, wrong = (struct.pack("<HHH", 0x42, 2, number) for number in (1200, page))
    data = path.read_bytes()
    assert data.count(said) == 1
    path.write_bytes(data.replace(said, wrong))
    assert rows_of(path) == [tuple(row) for row in rows]
    assert sheet_of(path).name == "表"
