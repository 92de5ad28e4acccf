"""Dates in the ways that clerks write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Day
from gridlens.kinds.dates.day import EARLIEST, LATEST
from gridlens.kinds.reading import Reading
from tests.gridlens.kinds.anything import TEXTS, full_width, spelled, value_or_none

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
        "2025年4月3日下午2点半",
        "2025.4.3上午",
        "2025.4.3（下午）",
        "2025.4.3 9:00-11:00",
        "2025年4月3日上午9:00—11:30",
        "2025-04-03（周四）",
        "2025年4月3日（星期四）上午9:00",
        "2025-04-03T14:55:00+08:00",
        "2025-04-03 02:55:00 PM",
        "20250403143000",
        "20250403.0",
        "二〇二五年四月三日",
        "2025年四月三日",
        "2025年4⽉3⽇",
        "2025. 4. 3",
        "2025.4.3。",
        "2025—4—3",
        "3-Apr-2025",
        "April 3, 2025",
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
        ("2025年4月上旬", "不是可识别的日期"),
        ("2025.4-5", "不是可识别的日期"),
        ("2025.4-3", "不是可识别的日期"),
        ("2025年4月", "只写了月份，请写到日"),
        ("2025-04", "只写了月份，请写到日"),
        ("2025", "只写了年份，请写到日"),
        ("2025年", "只写了年份，请写到日"),
        ("25-4-3", "年份请写四位"),
        ("25年4月3日", "年份请写四位"),
        ("3/4/25", "年份请写四位"),
        ("3/4/2025", "看不出月和日哪个在前"),
        ("31.12.2025", "看不出月和日哪个在前"),
        ("4月3日", "没有年份，标题和文件名里也没有"),
        ("4.3", "没有年份"),
        ("民国114年4月3日", "民国114年是公元2025年；请用公元年份"),
        ("114年4月3日", "民国114年是公元2025年"),
        ("114/4/3", "民国114年是公元2025年"),
        ("1140403", "民国114年是公元2025年"),
        ("2025.4.3-4.5", "写了起止两天，本列只写一天"),
        ("2025.4.3起", "写了从哪天起，本列要填确定的一天"),
        ("2025.4.30前", "不是确定的一天"),
        ("2025.4.3、4.5", "写了不止一个日期"),
        ("2025-04-03（周五）", "2025-04-03是星期四，不是星期五"),
        ("2025-04-03 25:00", "没有这个时间"),
        ("2025-04-03T23:00:00Z", "时间带有别的时区"),
        ("1999-12-31", "是1999年的日期，早于2000年，请核对"),
        ("12345", "是1933年的日期，早于2000年，请核对"),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025.4.3-4.5", 3),
        ("2025.4.3-5", 3),
        ("2025年4月3日至5日", 3),
        ("2025年4月3日—4月5日", 3),
        ("2025-4-3~2025-4-5", 3),
        ("2025年4月3日9:00至4月5日17:00", 3),
        ("2025/4/3（周四）-4/5（周六）", 3),
        ("2025年4月3日起", 3),
        ("2025.4.3-4.3", 3),
    ],
)
def test_where_the_column_says_so_several_days_count_by_the_first(text: str, day: int):
    assert Day(span="first").parse(text) == dt.date(2025, 4, day)


def test_where_the_column_says_so_several_days_count_by_the_last():
    assert Day(span="last").parse("2025.4.3-4.5") == dt.date(2025, 4, 5)
    with pytest.raises(Refused, match="写了从哪天起"):
        Day(span="last").parse("2025.4.3起")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025.4.5-4.3", "起止日期颠倒"),
        ("2025.12.30-1.2", "起止日期颠倒；跨年的请写全年份"),
        ("2025.4.3-4.31", "没有这一天"),
        ("2025.4.3、4.5", "写了不止一个日期"),
        ("2025.4.3-4.5左右", "不是可识别的日期"),
    ],
)
def test_days_that_run_backwards_or_stand_apart_are_refused(text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        Day(span="first").parse(text)


@pytest.mark.parametrize(
    "text", ["2025年4月", "2025年4月份", "2025-04", "2025/4", "2025.4", "202504"]
)
def test_where_the_column_says_so_a_month_counts_by_its_first_or_last_day(text: str):
    assert Day(month="first").parse(text) == dt.date(2025, 4, 1)
    assert Day(month="last").parse(text) == dt.date(2025, 4, 30)


def test_a_decimal_that_may_be_january_or_october_is_refused():
    with pytest.raises(Refused, match=r"“2025\.1”可能是1月，也可能是10月"):
        Day(month="first").parse("2025.1")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4月3日", dt.date(2024, 4, 3)),
        ("4月3号上午", dt.date(2024, 4, 3)),
        ("四月三日", dt.date(2024, 4, 3)),
        ("4.03", dt.date(2024, 4, 3)),
        ("4.13", dt.date(2024, 4, 13)),
        ("4/3", dt.date(2024, 4, 3)),
        ("2.3", dt.date(2024, 2, 3)),
        ("2月29日", dt.date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_takes_the_one_that_its_sheet_names(text: str, day: dt.date):
    assert Day().within(Reading(years=(2024,))).parse(text) == day


@pytest.mark.parametrize(
    ("years", "text", "reason"),
    [
        ((2024, 2025), "4月3日", "没有年份，而标题和文件名里有2024年、2025年；请写全"),
        ((), "4月3日", "没有年份，标题和文件名里也没有"),
        ((2025,), "2月29日", "没有这一天"),
        ((2025,), "4.3", "“4.3”可能是3日，也可能是30日；请写成4月3日或4月30日"),
        ((2025,), "4.1", "“4.1”可能是1日，也可能是10日"),
        ((2025,), "25.4.3", "年份请写四位"),
    ],
)
def test_a_year_is_never_guessed(years: tuple[int, ...], text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        Day(reading=Reading(years=years)).parse(text)


def test_a_year_at_the_end_needs_an_order_that_somebody_gave():
    american, european = (
        Day(reading=Reading(order="mdy")),
        Day(reading=Reading(order="dmy")),
    )
    assert american.parse("01/02/2021 02:55:00 PM") == dt.date(2021, 1, 2)
    assert european.parse("01/02/2021") == dt.date(2021, 2, 1)
    assert american.parse("2021-01-02T14:55:00.000") == dt.date(2021, 1, 2)
    assert american.parse("2-Jan-2021") == dt.date(2021, 1, 2)
    with pytest.raises(Refused, match="没有这一天"):
        american.parse("13/02/2021")
    with pytest.raises(Refused, match="看不出月和日哪个在前"):
        Day(reading=Reading(order="ymd")).parse("01/02/2021")


def test_a_workbook_that_counts_from_1904_is_read_so():
    assert Day().parse("44288") == dt.date(2021, 4, 2)
    assert Day(reading=Reading(epoch1904=True)).parse("44288") == APRIL_3


WRITINGS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y年%m月%d号上午"),
    *("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y%m%d%H%M%S", "%d-%b-%Y", "%B %d, %Y"),
)


@given(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2099, 12, 31)), st.sampled_from(WRITINGS))
def test_every_day_comes_back_from_every_writing(moment: dt.datetime, writing: str):
    assert Day().parse(moment.strftime(writing)) == moment.date()


@given(DAYS, st.sampled_from(["%m/%d/%Y", "%m-%d-%Y %I:%M %p"]))
def test_every_day_comes_back_from_every_american_writing(day: dt.date, writing: str):
    assert Day(reading=Reading(order="mdy")).parse(day.strftime(writing)) == day


@given(DAYS)
def test_every_day_comes_back_without_its_year(day: dt.date):
    assert Day(reading=Reading(years=(day.year,))).parse(f"{day.month}月{day.day}日") == day


@given(DAYS)
def test_every_day_comes_back_from_chinese_numerals(day: dt.date):
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    month, date = (spelled(number) for number in (day.month, day.day))
    assert Day().parse(f"{year}年{month}月{date}日") == day


@given(DAYS, st.booleans())
def test_every_day_comes_back_from_its_serial_number(day: dt.date, mac: bool):
    epoch = dt.date(1904, 1, 1) if mac else dt.date(1899, 12, 30)
    assert Day(reading=Reading(epoch1904=mac)).parse(str((day - epoch).days)) == day


KINDS = st.builds(
    Day,
    span=st.sampled_from([None, "first", "last"]),
    month=st.sampled_from([None, "first", "last"]),
    reading=st.builds(
        Reading,
        years=st.sampled_from([(), (2025,), (2024, 2025)]),
        order=st.sampled_from([None, "mdy", "dmy"]),
        epoch1904=st.booleans(),
    ),
)


@pytest.mark.slow
@given(KINDS, TEXTS)
def test_any_text_is_a_day_or_refused(kind: Day, text: str):
    value = value_or_none(kind, text)
    assert value is None or EARLIEST <= value <= LATEST


@pytest.mark.slow
@given(KINDS, st.one_of(TEXTS, DAYS.map(str)))
def test_full_width_and_half_width_give_one_day(kind: Day, text: str):
    assert value_or_none(kind, full_width(text)) == value_or_none(kind, text)
