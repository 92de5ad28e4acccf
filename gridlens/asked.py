"""What a question carries to the engine: dates and names, as variables of its session.

The same SQL then serves every period, day and filter, and is compiled once. An expression names
a variable with ``day``, ``names`` or ``parts``; ``bindings`` gives the values to set.
"""

import datetime as dt
from typing import Any

import ibis

from gridlens.period import Period, month_of, quarter_of
from gridlens.scope import Filters, Scope

PART = "STRUCT(stock_day DATE, opening_day DATE, quarter VARCHAR, month VARCHAR)[]"
Bindings = dict[str, tuple[str, Any]]


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
        "array<struct<stock_day: date, opening_day: date, quarter: string, month: string>>",
    ),
)
def _parts(name: str) -> Any:
    """Read a session variable as the parts of a period."""


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
    """Return a table with one struct ``part`` for each part of the period."""
    return _parts("parts").name("part").unnest().as_table()


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
    return frozenset(name for name, used in given.items() if used)


def bindings(scope: Scope, filters: Filters, cut: list[Period]) -> Bindings:
    """Return the variables of a question, each with its type, ``cut`` being the period's parts."""
    elapsed = filters.elapsed or filters.period
    eve = dt.timedelta(days=1)
    cut_parts = [
        {
            "stock_day": part.end,
            "opening_day": part.start - eve,
            "quarter": quarter_of(part.end).key,
            "month": month_of(part.end).key,
        }
        for part in cut
    ]
    return {
        "as_of": ("DATE", filters.as_of),
        "start": ("DATE", elapsed.start),
        "end": ("DATE", elapsed.end),
        "parts": (PART, cut_parts),
        "scope_grids": ("VARCHAR[]", sorted(scope.grids or ())),
        "grids": ("VARCHAR[]", list(filters.grids)),
        "scope_deputy": ("VARCHAR", scope.deputy),
        "deputy": ("VARCHAR", filters.deputy),
        "groups": ("VARCHAR[]", list(filters.groups)),
        "stations": ("VARCHAR[]", list(filters.stations)),
    }
