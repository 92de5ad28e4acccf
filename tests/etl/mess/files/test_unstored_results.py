"""A formula whose result was never stored is refused where it stands, never read as empty."""

from pathlib import Path

import pytest

from etl.sheets.problem import SheetResult
from tests.etl.formats.packages import SHEET, STRINGS, rewritten, with_cell
from tests.etl.mess.ledger_file import written
from tests.etl.office import put, put_text, query, reasons

HEADER = ["编号", "受理日期", "纠纷类别", "当事人"]
GOOD = ["JF-1", "2025-04-03", "邻里", "赵甲"]
WHY = "公式没有结果，请用Excel或WPS打开保存后再导入"


def book(folder: Path, cell: str, row: int = 3) -> Path:
    """Write a ledger whose last row leaves out the parties, and put a cell there."""
    rows = [HEADER, GOOD, ["JF-2", "2025-04-04", "物业"]]
    return with_cell(written(folder, "xlsx", rows), row, cell)


def loaded(store: Path, path: Path) -> SheetResult:
    (sheet,) = put(store, path).sheets
    assert sheet.accounted
    return sheet


@pytest.mark.slow
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="D3"><f>A2</f><v></v></c>',
        '<c r="D3"><f>A2</f><v/></c>',
        '<c r="D3"><f>A2</f></c>',
        '<c r="D3" t="n"><f>A2</f> <v></v> </c>',
        '<c r="D3"><f t="shared" ref="D3:D9" si="0">A2</f><v/></c>',
        '<c r="D3"><f t="shared" si="0"/><v></v></c>',
        '<c r="D3"><f t="shared" si="0"></f></c>',
        '<c r="D3" t="inlineStr"><f>A2</f></c>',
        "<c r='D3'><f>A2</f><v></v></c>",
    ],
)
def test_each_way_to_leave_out_a_result_is_refused(store: Path, tmp_path: Path, cell: str) -> None:
    sheet = loaded(store, book(tmp_path, cell))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (2, 1, 1)
    assert reasons(sheet) == [(3, "当事人", WHY)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "cell",
    [
        '<c r="D3" t="str"><f>""</f><v></v></c>',
        '<c r="D3" t="str"><f>""</f></c>',
        '<c r="D3" t="inlineStr"><is><t></t></is></c>',
        '<c r="D3"><v></v></c>',
        '<c r="D3" s="0"/>',
    ],
)
def test_an_empty_text_is_a_result_and_an_empty_cell_is_empty(
    store: Path, tmp_path: Path, cell: str
) -> None:
    assert (loaded(store, book(tmp_path, cell)).loaded, query(store, "FROM reject")) == (2, [])


def test_stored_results_are_read(store: Path, tmp_path: Path) -> None:
    cell = '<c r="D3" t="str"><f t="shared" si="0"/><v>钱乙</v></c>'
    assert loaded(store, book(tmp_path, cell)).loaded == 2
    assert query(store, "SELECT parties FROM dispute ORDER BY key") == [("赵甲",), ("钱乙",)]


def test_the_formula_is_shown_and_every_kind_of_cell_says_the_same(
    store: Path, tmp_path: Path
) -> None:
    cells = [
        '<c r="A4"><f>A3</f></c><c r="B4"><f>DATE(2025,4,5)</f></c>',
        '<c r="C4"><f>IF(A3&lt;&gt;"","邻里","")</f></c>',
    ]
    sheet = loaded(store, book(tmp_path, "".join(cells), row=4))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    assert [(p.column, p.found, p.reason) for p in sheet.problems] == [
        ("受理日期", "〔公式没有结果〕=DATE(2025,4,5)", WHY),
        ("纠纷类别", '〔公式没有结果〕=IF(A3<>"","邻里","")', WHY),
        ("编号", "〔公式没有结果〕=A3", WHY),
    ]


def test_nobody_is_asked_what_a_missing_result_means(store: Path, tmp_path: Path) -> None:
    rows = [[*HEADER, "状态"], [*GOOD, "处置中"], ["JF-2", "2025-04-04", "物业", "钱乙"]]
    path = with_cell(written(tmp_path, "xlsx", rows), 3, '<c r="E3"><f>A2</f></c>')
    sheet = loaded(store, path)
    assert (sheet.loaded, sheet.rejected, sheet.questions) == (1, 1, [])
    assert reasons(sheet) == [(3, "状态", WHY)]


def test_a_row_of_nothing_but_formulas_below_all_others_is_not_lost(
    store: Path, tmp_path: Path
) -> None:
    sheet = loaded(store, book(tmp_path, '<c r="B9"><f>B3</f></c>', row=9))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    assert reasons(sheet) == [(9, "受理日期", WHY)]


def test_elements_with_a_prefix_are_read_the_same(store: Path, tmp_path: Path) -> None:
    def prefixed(name: str, text: str) -> tuple[str, str]:
        if name == SHEET:
            text = text.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
            text = text.replace("<x:?xml", "<?xml").replace(" xmlns=", " xmlns:x=")
        return name, text

    path = rewritten(book(tmp_path, '<c r="D3"><f>A2</f><v/></c>'), prefixed)
    assert reasons(loaded(store, path)) == [(3, "当事人", WHY)]


def test_a_formula_whose_cell_has_no_place_refuses_the_file(store: Path, tmp_path: Path) -> None:
    sheet = loaded(store, book(tmp_path, "<c><f>A2</f></c>"))
    assert sheet.refused
    assert sheet.problems[0].reason == (
        "有的公式没有结果，或者出了错，但文件没有写明在哪一格。请用Excel或WPS打开保存后再导入。"
    )


def test_formulas_saved_as_text_have_no_result_either(store: Path) -> None:
    text = (
        '编号,受理日期,当事人\nJF-1,2025-04-03,"=IF(A2<>"""",""赵甲"","""")"\nJF-2,2025-04-03,=好\n'
    )
    sheet = put_text(store, "矛盾纠纷.csv", text)
    assert (sheet.loaded, sheet.rejected) == (1, 1)
    assert reasons(sheet) == [(2, "当事人", WHY)]


def test_the_parts_are_named_as_this_file_expects(tmp_path: Path) -> None:
    names: list[str] = []
    rewritten(written(tmp_path, "xlsx", [HEADER]), lambda n, t: (names.append(n) or n, t))
    assert {SHEET, STRINGS} <= set(names)
