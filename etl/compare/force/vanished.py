"""Find the records that a sheet brought earlier and no longer has when it is loaded again.

They are reported, and kept or withdrawn as the clerk chooses. A rejected row is still in its
sheet, so its record has not vanished.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.rosters.directory import Directory
from etl.clean.rows import Batch
from etl.compare.force.attached import IN_FORCE, has_table
from etl.disk.keys import quoted
from etl.loads.fold import latest_rows, renamed_records
from etl.sheets.problem import Vanished
from gridlens.kinds.names.made import is_made
from gridlens.schema.ledger import Column, Ledger

SHEET, FILE = "for_sheet", "for_file"
_LISTED = 1000


def vanished(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    batches: Sequence[Batch],
    rows: pa.Table,
    directory: Directory,
    corrects: Mapping[str, str],
) -> pa.Table:
    """Return the records in force that came from these sheets and are in none of them now.

    ``rows`` are the rows of the command that stand. ``corrects`` gives, for a file, the earlier
    file that it corrects; records from every sheet of that file are included. The columns
    ``for_file`` and ``for_sheet`` name the sheet from which a record is missing.
    """
    if not has_table(con, ledger.key) or not _came_before(con, ledger, batches, corrects):
        return pa.table({name: pa.array([], pa.string()) for name in (FILE, SHEET, "key")})
    con.register("incoming", rows)
    old = renamed_records(con, ledger, f"{IN_FORCE}.{quoted(ledger.key)}", directory)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE missing AS"
        f" SELECT again.file AS {FILE}, again.sheet AS {SHEET}, old.*"
        f" FROM ({old}) old JOIN sheets_again again ON old.source_file = again.from_file"
        " AND (again.from_sheet IS NULL OR old.source_sheet = again.from_sheet)"
        " ANTI JOIN incoming ON old.key = incoming.key"
    )
    refused = [_refused(batch) for batch in batches if batch.refused.num_rows]
    if refused:
        con.register("refused_rows", pa.concat_tables(refused, promote_options="default"))
        con.execute(
            f"DELETE FROM missing WHERE EXISTS (SELECT 1 FROM refused_rows r"
            f" WHERE r.{FILE} = missing.{FILE} AND r.{SHEET} = missing.{SHEET}"
            f" AND ({_may_be(ledger)}))"
        )
    return con.sql(
        f"SELECT DISTINCT ON (key) * FROM missing ORDER BY key, {FILE}, {SHEET}"
    ).to_arrow_table()


def _came_before(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    batches: Sequence[Batch],
    corrects: Mapping[str, str],
) -> bool:
    """Register the sheets as ``sheets_again``; tell whether any record in force came from them."""
    con.register("sheets_again", _sheets(batches, corrects))
    found = con.execute(
        f"SELECT 1 FROM {IN_FORCE}.{quoted(ledger.key)} old JOIN sheets_again again"
        " ON old.source_file = again.from_file"
        " AND (again.from_sheet IS NULL OR old.source_sheet = again.from_sheet) LIMIT 1"
    )
    return bool(found.fetchall())


def number_of(missing: pa.Table, file: str, sheet: str) -> int:
    """Return the number of records missing from a sheet."""
    return int(_of(missing, file, sheet).num_rows)


def listed(ledger: Ledger, missing: pa.Table, file: str, sheet: str) -> list[Vanished]:
    """Return the records missing from a sheet, as a clerk reads them; at most a thousand."""
    shown = [column for column in _identifying(ledger) if column.personal is None]
    found = []
    for record in _of(missing, file, sheet).slice(0, _LISTED).to_pylist():
        said = {column.title: _text(record[column.name]) for column in shown}
        found.append(
            Vanished(
                {title: text for title, text in said.items() if text},
                record["source_file"],
                record["source_sheet"],
                record["source_row"],
                record["load"],
            )
        )
    return found


def _of(missing: pa.Table, file: str, sheet: str) -> pa.Table:
    return missing.filter(pc.and_(pc.equal(missing[FILE], file), pc.equal(missing[SHEET], sheet)))


def withdrawn_rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    missing: pa.Table,
    directory: Directory,
) -> pa.Table:
    """Return the rows of the missing records as the loads have them, to keep as withdrawn."""
    con.register("missing_keys", missing.select(["key"]))
    rows = latest_rows(con, ledger, store, loads, directory)
    return con.sql(f"SELECT * FROM ({rows}) SEMI JOIN missing_keys USING (key)").to_arrow_table()


def _sheets(batches: Sequence[Batch], corrects: Mapping[str, str]) -> pa.Table:
    rows: list[tuple[str, str, str, str | None]] = []
    for batch in batches:
        file, name = batch.matched.sheet.file, batch.matched.sheet.name
        rows.append((file, name, file, name))
        if file in corrects:
            rows.append((file, name, corrects[file], None))
    names = ("file", "sheet", "from_file", "from_sheet")
    columns = zip(*rows, strict=True)
    return pa.table([pa.array(c, pa.string()) for c in columns], names=list(names))


def _refused(batch: Batch) -> pa.Table:
    sheet, many = batch.matched.sheet, batch.refused.num_rows
    table = batch.refused.append_column(FILE, pa.array([sheet.file] * many, pa.string()))
    return table.append_column(SHEET, pa.array([sheet.name] * many, pa.string()))


def _may_be(ledger: Ledger) -> str:
    """Return the SQL condition under which a rejected row ``r`` may be a missing record.

    As far as the rejected row can be read, it has the same key.
    """
    natural = " AND ".join(
        f"(r.{name} IS NULL OR r.{name} = missing.{name})"
        for name in map(quoted, ledger.natural_key)
    )
    said = " OR ".join(f"r.{name} IS NOT NULL" for name in map(quoted, ledger.natural_key))
    if not ledger.number:
        return f"({said}) AND {natural}"
    number = quoted(ledger.number)
    return (
        f"CASE WHEN r.{number} IS NOT NULL THEN r.{number} = missing.{number}"
        f" ELSE ({said}) AND {natural} END"
    )


def _identifying(ledger: Ledger) -> list[Column]:
    names = [ledger.number] if ledger.number else []
    return [ledger.column(name) for name in dict.fromkeys([*names, *ledger.natural_key])]


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None or is_made(str(value)) else str(value)
