"""Short ways to ask a store in tests: periods and days are texts, answers plain dictionaries."""

from typing import Any

from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.small_store import day


def about(period: str, as_of: str = "2025-06-30", **narrowed: Any) -> Filters:
    """Return the filters for a period, with the data as known on a day."""
    return Filters(parse_period(period), day(as_of), **narrowed)


def ask(
    version: Version,
    indicator: str,
    period: str,
    *by: str,
    as_of: str = "2025-06-30",
    scope: Scope = EVERYTHING,
    measure: str = "value",
    **narrowed: Any,
) -> Any:
    """Return an indicator's value, or with ``by`` its values by group (a tuple for several)."""
    table = outcomes(version, scope, about(period, as_of, **narrowed), [indicator], by)
    values = list(table[measure])
    if not by:
        (value,) = values
        return value
    groups = list(table[list(by)].itertuples(index=False, name=None))
    assert len(set(groups)) == len(groups), groups
    return dict(zip(groups if len(by) > 1 else [g[0] for g in groups], values, strict=True))
