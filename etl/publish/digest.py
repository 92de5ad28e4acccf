"""What a ledger's table holds, as sums over its records that neither order nor lineage changes.

Sums can be added to and taken from: a version that grows from another need not read it whole.
Records are digested by the engine's own ``hash``, four times as fast as MD5 of their texts; it may
be another in another release of the engine, whose marks therefore do not count.
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
    """How many rows there are, and the sum of their digests of 64 bits."""

    rows: int = 0
    digests: int = 0

    def __add__(self, other: "Mark") -> "Mark":
        return Mark(self.rows + other.rows, self.digests + other.digests)

    def __sub__(self, other: "Mark") -> "Mark":
        return Mark(self.rows - other.rows, self.digests - other.digests)


def marked(con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: str) -> tuple[Mark, bool]:
    """Return the mark of a query's rows, and whether each has a key of its own."""
    cells = ", ".join(_cell(column) for column in ledger.columns)
    # Hashed twice: what joins the columns' digests leaves the last of them as good as bare.
    ((many, distinct, keyed, digests),) = con.execute(
        "SELECT count(*), count(DISTINCT key), count(key),"
        f" coalesce(sum(hash(hash({cells}))::HUGEINT), 0) FROM {rows}"
    ).fetchall()
    return Mark(many, int(digests)), many == distinct == keyed


def _cell(column: Column) -> str:
    """Return what of a column is digested: of a list its length too, for none at all is no list."""
    name = quoted(column.name)
    return f"{name}, len({name})" if column.kind.storage.startswith("array") else name


def content_hash(marks: Mapping[str, Mark]) -> str:
    """Return the hash of all ledgers' records: equal for equal records, however they came.

    Only hashes made by one release of the engine can be compared.
    """
    lines = (f"{key}:{mark.rows}:{mark.digests}" for key, mark in sorted(marks.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def write(con: duckdb.DuckDBPyConnection, marks: Mapping[str, Mark]) -> None:
    """Write the marks into a version, for the one that grows from it."""
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
    """Return the marks of a version; of one that another release of the engine made, none."""
    try:
        rows = con.execute(
            f"SELECT ledger, rows, digests FROM {_TABLE} WHERE engine = ?",
            [duckdb.__version__],
        ).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):  # made before there were any, or so
        return {}
    return {key: Mark(*counted) for key, *counted in rows}


def repeated(ledger: Ledger) -> GridLensError:
    """Return the error of a version in which some record would be there twice."""
    return GridLensError(
        _("发布前检查未通过：《{title}》有重复的记录，原有数据不变。").format(title=ledger.title)
    )
