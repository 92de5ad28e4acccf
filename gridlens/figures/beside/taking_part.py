"""The congress's own share of a figure: how many of the records that it counts name a deputy.

It stands beside figures that the office shares with others: 142起，其中代表参与45起. It counts
records, never a deputy's: a record that names three deputies is one.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import ibis

from gridlens.figures import variables
from gridlens.figures.dimensions import WITH_DEPUTIES
from gridlens.figures.facts import facts, participants
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.figures.sql import lean_sql
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.store.version import Version
from gridlens.translation import N_

TITLE = N_("其中代表参与")
TAKING_PART = (("taking_part", WITH_DEPUTIES),)
RULE_TAKING_PART = N_(
    "“其中代表参与”是一个数字所数的记录里，代表一栏至少填了一名代表的有多少，填几名都只算一条。"
    "只在数记录的数字旁边说：比率、天数、人次等相加的数不说；本来就是代表做的（{own}等）不说；"
    "这类记录的代表一栏从来没有填过的不说；选了某名代表时不说。期内是0的，文字里不说，表里写0。"
)
_COUNTS = (Measure.FLOW, Measure.DISTINCT, Measure.STOCK)


def shares(indicator: Indicator, ledger: Ledger) -> bool:
    """Tell whether an indicator counts records in which deputies may or may not take part.

    Sums, rates and medians count no records. What deputies do by definition is all theirs.
    """
    counted = indicator.measure in _COUNTS and indicator.numerator is None and indicator.shared
    return counted and bool(ledger.deputies) and not ledger.by_deputies


def taking_part(
    version: Version, scope: Scope, filters: Filters, indicators: Iterable[str]
) -> dict[str, float]:
    """Return the share of each indicator that has one, by key.

    An indicator is left out where nothing can be said: it does not share, it has no figure, or no
    record like those it counts has ever named a deputy, so that a 0 says nothing about the
    deputies. Nothing is said either of a question about one deputy: there the share is the whole.
    """
    if scope.deputy is not None or filters.deputy is not None:
        return {}
    keys = [key for key in indicators if shares(*find_indicator(key))]
    if not keys:
        return {}
    table = outcomes(version, scope, filters, keys, ["taking_part"])
    theirs = table[table["taking_part"] == WITH_DEPUTIES]
    found = {
        key: value
        for key, value in zip(theirs["indicator"], theirs["value"], strict=True)
        if value is not None
    }
    named = _ever_named(version, scope, filters, [key for key, value in found.items() if not value])
    return {key: value for key, value in found.items() if value or key in named}


def _ever_named(
    version: Version, scope: Scope, filters: Filters, keys: Sequence[str]
) -> frozenset[str]:
    """Return the indicators of which some record in the store, of any date, names a deputy."""
    asked: dict[str, list[str]] = {}
    for key in keys:
        asked.setdefault(find_indicator(key)[1].key, []).append(key)
    queries = [_naming(of, tuple(some)) for of, some in asked.items()]
    tables = version.rows(queries, variables.bindings(scope, filters)) if queries else []
    return frozenset(key for (row,) in tables for key, named in row.items() if named)


@cache
def _naming(ledger_key: str, keys: tuple[str, ...]) -> str:
    """Return the SQL that tells for each indicator whether any record like its own has a name."""
    ledger = find_ledger(ledger_key)

    def build(base: ibis.Table) -> ibis.Table:
        table = facts(ledger, frozenset(), base)
        named = participants(ledger, table).length() > 0
        found = {}
        for key in keys:
            where = find_indicator(key)[0].where
            found[key] = named.any() if where is None else (named & where(table)).any()
        return table.agg(**found)

    return lean_sql(ledger, build)
