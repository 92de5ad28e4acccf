"""How fresh the ledgers are: the last record and load of each, and the grids without a record.

"No record" does not mean that nothing was done, or that nothing was sent. So the sentences only
say which records exist. Ledgers of the whole street are not asked by grid.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import ibis
import pandas as pd
from ibis import _ as row

from gridlens.figures import variables
from gridlens.figures.facts import applies, facts, placed, unbound
from gridlens.figures.scope import Filters, Scope
from gridlens.intake.rejects import waiting
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.period import Period, quarter_of
from gridlens.schema.ledger import Ledger
from gridlens.store.published.sessions import Bindings
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class LedgerState:
    """The records of a ledger, or of one grid in it: how many, the latest, and when loaded.

    ``recent`` is the number of records dated in the quarter; None for a roster, which has no dates.
    """

    records: int = 0
    recent: int | None = 0
    latest: dt.date | None = None
    loaded_at: dt.datetime | None = None


@dataclass(frozen=True)
class Freshness:
    """One ledger: its state as a whole, and its state in each grid in use, by grid name.

    ``grids`` is None for a ledger that is not kept by grid. ``waiting`` is the number of its
    rejected rows that wait outside; None if the scope may not be told.
    """

    ledger: Ledger
    whole: LedgerState
    grids: dict[str, LedgerState] | None
    waiting: int | None = 0

    @property
    def silent(self) -> list[str]:
        """The grids without a record in the quarter, in roster order."""
        return [name for name, state in (self.grids or {}).items() if not state.recent]


def freshness(version: Version, scope: Scope, filters: Filters) -> list[Freshness]:
    """Return the freshness of each ledger that the filters and the scope apply to, in order.

    The quarter is the last one that has begun in the period. Only the grids of the filters narrow
    the question; its deputy does not.
    """
    quarter = quarter_in_question(filters)
    filters = Filters(quarter, filters.as_of, filters.grids)
    names = _grids_in_use(version, scope, filters)
    narrowed = variables.narrowed(scope, filters)
    bindings = variables.bindings(scope, filters)
    outside = waiting(version, scope)
    whole = scope.grids is None and scope.deputy is None
    return [
        replace(
            _of(version, ledger, names, narrowed, bindings),
            waiting=outside.get(ledger.key, 0) if whole else None,
        )
        for ledger in ledgers().values()
        if applies(ledger, narrowed)
    ]


def quarter_in_question(filters: Filters) -> Period:
    """Return the last quarter of the period that has begun by the as-of date."""
    return quarter_of((filters.elapsed or filters.period).end)


def freshness_sentence(version: Version, found: list[Freshness], filters: Filters) -> str:
    """Return a sentence: the last load, the as-of date, and how many ledgers lack grids."""
    loaded = version.loaded_at
    if loaded is None:
        return _("{period}，还没有导入过台账。").format(period=filters.period.label)
    said = _("{period}，最近一次导入在{at}，数据截至{day}").format(
        period=filters.period.label, at=f"{loaded:%Y-%m-%d %H:%M}", day=filters.as_of.isoformat()
    )
    some = [one for one in found if one.silent]
    if some:
        said += _("；{quarter}有{n}本台账在部分网格没有记录").format(
            quarter=quarter_in_question(filters).label, n=len(some)
        )
    return said + "。"


def is_by_grid(ledger: Ledger) -> bool:
    """Tell whether a ledger is kept by grid: it has dates and grids, and is not all street-wide."""
    own = any(not indicator.street_wide for indicator in ledger.indicators)
    return bool(ledger.date and ledger.grid and own)


def _of(
    version: Version,
    ledger: Ledger,
    names: dict[str, str],
    narrowed: frozenset[str],
    bindings: Bindings,
) -> Freshness:
    (rows,) = version.rows([_query(ledger.key, narrowed)], bindings)
    by_grid = {found["grid"]: found for found in rows}
    loads = _loads(version)
    dates = [found["latest"] for found in rows if found["latest"]]
    whole = LedgerState(
        records=sum(found["records"] for found in rows),
        recent=sum(found["recent"] for found in rows) if ledger.date else None,
        latest=max(dates, default=None),
        loaded_at=max((loads[found["load"]] for found in rows), default=None),
    )
    grids = None
    if is_by_grid(ledger):
        grids = {name: _state(by_grid.get(code), loads) for code, name in names.items()}
    return Freshness(ledger, whole, grids)


def _state(found: dict[str, Any] | None, loads: dict[int, dt.datetime]) -> LedgerState:
    if found is None:
        return LedgerState()
    return LedgerState(found["records"], found["recent"], found["latest"], loads[found["load"]])


@cache
def _query(key: str, narrowed: frozenset[str]) -> str:
    ledger = find_ledger(key)
    table = facts(ledger, narrowed, unbound(ledger))
    by = row[ledger.grid] if is_by_grid(ledger) else ibis.null("string")
    table = table.mutate(by=by)
    recent, latest = ibis.literal(0), ibis.null("date")
    if ledger.date:
        recent = placed(table, ledger.date).cast("int64").sum()
        known = table[ledger.date] <= variables.day("as_of")
        latest = table[ledger.date].max(where=known)
    found = table.group_by(grid=table.by).agg(
        records=table.count(), recent=recent, latest=latest, load=table.load.max()
    )
    return str(ibis.to_sql(found, dialect="duckdb"))


def _loads(version: Version) -> dict[int, dt.datetime]:
    (rows,) = version.rows(['SELECT "load", loaded_at FROM "load"'])
    return {found["load"]: found["loaded_at"] for found in rows}


def _grids_in_use(version: Version, scope: Scope, filters: Filters) -> dict[str, str]:
    """Return the grids that the scope and the filters allow and that are in use: name by code.

    In use means that the grid existed in the quarter.
    """
    roster = version.grids
    end, start = pd.Timestamp(filters.period.end), pd.Timestamp(filters.period.start)
    used = ~(roster["until"] < start) & ~(roster["since"] > end)
    there = dict(zip(roster["code"][used], roster["name"][used], strict=True))
    return {
        code: name
        for code, name in there.items()
        if (scope.grids is None or code in scope.grids)
        and (not filters.grids or code in filters.grids)
    }
