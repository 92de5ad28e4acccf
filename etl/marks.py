"""What a ledger's table holds, as sums over its records that neither order nor lineage changes.

Sums can be added to and taken from: a version that grows from another need not read it whole.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from etl.keys import quoted
from gridlens.errors import GridLensError
from gridlens.schema import Ledger
from gridlens.translation import _

_TABLE = "mark"
_HALF = 2**64 - 1


@dataclass(frozen=True)
class Mark:
    """How many rows there are, and the sums of both halves of their digests."""

    rows: int = 0
    upper: int = 0
    lower: int = 0

    def __add__(self, other: "Mark") -> "Mark":
        return Mark(self.rows + other.rows, self.upper + other.upper, self.lower + other.lower)

    def __sub__(self, other: "Mark") -> "Mark":
        return Mark(self.rows - other.rows, self.upper - other.upper, self.lower - other.lower)


def marked(con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: str) -> tuple[Mark, bool]:
    """Return the mark of a query's rows, and whether each has a key of its own."""
    cells = ", ".join(
        f"coalesce(CAST({quoted(column.name)} AS VARCHAR), chr(30))" for column in ledger.columns
    )
    ((many, distinct, keyed, upper, lower),) = con.execute(
        "SELECT count(*), count(DISTINCT key), count(key),"
        " coalesce(sum((digest >> 64)::HUGEINT), 0),"
        f" coalesce(sum((digest & {_HALF})::HUGEINT), 0)"
        f" FROM (SELECT key, md5_number(concat_ws(chr(31), {cells})) AS digest FROM {rows})"
    ).fetchall()
    return Mark(many, int(upper), int(lower)), many == distinct == keyed


def content_hash(marks: Mapping[str, Mark]) -> str:
    """Return the hash of all ledgers' records: equal for equal records, however they came."""
    lines = (f"{key}:{mark.rows}:{mark.upper}:{mark.lower}" for key, mark in sorted(marks.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def write(con: duckdb.DuckDBPyConnection, marks: Mapping[str, Mark]) -> None:
    """Write the marks into a version, for the one that grows from it."""
    con.execute(
        f"CREATE OR REPLACE TABLE {_TABLE}"
        " (ledger VARCHAR, rows BIGINT, upper HUGEINT, lower HUGEINT)"
    )
    for key, mark in marks.items():
        con.execute(
            f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?)", [key, mark.rows, mark.upper, mark.lower]
        )


def read(con: duckdb.DuckDBPyConnection) -> dict[str, Mark]:
    """Return the marks of a version; of one that was made before there were any, none."""
    try:
        rows = con.execute(f"SELECT ledger, rows, upper, lower FROM {_TABLE}").fetchall()
    except duckdb.CatalogException:
        return {}
    return {key: Mark(*counted) for key, *counted in rows}


def repeated(ledger: Ledger) -> GridLensError:
    """Return the error of a version in which some record would be there twice."""
    return GridLensError(
        _("发布前检查未通过：《{title}》有重复的记录，原有数据不变。").format(title=ledger.title)
    )
