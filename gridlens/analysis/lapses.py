"""What should have come and did not: matters past their due date, ledgers that grids left out."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from gridlens.figures.rows.records import Listing, listed
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import activity_ledgers
from gridlens.period import Period, quarter_of
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version

LEAST_USUAL = 2


@dataclass(frozen=True)
class Late:
    """The matters of a ledger that are past due at the end of the elapsed period.

    ``n`` is how many they are, ``grave`` how many of them are graver, ``longest`` how many days the
    oldest is past due. ``longest`` is None where no due date is written.
    """

    ledger: Ledger
    cycle: LifeCycle
    n: int
    grave: int
    longest: int | None


@dataclass(frozen=True)
class Absent:
    """The grids, by name, that usually keep a ledger and sent nothing of it in a quarter.

    ``latest`` is the date of the last record that these grids sent.
    """

    ledger: Ledger
    quarter: Period
    grids: tuple[str, ...]
    latest: dt.date


def late(version: Version, scope: Scope, filters: Filters) -> list[Late]:
    """Return each ledger that has matters past due at the end of the elapsed period."""
    if filters.elapsed is None:
        return []
    wanted = [
        Listing(ledger.key, f"{ledger.life_cycle.prefix}_overdue", _told_of(ledger.life_cycle))
        for ledger in activity_ledgers().values()
        if ledger.life_cycle
    ]
    found = []
    for listing, rows in zip(wanted, listed(version, scope, filters, wanted), strict=True):
        ledger, cycle = listing.found, listing.found.life_cycle
        if rows.empty or cycle is None:
            continue
        dated = rows["due_on"].dropna()
        end = pd.Timestamp(filters.elapsed.end)
        longest = None if dated.empty else (end - dated.min()).days
        column, value = cycle.grave or ("", "")
        grave = int((rows[column] == value).sum()) if column else 0
        found.append(Late(ledger, cycle, len(rows), grave, longest))
    return found


def _told_of(cycle: LifeCycle) -> tuple[str, ...]:
    return ("due_on", cycle.grave[0]) if cycle.grave else ("due_on",)


def absent(version: Version, scope: Scope, filters: Filters) -> list[Absent]:
    """Return the ledgers that some grids usually keep, but did not keep in the last quarter.

    The last quarter is the one in which the elapsed period ends; it must be over by the as-of date.
    A grid usually keeps a ledger when it has at least two records in the year before that quarter.
    Ledgers of matters are left out, and so are grids that were gone on the quarter's last day.
    """
    if filters.elapsed is None or filters.deputy or scope.deputy:
        return []
    last = quarter_of(filters.elapsed.end)
    if last.elapsed(filters.as_of) < 1:
        return []
    year = filters.over(Period(last.year_before().start, last.end))
    there = version.grids[~(version.grids["until"] < pd.Timestamp(last.end))]
    names = dict(zip(there["code"], there["name"], strict=True))
    kept = [
        Listing(ledger.key, columns=("grid", ledger.date))
        for ledger in activity_ledgers().values()
        if ledger.grid
        and ledger.date
        and ledger.life_cycle is None
        and not all(i.street_wide for i in ledger.indicators)
    ]
    found = []
    for listing, rows in zip(kept, listed(version, scope, year, kept), strict=True):
        ledger, dated = listing.found, listing.columns[1]
        usual = rows["grid"].value_counts()
        recent = set(rows.loc[rows[dated] >= pd.Timestamp(last.start), "grid"].dropna())
        codes = [c for c in names if usual.get(c, 0) >= LEAST_USUAL and c not in recent]
        if codes:
            latest = rows.loc[rows["grid"].isin(codes), dated].max().date()
            found.append(Absent(ledger, last, tuple(names[c] for c in codes), latest))
    return found
