"""Mess 2: group rows inside the data."""

from pathlib import Path

import pytest

from etl.sheets.problem import SheetResult
from tests.etl.mess.ledger_file import EVERY, Merges, Rows, written
from tests.etl.office import put, query, reasons

HEADER = ["编号", "受理日期", "网格", "纠纷类别", "当事人"]
DAY = "2025-04-03"


def put_rows(
    store: Path, folder: Path, rows: Rows, form: str = "csv", merges: Merges = ()
) -> SheetResult:
    path = written(folder / "files", form, [[*row, *[""] * (5 - len(row))] for row in rows], merges)
    (sheet,) = put(store, path.rename(path.with_suffix(".xls")) if form == "html" else path).sheets
    assert sheet.accounted
    return sheet


def grids(store: Path) -> dict[str, str | None]:
    return dict(query(store, "SELECT number, right(grid, 1) FROM dispute ORDER BY number"))


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_a_group_row_fills_the_grid_that_its_rows_leave_out(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [
        HEADER,
        ["红旗一网格（2件）"],
        ["JF-1", DAY, "", "邻里"],
        ["JF-2", DAY, "红旗二网格", "邻里"],
        ["红旗二网格（1件）"],
        ["JF-3", DAY, "", "物业"],
    ]
    sheet = put_rows(known, tmp_path, rows, form, [(2, 2, 0, 4), (5, 5, 0, 4)])
    assert (sheet.rows, sheet.loaded, sheet.skipped) == (5, 3, 2)
    assert grids(known) == {"JF-1": "1", "JF-2": "2", "JF-3": "2"}
    assert [(p.row, p.found, p.reason) for p in sheet.problems if p.row] == [
        (2, "红旗一网格（2件）", "分组行，不是记录；已填入其下各行空着的格"),
        (5, "红旗二网格（1件）", "分组行，不是记录；已填入其下各行空着的格"),
    ]


@pytest.mark.slow
def test_a_misspelt_grid_refuses_the_rows_that_it_heads(known: Path, tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["红旗二网个（1件）"],
        ["JF-1", DAY, "", "邻里"],
        ["JF-2", DAY, "红旗一网格", "邻里"],
    ]
    sheet = put_rows(known, tmp_path, rows)
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (1, 1, 1)
    assert grids(known) == {"JF-2": "1"}
    (fault,) = [p for p in sheet.problems if p.fault]
    assert (fault.row, fault.column, fault.found) == (3, "网格", "红旗二网个")
    assert fault.reason.startswith("网格名册中没有“红旗二网个”，您是不是要找：红旗二网格")


def test_a_misspelt_grid_refuses_no_row_that_says_nothing(known: Path, tmp_path: Path) -> None:
    rows = [
        ["序号", *HEADER],
        ["红旗二网个（1件）"],
        ["1", "JF-1", DAY, "红旗一网格", "邻里"],
        ["2"],
    ]
    wide = written(tmp_path / "files", "csv", [[*row, *[""] * (6 - len(row))] for row in rows])
    (sheet,) = put(known, wide).sheets
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (3, 1, 0, 2)
    assert reasons(sheet)[-1] == (4, None, "本行各列都是空的，未导入")


@pytest.mark.slow
@pytest.mark.parametrize("text", ["红旗（1件）", "红旗社区（1件）", "第二批（1件）"])
def test_a_heading_that_only_resembles_a_grid_fills_nothing(
    known: Path, tmp_path: Path, text: str
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, [text], ["JF-1", DAY, "", "邻里"]])
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (1, 0, 1)
    assert grids(known) == {"JF-1": None}


@pytest.mark.slow
def test_the_sheet_needs_no_column_of_grids_then(known: Path, tmp_path: Path) -> None:
    rows = [["编号", "受理日期", "纠纷类别"], ["红旗一网格"], ["JF-1", DAY, "邻里"]]
    sheet = put_rows(known, tmp_path, rows)
    assert (sheet.loaded, sheet.skipped) == (1, 1)
    assert grids(known) == {"JF-1": "1"}


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_a_count_that_differs_from_the_rows_is_said_with_both(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [HEADER, ["红旗一网格（12件）"], ["JF-1", DAY], ["JF-2", "四月"]]
    sheet = put_rows(known, tmp_path, rows, form)
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (1, 1, 1)
    assert (2, None, "分组行写的是12，其下的记录有2行，请核对") in reasons(sheet)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "一、邻里纠纷（1起）",
        "（一）邻里",
        "（一）邻里（1起）",
        "第一、邻里 1起",
        "1、邻里（共1件）",
        "邻里",
        "邻里 : 1起",
    ],
)
def test_a_group_may_be_a_category(known: Path, tmp_path: Path, text: str) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, [text], ["JF-1", DAY, "红旗一网格"]])
    assert (sheet.loaded, sheet.skipped, len(sheet.problems)) == (1, 1, 1)
    assert query(known, "SELECT category FROM dispute") == [("邻里",)]


