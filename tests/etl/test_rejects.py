"""Rejected rows from a load to the corrected workbook and back into the store."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from etl.command_line import main
from etl.problem import SheetResult
from gridlens.ledgers import ledger
from gridlens.mapping import signature
from gridlens.rejects import Table, rejects
from gridlens.render.xlsx_rejects import rejects_workbook
from gridlens.scope import EVERYTHING, Scope
from gridlens.store import current
from tests.etl.office import DISPUTES, csv, put, query, workbook

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


def rejected(store: Path, load: int | None = None) -> list[Table]:
    return rejects(current(store), EVERYTHING, load)


def corrected(path: Path, tables: list[Table], cells: dict[str, Any]) -> Path:
    path.write_bytes(rejects_workbook(tables))
    book = openpyxl.load_workbook(path)
    for where, value in cells.items():
        book.worksheets[0][where] = value
    book.save(path)
    return path


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


def test_corrected_rows_load_and_our_columns_pass_in_silence(known: Path, tmp_path: Path) -> None:
    load_messy(known, tmp_path)
    cells = {"C2": "2025-04-05", "D2": "红旗二网格", "C3": "2025年4月6日"}
    path = corrected(tmp_path / "拒收行.xlsx", rejected(known), cells)
    (sheet,) = put(known, path).sheets
    assert (sheet.ledger, sheet.rows, sheet.loaded, sheet.rejected) == ("dispute", 2, 2, 0)
    assert [p.reason for p in sheet.problems] == ["第5列没有表头，未装载"]
    assert query(known, "SELECT number, parties, source_sheet FROM dispute ORDER BY number") == [
        ("JF-1", "赵甲", "矛盾纠纷"),
        ("JF-2", "钱乙", "矛盾纠纷"),
        ("JF-3", "孙丙", "矛盾纠纷"),
    ]


def test_rows_still_wrong_come_back_without_the_columns_we_added(
    known: Path, tmp_path: Path
) -> None:
    load_messy(known, tmp_path)
    first = rejected(known)
    path = corrected(tmp_path / "拒收行.xlsx", first, {"C2": "2025-04-05"})
    (sheet,) = put(known, path).sheets
    assert (sheet.loaded, sheet.rejected) == (0, 2)
    (again,) = rejected(known, load=3)
    assert first[0].headers == ("编号", "受理 时间", "所属网格", "#4", "当事人")
    assert again.headers == ("编号", "受理 时间", "所属网格", "#5", "当事人")
    assert [set(row.reasons) for row in again.rows] == [{"所属网格"}, {"受理 时间"}]


def test_who_may_not_see_everything_is_given_no_rejects(known: Path, tmp_path: Path) -> None:
    load_messy(known, tmp_path)
    version = current(known)
    assert rejects(version, Scope(grids=frozenset({"411101001001001"}))) == []
    assert rejects(version, Scope(deputy="D001")) == []
    assert rejects(version, EVERYTHING, load=1) == []


def test_a_hand_made_mapping_knows_its_layout_again_in_a_workbook_of_rejects() -> None:
    theirs = ["事项编号", "受理时间"]
    assert signature(["拒收原因", *theirs, "原文件", "原工作表", "原行号"]) == signature(theirs)


def test_the_command_writes_the_workbook_and_only_when_something_was_rejected(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messy = workbook(tmp_path / "台账.xlsx", 矛盾纠纷=MESSY, 车辆=[["车牌", "型号"], ["甲", "乙"]])
    out = tmp_path / "拒收行.xlsx"
    command = ["load", "--store", str(known), "--rejects", str(out), "--json"]
    assert main([*command, str(messy)]) == 1
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["矛盾纠纷", "说明"]
    assert book["矛盾纠纷"].max_row == 3
    notes = [row[0] for row in book["说明"].iter_rows(values_only=True)]
    assert notes[-1].startswith("整张表没有装入，不在本表中：台账.xlsx · 车辆：认不出这是哪种台账")

    out.unlink()
    assert main([*command, str(csv(tmp_path, "矛盾纠纷.csv", DISPUTES))]) == 0
    assert not out.exists()
    capsys.readouterr()
    assert main([*command[:-1], "--rejects", str(tmp_path), str(messy)]) == 2
    assert "拒收行写不到" in capsys.readouterr().err


def test_many_empty_columns_leave_no_trace(known: Path, tmp_path: Path) -> None:
    head = "编号,受理日期" + "," * 300
    csv(tmp_path, "矛盾纠纷.csv", f"{head}\nJF-1,四月初{',' * 300}\n")
    put(known, tmp_path / "矛盾纠纷.csv")
    (table,) = rejected(known)
    assert table.headers == ("编号", "受理日期")
    assert table.ledger is ledger("dispute")
