"""Compare the rows of a command with the records in force: which are new, changed or the same."""

from typing import Any

import duckdb
import pyarrow as pa

from etl.clean.directory import ROSTERS, Directory
from etl.disk.keys import literal, quoted
from etl.loads.fold import renamed_records
from gridlens.schema.ledger import Ledger

LOADED, UPDATED, UNCHANGED = "loaded", "updated", "unchanged"
IN_FORCE = "in_force"


def compare(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: pa.Table, directory: Directory
) -> pa.Table:
    """Return the number of rows (``many``) by ``source_file``, ``source_sheet`` and ``status``.

    A row is the same as a record if all columns of the ledger are equal; the source does not
    matter. A new row replaces the whole old one, even in columns that the new file lacks. A row
    that somebody has found to be the same as another record changes nothing.
    """
    con.register("incoming", rows)
    if not _any_known(con, ledger):
        return _counted(con, ledger, f"SELECT *, '{LOADED}' AS became FROM incoming")
    columns = [quoted(column.name) for column in ledger.columns]
    same = " AND ".join(f"incoming.{name} IS NOT DISTINCT FROM old.{name}" for name in columns)
    old = renamed_records(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    return _counted(
        con,
        ledger,
        f"SELECT incoming.source_file, incoming.source_sheet, incoming.source_row,"
        f" CASE WHEN {_is_same(con, ledger)} THEN '{UNCHANGED}'"
        f" WHEN old.key IS NULL THEN '{LOADED}'"
        f" WHEN {same} AND NOT {_got_a_code(ledger)} THEN '{UNCHANGED}'"
        f" ELSE '{UPDATED}' END AS became"
        f" FROM incoming LEFT JOIN ({old}) old ON incoming.key = old.key",
    )


def _counted(con: duckdb.DuckDBPyConnection, ledger: Ledger, records: str) -> pa.Table:
    """Count sheet rows by status: a row of several goals is new or changed if any of them is."""
    if ledger.is_roster:
        first = f"CASE became WHEN '{LOADED}' THEN 1 WHEN '{UPDATED}' THEN 2 ELSE 3 END"
        records = (
            f"SELECT source_file, source_sheet, arg_min(became, {first}) AS became"
            f" FROM ({records}) GROUP BY source_file, source_sheet, source_row"
        )
    return con.sql(
        "SELECT source_file, source_sheet, became AS status, count(*) AS many"
        f" FROM ({records}) GROUP BY ALL"
    ).to_arrow_table()


def found_same(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: pa.Table
) -> list[dict[str, Any]]:
    """Return the rows that somebody has found to be the same as another record.

    Each has ``file``, ``sheet`` and ``row``, and the source of that record: ``source_file``,
    ``source_sheet`` and ``source_row``.
    """
    if not _any_same(con, ledger):
        return []
    con.register("incoming", rows)
    found = con.sql(
        "SELECT incoming.source_file AS file, incoming.source_sheet AS sheet,"
        " incoming.source_row AS row, same.source_file, same.source_sheet, same.source_row"
        f" FROM incoming JOIN {IN_FORCE}.same ON same.key = incoming.key"
        f" AND same.ledger = {literal(ledger.key)} ORDER BY ALL"
    )
    rows_found: list[dict[str, Any]] = found.to_arrow_table().to_pylist()
    return rows_found


def _any_same(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    if not has_table(con, "same"):
        return False
    query = f"SELECT 1 FROM {IN_FORCE}.same WHERE ledger = ? LIMIT 1"
    return bool(con.execute(query, [ledger.key]).fetchall())


def _is_same(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> str:
    if not _any_same(con, ledger):
        return "false"
    keys = f"SELECT key FROM {IN_FORCE}.same WHERE ledger = {literal(ledger.key)}"
    return f"incoming.key IN ({keys})"


def _got_a_code(ledger: Ledger) -> str:
    """Return the condition under which a roster's entry is in force under a code that we made."""
    if ledger.key not in ROSTERS:
        return "false"
    return f"incoming.key NOT IN (SELECT key FROM {IN_FORCE}.{quoted(ledger.key)})"


def _any_known(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    """Tell whether any incoming row may be a record in force; read only keys if that is enough.

    Keys are enough if every row has a number. A key made of other columns may hold a name that
    today's rosters change; then the answer is True, and all columns must be compared. So it is
    with a roster, whose entries may have got codes.
    """
    if not has_table(con, ledger.key):
        return False
    if _any_same(con, ledger) or ledger.key in ROSTERS:
        return True
    if ledger.number is None or not _all_numbered(con, ledger):
        return True
    known = f"SELECT 1 FROM {IN_FORCE}.{quoted(ledger.key)} SEMI JOIN incoming USING (key) LIMIT 1"
    return bool(con.execute(known).fetchall())


def _all_numbered(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    number = quoted(ledger.number or "")
    without = f"SELECT 1 FROM incoming WHERE {number} IS NULL LIMIT 1"
    return not con.execute(without).fetchall()


def has_table(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Tell whether the version in force has the table."""
    found = con.execute(
        "SELECT 1 FROM duckdb_tables() WHERE database_name = ? AND table_name = ?",
        [IN_FORCE, table],
    )
    return bool(found.fetchall())
