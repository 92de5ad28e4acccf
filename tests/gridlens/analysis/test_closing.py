"""Closing times: every closing with a date stands in one band; the median stands beside them."""

import datetime as dt
from statistics import median

import pytest

from gridlens.analysis.closing import BANDS, band, closing_times
from gridlens.analysis.matters import ledgers_of_matters
from gridlens.figures.outcomes import figure
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator, ledger
from gridlens.store.version import Version
from tests.gridlens.analysis.sample_matters import PREFIXES, matters
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

EDGES = (0, 3, 7, 15, 30, 60)
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    ("days", "name"),
    [
        (0, "0–3天"),
        (3, "0–3天"),
        (3.5, "4–7天"),
        (7, "4–7天"),
        (8, "8–15天"),
        (30, "16–30天"),
        (60, "31–60天"),
        (61, "60天以上"),
        (900, "60天以上"),
    ],
)
def test_bands(days: float, name: str) -> None:
    assert BANDS[band(days)][0] == name


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_sample_as_counted_from_its_files(sample: Version, prefix: str) -> None:
    own = indicator(f"{prefix}_closed")[1]
    closed = [m for m in matters()[prefix] if m.closed and FIRST <= m.closed <= LAST]
    days = [(m.closed - m.received).days for m in closed if m.closed]
    by_hand = tuple(
        sum(low < d <= high or (low == 0 and d == 0) for d in days)
        for low, high in zip(EDGES, (*EDGES[1:], 10**6), strict=True)
    )
    found = closing_times(sample, EVERYTHING, about("2025H1"), own)
    assert found
    assert (found.counts, found.n, found.undated) == (by_hand, len(days), 0)
    assert found.median == median(days)
    assert sum(found.counts) == found.n


@pytest.mark.slow
def test_the_days_add_up_to_the_closings(sample: Version) -> None:
    for key in ledgers_of_matters():
        cycle = ledger(key).life_cycle
        assert cycle
        for filters in (about("2024Q4"), about("2025H1", grids=("990101001001001",))):
            found = closing_times(sample, EVERYTHING, filters, ledger(key))
            closed = figure(sample, EVERYTHING, filters, f"{cycle.prefix}_closed")["value"]
            assert (found and found.n + found.undated) == closed


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return publish(
        tmp_path_factory.mktemp("times"),
        hazard=[
            {"found": day("04-01"), "closed": day("04-05")},
            {"found": day("04-01"), "closed": day("06-20")},
            {"found": day("04-02"), "status": "已销号"},
            {"found": day("04-03")},
        ],
    )


def test_closed_on_an_unknown_day_stays_out_and_is_counted(store: Version) -> None:
    found = closing_times(store, EVERYTHING, about("2025H1"), ledger("hazard"))
    assert found
    assert (found.counts, found.n, found.undated) == ((0, 1, 0, 0, 0, 1), 2, 1)
    assert (found.median, found.median_band) == (42.0, 4)  # 4 and 80 days


def test_nothing_to_tell(store: Version) -> None:
    assert closing_times(store, EVERYTHING, about("2025H1"), ledger("visit")) is None
    assert closing_times(store, EVERYTHING, about("2025", grids=("g1",)), ledger("motion")) is None
    assert closing_times(store, EVERYTHING, about("2025H1"), ledger("dispute")) is None
    assert closing_times(store, EVERYTHING, about("2025Q1"), ledger("hazard")) is None
    none = closing_times(store, EVERYTHING, about("2025-05"), ledger("hazard"))
    assert none
    assert (none.counts, none.n, none.median, none.median_band) == ((0,) * 6, 0, None, None)
