"""The workbook of rejected rows, read by another library."""

import json
from io import BytesIO
from typing import Any

import openpyxl

from gridlens.intake.rejects import tables
from gridlens.render.xlsx.rejects import rejects_workbook
from gridlens.schema import forms

FORMULA = '=HYPERLINK("http://x.invalid")'


def fault(row: int, column: str | None, reason: str, **cells: str) -> dict[str, Any]:
    written = {"编号": "007", "受理日期": "四月初", "当事人": FORMULA, "#4": "", **cells}
    return {
        "file": "一.xlsx",
        "sheet": "纠纷",
        "row": row,
        "ledger": "dispute",
        "column": column,
        "reason": reason,
        "cells": json.dumps(written),
    }


def book(*faults: dict[str, Any]) -> Any:
    return openpyxl.load_workbook(BytesIO(rejects_workbook(tables(faults), ["第3次导入"])))


def test_rows_are_as_written_with_reason_and_origin() -> None:
    made = book(fault(9, "受理日期", "不是日期"), fault(9, "网格", "没有"), fault(12, None, "重复"))
    head, first, second = made["矛盾纠纷"].iter_rows(values_only=True)
    assert head == (
        "未导入原因",
        "编号",
        "受理日期",
        "当事人",
        None,
        "网格",
        "原文件",
        "原工作表",
        "原行号",
    )
    told = "“受理日期”：不是日期\n“网格”：没有"
    assert first == (told, "007", "四月初", FORMULA, None, None, "一.xlsx", "纠纷", "9")
    assert second[0] == "重复"
    assert {cell.data_type for row in made["矛盾纠纷"].iter_rows() for cell in row} <= {"s", "n"}
    assert made["矛盾纠纷"].freeze_panes == "B2"


def test_the_cells_in_question_are_marked_and_say_why() -> None:
    sheet = book(fault(9, "受理日期", "不是日期"), fault(9, "网格", "没有"))["矛盾纠纷"]
    marked = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert marked == {"C2": "不是日期", "F2": "没有"}
    assert sheet["C2"].fill.start_color.rgb == sheet["F2"].fill.start_color.rgb == "FFFBE3E1"
    assert sheet["B2"].fill.start_color.rgb != "FFFBE3E1"


def test_layouts_have_sheets_that_name_their_ledger_and_the_notes_are_marked() -> None:
    made = book(fault(9, "编号", "甲"), fault(2, "编号", "乙", 网格="红旗"))
    assert made.sheetnames == ["矛盾纠纷", "矛盾纠纷 2", "说明"]
    notes = [row[0] for row in made["说明"].iter_rows(values_only=True)]
    assert forms.is_ours(notes[0])
    assert notes[-1] == "第3次导入"
    assert any("个人信息没有遮盖" in note for note in notes)
