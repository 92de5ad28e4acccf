"""What a failed formula shows is refused where it stands, and never lost as an empty cell."""

from pathlib import Path

import xlsxwriter

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
        (4, "受理日期", "不是可识别的日期，应如 2025-04-03"),
    ]
