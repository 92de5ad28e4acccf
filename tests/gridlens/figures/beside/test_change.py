"""Changes year over year and quarter over quarter compare like with like."""

from pathlib import Path

import pytest

from gridlens.figures.beside.change import (
    Against,
    Change,
    change_of,
    change_phrase,
    changes,
    other_filters,
)
from gridlens.figures.outcomes import several
from gridlens.figures.scope import EVERYTHING
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

YEAR, BEFORE = Against.YEAR_BEFORE, Against.PERIOD_BEFORE
FLOW, RATE, MEDIAN = "disputes_received", "disputes_closing_rate", "disputes_median_days"


def dispute(received: str, closed: str | None = None) -> dict[str, object]:
    return {"received": day(received), "closed": closed and day(closed)}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Twelve disputes in the first quarter of 2025, ten in that of 2024, and some later ones."""
    return publish(
        tmp_path_factory.mktemp("years"),
        dispute=[
            *(dispute(f"2025-01-{n:02}", "2025-03-20") for n in range(1, 13)),
            *(dispute(f"2024-01-{n:02}", "2024-03-25") for n in range(1, 6)),
            *(dispute(f"2024-02-{n:02}", "2024-05-10") for n in range(1, 6)),
            *(dispute(f"2024-05-{n:02}") for n in range(1, 4)),
        ],
    )


def change(store: Version, key: str, period: str, as_of: str, against: Against) -> Change | None:
    filters = about(period, as_of)
    other = other_filters(store, filters, against)
    if other is None:
        return None
    found = several(store, EVERYTHING, [filters, other], [key])
    return changes(store, found[filters], found[other]).get(key)


def test_a_whole_period_with_the_whole_of_the_other(store: Version) -> None:
    assert change(store, FLOW, "2025H1", "2025-06-30", YEAR) == Change(12, 13, -1, -1 / 13)
    assert change(store, FLOW, "2025Q1", "2025-06-30", YEAR) == Change(12, 10, 2, 0.2)


def test_a_part_elapsed_period_with_the_same_part_of_the_other(store: Version) -> None:
    assert change(store, FLOW, "2025H1", "2025-03-31", YEAR) == Change(12, 10, 2, 0.2)
    assert change(store, FLOW, "2025", "2025-01-03", YEAR) == Change(3, 3, 0, None)
    found = other_filters(store, about("2025Q2", "2025-04-10"), BEFORE)
    assert found == about("2025-01-01..2025-01-10", "2025-01-10")


def test_the_other_period_s_rate_is_the_one_known_at_the_matching_day(store: Version) -> None:
    under_way = change(store, RATE, "2025H1", "2025-03-31", YEAR)
    assert under_way == Change(1, 0.5, 0.5, None)
    over_at_its_end = change(store, RATE, "2025Q1", "2025-03-31", YEAR)
    assert over_at_its_end == Change(1, 0.5, 0.5, None)


def test_a_quarter_looked_back_upon_is_compared_as_long_after_its_end(store: Version) -> None:
    assert change(store, RATE, "2025Q1", "2025-06-30", YEAR) == Change(1, 1, 0, None)
    asked = other_filters(store, about("2025Q1", "2025-06-30"), YEAR)
    assert asked == about("2024Q1", "2024-06-30")


def test_no_comparison_where_the_data_does_not_reach(store: Version) -> None:
    assert change(store, FLOW, "2024H1", "2025-06-30", YEAR) is None
    assert other_filters(store, about("2024Q1"), BEFORE) is None
    assert other_filters(store, about("2026Q1", "2025-06-30"), YEAR) is None


def test_no_comparison_with_a_time_before_the_ledger_was_kept(tmp_path: Path) -> None:
    visit = {"firm": "甲厂"}
    store = publish(
        tmp_path,
        dispute=[dispute("2024-01-05"), dispute("2025-01-05")],
        enterprise_visit=[
            *(visit | {"date": day(d)} for d in ("2024-06-02", "2024-06-03", "2025-05-01")),
        ],
    )
    # Visits are kept from June 2024: a half-year with one month of them is not like the other.
    assert change(store, "enterprise_visits", "2025H1", "2025-06-30", YEAR) is None
    assert change(store, FLOW, "2025H1", "2025-06-30", YEAR) == Change(1, 1, 0, None)
    # The quarter of the first record counts as kept.
    assert change(store, "enterprise_visits", "2025Q2", "2025-06-30", YEAR) == Change(
        1, 2, -1, None
    )


def test_no_comparison_with_nothing(store: Version) -> None:
    assert change(store, FLOW, "2025Q1", "2025-06-30", BEFORE) is None
    assert change(store, RATE, "2025Q1", "2025-06-30", BEFORE) is None


def test_last_year_s_leap_day_belongs_to_february(tmp_path: Path) -> None:
    rows = [dispute("2024-02-01"), dispute("2024-02-29"), dispute("2025-02-28")]
    store = publish(tmp_path, dispute=rows)
    assert change(store, FLOW, "2025-02", "2025-06-30", YEAR) == Change(1, 2, -1, None)


@pytest.mark.parametrize(
    ("key", "value", "other", "expected"),
    [
        (FLOW, 142, 128, Change(142, 128, 14, 14 / 128)),
        (FLOW, 10, 10, Change(10, 10, 0, 0)),
        (FLOW, 10, 9, Change(10, 9, 1, None)),
        (FLOW, 9, 10, Change(9, 10, -1, None)),
        (FLOW, 5, 0, None),
        (FLOW, 0, 12, Change(0, 12, -12, None)),
        (FLOW, None, 12, None),
        (FLOW, 12, None, None),
        (RATE, 0.95, 0.9, Change(0.95, 0.9, 0.95 - 0.9, None)),
        (RATE, 0.95, 0, None),
        (MEDIAN, 20, 12, Change(20, 12, 8, None)),
    ],
)
def test_a_per_cent_only_from_ten_up_on_both_sides(
    key: str, value: float | None, other: float | None, expected: Change | None
) -> None:
    assert change_of(key, value, other) == expected


@pytest.mark.parametrize(
    ("change", "unit", "rate", "said"),
    [
        (Change(142, 128, 14, 14 / 128), "起", False, "比上年同期增长10.9%"),
        (Change(128, 142, -14, -14 / 142), "起", False, "比上年同期下降9.9%"),
        (Change(13, 10, 3, 0.3125), "起", False, "比上年同期增长31.3%"),
        (Change(9, 6, 3, None), "件", False, "比上年同期增加3件"),
        (Change(6, 9, -3, None), "件", False, "比上年同期减少3件"),
        (Change(8, 10.5, -2.5, None), "天", False, "比上年同期减少2.5天"),
        (Change(0.95, 0.929, 0.021, None), "", True, "比上年同期提高2.1个百分点"),
        (Change(0.9, 0.95, -0.05, None), "", True, "比上年同期降低5个百分点"),
        (Change(5, 5, 0, None), "件", False, "与上年同期持平"),
        (Change(0.5, 0.4998, 0.0002, None), "", True, "与上年同期基本持平"),
        (Change(10004, 10000, 4, 0.0004), "件", False, "与上年同期基本持平"),
        (None, "件", False, ""),
    ],
)
def test_a_change_in_words(change: Change | None, unit: str, rate: bool, said: str) -> None:
    assert change_phrase(change, unit, rate, YEAR) == said


def test_the_words_name_the_other_period() -> None:
    assert change_phrase(Change(9, 6, 3, None), "件", False, BEFORE) == "比上期增加3件"
