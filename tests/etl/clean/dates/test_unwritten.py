"""Ledgers without years over the turn of the year, loaded: the days, and what is said of them."""

import datetime as dt
from pathlib import Path

from etl.load import Outcome
from tests.etl.office import csv, put, put_text, query, reasons

HEADER = "编号,受理日期,当事人,办结日期\n"


def day(year: int, month: int, date: int) -> dt.date:
    return dt.date(year, month, date)


def test_a_title_of_december_and_january(known: Path) -> None:
    sheet = put_text(
        known,
        "纠纷.csv",
        "2024年12月—2025年1月矛盾纠纷台账,,,\n"
        f"{HEADER}1,12月28日,甲,12月30日\n2,1月3日,乙,1月8日\n3,12.29,丙,1月5日\n4,5月6日,丁,\n",
    )
    assert query(known, "SELECT number, received, closed FROM dispute ORDER BY number") == [
        ("1", day(2024, 12, 28), day(2024, 12, 30)),
        ("2", day(2025, 1, 3), day(2025, 1, 8)),
        ("3", day(2024, 12, 29), day(2025, 1, 5)),
    ]
    assert [told for told in reasons(sheet) if told[1] == "受理日期"] == [
        (None, "受理日期", "没有年份，按标题和各行先后看跨了年：第3、5行按2024年计"),
        (None, "受理日期", "没有年份，按标题和各行先后看跨了年：第4行按2025年计"),
        (6, "受理日期", "没有年份，而标题和文件名里有2024年、2025年；请写全，如 2025-04-03"),
    ]


def test_a_year_whose_last_rows_run_over_the_turn(known: Path) -> None:
    sheet = put_text(
        known,
        "矛盾纠纷2024年度.csv",
        f"{HEADER}1,1月5日,甲,1月9日\n2,12月28日,乙,1月4日\n3,1月3日,丙,1月9日\n4,1月8日,丁,\n",
    )
    assert query(known, "SELECT number, received, closed FROM dispute ORDER BY number") == [
        ("1", day(2024, 1, 5), day(2024, 1, 9)),
        ("2", day(2024, 12, 28), day(2025, 1, 4)),
        ("3", day(2025, 1, 3), day(2025, 1, 9)),
        ("4", day(2025, 1, 8), None),
    ]
    assert reasons(sheet) == [
        (None, "办结日期", "没有年份，按“受理日期”和标题：第4行按2025年计"),
        (None, "办结日期", "没有年份，按“受理日期”推到后一年：第3行按2025年计"),
        (None, "受理日期", "没有年份，按标题和各行先后看跨了年：第4—5行按2025年计"),
    ]


def test_a_january_table_with_what_was_left_of_december(known: Path) -> None:
    put_text(known, "2025年1月矛盾纠纷.csv", f"{HEADER}1,12月28日,甲,1月3日\n2,1月8日,乙,\n")
    assert query(known, "SELECT number, received, closed FROM dispute ORDER BY number") == [
        ("1", day(2024, 12, 28), day(2025, 1, 3)),
        ("2", day(2025, 1, 8), None),
    ]


def test_a_day_of_closing_goes_to_the_next_year_only_soon_after_receipt(known: Path) -> None:
    sheet = put_text(
        known, "矛盾纠纷2024.csv", f"{HEADER}1,2024-12-28,甲,1月13日\n2,2024-05-20,乙,5月12日\n"
    )
    assert query(known, "SELECT number, closed FROM dispute") == [("1", day(2025, 1, 13))]
    assert reasons(sheet) == [
        (None, "办结日期", "没有年份，按“受理日期”推到后一年：第2行按2025年计"),
        (3, "办结日期", "“办结日期”早于“受理日期”"),
    ]


def test_a_row_that_may_be_of_either_year_says_what_to_write(known: Path, tmp_path: Path) -> None:
    text = f"{HEADER}1,1月8日,甲,\n2,12月8日,乙,\n3,1月9日,丙,\n"
    outcome: Outcome = put(known, csv(tmp_path, "矛盾纠纷2024.csv", text))
    (sheet,) = outcome.sheets
    assert (sheet.loaded, sheet.rejected) == (2, 1)
    assert [(p.row, p.column, p.found, p.reason) for p in sheet.problems] == [
        (
            *(4, "受理日期", "1月9日"),
            "没有年份，行序从12月接到1月，看不出是2024年、2025年；请写全，如 2025-01-09",
        )
    ]


def test_a_rejected_row_takes_its_year_along(known: Path, tmp_path: Path) -> None:
    text = "编号,受理日期,当事人,状态\n1,12月8日,甲,\n2,1月9日,乙,天知道\n3,1月12日,丙,\n"
    outcome = put(known, csv(tmp_path, "矛盾纠纷2024年下半年.csv", text))
    (cells,) = outcome.rejects["cells"].to_pylist()
    assert "2025年1月9日" in cells or "2025-01-09" in cells
