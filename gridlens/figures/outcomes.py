"""Count every figure of the pages and files: indicators as one long table.

``outcomes`` asks each ledger for all its indicators at once (see ``counting``), and fills in the
groups in which nothing happened. Sums, distinct counts and medians are computed at the level asked
for; they are never added up from smaller groups. ``several`` asks about several periods at once.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

import pandas as pd

from gridlens.errors import GridLensError
from gridlens.figures import dimensions, variables
from gridlens.figures.counting import SUMS, Group, Sums, queries
from gridlens.figures.facts import answers
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators as all_indicators
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.store.version import Version
from gridlens.translation import _

MOST_GROUPS = 200_000
MEASURES = ("numerator", "denominator", "value", "left_out", "not_due")
_NAN = float("nan")
_NOTHING = (_NAN,) * len(SUMS)
Found = dict[str, dict[Group, Sums]]


def outcomes(
    version: Version,
    scope: Scope,
    filters: Filters,
    indicators: Iterable[str] | None = None,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """Return indicators (by default all) as one long table: a row for each indicator and group.

    The columns are indicator, label, unit, period, one column for each of ``by`` (grid, community,
    deputy, taking_part, quarter, month, category, group, station, age, or a column of the ledger
    asked), numerator, denominator, value, left_out. Rates are fractions. Medians are days, with
    their number of rows as denominator. ``left_out`` is how many closed matters an indicator leaves
    out because nobody dated their close; it is None for indicators that need no such date.

    Groups without records are included; their flows are 0. Records without a grid stand under None.
    What cannot be answered is None: an indicator that knows no grid under a grid filter, or in the
    group of a grid (its records stand under None), and likewise a ledger without deputies; a time
    that has not begun by the as-of date; a time before the ledger was kept. Raises
    ``GridLensError`` for an unknown indicator or dimension, or for too many groups.
    """
    return several(version, scope, [filters], indicators, by)[filters]


def several(
    version: Version,
    scope: Scope,
    all_filters: Iterable[Filters],
    indicators: Iterable[str] | None = None,
    by: Sequence[str] = (),
) -> dict[Filters, pd.DataFrame]:
    """Return the outcomes for each of the filters, which differ only in period and as-of date."""
    all_filters = list(dict.fromkeys(all_filters))
    assert len({variables.about(filters) for filters in all_filters}) == 1, all_filters
    keys = [find_indicator(n)[0].key for n in indicators] if indicators else list(all_indicators())
    keys = list(dict.fromkeys(keys))
    asked_of = {find_indicator(key)[1] for key in keys}
    unknown = [name for name in by if not any(dimensions.groupable(name, one) for one in asked_of)]
    if unknown:
        raise GridLensError(
            _("不能按“{name}”分组。").format(name=unknown[0]),
            _("可用：{names}").format(names="、".join(dimensions.DIMENSIONS)),
        )
    by = tuple(dict.fromkeys(by))
    wanted: dict[Ledger, list[Indicator]] = {}
    for key in keys:
        indicator, ledger = find_indicator(key)
        wanted.setdefault(ledger, []).append(indicator)
    found = _found(version, scope, all_filters, wanted, by)
    columns = ["indicator", "label", "unit", "period", *by, *MEASURES]
    tables = {}
    for place, filters in enumerate(all_filters):
        rows: dict[str, list[Group]] = {}
        for ledger, some in wanted.items():
            rows |= _of_ledger(version, scope, filters, ledger, some, by, found[place])
        every = [row for key in keys for row in rows[key]]
        tables[filters] = pd.DataFrame(every, columns=columns, dtype=object)
    return tables


def figure(version: Version, scope: Scope, filters: Filters, indicator: str) -> pd.Series:
    """Return the row of one indicator for the filters as a whole."""
    return outcomes(version, scope, filters, [indicator]).iloc[0]


def _found(
    version: Version,
    scope: Scope,
    all_filters: Sequence[Filters],
    wanted: dict[Ledger, list[Indicator]],
    by: tuple[str, ...],
) -> list[Found]:
    """Return the sums found in the data for each of the filters, by indicator and group."""
    found: list[Found] = [{} for _filters in all_filters]
    cut = [
        (filters, dimensions.parts(filters.elapsed, by) if filters.elapsed else [])
        for filters in all_filters
    ]
    narrowed = variables.narrowed(scope, all_filters[0])
    posed = [
        query
        for ledger, some in wanted.items()
        if (keys := tuple(i.key for i in some if answers(i, ledger, narrowed)))
        for query in queries(ledger.key, keys, by, narrowed)
    ]
    bindings = variables.bindings(scope, all_filters[0]) | variables.part_bindings(cut)
    if any(parts for _filters, parts in cut):
        replies = version.rows([query.sql for query in posed], bindings)
        for query, rows in zip(posed, replies, strict=True):
            for key, sums in query.sums(rows, by).items():
                for (place, *group), measured in sums.items():
                    found[place].setdefault(key, {})[tuple(group)] = measured
    return found


def _of_ledger(
    version: Version,
    scope: Scope,
    filters: Filters,
    ledger: Ledger,
    wanted: list[Indicator],
    by: tuple[str, ...],
    found: Found,
) -> dict[str, list[Group]]:
    """Return the rows of the long table that belong to one ledger, by indicator."""
    met = {group: None for i in wanted for group in found.get(i.key, {})}
    observed = {name: [group[place] for group in met] for place, name in enumerate(by)}
    domains = [dimensions.domain(version, ledger, scope, filters, name, observed) for name in by]
    narrowed = variables.narrowed(scope, filters)
    rows: dict[str, list[Group]] = {}
    for i in wanted:
        answered = answers(i, ledger, narrowed)
        unknown = [not dimensions.tells_apart(name, i, ledger) for name in by]
        own = [
            [*groups, None] if lacks and answered and None not in groups else groups
            for lacks, groups in zip(unknown, domains, strict=True)
        ]
        if prod(map(len, own)) > MOST_GROUPS:
            raise GridLensError(
                _("分组太多，超过{most}个。").format(most=MOST_GROUPS),
                _("请少选一个分组，或加筛选。"),
            )
        every = dimensions.possible(filters, by, product(*own))
        told = dimensions.told(version, ledger, filters, by, every)
        nameless = [
            answered
            and not any(lacks and g is not None for lacks, g in zip(unknown, group, strict=True))
            for group in every
        ]
        there = [one and other for one, other in zip(told, nameless, strict=True)]
        head = (i.key, _(i.label), _(i.unit), filters.period.key)
        measured = _valued(i, found.get(i.key, {}), every, there)
        rows[i.key] = [(*head, *g, *m) for g, m in zip(every, measured, strict=True)]
    return rows


def _valued(
    indicator: Indicator, sums: dict[Group, Sums], every: list[Group], there: list[bool]
) -> list[Group]:
    """Return the ``MEASURES`` of an indicator in each group.

    A group without records has 0 where 0 is true. The measures are None where nothing can be said:
    ``there`` tells in which groups something can.
    """
    return [
        _value(indicator, sums.get(group, _NOTHING)) if known else (None,) * len(MEASURES)
        for group, known in zip(every, there, strict=True)
    ]


def _value(indicator: Indicator, sums: Sums) -> Group:
    """Return the ``MEASURES`` of an indicator in one group.

    A rate that needs closing dates has no value where only matters without one are closed: the
    matters that are open and overdue would make it 0.
    """
    median = sums[SUMS.index("median")]
    top, below, undated, dated, pending = (_exact(sums[place]) for place in (0, 1, 3, 4, 5))
    left_out = None if indicator.undated is None else undated
    not_due = None if indicator.pending is None else pending
    if indicator.measure is Measure.MEDIAN:
        return None, below, None if median != median else median, left_out, not_due
    if indicator.is_rate:
        known = below and (dated or not left_out)
        return top, below, top / below if known else None, left_out, not_due
    return top, None, top, left_out, not_due


def _exact(number: float) -> float:
    """Return a sum as an int where it is whole; 0 for a group without records."""
    if number != number:
        return 0
    return int(number) if number.is_integer() else number
