"""The share of a goal planned by a day: in proportion to days, by quarters, by months."""

import datetime as dt

import pytest

from gridlens.errors import GridLensError
from gridlens.goals.shares import checked, planned, typed
from gridlens.period import parse_period
from tests.small_store import day

YEAR = parse_period("2025")
QUARTERS = (0.1, 0.2, 0.3, 0.4)


@pytest.mark.parametrize(
    ("as_of", "share"),
    [
        ("2024-12-31", 0),
        ("2025-01-01", 0.1 / 90),
        ("2025-03-31", 0.1),
        ("2025-04-01", 0.1 + 0.2 / 91),
        ("2025-06-30", 0.3),
        ("2025-12-31", 1),
        ("2026-03-01", 1),
    ],
)
def test_a_plan_by_quarters(as_of: str, share: float) -> None:
    assert planned(YEAR, QUARTERS, day(as_of)) == pytest.approx(share)


def test_a_plan_by_months_may_rest_in_some() -> None:
    months = (0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 50, 0)
    assert planned(YEAR, months, day("2025-02-28")) == 0
    assert planned(YEAR, months, day("2025-03-31")) == planned(YEAR, months, day("10-31")) == 0.5


def test_without_a_plan_days_count_alike() -> None:
    assert planned(YEAR, (), day("2025-06-30")) == 181 / 365


@pytest.mark.parametrize(
    ("period", "shares"),
    [
        ("2025", QUARTERS),
        ("2025H1", (0.4, 0.6)),
        ("2025H1", (0, 1, 0, 0, 0, 0)),
        ("2025Q1", (0.2, 0.3, 0.5)),
    ],
)
def test_shares_may_be_of_quarters_or_months(period: str, shares: tuple[float, ...]) -> None:
    assert checked(parse_period(period), shares) == shares
    assert checked(parse_period(period), [s * 100 for s in shares]) == pytest.approx(shares)
    assert checked(parse_period(period), ()) == ()


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ((0.5, 0.5), "每月或每季度一个，现在有2个"),
        ((0.1, 0.2, 0.3, 0.3), "现在合计90%"),
        ((50, 60, -20, 10), "不能为负"),
        ((10, 20, 30, 30), "现在合计90%"),
    ],
)
def test_shares_that_are_no_plan(shares: tuple[float, ...], why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        checked(YEAR, shares)


def test_only_whole_months_can_have_shares() -> None:
    odd = parse_period("2025-01-10..2025-02-20")
    with pytest.raises(GridLensError, match="每月或每季度"):
        checked(odd, (0.5, 0.5))
    assert planned(odd, (), dt.date(2025, 1, 30)) == 21 / 42


def test_shares_as_people_type_them() -> None:
    assert typed("20 30 25 25") == typed("20%、30%，25%, 25％") == (20, 30, 25, 25)
    assert typed(" ") == ()
    with pytest.raises(GridLensError, match="不是数字"):
        typed("一半 一半")
