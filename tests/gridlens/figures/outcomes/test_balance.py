"""Carried over + received − closed = open for every question, with each part counted by hand.

Where nobody can tell one of the four, nobody can tell any: before the ledger was kept, ahead of the
as-of day, and for a grid where the ledger knows none.
"""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.ledgers import indicator
from gridlens.period import Period, parse_period
from gridlens.store.version import Version
from tests.gridlens.analysis.sample_matters import PREFIXES, Matter, matters
from tests.gridlens.figures.asking import about
from tests.small_store import publish

NAMES = ("carried_over", "received", "closed", "open")
EVE = dt.timedelta(days=1)
FIRST = dt.date(2025, 1, 1)
BEFORE = dt.date(2024, 1, 1)
Four = dict[str, int | None]
Balance = dict[tuple[Any, ...], Four]
UNTOLD: Four = dict.fromkeys(NAMES)


def balances(version: Version, filters: Filters, prefix: str, *by: str) -> Balance:
    """Return the four numbers of a balance by group."""
    keys = [f"{prefix}_{name}" for name in NAMES]
    table = outcomes(version, EVERYTHING, filters, keys, by)
    found: Balance = {}
    for row in table.to_dict("records"):
        group = tuple(row[name] for name in by)
        found.setdefault(group, {})[row["indicator"].removeprefix(f"{prefix}_")] = row["value"]
    return found


def expected(some: list[Matter], part: Period, as_of: dt.date, first: dt.date | None) -> Four:
    """Return the four numbers of a part of a period, counted by hand, as known on a day.

    ``first`` is the day of the ledger's first record, in whose month it begins.
    """
    if first is None or part.end < first.replace(day=1) or as_of < part.start:
        return UNTOLD
    end = min(part.end, as_of)
    return {
        "carried_over": sum(m.open_on(part.start - EVE, as_of) for m in some),
        "received": sum(part.start <= m.received <= end for m in some),
        "closed": sum(m.closed is not None and part.start <= m.closed <= end for m in some),
        "open": sum(m.open_on(end, as_of) for m in some),
    }


def adds_up(found: Four) -> bool:
    carried_over, received, closed, opened = (found[name] for name in NAMES)
    if carried_over is None or received is None or closed is None:
        return found == UNTOLD
    return carried_over + received - closed == opened


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("as_of", ["2025-06-30", "2025-03-10"])
@pytest.mark.parametrize("by", ["quarter", "month"])
def test_every_part_of_the_sample_adds_up(
    sample: Version, prefix: str, as_of: str, by: str
) -> None:
    filters = about(f"2024-01-01..{as_of}", as_of)
    found = balances(sample, filters, prefix, by)
    assert len(found) == (18 if as_of > "2025-04" else 15) // (3 if by == "quarter" else 1)
    first = sample.first_days[indicator(f"{prefix}_open")[1].key]
    for (key,), balance in found.items():
        assert adds_up(balance), (key, balance)
        part = parse_period(key)
        assert balance == expected(matters()[prefix], part, filters.as_of, first), key


@pytest.mark.slow
@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_grid_and_quarter_of_the_sample_adds_up(sample: Version, prefix: str) -> None:
    filters = about("2024-01-01..2025-06-30")
    found = balances(sample, filters, prefix, "grid", "quarter")
    assert len({grid for grid, _quarter in found}) >= 20
    no_grids = indicator(f"{prefix}_open")[1].grid is None
    for (grid, key), balance in found.items():
        mine = [m for m in matters()[prefix] if m.grid == grid]
        assert adds_up(balance), (grid, key, balance)
        first = None if no_grids and grid else BEFORE
        part = parse_period(key)
        assert balance == expected(mine, part, filters.as_of, first), (grid, key)


def test_the_end_of_one_quarter_is_carried_into_the_next(sample: Version) -> None:
    found = list(balances(sample, about("2024-01-01..2025-06-30"), "hazards", "quarter").values())
    ends = [balance["open"] for balance in found]
    assert [balance["carried_over"] for balance in found[1:]] == ends[:-1]
    assert (found[-1]["open"], len(ends)) == (20, 6)


MATTERS = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.one_of(st.none(), st.integers(0, 90)),
        st.sampled_from(["dated", "status only", "outcome only"]),
        st.sampled_from(["g1", "g2", None]),
    ),
    max_size=25,
)
RANGES = st.tuples(st.integers(0, 220), st.integers(0, 220)).map(sorted)


def written(begun: int, taken: int | None, how: str, grid: str | None) -> dict[str, Any]:
    """Return a dispute's row; ``how`` says whether its closing has a date or is only stated."""
    received = FIRST + dt.timedelta(days=begun)
    row: dict[str, Any] = {"received": received, "grid": grid}
    if taken is None:
        return row | {"status": "调解中"}
    if how == "dated":
        return row | {"closed": received + dt.timedelta(days=taken)}
    return row | ({"status": "已办结"} if how == "status only" else {"outcome": "移交"})


def counted(begun: int, taken: int | None, how: str, grid: str | None) -> Matter:
    received = FIRST + dt.timedelta(days=begun)
    days = None if taken is None else dt.timedelta(days=taken if how == "dated" else 0)
    return Matter(received, None if days is None else received + days, None, grid)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(rows=MATTERS, ends=RANGES, as_of=st.integers(0, 260))
def test_any_small_office_adds_up(rows: list[Any], ends: list[int], as_of: int) -> None:
    period = Period(*(FIRST + dt.timedelta(days=n) for n in ends))
    filters = Filters(period, max(FIRST + dt.timedelta(days=as_of), period.start))
    some = [counted(*row) for row in rows]
    first = min((one.received for one in some), default=None)
    grids = [{"code": code, "name": code} for code in ("g1", "g2")]
    with tempfile.TemporaryDirectory() as folder:
        store = publish(Path(folder), dispute=[written(*row) for row in rows], grid=grids)
        whole = balances(store, filters, "disputes")[()]
        assert adds_up(whole)
        assert whole == expected(some, period, filters.as_of, first)
        for (grid,), balance in balances(store, filters, "disputes", "grid").items():
            mine = [m for m in some if m.grid == grid]
            assert balance == expected(mine, period, filters.as_of, first)
        parts = {p.start.strftime("%Y-%m"): p for p in period.month_parts()}
        by_month = balances(store, filters, "disputes", "month")
        assert [key for (key,) in by_month] == list(parts)
        for (key,), balance in by_month.items():
            assert balance == expected(some, parts[key], filters.as_of, first)
