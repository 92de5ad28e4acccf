"""Periods as an office names them, and how one period is compared with another."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import GridLensError
from gridlens.period import (
    Period,
    half_of,
    month_end,
    month_of,
    parse_period,
    quarter_of,
    shifted,
)

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31))
KEYS = st.builds(
    lambda year, part: f"{year}{part}",
    st.integers(2001, 2099),
    st.sampled_from(
        ["", "H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"-{month:02}" for month in range(1, 13))]
    ),
)
RANGES = st.tuples(DAYS, DAYS).map(lambda ends: Period(min(ends), max(ends)))
PERIODS = st.one_of(KEYS.map(parse_period), RANGES)


def span(start: str, end: str) -> Period:
    return Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("key", "start", "end", "label"),
    [
        ("2025", "2025-01-01", "2025-12-31", "2025年"),
        ("2025H1", "2025-01-01", "2025-06-30", "2025年上半年"),
        ("2025H2", "2025-07-01", "2025-12-31", "2025年下半年"),
        ("2025Q1", "2025-01-01", "2025-03-31", "2025年一季度"),
        ("2025Q2", "2025-04-01", "2025-06-30", "2025年二季度"),
        ("2025Q3", "2025-07-01", "2025-09-30", "2025年三季度"),
        ("2025Q4", "2025-10-01", "2025-12-31", "2025年四季度"),
        ("2025-06", "2025-06-01", "2025-06-30", "2025年6月"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024年2月"),
        ("2025-12", "2025-12-01", "2025-12-31", "2025年12月"),
        ("2025-01-15..2025-02-03", "2025-01-15", "2025-02-03", "2025年1月15日至2025年2月3日"),
        ("2024-01-01..2025-12-31", "2024-01-01", "2025-12-31", "2024年1月1日至2025年12月31日"),
        ("2025-02-01..2025-04-30", "2025-02-01", "2025-04-30", "2025年2月1日至2025年4月30日"),
    ],
)
def test_a_period_by_its_key(key: str, start: str, end: str, label: str):
    period = parse_period(key)
    assert period == span(start, end)
    assert period.key == key
    assert period.label == label


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (" 2025H1\n", "2025H1"),
        ("2025-01-01..2025-06-30", "2025H1"),
        ("2025-04-01..2025-04-30", "2025-04"),
        ("2025-01-01..2025-12-31", "2025"),
    ],
)
def test_a_range_that_has_a_name_gets_it(text: str, key: str):
    assert parse_period(text).key == key


@pytest.mark.parametrize(
    "text",
    [
        *("", "今年", "25", "2025H3", "2025Q0", "2025Q5", "2025-00", "2025-13", "2025-6", "2025h1"),
        *("1999", "2101", "2025-06-30..2025-01-01", "2025-02-30..2025-03-01", "2025-01-01.."),
        *("1999-01-01..2025-01-01", "2025-01-01..2101-01-01", "2025-01-01"),
    ],
)
def test_anything_else_is_refused_with_a_remedy(text: str):
    with pytest.raises(GridLensError) as refusal:
        parse_period(text)
    assert f"“{text}”不是可用的期间。" in str(refusal.value)
    assert "2025H1" in refusal.value.remedy


def test_short_label_for_axes():
    assert parse_period("2025Q1").short == "25年一季度"


@pytest.mark.parametrize(
    ("key", "days", "months"),
    [
        ("2025", 365, 12),
        ("2024", 366, 12),
        ("2025H1", 181, 6),
        ("2024-02", 29, 1),
        ("2024-11-01..2025-01-31", 92, 3),
        ("2025-01-15..2025-02-14", 31, 0),
    ],
)
def test_length(key: str, days: int, months: int):
    assert (parse_period(key).days, parse_period(key).months) == (days, months)


def test_the_year_of_a_period_is_that_of_its_last_day():
    assert parse_period("2025Q2").year == parse_period("2025")
    assert parse_period("2024-12-15..2025-01-15").year == parse_period("2025")


@pytest.mark.parametrize(
    ("key", "before"),
    [
        ("2025", "2024"),
        ("2025H1", "2024H2"),
        ("2025H2", "2025H1"),
        ("2025Q1", "2024Q4"),
        ("2025Q2", "2025Q1"),
        ("2025-01", "2024-12"),
        ("2025-03", "2025-02"),
        ("2025-02-01..2025-04-30", "2024-11-01..2025-01-31"),
        ("2025-01-15..2025-01-24", "2025-01-05..2025-01-14"),
    ],
)
def test_the_period_before(key: str, before: str):
    assert parse_period(key).before().key == before


@pytest.mark.parametrize(
    ("key", "year_before"),
    [
        ("2025", "2024"),
        ("2025H1", "2024H1"),
        ("2025Q2", "2024Q2"),
        ("2025-02", "2024-02"),
        ("2024-02", "2023-02"),
        ("2025-01-15..2025-02-28", "2024-01-15..2024-02-28"),
        ("2024-02-10..2024-02-29", "2023-02-10..2023-02-28"),
    ],
)
def test_a_year_before(key: str, year_before: str):
    assert parse_period(key).year_before().key == year_before


@pytest.mark.parametrize(
    ("as_of", "clipped", "elapsed"),
    [
        ("2024-12-31", None, 0.0),
        ("2025-01-01", "2025-01-01..2025-01-01", 1 / 181),
        ("2025-03-31", "2025Q1", 90 / 181),
        ("2025-06-30", "2025H1", 1.0),
        ("2025-09-01", "2025H1", 1.0),
    ],
)
def test_what_has_elapsed(as_of: str, clipped: str | None, elapsed: float):
    day, half = dt.date.fromisoformat(as_of), parse_period("2025H1")
    past = half.clipped(day)
    assert (past.key if past else None) == clipped
    assert half.elapsed(day) == pytest.approx(elapsed)


@pytest.mark.parametrize(
    ("key", "other", "as_of", "part"),
    [
        # a whole period with a whole period
        ("2025H1", "2024H1", "2025-06-30", "2024H1"),
        ("2025Q2", "2025Q1", "2025-07-05", "2025Q1"),
        ("2025-02", "2024-02", "2025-02-28", "2024-02"),
        # a part of a period with the same dates a year before
        ("2025", "2024", "2025-06-30", "2024H1"),
        ("2025H1", "2024H1", "2025-02-28", "2024-01-01..2024-02-28"),
        ("2024H1", "2023H1", "2024-02-29", "2023-01-01..2023-02-28"),
        # a part with as many days of the period before, at most all of that period's days
        ("2025Q2", "2025Q1", "2025-04-10", "2025-01-01..2025-01-10"),
        ("2025-03", "2025-02", "2025-03-30", "2025-02"),
        # a period that has not begun
        ("2025Q3", "2025Q2", "2025-06-30", None),
    ],
)
def test_like_is_compared_with_like(key: str, other: str, as_of: str, part: str | None):
    day = dt.date.fromisoformat(as_of)
    found = parse_period(key).same_part(parse_period(other), day)
    assert (found.key if found else None) == part


def test_quarters_and_months_of_a_period():
    assert [p.key for p in parse_period("2025H1").quarters()] == ["2025Q1", "2025Q2"]
    assert [p.key for p in parse_period("2025Q1").month_parts()] == [
        "2025-01",
        "2025-02",
        "2025-03",
    ]
    assert [p.key for p in span("2024-11-15", "2025-01-31").quarters()] == [
        "2024-11-15..2024-12-31",
        "2025-01",
    ]


def test_the_calendar_around_a_day():
    day = dt.date(2024, 2, 29)
    assert (month_of(day).key, quarter_of(day).key, half_of(day).key) == (
        "2024-02",
        "2024Q1",
        "2024H1",
    )
    assert half_of(dt.date(2025, 7, 1)).key == "2025H2"
    assert quarter_of(dt.date(2025, 12, 31)).key == "2025Q4"


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", -12, "2023-02-28"),
        ("2025-01-15", -1, "2024-12-15"),
        ("2025-12-01", 1, "2026-01-01"),
    ],
)
def test_shifted_by_months(day: str, months: int, moved: str):
    assert shifted(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(moved)


def test_month_end_knows_leap_years():
    assert [month_end(year, 2).day for year in (2023, 2024, 2100, 2000)] == [28, 29, 28, 29]


@pytest.mark.slow
@given(PERIODS)
def test_every_key_names_its_period(period: Period):
    assert parse_period(period.key) == period


@pytest.mark.slow
@given(PERIODS)
def test_the_period_before_touches_it(period: Period):
    before = period.before()
    assert before.end + dt.timedelta(days=1) == period.start
    if period.months:
        assert before.months == period.months
    else:
        assert before.days == period.days


@pytest.mark.slow
@given(RANGES)
def test_the_parts_make_the_whole(period: Period):
    for parts in (period.quarters(), period.month_parts()):
        assert parts[0].start == period.start
        assert parts[-1].end == period.end
        assert sum(part.days for part in parts) == period.days


@given(PERIODS, DAYS)
def test_a_part_is_inside_the_other(period: Period, as_of: dt.date):
    for other in (period.before(), period.year_before()):
        part = period.same_part(other, as_of)
        assert (part is None) == (as_of < period.start)
        assert part is None or (other.start == part.start and part.end <= other.end)


@pytest.mark.slow
@given(st.text())
def test_any_text_is_a_period_or_refused(text: str):
    try:
        period = parse_period(text)
    except GridLensError:
        return
    assert period.start <= period.end
