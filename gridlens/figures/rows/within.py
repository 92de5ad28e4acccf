"""The groups that narrow a figure, checked: a link may name a group that nothing has.

Without the check, a figure of a group that does not exist would read as 0.
"""

from collections.abc import Callable
from typing import Any

import ibis

from gridlens.errors import GridLensError
from gridlens.figures import variables
from gridlens.figures.dimensions import (
    CLOSED,
    DIMENSIONS,
    EVERY_AGE,
    IN_TIME,
    TAKING_PART,
    groupable,
    prepared,
)
from gridlens.figures.facts import facts
from gridlens.figures.rows.records import Group
from gridlens.figures.scope import Filters, Scope
from gridlens.figures.sql import lean_sql
from gridlens.kinds import Choice
from gridlens.period import Period, parse_period
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version, find_deputy, find_grids
from gridlens.translation import _


def checked(version: Version, scope: Scope, ledger: Ledger, within: Group) -> Group:
    """Return the groups of a figure, with grids and deputies as the codes that they have now.

    Raises ``GridLensError`` for a dimension by which the ledger's figures are not grouped, for a
    period that cannot be read or lies outside the years with data, for an unknown grid or deputy,
    and for any other group that no record of the ledger has ever had.
    """
    found = []
    for name, group in within:
        if not groupable(name, ledger):
            raise GridLensError(
                _("链接里的“{name}”无法识别：“{ledger}”的数字不按它细分。").format(
                    name=name, ledger=_(ledger.title)
                )
            )
        rule = _RULES.get(name, _words)
        found.append((name, None if group is None else rule(version, scope, ledger, name, group)))
    return tuple(found)


def in_data(version: Version, period: Period) -> Period:
    """Return a period of a link; raise ``GridLensError`` if it is outside the years with data."""
    first, last = version.first_day, version.as_of
    if period.end.year < first.year or period.start.year > last.year:
        raise GridLensError(
            _("链接里的期间“{period}”没有数据。").format(period=period.label),
            _("数据自{first}至{last}。").format(first=first, last=last),
        )
    return period


def _period(version: Version, _scope: Scope, _ledger: Ledger, _name: str, group: str) -> str:
    return in_data(version, parse_period(group)).key


def _grid(version: Version, _scope: Scope, _ledger: Ledger, _name: str, group: str) -> str:
    return find_grids(version, [group])[0]


def _deputy(version: Version, _scope: Scope, _ledger: Ledger, _name: str, group: str) -> str:
    return find_deputy(version, group)


def _words(version: Version, scope: Scope, ledger: Ledger, name: str, group: str) -> str:
    column = ledger.category if name == "category" else name
    kind = ledger.column(column).kind if column and ledger.has(column) else None
    known: tuple[str, ...] = kind.values if isinstance(kind, Choice) else ()
    if name == "age" and ledger.life_cycle:
        known = (*EVERY_AGE, CLOSED)
    if name == "taking_part" and ledger.deputies:
        known = TAKING_PART
    if group not in known and group not in _met(version, scope, ledger, name):
        title = DIMENSIONS.get(name) or ledger.column(name).title
        raise GridLensError(
            _("链接里的{title}“{group}”无法识别：“{ledger}”里没有。").format(
                title=_(title), group=group, ledger=_(ledger.title)
            )
        )
    return group


def _met(version: Version, scope: Scope, ledger: Ledger, name: str) -> set[Any]:
    """Return every group of a dimension that a record of the ledger has, whatever its date."""
    if name == "age":
        return set()
    always = Filters(Period(version.first_day, version.as_of), version.as_of)
    narrowed = variables.narrowed(scope, always)

    def build(base: ibis.Table) -> ibis.Table:
        table = prepared(ledger, facts(ledger, narrowed, base), (name,))
        return table.group_by(name).agg(n=table.count())

    (table,) = version.frames([lean_sql(ledger, build)], variables.bindings(scope, always))
    return set(table[name])


_Rule = Callable[[Version, Scope, Ledger, str, str], str]
_RULES: dict[str, _Rule] = {
    "grid": _grid,
    "deputy": _deputy,
    **dict.fromkeys(IN_TIME, _period),
}
