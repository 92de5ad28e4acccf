"""What the titles and the names of a sheet tell about its cells."""

import datetime as dt
from pathlib import Path

import pytest

from etl.clean.dates.years import years_in
from tests.etl.office import put_text, query, reasons


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年上半年矛盾纠纷排查台账", {2025}),
        ("２０２５年度", {2025}),
        ("二〇二五年台账", {2025}),
        ("矛盾纠纷2025", {2025}),
        ("2025上半年", {2025}),
        ("纠纷2025Q1", {2025}),
        ("纠纷202506", {2025}),
        ("纠纷2025.6", {2025}),
        ("2025年1-6月", {2025}),
        ("2024-2025年度", {2024, 2025}),
        ("2024-25年度", {2024, 2025}),
        ("2025年（含2024年结转）", {2024, 2025}),
        ("纠纷台账", set()),
        ("25年纠纷", set()),
        ("（共2030件）", set()),
        ("411101202520251", set()),
    ],
)
def test_years_that_a_title_names(text: str, years: set[int]):
    assert years_in([text]) == years


@pytest.mark.parametrize(
    "text",
    ["填报日期：2025年1月5日", "纠纷20250105", "导出2025-01-05", "2025.1.5", "示办〔2025〕12号"],
)
def test_the_day_of_making_says_nothing_of_the_rows(text: str):
    assert years_in([text]) == set()


def test_a_title_gives_its_year_to_days_without_one(known: Path):
    sheet = put_text(
        known,
        "纠纷.csv",
        "示范街道2025年上半年矛盾纠纷台账,,\n编号,受理日期,当事人\n1,4月3日,赵甲\n2,4.13,钱乙\n3,4.3,孙丙\n",
    )
    assert query(known, "SELECT number, received FROM dispute ORDER BY number") == [
        ("1", dt.date(2025, 4, 3)),
        ("2", dt.date(2025, 4, 13)),
    ]
    assert reasons(sheet) == [
        (5, "受理日期", "“4.3”可能是3日，也可能是30日；请写成4月3日或4月30日")
    ]


def test_the_name_of_a_file_gives_its_year(known: Path):
    put_text(known, "矛盾纠纷2025年.csv", "编号,受理日期,当事人\n1,4月3日,赵甲\n")
    assert query(known, "SELECT received FROM dispute") == [(dt.date(2025, 4, 3),)]


def test_two_years_give_none(known: Path):
    sheet = put_text(
        known, "矛盾纠纷2024.csv", "2025年台账,,\n编号,受理日期,当事人\n1,4月3日,赵甲\n"
    )
    assert reasons(sheet) == [
        (3, "受理日期", "没有年份，而标题和文件名里有2024年、2025年；请写全，如 2025-04-03")
    ]
