"""Dates, in the ways that clerks write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Day
from gridlens.kinds.day import EARLIEST, LATEST
from tests.gridlens.kinds.anything import TEXTS, value_or_none

APRIL_3 = dt.date(2025, 4, 3)
DAYS = st.dates(EARLIEST, LATEST)


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-03",
        "2025-4-3",
        "2025/4/3",
        "2025.4.3",
        "2025.04.03",
        "2025年4月3日",
        "2025年04月03号",
        "２０２５年４月３日",
        "2025－04－03",
        "20250403",
        "45750",
        "45750.5",
        "2025-04-03 00:00:00",
        "2025-04-03T08:30:00.000",
        "2025/4/3 8:30",
        "2025年4月3日 下午3时20分",
        " 2025-04-03\u3000",
    ],
)
def test_a_day_is_read(text: str):
    assert Day().parse(text) == APRIL_3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-29", "没有这一天"),
        ("2025-13-01", "没有这一天"),
        ("20250431", "没有这一天"),
        ("四月初", "不是可识别的日期"),
        ("2025年4月", "不是可识别的日期"),
        ("2025-04", "不是可识别的日期"),
        ("25-4-3", "不是可识别的日期"),
        ("2025", "不是可识别的日期"),
        ("民国114年4月3日", "请用公元年份"),
        ("114年4月3日", "请用公元年份"),
        ("1999-12-31", "日期应在2000年至2099年之间"),
        ("2100-01-01", "日期应在2000年至2099年之间"),
        ("99999", "日期应在2000年至2099年之间"),
    ],
)
def test_what_is_no_day_is_refused(text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        Day().parse(text)


def test_a_leap_day_exists_in_a_leap_year():
    assert Day().parse("2024-02-29") == dt.date(2024, 2, 29)


def test_it_says_what_to_write():
    assert Day().expects() == "日期，如 2025-04-03"


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]))
def test_every_day_comes_back_from_every_writing(day: dt.date, writing: str):
    assert Day().parse(day.strftime(writing)) == day


@given(DAYS)
def test_every_day_comes_back_from_its_serial_number(day: dt.date):
    assert Day().parse(str((day - dt.date(1899, 12, 30)).days)) == day


@given(TEXTS)
def test_any_text_is_a_day_or_refused(text: str):
    value = value_or_none(Day(), text)
    assert value is None or EARLIEST <= value <= LATEST
