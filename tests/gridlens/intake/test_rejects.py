"""Rejected rows in tables: each row once, one table for each layout, with the columns to check."""

import json
from pathlib import Path
from typing import Any

import pytest

from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.intake.rejects import tables, waiting, waiting_sentence
from gridlens.store.version import Version
from tests.small_store import publish


def fault(row: int, column: str | None, reason: str, **more: Any) -> dict[str, Any]:
    cells = {"编号": "JF-1", "受理日期": "四月初", "当事人": ""}
    given = {"file": "一.xlsx", "sheet": "纠纷", "ledger": "dispute", "cells": json.dumps(cells)}
    return given | {"row": row, "column": column, "reason": reason} | more


def test_two_faults_of_a_row_stand_together() -> None:
    (table,) = tables([fault(3, "受理日期", "甲"), fault(2, "编号", "乙"), fault(3, "编号", "丙")])
    assert table.ledger.key == "dispute"
    assert table.headers == ("编号", "受理日期", "当事人")
    assert [(row.number, row.reasons) for row in table.rows] == [
        (2, {"编号": ("乙",)}),
        (3, {"受理日期": ("甲",), "编号": ("丙",)}),
    ]


def test_sheets_of_one_layout_share_a_table_and_others_have_their_own() -> None:
    other = {"sheet": "纠纷2", "cells": json.dumps({"编号": "JF-2"})}
    found = tables(
        [
            fault(2, "编号", "甲", file="二.xlsx"),
            fault(2, "编号", "甲"),
            fault(2, "编号", "甲", **other),
            fault(5, "网格", "乙", ledger="hazard"),
        ]
    )
    assert [(t.ledger.key, [(r.file, r.sheet) for r in t.rows]) for t in found] == [
        ("dispute", [("一.xlsx", "纠纷"), ("二.xlsx", "纠纷")]),
        ("dispute", [("一.xlsx", "纠纷2")]),
        ("hazard", [("一.xlsx", "纠纷")]),
    ]


def test_a_column_that_is_not_there_is_added_for_the_clerk() -> None:
    (table,) = tables([fault(2, "网格", "缺少")])
    assert table.headers == ("编号", "受理日期", "当事人", "网格")


def test_a_joined_column_points_to_its_parts() -> None:
    (table,) = tables([fault(2, "编号 + 当事人", "过长"), fault(2, None, "整行")])
    assert table.headers == ("编号", "受理日期", "当事人")
    assert table.rows[0].reasons == {"编号": ("过长",), "当事人": ("过长",), "": ("整行",)}


@pytest.fixture
def store(tmp_path: Path) -> Version:
    """Row 3 of a dispute sheet has two faults, row 4 one; a hazard sheet has row 3 as well."""
    rejected = [("一.xlsx", 3, "dispute")] * 2 + [
        ("一.xlsx", 4, "dispute"),
        ("二.xlsx", 3, "hazard"),
    ]
    return publish(
        tmp_path,
        reject=[
            {"file": file, "sheet": "1", "row": row, "ledger": key, "reason": "不是日期"}
            for file, row, key in rejected
        ],
    )


@pytest.mark.slow
def test_each_rejected_row_waits_once_and_a_narrowed_scope_is_told_of_none(store: Version) -> None:
    assert waiting(store, EVERYTHING) == {"dispute": 2, "hazard": 1}
    assert waiting(store, Scope(grids=frozenset({"G1"}))) == {}
    assert waiting(store, Scope(deputy="D1")) == {}


def test_waiting_rows_are_said_by_ledger() -> None:
    said = "有3行没有导入，不在各项数字里：矛盾纠纷2行、安全隐患1行。"
    assert waiting_sentence({"dispute": 2, "hazard": 1}) == said
    assert waiting_sentence({}) == ""
