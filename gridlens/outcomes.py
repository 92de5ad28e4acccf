"""Every figure on any page or in any file: indicators as one long table.

``outcomes`` asks each ledger once for all its indicators that are placed in time by the same
column, once for its stocks, and fills in the groups where nothing happened. Sums, distinct
counts and medians are computed at the level asked, never added up from smaller ones.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, product
from typing import Any

import ibis
import pandas as pd
from ibis import _ as row

from gridlens import asked, groups
from gridlens.errors import GridLensError
from gridlens.facts import applies, facts, number, placed, present, resolved
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators as all_indicators
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema import Indicator, Ledger, Measure
from gridlens.scope import Filters, Scope
from gridlens.store import Rows, Version
from gridlens.translation import _

MEASURES = ("numerator", "denominator", "value")
_SUMS = ("numerator", "denominator", "median")
_NAN = float("nan")
_NOTHING = (_NAN, _NAN, _NAN)
Row = tuple[Any, ...]
Sums = tuple[float, ...]


def outcomes(
    version: Version,
    scope: Scope,
    filters: Filters,
    indicators: Iterable[str] | None = None,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return indicators (all by default) as one long table, one row an indicator and group.

    Columns: indicator, label, unit, period, one for each of ``by`` (grid, community, deputy,
    quarter, month, category, age), numerator, denominator, value. Rates are fractions, medians days
    with their n as denominator. Groups without records are there, flows as 0; records without a
    grid stand under None. A ledger that cannot answer (no grids, no deputies) gives None.
    Raises ``GridLensError`` for an unknown indicator or dimension.
    """
    unknown = [name for name in by if name not in groups.DIMENSIONS]
    if unknown:
        raise GridLensError(
            _("不能按“{name}”分组。").format(name=unknown[0]),
            _("可用：{names}").format(names="、".join(groups.DIMENSIONS)),
        )
    by = tuple(dict.fromkeys(by))
    keys = [find_indicator(n)[0].key for n in indicators] if indicators else list(all_indicators())
    keys = list(dict.fromkeys(keys))
    wanted = [all_indicators()[key] for key in keys]
    by_ledger = groupby(sorted(wanted, key=lambda w: w[1].place), key=lambda w: w[1].key)
    rows: dict[str, list[Row]] = {}
    for key, some in by_ledger:
        rows |= _of_ledger(version, scope, filters, find_ledger(key), [w[0] for w in some], by)
    columns = ["indicator", "label", "unit", "period", *by, *MEASURES]
    return pd.DataFrame([r for key in keys for r in rows[key]], columns=columns, dtype=object)


def figure(version: Version, scope: Scope, filters: Filters, indicator: str) -> pd.Series:
    """Return one indicator's row for the whole of the filters."""
    return outcomes(version, scope, filters, [indicator]).iloc[0]


def _of_ledger(
    version: Version,
    scope: Scope,
    filters: Filters,
    ledger: Ledger,
    wanted: list[Indicator],
    by: tuple[str, ...],
) -> dict[str, list[Row]]:
    """Return one ledger's part of the long table: the rows of each indicator."""
    narrowed = asked.narrowed(scope, filters)
    elapsed = filters.elapsed
    answers = applies(ledger, narrowed)
    found: dict[str, dict[Row, Sums]] = {}
    if elapsed is not None and answers:
        variables = asked.bindings(scope, filters, groups.parts(elapsed, by))
        keys = tuple(indicator.key for indicator in wanted)
        questions = _questions(ledger.key, keys, by, narrowed)
        wide = version.rows([sql for sql, _some in questions], variables)
        for rows, (_sql, some) in zip(wide, questions, strict=True):
            found |= {i.key: _sums(rows, i, by) for i in some}
    met = {group: None for sums in found.values() for group in sums}
    observed = {name: [group[place] for group in met] for place, name in enumerate(by)}
    domains = [groups.domain(version, ledger, scope, filters, name, observed) for name in by]
    every = list(product(*domains))
    begun = groups.begun(filters, by, every)
    return {
        i.key: [
            (i.key, _(i.label), _(i.unit), filters.period.key, *group, *measures)
            for group, measures in zip(
                every, _valued(i, found.get(i.key, {}), every, begun, answers), strict=True
            )
        ]
        for i in wanted
    }


