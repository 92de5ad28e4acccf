"""Rejected rows, from a load to the corrected workbook and back into the store."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from etl.commands.parser import main
from etl.sheets.problem import SheetResult
from etl.upkeep.history import undo
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.intake.rejects import RejectTable, rejects, waiting
from gridlens.ledgers import ledger
from gridlens.render.xlsx.rejects import rejects_workbook
from gridlens.store.office.mapping import mapping_of, signature
from gridlens.store.version import current
from tests.etl.office import DISPUTES, NOW, csv, put, query, workbook

MESSY = [
    ["示范街道矛盾纠纷台账"],
    ["编号", "受理\n时间", "所属网格", None, "当事人"],
    ["JF-1", "2025-04-03", "红旗一网格", None, "赵甲"],
    ["JF-2", "四月初", "红旗九网格", "另记", "钱乙"],
    ["JF-3", None, "红旗二网格", None, "孙丙"],
]


def load_messy(store: Path, tmp_path: Path) -> SheetResult:
    path = workbook(tmp_path / "台账.xlsx", 矛盾纠纷=MESSY)
    (sheet,) = put(store, path).sheets
    return sheet


def rejected(store: Path, load: int | None = None) -> list[RejectTable]:
    return rejects(current(store), EVERYTHING, load)


def corrected(path: Path, tables: list[RejectTable], cells: dict[str, Any]) -> Path:
    path.write_bytes(rejects_workbook(tables))
    book = openpyxl.load_workbook(path)
    for where, value in cells.items():
        book.worksheets[0][where] = value
    book.save(path)
    return path


@pytest.mark.slow
def test_rows_that_come_back_corrected_wait_no_longer_until_their_load_is_undone(
    known: Path, tmp_path: Path
) -> None:
    load_messy(known, tmp_path)
    assert waiting(current(known), EVERYTHING) == {"dispute": 2}
    back = corrected(tmp_path / "未导入.xlsx", rejected(known), {"C2": "2025-04-04", "D2": ""})
    (sheet,) = put(known, back).sheets
    assert (sheet.loaded, sheet.rejected) == (1, 1)
    assert waiting(current(known), EVERYTHING) == {"dispute": 1}
    (table,) = rejected(known)
    assert [(row.file, row.number) for row in table.rows] == [("未导入.xlsx", 3)]
    undo(known, 3, NOW)
    assert waiting(current(known), EVERYTHING) == {"dispute": 2}


def test_every_header_is_kept_in_its_order_also_over_empty_cells(
    known: Path, tmp_path: Path
) -> None:
    sheet = load_messy(known, tmp_path)
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 1, 2)
    (table,) = rejected(known)
    assert table.headers == ("编号", "受理 时间", "所属网格", "#4", "当事人")
    assert [row.number for row in table.rows] == [4, 5]
    assert table.rows[0].cells["当事人"] == "钱乙"
    assert set(table.rows[0].reasons) == {"受理 时间", "所属网格"}
    assert set(table.rows[1].reasons) == {"受理 时间"}


@pytest.mark.slow
def test_corrected_rows_load_and_our_columns_pass_in_silence(known: Path, tmp_path: Path) -> None:
    load_messy(known, tmp_path)
    cells = {"C2": "2025-04-05", "D2": "红旗二网格", "C3": "2025年4月6日"}
    path = corrected(tmp_path / "未导入行.xlsx", rejected(known), cells)
    (sheet,) = put(known, path).sheets
    assert (sheet.ledger, sheet.rows, sheet.loaded, sheet.rejected) == ("dispute", 2, 2, 0)
    assert [p.reason for p in sheet.problems] == ["第5列没有表头，未导入"]
    assert query(known, "SELECT number, parties, source_sheet FROM dispute ORDER BY number") == [
        ("JF-1", "赵甲", "矛盾纠纷"),
        ("JF-2", "钱乙", "矛盾纠纷"),
        ("JF-3", "孙丙", "矛盾纠纷"),
    ]


@pytest.mark.slow
def test_rows_still_wrong_come_back_without_the_columns_we_added(
    known: Path, tmp_path: Path
) -> None:
    load_messy(known, tmp_path)
    first = rejected(known)
    path = corrected(tmp_path / "未导入行.xlsx", first, {"C2": "2025-04-05"})
    (sheet,) = put(known, path).sheets
    assert (sheet.loaded, sheet.rejected) == (0, 2)
    (again,) = rejected(known, load=3)
    assert first[0].headers == ("编号", "受理 时间", "所属网格", "#4", "当事人")
    assert again.headers == ("编号", "受理 时间", "所属网格", "#5", "当事人")
    assert [set(row.reasons) for row in again.rows] == [{"所属网格"}, {"受理 时间"}]


@pytest.mark.slow
def test_what_stood_around_a_rejected_row_goes_with_it(known: Path, tmp_path: Path) -> None:
    grouped = [
        ["2025年矛盾纠纷台账"],
        ["编号", "受理日期", "所属网格", "当事人", "状态"],
        ["红旗一网格（1件）"],
        ["JF-1", "4月3日", None, "赵甲", "走流程"],
        ["红旗二网格（2件）"],
        ["JF-2", "4月31日", None, "钱乙", "已办结"],
        ["JF-3", "2025.4.5", "红旗一网格", "孙丙", "走流程"],
    ]
    (sheet,) = put(known, workbook(tmp_path / "台账.xlsx", 矛盾纠纷=grouped)).sheets
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (0, 3, 2)
    (table,) = rejected(known)
    headers = ("受理日期", "所属网格", "当事人")
    assert [[row.cells[header] for header in headers] for row in table.rows] == [
        ["2025-04-03", "红旗一网格", "赵甲"],
        ["4月31日", "红旗二网格", "钱乙"],
        ["2025.4.5", "红旗一网格", "孙丙"],
    ]
    cells = {"F2": "已办结", "C3": "2025-04-30", "F4": "已办结"}
    (sheet,) = put(known, corrected(tmp_path / "未导入行.xlsx", [table], cells)).sheets
    assert (sheet.loaded, sheet.rejected) == (3, 0)
    one, other = "411101001001001", "411101001001002"
    found = query(known, "SELECT number, received::VARCHAR, grid FROM dispute ORDER BY number")
    assert found == [
        ("JF-1", "2025-04-03", one),
        ("JF-2", "2025-04-30", other),
        ("JF-3", "2025-04-05", one),
    ]


@pytest.mark.slow
def test_group_rows_over_a_sheet_without_grids_give_its_rejected_rows_a_column(
    known: Path, tmp_path: Path
) -> None:
    text = "编号,受理日期,状态\n红旗二网格（1件）,,\nJF-1,四月初,已办结\n"
    put(known, csv(tmp_path, "矛盾纠纷.csv", text))
    (table,) = rejected(known)
    assert table.headers == ("编号", "受理日期", "状态", "网格（据分组行）")
    assert table.rows[0].cells["网格（据分组行）"] == "红旗二网格"
    (sheet,) = put(known, corrected(tmp_path / "未导入.xlsx", [table], {"C2": "2025-04-03"})).sheets
    assert sheet.loaded == 1
    assert query(known, "SELECT grid FROM dispute") == [("411101001001002",)]


@pytest.mark.slow
def test_such_a_column_is_known_beside_a_hand_made_mapping_and_leaves_its_layout_the_same(
    known: Path, tmp_path: Path
) -> None:
    mapping = mapping_of(
        {
            "ledger": "livelihood",
            "columns": {"number": "Nr", "accepted": "Opened", "status": "State"},
            "values": {"status": {"done": "已办结"}},
        }
    )
    text = "Nr,Opened,State\n红旗二网格（2件）,,\n7,2025-04-01,done\n8,2025-04-02,dne\n"
    put(known, csv(tmp_path, "foreign.csv", text), mappings=[mapping])
    (table,) = rejected(known)
    (sheet,) = put(known, corrected(tmp_path / "未导入.xlsx", [table], {"D2": "done"})).sheets
    assert (sheet.loaded, sheet.rejected, sheet.problems) == (1, 0, [])
    found = query(known, "SELECT number, grid, status FROM livelihood ORDER BY number")
    assert found == [("7", "411101001001002", "已办结"), ("8", "411101001001002", "已办结")]


@pytest.mark.slow
def test_merged_cells_and_the_epoch_of_a_workbook_go_with_its_rejected_rows(
    known: Path, tmp_path: Path
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as book:
        page = book.add_worksheet("矛盾纠纷")
        page.write_row(0, 0, ["编号", "受理日期", "所属网格", "状态"])
        page.write_row(1, 0, ["JF-1", 44288, None, "走流程"])
        page.write_row(2, 0, ["JF-2", 44289, None, "走流程"])
        page.merge_range(1, 2, 2, 2, "红旗一网格")
    put(known, path)
    (table,) = rejected(known)
    assert [row.cells["受理日期"] for row in table.rows] == ["2025-04-03", "2025-04-04"]
    assert [row.cells["所属网格"] for row in table.rows] == ["红旗一网格"] * 2
    cells = {"E2": "已办结", "E3": "已办结"}
    put(known, corrected(tmp_path / "未导入行.xlsx", [table], cells))
    assert query(known, "SELECT received::VARCHAR, grid FROM dispute ORDER BY number") == [
        ("2025-04-03", "411101001001001"),
        ("2025-04-04", "411101001001001"),
    ]


def test_who_may_not_see_everything_is_given_no_rejects(known: Path, tmp_path: Path) -> None:
    load_messy(known, tmp_path)
    version = current(known)
    assert rejects(version, Scope(grids=frozenset({"411101001001001"}))) == []
    assert rejects(version, Scope(deputy="D001")) == []
    assert rejects(version, EVERYTHING, load=1) == []


def test_a_hand_made_mapping_knows_its_layout_again_in_a_workbook_of_rejects() -> None:
    theirs = ["事项编号", "受理时间"]
    assert signature(["未导入原因", *theirs, "原文件", "原工作表", "原行号"]) == signature(theirs)


@pytest.mark.slow
def test_the_command_writes_the_workbook_and_only_when_something_was_rejected(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messy = workbook(tmp_path / "台账.xlsx", 矛盾纠纷=MESSY, 车辆=[["车牌", "型号"], ["甲", "乙"]])
    out = tmp_path / "未导入行.xlsx"
    command = ["load", "--store", str(known), "--rejects", str(out), "--json"]
    assert main([*command, str(messy)]) == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["矛盾纠纷", "说明"]
    assert book["矛盾纠纷"].max_row == 3
    notes = [row[0] for row in book["说明"].iter_rows(values_only=True)]
    assert notes[-1].startswith("整张表没有导入，不在本表中：台账.xlsx · 车辆：认不出这是哪种台账")

    out.unlink()
    assert main([*command, str(csv(tmp_path, "矛盾纠纷.csv", DISPUTES))]) == 0
    assert not out.exists()
    capsys.readouterr()
    assert main([*command[:-1], "--rejects", str(tmp_path), str(messy)]) == 2
    assert "未导入行写不到" in capsys.readouterr().err


def test_many_empty_columns_leave_no_trace(known: Path, tmp_path: Path) -> None:
    head = "编号,受理日期" + "," * 300
    csv(tmp_path, "矛盾纠纷.csv", f"{head}\nJF-1,四月初{',' * 300}\n")
    put(known, tmp_path / "矛盾纠纷.csv")
    (table,) = rejected(known)
    assert table.headers == ("编号", "受理日期")
    assert table.ledger is ledger("dispute")
