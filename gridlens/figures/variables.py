"""The values that a question hands to the engine: dates and names, as variables of its session.

The SQL is then the same for every period, day and filter, and is compiled once. An expression names
a variable with ``day``, ``name``, ``names`` or ``parts``. ``bindings`` and ``part_bindings`` give
the values to set.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import ibis

from gridlens.figures.scope import Comparison, Condition, Filters, Scope
from gridlens.period import Period, month_of, quarter_of
from gridlens.store.published.sessions import Bindings

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
    """Return a text variable, such as ``deputy`` or ``scope_deputy``."""
    return _name(name).name(name)


def names(name: str) -> ibis.Value:
    """Return a list variable, such as ``grids`` or ``groups``, or the values of a condition."""
    return _names(name).name(name)


def parts() -> ibis.Table:
    """Return a table with one struct ``part`` for each part of the periods asked about.

    The fields of a part are: ``question``, the place of its question; ``as_of``, the as-of date of
    that question; its ``first`` and ``last`` day; ``eve``, the day before its first; ``close``, the
    end of the whole elapsed period of the question; the ``quarter`` and ``month`` in which it lies.
    """
    return _parts("parts").name("part").unnest().as_table()


def about(filters: Filters) -> tuple[Any, ...]:
    """Return everything in a question except its time."""
    return filters.grids, filters.deputy, filters.groups, filters.stations, filters.where


def narrowed(scope: Scope, filters: Filters) -> frozenset[str]:
    """Return the narrowing variables that a question uses; they decide the shape of its SQL."""
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
    """Return the variables of a question, each with its SQL type and value."""
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
    """Return the name of the list variable that holds the values of a condition."""
    return f"{_WHERE}{condition.how.value}:{condition.column}"


def sees_personal(narrowed: frozenset[str]) -> bool:
    """Tell whether the person asking may put conditions on personal columns."""
    return _PERSONAL in narrowed


def conditions(narrowed: frozenset[str]) -> list[tuple[str, Comparison, str]]:
    """Return the conditions among the narrowing variables, as variable, comparison and column."""
    found = []
    for name in sorted(name for name in narrowed if name.startswith(_WHERE)):
        _where, how, column = name.split(":")
        found.append((name, Comparison(how), column))
    return found


def part_bindings(cut: Sequence[tuple[Filters, Sequence[Period]]]) -> Bindings:
    """Return the variable with the parts into which each question's elapsed period is cut."""
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
