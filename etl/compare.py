"""Compares a command's rows with the records in force: which are new, changed, or the same."""

import duckdb
import pyarrow as pa

from etl.directory import Directory
from etl.fold import recorded
from etl.keys import quoted
from gridlens.schema import Ledger

LOADED, UPDATED, UNCHANGED = "loaded", "updated", "unchanged"
IN_FORCE = "in_force"


def compare(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: pa.Table, directory: Directory
) -> pa.Table:
    """Count rows by ``source_file``, ``source_sheet`` and ``status``, as ``many``.

    Records are the same when all columns of the ledger are; where a row comes from is no part of
    it. A new row replaces the old one whole, also in columns that the new file does not have.
    """
    con.register("incoming", rows)
    if not _any_known(con, ledger):
        return con.sql(
            f"SELECT source_file, source_sheet, '{LOADED}' AS status, count(*) AS many"
            " FROM incoming GROUP BY ALL"
        ).to_arrow_table()
    columns = [quoted(column.name) for column in ledger.columns]
    same = " AND ".join(f"incoming.{name} IS NOT DISTINCT FROM old.{name}" for name in columns)
    old = recorded(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    return con.sql(
        f"SELECT incoming.source_file, incoming.source_sheet,"
        f" CASE WHEN old.key IS NULL THEN '{LOADED}' WHEN {same} THEN '{UNCHANGED}'"
        f" ELSE '{UPDATED}' END AS status, count(*) AS many"
        f" FROM incoming LEFT JOIN ({old}) old ON incoming.key = old.key GROUP BY ALL"
    ).to_arrow_table()


def _any_known(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    """Tell whether any record may be one in force; only keys are read where that settles it.

    A key with a name in it may be another by now: then all columns must be looked at.
    """
    if not has_table(con, ledger.key):
        return False
    if ledger.number is None or not _all_numbered(con, ledger):
        return True
    known = f"SELECT 1 FROM {IN_FORCE}.{quoted(ledger.key)} SEMI JOIN incoming USING (key) LIMIT 1"
    return bool(con.execute(known).fetchall())


def _all_numbered(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    number = quoted(ledger.number or "")
    without = f"SELECT 1 FROM incoming WHERE {number} IS NULL LIMIT 1"
    return not con.execute(without).fetchall()


def has_table(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Tell whether the version in force has a table of that name."""
    found = con.execute(
        "SELECT 1 FROM duckdb_tables() WHERE database_name = ? AND table_name = ?",
        [IN_FORCE, table],
    )
    return bool(found.fetchall())
