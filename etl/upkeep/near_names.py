"""Find names of laws, places and firms that are nearly the same, for a person to look at.

They count as different things until somebody writes them alike. Nothing is joined here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import duckdb

from etl.compare.likeness.alike import are_near, digits_of
from etl.disk.engine import opened
from etl.disk.keys import quoted
from gridlens.ledgers import activity_ledgers
from gridlens.schema.ledger import Indicator, Ledger

_COMPARED = 1_000  # of a column with more names than this, none are compared
_SHARED = 0.6  # names are compared only if they share this part of their distinct letters


@dataclass(frozen=True)
class NearNames:
    """Two names of a column that may mean one thing, and in how many records each stands."""

    ledger: str
    column: str
    names: tuple[tuple[str, int], tuple[str, int]]


def near_names(file: Path) -> list[NearNames]:
    """Return the pairs of near names in a version's file, by ledger and column, in order."""
    with opened(file, read_only=True) as con:
        return [
            pair
            for ledger in activity_ledgers().values()
            for indicator in ledger.indicators
            if indicator.names_in
            for pair in _near(con, ledger, indicator)
        ]


def _near(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, indicator: Indicator
) -> Iterator[NearNames]:
    column = indicator.names_in
    told: dict[str, Counter[str]] = {}
    for name, records in _counted(con, ledger, column):
        told.setdefault(indicator.same.form(name), Counter())[name] = records
    if len(told) > _COMPARED:
        return
    for one, other in combinations(sorted(told), 2):
        if _may_be(one, other) and are_near(one, other):
            pair = sorted((_written(told[one]), _written(told[other])), key=lambda n: (-n[1], n[0]))
            yield NearNames(ledger.key, column, (pair[0], pair[1]))


def _counted(con: duckdb.DuckDBPyConnection, ledger: Ledger, column: str) -> list[tuple[str, int]]:
    listed = ledger.column(column).kind.storage.startswith("array")
    name = f"unnest({quoted(column)})" if listed else quoted(column)
    found = con.execute(
        f"SELECT name, count(*) FROM (SELECT {name} AS name FROM {quoted(ledger.key)})"
        " WHERE name IS NOT NULL GROUP BY name ORDER BY name"
    ).fetchall()
    return [(name, records) for name, records in found]


def _may_be(one: str, other: str) -> bool:
    """Tell whether it is worth to compare two names: the digits are the same, and most letters."""
    common = len({*one} & {*other})
    enough = common >= _SHARED * max(len({*one}), len({*other}))
    return enough and digits_of(one) == digits_of(other)


def _written(spellings: Counter[str]) -> tuple[str, int]:
    """Return the spelling that most records have, and how many records have any."""
    ((name, _records),) = spellings.most_common(1)
    return name, spellings.total()