@cache
def _questions(
    ledger_key: str, keys: tuple[str, ...], by: tuple[str, ...], narrowed: frozenset[str]
) -> list[tuple[str, list[Indicator]]]:
    """Return the queries in SQL that answer indicators of a ledger, each with those it answers.

    Indicators placed in time by the same column share one; each list of distinct entries has
    its own, because unfolding it repeats rows.
    """
    ledger = find_ledger(ledger_key)
    table = groups.prepared(ledger, facts(ledger, narrowed), by)

    def shape(indicator: Indicator) -> tuple[str, ...]:
        stock = "stock" if indicator.measure is Measure.STOCK else "placed"
        alone = indicator.key if _is_list(indicator, table) else ""
        return (stock, indicator.at, indicator.until or "", str(indicator.opening), alone)

    questions = []
    wanted = sorted((find_indicator(key)[0] for key in keys), key=shape)
    for _shape, some in groupby(wanted, key=shape):
        same = list(some)
        first = same[0]
        if first.measure is Measure.STOCK:
            rows = table.cross_join(asked.parts())
            rows = rows.filter(
                present(first, row.part.opening_day if first.opening else row.part.stock_day)
            )
            rows = rows.mutate(**{name: rows.part[name] for name in by if name in groups.IN_TIME})
            day = rows.part.opening_day if first.opening else rows.part.stock_day
        else:
            rows = groups.in_time(table.filter(placed(table, first.at)), first.at, by)
            day = asked.day("end")
        if "age" in by:
            rows = groups.aged(rows, ledger, day)
        if _is_list(first, table):
            if first.where is not None:
                rows = rows.filter(resolved(first.where, rows))
            rows = rows.mutate(counted=resolved(first.distinct, rows).unnest())
        measures = {name: value for i in same for name, value in _measures(i, rows).items()}
        answer = rows.group_by(list(by)).agg(**measures) if by else rows.agg(**measures)
        questions.append((str(ibis.to_sql(answer, dialect="duckdb")), same))
    return questions


def _is_list(indicator: Indicator, table: ibis.Table) -> bool:
    """Tell whether an indicator counts the different entries of a list column."""
    if indicator.distinct is None:
        return False
    return bool(resolved(indicator.distinct, table).type().is_array())


def _measures(indicator: Indicator, rows: ibis.Table) -> dict[str, Any]:
    """Return the aggregates of one indicator, named ``key__numerator`` and so on."""
    key = indicator.key
    listed = "counted" in rows.columns
    where = None if indicator.where is None or listed else resolved(indicator.where, rows)
    if indicator.distinct is not None:
        counted = rows["counted"] if listed else resolved(indicator.distinct, rows)
        return {f"{key}__numerator": counted.nunique(where=where)}
    if indicator.numerator is None:
        return {f"{key}__numerator": rows.count(where=where)}
    amount = number(resolved(indicator.numerator, rows))
    if indicator.measure is Measure.MEDIAN:
        return {
            f"{key}__median": amount.median(where=where),
            f"{key}__denominator": amount.count(where=where),
        }
    sums = {f"{key}__numerator": amount.sum(where=where)}
    if indicator.denominator is not None:
        below = number(resolved(indicator.denominator, rows))
        below = (
            below if isinstance(below, ibis.Column) else rows.key.notnull().cast("int64") * below
        )
        sums[f"{key}__denominator"] = below.sum(where=where)
    return sums


def _sums(rows: Rows, indicator: Indicator, by: tuple[str, ...]) -> dict[Row, Sums]:
    """Return numerator, denominator and median of an indicator by group, as far as it has them."""
    columns = [f"{indicator.key}__{name}" for name in _SUMS]
    return {
        tuple(row[name] for name in by): tuple(_float(row.get(column)) for column in columns)
        for row in rows
    }


def _valued(
    indicator: Indicator,
    sums: dict[Row, Sums],
    every: list[Row],
    begun: list[bool],
    answers: bool,
) -> list[Row]:
    """Return the measures in each group: 0 without records where 0 is true, None if unknown.

    Nobody knows a stock at the end of a part that has not begun.
    """
    stock = indicator.measure is Measure.STOCK
    measured = []
    for group, there in zip(every, begun, strict=True):
        if not answers or (stock and not there):
            measured.append((None, None, None))
            continue
        top, below, median = sums.get(group, _NOTHING)
        measured.append(_value(indicator, _exact(top), _exact(below), median))
    return measured


def _value(indicator: Indicator, top: float, below: float, median: float) -> tuple[Any, Any, Any]:
    """Return numerator, denominator and value of one indicator in one group."""
    if indicator.measure is Measure.MEDIAN:
        return None, below, None if median != median else median
    if indicator.is_rate:
        return top, below, top / below if below else None
    return top, None, top


def _float(number: Any) -> float:
    return _NAN if number is None else float(number)


def _exact(number: float) -> float:
    """Return a sum as a whole number where it is one, and 0 for a group without records."""
    if number != number:
        return 0
    return int(number) if number.is_integer() else number
