"""Sum up the records of a ledger's table in a mark; the order and source of rows do not matter.

Sums can be added and subtracted, so a version that grows from another need not be read as a whole.
Records are hashed by the engine's own ``hash``, which is four times as fast as MD5 of their texts.
Another release of the engine may hash in another way, so its marks do not count.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from etl.disk.keys import quoted
from gridlens.errors import GridLensError
from gridlens.schema.ledger import Column, Ledger
from gridlens.translation import _

_TABLE = "mark"


@dataclass(frozen=True)
class Mark:
    """The number of rows, and the sum of their 64-bit hashes."""

    rows: int = 0
    digests: int = 0

    def __add__(self, other: "Mark") -> "Mark":
        return Mark(self.rows + other.rows, self.digests + other.digests)

    def __sub__(self, other: "Mark") -> "Mark":
        return Mark(self.rows - other.rows, self.digests - other.digests)


def marked(con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: str) -> tuple[Mark, bool]:
    """Return the mark of a query's rows, and whether every row has a key that no other row has."""
    cells = ", ".join(_cell(column) for column in ledger.columns)
    # Hash twice: the engine joins the hashes of the columns so that the last one stays almost bare.
    ((many, distinct, keyed, digests),) = con.execute(
        "SELECT count(*), count(DISTINCT key), count(key),"
        f" coalesce(sum(hash(hash({cells}))::HUGEINT), 0) FROM {rows}"
    ).fetchall()
    return Mark(many, int(digests)), many == distinct == keyed


def _cell(column: Column) -> str:
    """Return the expression to hash for a column.

    A list is hashed with its length, to tell an empty list from no list.
    """
    name = quoted(column.name)
    return f"{name}, len({name})" if column.kind.storage.startswith("array") else name


def content_hash(marks: Mapping[str, Mark]) -> str:
    """Return the hash of all records of all ledgers; equal records have equal hashes.

    How the records came does not matter. Compare only hashes made by one release of the engine.
    """
    lines = (f"{key}:{mark.rows}:{mark.digests}" for key, mark in sorted(marks.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def write(con: duckdb.DuckDBPyConnection, marks: Mapping[str, Mark]) -> None:
    """Write the marks into a version, for a version that grows from it."""
    con.execute(
        f"CREATE OR REPLACE TABLE {_TABLE}"
        " (engine VARCHAR, ledger VARCHAR, rows BIGINT, digests HUGEINT)"
    )
    for key, mark in marks.items():
        con.execute(
            f"INSERT INTO {_TABLE} VALUES (?, ?, ?, ?)",
            [duckdb.__version__, key, mark.rows, mark.digests],
        )


def read(con: duckdb.DuckDBPyConnection) -> dict[str, Mark]:
    """Return the marks of a version; none if another release of the engine made it."""
    try:
        rows = con.execute(
            f"SELECT ledger, rows, digests FROM {_TABLE} WHERE engine = ?",
            [duckdb.__version__],
        ).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):  # an older version without marks
        return {}
    return {key: Mark(*counted) for key, *counted in rows}


def repeated(ledger: Ledger) -> GridLensError:
    """Return the error for a version in which a record of this ledger would be there twice."""
    return GridLensError(
        _("发布前检查未通过：《{title}》有重复的记录，原有数据不变。").format(title=ledger.title)
    )
