"""What a question carries to the engine: dates and names, as variables of its session.

The same SQL then serves every period, day and filter, and is compiled once. An expression names
a variable with ``day``, ``names`` or ``parts``; ``bindings`` gives the values to set.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import ibis

from gridlens.figures.scope import Comparison, Condition, Filters, Scope
from gridlens.period import Period, month_of, quarter_of
from gridlens.store.sessions import Bindings

PART = {
    "question": ("int32", "INTEGER"),
    "as_of": ("date", "DATE"),
    "first": ("date", "DATE"),
    "last": ("date", "DATE"),
    "eve": ("date", "DATE"),
    "close": ("date", "DATE"),
    "quarter": ("string", "VARCHAR"),
    "month": ("string", "VARCHAR"),
}
_WHERE, _PERSONAL = "where:", "personal"


@ibis.udf.scalar.builtin(name="getvariable", signature=((str,), "date"))
def _day(name: str) -> Any:
    """Read a session variable as a date."""


@ibis.udf.scalar.builtin(name="getvariable", signature=((str,), "string"))
def _name(name: str) -> Any:
    """Read a session variable as a text."""


@ibis.udf.scalar.builtin(name="getvariable", signature=((str,), "array<string>"))
def _names(name: str) -> Any:
    """Read a session variable as a list of texts."""


@ibis.udf.scalar.builtin(
    name="getvariable",
    signature=(
        (str,),
        f"array<struct<{', '.join(f'{name}: {kind}' for name, (kind, _sql) in PART.items())}>>",
    ),
)
def _parts(name: str) -> Any:
    """Read a session variable as parts of periods."""


def day(name: str) -> ibis.Value:
    """Return the date variable ``as_of``, ``start`` or ``end``."""
    return _day(name).name(name)


def name(name: str) -> ibis.Value:
    """Return the text variable ``deputy`` or ``scope_deputy``."""
    return _name(name).name(name)


def names(name: str) -> ibis.Value:
    """Return a list variable: ``grids``, ``scope_grids``, ``groups`` or ``stations``."""
    return _names(name).name(name)


def parts() -> ibis.Table:
    """Return a table with one struct ``part`` for each part of the periods asked about.

    A part knows the ``question`` it belongs to by its place and that question's ``as_of`` day,
    its ``first`` and ``last`` day, the ``eve`` of its first, the ``close`` of the question's whole
    period, and the ``quarter`` and ``month`` it lies in.
    """
    return _parts("parts").name("part").unnest().as_table()


def about(filters: Filters) -> tuple[Any, ...]:
    """Return what a question is about apart from its time."""
    return filters.grids, filters.deputy, filters.groups, filters.stations, filters.where


def narrowed(scope: Scope, filters: Filters) -> frozenset[str]:
    """Return which of the narrowing variables a question uses: the shape of its SQL."""
    given = {
        "scope_grids": scope.grids is not None,
        "grids": bool(filters.grids),
        "scope_deputy": scope.deputy is not None,
        "deputy": filters.deputy is not None,
        "groups": bool(filters.groups),
        "stations": bool(filters.stations),
    }
    named = {name for name, used in given.items() if used}
    named |= {variable(condition) for condition in filters.where}
    return frozenset(named | ({_PERSONAL} if filters.where and scope.personal else set()))


def bindings(scope: Scope, filters: Filters) -> Bindings:
    """Return the variables of a question, each with its type."""
    elapsed = filters.elapsed or filters.period
    return {
        "as_of": ("DATE", filters.as_of),
        "start": ("DATE", elapsed.start),
        "end": ("DATE", elapsed.end),
        "scope_grids": ("VARCHAR[]", sorted(scope.grids or ())),
        "grids": ("VARCHAR[]", list(filters.grids)),
        "scope_deputy": ("VARCHAR", scope.deputy),
        "deputy": ("VARCHAR", filters.deputy),
        "groups": ("VARCHAR[]", list(filters.groups)),
        "stations": ("VARCHAR[]", list(filters.stations)),
        **{variable(one): ("VARCHAR[]", list(one.values)) for one in filters.where},
    }


def variable(condition: Condition) -> str:
    """Return the list variable that holds what a condition names."""
    return f"{_WHERE}{condition.how.value}:{condition.column}"


def sees_personal(narrowed: frozenset[str]) -> bool:
    """Tell whether the person asking may put conditions on personal columns."""
    return _PERSONAL in narrowed


def conditions(narrowed: frozenset[str]) -> list[tuple[str, Comparison, str]]:
    """Return the conditions among narrowing variables: variable, how, column."""
    found = []
    for name in sorted(name for name in narrowed if name.startswith(_WHERE)):
        _where, how, column = name.split(":")
        found.append((name, Comparison(how), column))
    return found


def part_bindings(cut: Sequence[tuple[Filters, Sequence[Period]]]) -> Bindings:
    """Return the variable of the parts that each question's elapsed period is cut into."""
    found = [
        {
            "question": place,
            "as_of": filters.as_of,
            "first": part.start,
            "last": part.end,
            "eve": part.start - dt.timedelta(days=1),
            "close": some[-1].end,
            "quarter": quarter_of(part.end).key,
            "month": month_of(part.end).key,
        }
        for place, (filters, some) in enumerate(cut)
        for part in some
    ]
    struct = ", ".join(f"{name} {sql}" for name, (_kind, sql) in PART.items())
    return {"parts": (f"STRUCT({struct})[]", found)}
