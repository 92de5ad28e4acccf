"""How indicators are counted: the SQL queries that answer the indicators of a ledger.

A query pairs the rows of the ledger with the parts of all periods asked about. Each indicator then
adds up the pairs that belong to it. So one query answers many indicators about many periods at
once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from itertools import groupby
from operator import or_
from typing import Any

import ibis

from gridlens.figures import dimensions
from gridlens.figures.facts import facts_by_part, in_part, knows_grids, number, unbound
from gridlens.figures.sql import lean_sql
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.store.published.sessions import Rows

SUMS = ("numerator", "denominator", "median", "undated", "dated", "pending")
_NAN = float("nan")
Sums = tuple[float, ...]
Group = tuple[Any, ...]


@dataclass(frozen=True)
class Query:
    """An SQL query and the indicators that it answers.

    A row of its result holds the place of the question in the list of questions, the groups, and
    columns such as ``key__numerator`` for each indicator.
    """

    sql: str
    indicators: tuple[Indicator, ...]

    def sums(self, rows: Rows, by: Sequence[str]) -> dict[str, dict[Group, Sums]]:
        """Return the ``SUMS`` of each indicator, by question and group.

        ``undated`` counts the matters left out for want of a closing date, ``dated`` those of the
        denominator that have one, ``pending`` those that are open and not yet due.
        """
        found: dict[str, dict[Group, Sums]] = {}
        places = [(row["question"], *[row[name] for name in by]) for row in rows]
        for indicator in self.indicators:
            columns = [f"{indicator.key}__{name}" for name in SUMS]
            measured = [tuple(_float(row.get(column)) for column in columns) for row in rows]
            found[indicator.key] = dict(zip(places, measured, strict=True))
        return found


@cache
def queries(
    ledger_key: str, keys: tuple[str, ...], by: tuple[str, ...], narrowed: frozenset[str]
) -> tuple[Query, ...]:
    """Return the queries that together answer some indicators of a ledger.

    One query is enough, with three exceptions. An indicator that counts the distinct entries of a
    list has a query of its own, because unfolding the list repeats rows. When ages are asked for,
    the indicators are also split by the day on which their ages are told. When grids are asked for,
    those of the whole street are apart.
    """
    ledger = find_ledger(ledger_key)
    whole = facts_by_part(ledger, narrowed, unbound(ledger))

    def shape(indicator: Indicator) -> tuple[str, str, bool]:
        alone = "" if _entries(indicator, whole) is None else indicator.key
        in_grids = not {"grid", "community"} & {*by} or knows_grids(indicator, ledger)
        return alone, _age_day(indicator) if "age" in by else "", in_grids

    wanted = sorted((find_indicator(key)[0] for key in keys), key=shape)
    together = [tuple(some) for _shape, some in groupby(wanted, key=shape)]

    def answer(some: tuple[Indicator, ...], base: ibis.Table) -> ibis.Table:
        return _answer(ledger, facts_by_part(ledger, narrowed, base), some, by)

    return tuple(Query(lean_sql(ledger, partial(answer, some)), some) for some in together)


def _answer(
    ledger: Ledger, table: ibis.Table, some: tuple[Indicator, ...], by: tuple[str, ...]
) -> ibis.Table:
    table = dimensions.prepared(ledger, table, by, knows_grids(some[0], ledger))
    part = table["part"]
    in_time = {name: part[name] for name in by if name in dimensions.IN_TIME}
    rows = table.mutate(question=part["question"], **in_time)
    if "age" in by:
        rows = dimensions.aged(rows, ledger, rows.part[_age_day(some[0])])
    ways = {(i.measure is Measure.STOCK, i.at, i.until, i.opening): i for i in some}
    placed = {way: f"placed_{place}" for place, way in enumerate(ways)}
    rows = rows.mutate(**{placed[way]: in_part(rows, i) for way, i in ways.items()})
    rows = rows.filter(reduce(or_, [rows[name] for name in placed.values()]))
    if _entries(some[0], table) is not None:
        if some[0].where is not None:
            rows = rows.filter(some[0].where(rows))
        rows = rows.mutate(counted=_entries(some[0], rows).unnest())
    measures: dict[str, Any] = {}
    for i in some:
        there = rows[placed[(i.measure is Measure.STOCK, i.at, i.until, i.opening)]]
        measures |= _measures(i, rows, there if len(placed) > 1 else None)
    return rows.group_by(["question", *by]).agg(**measures)


def _age_day(indicator: Indicator) -> str:
    """Return the day of a part at whose close an indicator's ages are told."""
    if indicator.measure is not Measure.STOCK:
        return "close"
    return "eve" if indicator.opening else "last"


def _entries(indicator: Indicator, table: ibis.Table) -> Any:
    """Return the list column whose distinct entries are counted; None for other indicators."""
    counted = indicator.distinct and indicator.distinct(table)
    return None if counted is None or not counted.type().is_array() else counted


def _measures(indicator: Indicator, rows: ibis.Table, there: Any) -> dict[str, Any]:
    """Return the aggregates of one indicator, over the rows where ``there`` holds if given."""
    found = _amounts(indicator, rows, there)
    if indicator.undated is not None:
        lacking, having = indicator.undated(rows), rows.closing_known
        if indicator.where is not None:
            having &= indicator.where(rows)
        for name, which in (("undated", lacking), ("dated", having)):
            counted = which if there is None else there & which
            found[f"{indicator.key}__{name}"] = rows.count(where=counted)
    if indicator.pending is not None:
        waiting = indicator.pending(rows)
        counted = waiting if there is None else there & waiting
        found[f"{indicator.key}__pending"] = rows.count(where=counted)
    return found


def _amounts(indicator: Indicator, rows: ibis.Table, there: Any) -> dict[str, Any]:
    """Return what an indicator adds up, above and below the line, or its median and n."""
    key = indicator.key
    listed = "counted" in rows.columns
    where = None if indicator.where is None or listed else indicator.where(rows)
    if there is not None:
        where = there if where is None else there & where
    if indicator.distinct is not None:
        counted = rows["counted"] if listed else indicator.distinct(rows)
        return {f"{key}__numerator": indicator.same.form(counted).nunique(where=where)}
    if indicator.numerator is None:
        return {f"{key}__numerator": rows.count(where=where)}
    amount = number(indicator.numerator(rows))
    if indicator.measure is Measure.MEDIAN:
        return {
            f"{key}__median": amount.median(where=where),
            f"{key}__denominator": amount.count(where=where),
        }
    sums = {f"{key}__numerator": amount.sum(where=where)}
    if indicator.denominator is not None:
        below = number(indicator.denominator(rows))
        sums[f"{key}__denominator"] = below.sum(where=where)
    return sums


def _float(number: Any) -> float:
    return _NAN if number is None else float(number)
