"""A table below the records, with columns of its own, is named as such and read as nothing else."""

from pathlib import Path

import pytest

from etl.match.headers.further import further_headers
from tests.etl.mess.ledger_file import sheet_of, written
from tests.etl.mess.tables.test_group_rows import DAY, HEADER, put_rows
from tests.etl.office import query, reasons

RECORDS = [["JF-1", DAY, "红旗一网格", "邻里", "赵甲"], ["JF-2", DAY, "", "物业", "钱乙"]]
OTHER = ["编号", "纠纷类别", "受理日期", "所属网格"]
OTHERS = [["JF-8", "邻里", DAY, "红旗一网格"], ["JF-9", "物业", DAY, "红旗二网格"]]
WHY = "第6行起是另一张表，列与本表不同；请把那张表放在单独的工作表里再导入"


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "xls", "csv"])
def test_its_rows_are_rejected_with_one_reason_and_those_above_load(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [HEADER, *RECORDS, [], ["二、其他纠纷"], OTHER, *OTHERS]
    sheet = put_rows(known, tmp_path, rows, form)
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (6, 2, 2, 2)
    assert [one for one in reasons(sheet) if one[0]] == [
        (5, None, "另一张表的标题，不是记录，未导入"),
        (
            6,
            None,
            "这是另一张表的表头（编号、纠纷类别、受理日期、所属网格），列与本表不同，"
            "它下面的行没有导入",
        ),
        (7, None, WHY),
        (8, None, WHY),
    ]
    assert query(known, "SELECT number, parties FROM dispute ORDER BY number") == [
        ("JF-1", "赵甲"),
        ("JF-2", "钱乙"),
    ]


def test_columns_are_judged_by_the_cells_of_their_own_table(known: Path, tmp_path: Path) -> None:
    many = [[f"JF-{n}", "邻里", DAY, "红旗一网格"] for n in range(10, 60)]
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS, OTHER, *many])
    assert (sheet.loaded, sheet.rejected) == (2, 50)
    assert query(known, "SELECT count(received) FROM dispute") == [(2,)]


def test_after_another_table_the_first_may_go_on(known: Path, tmp_path: Path) -> None:
    rows = [HEADER, RECORDS[0], OTHER, *OTHERS, HEADER, RECORDS[1]]
    sheet = put_rows(known, tmp_path, rows)
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (6, 2, 2, 2)


def test_the_same_header_with_a_word_more_is_no_other_table(known: Path, tmp_path: Path) -> None:
    again = [*HEADER[:4], "当事人姓名"]
    sheet = put_rows(known, tmp_path, [HEADER, RECORDS[0], again, RECORDS[1]])
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (2, 0, 1)
    assert (3, None, "表头又出现一次，不是记录，未导入") in reasons(sheet)


def test_a_table_below_with_more_columns_does_not_hide_the_rows_of_the_first(
    known: Path, tmp_path: Path
) -> None:
    more = ["编号", "纠纷类别", "受理日期", "网格", "调解员", "来源", "办结日期"]
    first = [HEADER[:4], *(row[:4] for row in RECORDS)]
    sheet = put_rows(known, tmp_path, [*first, more, ["JF-8", "邻里", DAY, "红旗一网格", "王某"]])
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (4, 2, 1, 1)


def test_signatures_and_totals_below_it_are_still_what_they_are(
    known: Path, tmp_path: Path
) -> None:
    rows = [HEADER, *RECORDS, ["合计", "2"], OTHER, *OTHERS, ["合计", "9"], ["填报人：赵某"]]
    sheet = put_rows(known, tmp_path, rows)
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (2, 2, 4)
    assert not [reason for _row, _column, reason in reasons(sheet) if "写的是" in reason]


def test_a_group_above_it_ends_before_it(known: Path, tmp_path: Path) -> None:
    rows = [HEADER, ["红旗一网格（2件）"], *RECORDS, OTHER, *OTHERS]
    sheet = put_rows(known, tmp_path, rows)
    assert not [reason for _row, _column, reason in reasons(sheet) if "写的是" in reason]


def test_a_record_is_no_header(tmp_path: Path) -> None:
    rows = [HEADER, *RECORDS, ["编号", "待定", "红旗一网格", "邻里", "状态"], ["类别"]]
    assert further_headers(sheet_of(written(tmp_path, "xlsx", rows)), 1) == []
