"""Compare the rows of a command with the records in force: which are new, changed or the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from etl.clean.rosters.directory import ROSTERS, Directory
from etl.compare.force.attached import IN_FORCE, any_same, has_table
from etl.compare.force.identity import LOADED, UNCHANGED, UPDATED, identified
from etl.compare.likeness.elsewhere import Clash
from etl.compare.within.settle import Settled
from etl.disk.keys import literal, quoted
from etl.loads.fold import renamed_records
from gridlens.schema.ledger import Ledger


@dataclass(frozen=True)
class Compared:
    """The rows with their final keys, and what they are.

    ``statuses`` has the number of rows (``many``) by ``source_file``, ``source_sheet`` and
    ``status``. ``clashes`` are new rows whose number a record of another source has.
    """

    rows: pa.Table
    statuses: pa.Table
    clashes: list[Clash]


def compare(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    settled: Settled,
    directory: Directory,
    corrects: Mapping[str, str],
    store: Path,
) -> Compared:
    """Return which rows are new, changed or the same, each with the key of its record.

    A row is the same as a record if all columns of the ledger are equal; the source does not
    matter. A new row replaces the whole old one, even in columns that the new file lacks. A row
    that somebody has found to be the same as another record changes nothing.
    """
    rows = settled.rows
    con.register("incoming", rows)
    if not _any_known(con, ledger, settled, corrects):
        return Compared(
            rows, _counted(con, ledger, f"SELECT *, '{LOADED}' AS became FROM incoming"), []
        )
    records = renamed_records(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    if not ledger.is_roster:
        return Compared(*identified(con, ledger, settled, records, corrects, store, directory))
    columns = [quoted(column.name) for column in ledger.columns]
    same = " AND ".join(f"incoming.{name} IS NOT DISTINCT FROM old.{name}" for name in columns)
    became = (
        "SELECT incoming.source_file, incoming.source_sheet, incoming.source_row,"
        f" CASE WHEN old.key IS NULL THEN '{LOADED}'"
        f" WHEN {same} AND NOT {_got_a_code(ledger)} THEN '{UNCHANGED}'"
        f" ELSE '{UPDATED}' END AS became"
        f" FROM incoming LEFT JOIN ({records}) old ON incoming.key = old.key"
    )
    return Compared(rows, _counted(con, ledger, became), [])


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
    if not any_same(con, ledger):
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


def _got_a_code(ledger: Ledger) -> str:
    """Return the condition under which a roster's entry is in force under a code that we made."""
    if ledger.key not in ROSTERS:
        return "false"
    return f"incoming.key NOT IN (SELECT key FROM {IN_FORCE}.{quoted(ledger.key)})"


def _any_known(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, settled: Settled, corrects: Mapping[str, str]
) -> bool:
    """Tell whether any incoming row may be a record in force; read only numbers if they tell.

    They tell if every row has a number, and no sheet was loaded before. A row without number may
    be any record, and its columns may hold names that today's rosters change: the answer is True.
    So it is with a roster, whose entries may have got codes.
    """
    if not has_table(con, ledger.key):
        return False
    if ledger.is_roster or any_same(con, ledger):
        return True
    if ledger.number is None or settled.rows[ledger.number].null_count:
        return True
    number, table = quoted(ledger.number), f"{IN_FORCE}.{quoted(ledger.key)}"
    files = [*{batch.source[0] for batch in settled.batches}, *corrects.values()]
    came = con.execute(
        f"SELECT 1 FROM {table} WHERE source_file IN (SELECT unnest(?)) LIMIT 1", [files]
    )
    if came.fetchall():
        return True
    known = f"SELECT 1 FROM {table} SEMI JOIN incoming USING ({number}) LIMIT 1"
    if con.execute(known).fetchall():
        return True
    # A record may have another number than when its key was made.
    moved = f"(SELECT key FROM {table} WHERE {number} IS NULL OR NOT starts_with(key, {number}))"
    return bool(con.execute(f"SELECT 1 FROM {moved} SEMI JOIN incoming USING (key)").fetchall())
