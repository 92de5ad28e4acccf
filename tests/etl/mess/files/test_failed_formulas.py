"""A failed formula is refused where it stands; it is never lost as an empty cell."""

import re
from pathlib import Path

import xlsxwriter
import xlwt

from tests.etl.office import put, reasons

TITLES = ["编号", "受理日期", "纠纷类别", "当事人"]


def test_each_failed_formula_rejects_its_row(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "矛盾纠纷.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("矛盾纠纷")
        sheet.write_row(0, 0, TITLES)
        for row in range(1, 4):
            sheet.write_row(row, 0, [f"JF-{row}", "2025-04-03", "邻里", "赵甲"])
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 1, "=NA()", None, "#N/A")
    (result,) = put(store, path).sheets
    assert (result.rows, result.loaded, result.rejected) == (3, 1, 2)
    assert reasons(result) == [
        (2, "当事人", "是公式出错的标记（#DIV/0!），请改填内容"),
        (4, "受理日期", "是公式出错的标记（#N/A），请改填内容"),
    ]


def test_those_of_an_old_workbook_do_too(store: Path, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("说明").write(0, 0, "没有台账")
    sheet = book.add_sheet("矛盾纠纷")
    for place, title in enumerate([*TITLES, "调解员"]):
        sheet.write(0, place, title)
    for number in range(1, 4):
        for place, text in enumerate([f"JF-{number}", "2025-04-03", "邻里", "赵甲"]):
            sheet.write(number, place, text)
    sheet.row(2).set_cell_error(4, "#REF!")
    sheet.row(3).set_cell_formula(4, xlwt.Formula("1/0"))
    path = tmp_path / "矛盾纠纷.xls"
    book.save(str(path))
    # The library writes no result of a formula, so write one here. The result #DIV/0! is the bytes
    # 2 (an error) and 7 (which one), with two bytes of ones at the end.
    written = re.compile(rb"(\x06\x00..\x03\x00\x04\x00..).{8}", re.DOTALL)
    failed = b"\x02\x00\x07\x00\x00\x00\xff\xff"
    data, many = written.subn(lambda head: head[1] + failed, path.read_bytes())
    assert many == 1
    path.write_bytes(data)
    result, _cover = put(store, path).sheets
    assert (result.rows, result.loaded, result.rejected) == (3, 1, 2)
    assert [one for one in reasons(result) if one[1] == "调解员"] == [
        (3, "调解员", "是公式出错的标记（#REF!），请改填内容"),
        (4, "调解员", "是公式出错的标记（#DIV/0!），请改填内容"),
    ]
