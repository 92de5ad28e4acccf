"""Mess 2: totals and notes under the table are skipped, counted and compared with the rows."""

from pathlib import Path

import pytest

from tests.etl.mess.ledger_file import EVERY
from tests.etl.mess.tables.test_group_rows import DAY, HEADER, put_rows
from tests.etl.office import put_text, reasons

RECORDS = [["JF-1", DAY], ["JF-2", DAY], ["JF-3", DAY, "", "邻里"]]


def said(sheet_rows: list[tuple[int | None, str | None, str]]) -> list[tuple[int | None, str]]:
    return [(row, reason) for row, _column, reason in sheet_rows if "写的是" in reason]


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_totals_and_notes_are_skipped_and_counted(known: Path, tmp_path: Path, form: str) -> None:
    rows = [HEADER, *RECORDS, ["合 计", "3"], ["填表人：赵某", "", "审核：钱某"], ["注：按月报送"]]
    sheet = put_rows(known, tmp_path, rows, form)
    assert (sheet.rows, sheet.loaded, sheet.skipped) == (6, 3, 3)
    assert said(reasons(sheet)) == []


@pytest.mark.slow
@pytest.mark.parametrize("total", ["合计：3件", "合计（3起）", "总计3", "共计3件", "小计：３件"])
def test_a_total_that_fits_says_nothing_more(known: Path, tmp_path: Path, total: str) -> None:
    assert said(reasons(put_rows(known, tmp_path, [HEADER, *RECORDS, [total]]))) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "total", [["合计：5件"], ["合计", "5"], ["合计", "", "5件"], ["总计（5）"], ["本月小计", "5起"]]
)
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_total_that_does_not_fit_is_said_with_both_numbers(
    known: Path, tmp_path: Path, form: str, total: list[str]
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS, total], form)
    assert sheet.loaded == 3
    assert said(reasons(sheet)) == [(5, "合计行写的是5，上面的记录有3行，请核对")]


@pytest.mark.slow
def test_a_total_may_count_the_filled_cells_above_it(known: Path, tmp_path: Path) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS, ["合计", "3", "", "1"]])
    assert said(reasons(sheet)) == []


@pytest.mark.slow
def test_subtotals_stand_for_the_rows_since_the_last_and_a_total_for_all(
    known: Path, tmp_path: Path
) -> None:
    rows = [
        HEADER,
        ["红旗一网格"],
        *RECORDS[:2],
        ["小计", "2"],
        ["红旗二网格"],
        RECORDS[2],
        ["小计", "2"],
        ["合计", "3"],
    ]
    sheet = put_rows(known, tmp_path, rows)
    assert said(reasons(sheet)) == [(8, "合计行写的是2，上面的记录有1行，请核对")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("total", "problems"),
    [
        ("42", []),
        ("42人", []),
        ("40", [(4, "合计行写的是40，上面各行相加是42，请核对")]),
        ("2", [(4, "合计行写的是2，上面各行相加是42，请核对")]),
    ],
)
def test_under_a_column_of_numbers_a_total_is_their_sum(
    known: Path, total: str, problems: list[tuple[int, str]]
) -> None:
    sheet = put_text(
        known,
        "会议活动.csv",
        "活动类型,活动日期,主题,实到人数\n"
        f"议政会,{DAY},供暖,12\n议政会,{DAY},用水,30人\n合计,,,{total}\n",
    )
    assert (sheet.loaded, sheet.skipped) == (2, 1)
    assert said(reasons(sheet)) == problems


@pytest.mark.slow
def test_running_totals_reach_beyond_the_sheet_and_are_not_compared(
    known: Path, tmp_path: Path
) -> None:
    assert said(reasons(put_rows(known, tmp_path, [HEADER, *RECORDS, ["累计合计", "99"]]))) == []


@pytest.mark.slow
def test_rows_of_one_number_may_be_totalled_as_one(known: Path) -> None:
    sheet = put_text(
        known,
        "调研视察.csv",
        "编号,视察日期,组织单位,视察主题,发现问题\n"
        f"SC-1,{DAY},街道人大,供暖,漏水\nSC-1,{DAY},街道人大,供暖,停电\n合计,1,,,2\n",
    )
    assert sheet.skipped == 1
    assert said(reasons(sheet)) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_notes_go_on_to_the_end_of_the_sheet(known: Path, tmp_path: Path, form: str) -> None:
    rows = [HEADER, *RECORDS, ["注：1.按月报送；"], ["2.没有的填“无”；"], [], ["3.电话要填全。"]]
    sheet = put_rows(known, tmp_path, rows, form)
    assert (sheet.rows, sheet.loaded, sheet.skipped, sheet.rejected) == (6, 3, 3, 0)


@pytest.mark.slow
def test_a_row_of_one_cell_without_a_note_before_it_is_still_rejected(
    known: Path, tmp_path: Path
) -> None:
    rows = [HEADER, RECORDS[0], ["注：以下为补报"], RECORDS[1], ["赵某来访"]]
    sheet = put_rows(known, tmp_path, rows)
    assert (sheet.loaded, sheet.skipped, sheet.rejected) == (2, 1, 1)


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_titles_and_headers_that_come_again_on_the_next_page_are_skipped(
    known: Path, tmp_path: Path, form: str
) -> None:
    top = [["矛盾纠纷台账"], HEADER]
    sheet = put_rows(known, tmp_path, [*top, RECORDS[0], *top, *RECORDS[1:], ["合计", "3"]], form)
    assert (sheet.rows, sheet.loaded, sheet.skipped) == (6, 3, 3)
    assert [p.row for p in sheet.problems if p.reason.startswith("表头又出现一次")] == [4, 5]
