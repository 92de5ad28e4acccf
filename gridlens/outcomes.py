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
from gridlens.store import Version
from gridlens.translation import _

MEASURES = ("numerator", "denominator", "value")
_SUMS = ("numerator", "denominator", "median")


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
    parts = [
        _of_ledger(version, scope, filters, find_ledger(key), [w[0] for w in some], by)
        for key, some in by_ledger
    ]
    table = pd.concat(parts, ignore_index=True)
    order = table["indicator"].map({key: place for place, key in enumerate(keys)})
    return table.iloc[order.argsort(kind="stable")].reset_index(drop=True)


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
) -> pd.DataFrame:
    """Return one ledger's part of the long table."""
    narrowed = asked.narrowed(scope, filters)
    elapsed = filters.elapsed
    answers = applies(ledger, narrowed)
    found: list[pd.DataFrame] = []
    if elapsed is not None and answers:
        variables = asked.bindings(scope, filters, groups.parts(elapsed, by))
        keys = tuple(indicator.key for indicator in wanted)
        questions = _questions(ledger.key, keys, by, narrowed)
        answers_wide = version.frames([sql for sql, _some in questions], variables)
        for wide, (_sql, some) in zip(answers_wide, questions, strict=True):
            found.extend(_long(wide, some, by))
    observed = (
        pd.concat(found, ignore_index=True)
        if found
        else pd.DataFrame(columns=["indicator", *by, *_SUMS])
    )
    for name in by:
        observed[name] = observed[name].astype(object).where(observed[name].notna(), None)
    domains = [groups.domain(version, ledger, scope, filters, name, observed) for name in by]
    rows = [
        (i.key, _(i.label), _(i.unit), filters.period.key, *group)
        for i in wanted
        for group in product(*domains)
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "label", "unit", "period", *by], dtype=object)
    frame = frame.merge(observed, on=["indicator", *by], how="left")
    return _valued(frame, answers, groups.begun(filters, by, frame))


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


def _long(wide: pd.DataFrame, wanted: list[Indicator], by: tuple[str, ...]) -> list[pd.DataFrame]:
    """Return one frame an indicator: indicator, the dimensions, numerator, denominator, median."""
    frames = []
    for indicator in wanted:
        part = wide[list(by)].copy()
        part.insert(0, "indicator", indicator.key)
        for name in _SUMS:
            column = f"{indicator.key}__{name}"
            part[name] = wide[column].astype(float) if column in wide else float("nan")
        frames.append(part)
    return frames


def _valued(frame: pd.DataFrame, answers: bool, begun: "pd.Series[bool]") -> pd.DataFrame:
    """Fill groups without records with 0 where 0 is true, and work out each value.

    Nobody knows a stock at the end of a part that has not begun.
    """
    known = begun | ~frame["indicator"].isin(_stocks())
    rows = [
        _value(all_indicators()[key][0], _exact(top), _exact(below), median)
        if answers and is_known
        else (None,) * 3
        for is_known, (key, top, below, median) in zip(
            known, frame[["indicator", *_SUMS]].itertuples(index=False), strict=True
        )
    ]
    values = pd.DataFrame(rows, columns=list(MEASURES), dtype=object, index=frame.index)
    return pd.concat([frame.drop(columns=list(_SUMS)), values], axis=1)


@cache
def _stocks() -> list[str]:
    return [key for key, (i, _of) in all_indicators().items() if i.measure is Measure.STOCK]


def _value(indicator: Indicator, top: float, below: float, median: float) -> tuple[Any, Any, Any]:
    """Return numerator, denominator and value of one indicator in one group."""
    if indicator.measure is Measure.MEDIAN:
        return None, below, None if pd.isna(median) else float(median)
    if indicator.is_rate:
        return top, below, top / below if below else None
    return top, None, top


def _exact(number: float) -> float:
    """Return a sum as a whole number where it is one, and 0 for a group without records."""
    if number != number:
        return 0
    return int(number) if float(number).is_integer() else float(number)