def test_a_heading_of_no_column_is_skipped_and_its_count_checked(
    known: Path, tmp_path: Path
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, ["一、矛盾纠纷（5起）"], ["JF-1", DAY]])
    assert (sheet.loaded, sheet.skipped) == (1, 1)
    assert reasons(sheet) == [
        (2, None, "分组行写的是5，其下的记录有1行，请核对"),
        (2, None, "分组行，不是记录，未导入"),
    ]


@pytest.mark.slow
def test_groups_inside_groups_end_with_the_outer_one(known: Path, tmp_path: Path) -> None:
    rows = [
        HEADER,
        ["一、红旗社区（3件）"],
        ["红旗一网格（2件）"],
        ["JF-1", DAY],
        ["JF-2", DAY],
        ["红旗二网格（1件）"],
        ["JF-3", DAY],
        ["二、其他（1件）"],
        ["JF-4", DAY],
    ]
    sheet = put_rows(known, tmp_path, rows)
    assert grids(known) == {"JF-1": "1", "JF-2": "1", "JF-3": "2", "JF-4": None}
    assert [row for row in reasons(sheet) if "写的是" in row[2]] == []


@pytest.mark.slow
def test_another_kind_of_group_after_rows_ends_the_one_before(known: Path, tmp_path: Path) -> None:
    rows = [HEADER, ["红旗一网格（1件）"], ["JF-1", DAY], ["二、待核实（1件）"], ["JF-2", DAY]]
    put_rows(known, tmp_path, rows)
    assert grids(known) == {"JF-1": "1", "JF-2": None}


def test_a_group_that_no_roster_knows_rejects_its_rows(known: Path, tmp_path: Path) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, ["红旗八网格（1件）"], ["JF-1", DAY]])
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (0, 1, 1)
    (fault,) = [p for p in sheet.problems if p.row == 3]
    assert (fault.column, fault.found) == ("网格", "红旗八网格")


@pytest.mark.slow
@pytest.mark.parametrize(
    "row",
    [["JF-9", DAY], ["赵某来访"], ["", "", "红旗一网格"], ["", "", "", "邻里"], ["2025年3件旧案"]],
)
def test_a_row_with_little_in_it_is_not_taken_for_a_group(
    known: Path, tmp_path: Path, row: list[str]
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, row, ["JF-1", DAY, "红旗二网格", "物业"]])
    assert (sheet.rows, sheet.skipped) == (2, 0)


@pytest.mark.slow
def test_in_its_own_column_a_name_heads_rows_that_leave_that_cell_empty(
    known: Path, tmp_path: Path
) -> None:
    header = ["网格", "编号", "受理日期", "纠纷类别"]
    rows = [
        header,
        ["红旗一网格"],
        ["", "JF-1", DAY],
        ["红旗二网格", "", "", ""],
        ["", "JF-2", DAY],
    ]
    assert put_rows(known, tmp_path, rows).skipped == 2
    assert grids(known) == {"JF-1": "1", "JF-2": "2"}


@pytest.mark.slow
def test_a_count_may_stand_in_a_cell_of_its_own(known: Path, tmp_path: Path) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, ["红旗一网格", "", "", "", "2件"], ["JF-1", DAY]])
    assert (2, None, "分组行写的是2，其下的记录有1行，请核对") in reasons(sheet)
    assert grids(known) == {"JF-1": "1"}


@pytest.mark.slow
def test_rows_after_a_subtotal_belong_to_no_group(known: Path, tmp_path: Path) -> None:
    rows = [HEADER, ["红旗一网格"], ["JF-1", DAY], ["小计", "1"], ["JF-2", DAY]]
    put_rows(known, tmp_path, rows)
    assert grids(known) == {"JF-1": "1", "JF-2": None}
