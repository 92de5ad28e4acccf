"""Lists that leave people out, and due dates in words: the row loads, and what lacks is said."""

import datetime as dt
from pathlib import Path

from tests.etl.office import put_text, query, reasons


def test_who_is_named_counts_and_the_rest_is_told(known: Path) -> None:
    sheet = put_text(
        known,
        "矛盾纠纷.csv",
        "编号,受理日期,当事人,代表\n1,2025-04-03,甲,张某、李某等10人\n2,2025-04-04,乙,全体代表\n"
        "3,2025-04-05,丙,张某\n4,2025-04-06,丁,孙某等3人\n",
    )
    assert query(known, "SELECT number, deputies FROM dispute ORDER BY number") == [
        ("1", ["D001", "D002"]),
        ("2", None),
        ("3", ["D001"]),
    ]
    told = {row: reason for row, _column, reason in reasons(sheet) if row}
    assert told[2] == "“等10人”里有8人没有写姓名，只计写明的2人；请补全每个人的姓名"
    assert told[3] == "“全体代表”没有写出姓名，只计写明的0人；请补全每个人的姓名"
    assert sheet.rejected == 1 and any(
        "没有“孙某”" in r for row, _c, r in reasons(sheet) if row == 5
    )


def test_so_it_is_before_there_is_a_roster(store: Path) -> None:
    put_text(store, "矛盾纠纷.csv", "编号,受理日期,当事人,代表\n1,2025-04-03,甲,全体代表\n")
    assert query(store, "SELECT number, deputies FROM dispute") == [("1", None)]


def test_a_due_date_in_words_is_empty_and_told(known: Path) -> None:
    sheet = put_text(
        known,
        "安全隐患.csv",
        "编号,发现日期,隐患描述,整改期限\n1,2025-04-03,甲,立即\n2,2025-04-04,乙,长期\n"
        "3,2025-04-05,丙,2025-05-01\n4,2025-04-06,丁,四月底\n5,2025-04-06,戊,2025-02-30\n",
    )
    assert query(known, "SELECT number, due FROM hazard ORDER BY number") == [
        ("1", None),
        ("2", None),
        ("3", dt.date(2025, 5, 1)),
    ]
    assert reasons(sheet) == [
        (2, "整改期限", "不是可识别的日期，应如 2025-04-03；本格按空白导入"),
        (3, "整改期限", "不是可识别的日期，应如 2025-04-03；本格按空白导入"),
        (5, "整改期限", "不是可识别的日期，应如 2025-04-03"),
        (6, "整改期限", "没有这一天，应如 2025-04-03"),
    ]


def test_the_day_of_finding_is_never_left_empty(known: Path) -> None:
    sheet = put_text(known, "安全隐患.csv", "编号,发现日期,隐患描述\n1,立即,甲\n2,2025-04-03,乙\n")
    assert (sheet.loaded, sheet.rejected) == (1, 1)
