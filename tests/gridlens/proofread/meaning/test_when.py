"""The times that drafts name, worked out by hand."""

import datetime as dt

import pytest

from gridlens.period import parse_period
from gridlens.proofread.meaning.when import Span, periods

H1 = parse_period("2025H1")
DAY = dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("去年全年化解230起", "2024"),
        ("上年末有5个", "2024"),
        ("前年化解230起", "2023"),
        ("今年前三季度受理", "2025-01-01..2025-09-30"),
        ("一至三季度受理", "2025-01-01..2025-09-30"),
        ("近三年来受理", "2023-01-01..2025-06-30"),
        ("五年来受理", "2021-01-01..2025-06-30"),
        ("“十四五”以来受理", "2021-01-01..2025-06-30"),
        ("4月以来受理", "2025Q2"),
        ("1月20日至2月10日受理", "2025-01-20..2025-02-10"),
        ("2024年，街道全年受理", "2024"),
        ("自2018年成立以来受理", "2018-01-01..2025-06-30"),
    ],
)
def test_a_time_has_its_own_period(text: str, key: str) -> None:
    named = [one for one in periods(text, H1, DAY) if one.period]
    assert named[-1].period is not None
    assert named[-1].period.key == key


def test_last_year_alone_may_mean_its_same_months() -> None:
    (named,) = periods("去年受理了120起", H1, DAY)
    assert named.period == parse_period("2024")
    assert named.also == parse_period("2024H1")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("本届以来提出", Span.OPEN),
        ("换届以来提出", Span.OPEN),
        ("近年来受理", Span.OPEN),
        ("春节期间受理", Span.OCCASION),
        ("本次走访收集", Span.OCCASION),
        ("当天接待", Span.OCCASION),
        ("本周受理", Span.OCCASION),
    ],
)
def test_a_time_without_dates_has_none_of_our_periods(text: str, span: Span) -> None:
    (named,) = periods(text, H1, DAY)
    assert named.span is span


def test_what_was_carried_over_names_no_time_of_its_number() -> None:
    assert list(periods("上年结转12起", H1, DAY)) == []
    assert list(periods("结转下半年9处", H1, DAY)) == []
