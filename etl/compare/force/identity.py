"""Find, for each row of a command, the record in force that it is, and give it that record's key.

A row that equals a record is that record, whatever source it has. Any other row can only be a
record of a sheet that its own sheet continues (see ``earlier``); it never replaces a record of
another source. There, numbers are weaker than content: rows are looked up by number and natural
key, then by content where the sheet has been numbered anew, then by number. Last, a few rows
without number that differ from a record in one or two columns are taken for corrected ones. Each
record is found by one row at most. A row that finds none is a new record.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.rosters.directory import Directory
from etl.compare.force import corrected, filled
from etl.compare.force.attached import any_same, loads_in_force
from etl.compare.force.candidates import left_over, pair_equal, tables
from etl.compare.force.earlier import continued, take_most_alike
from etl.compare.likeness.elsewhere import Clash, clashes_of
from etl.compare.within.settle import Settled
from etl.disk.keys import ordinal_sql, unnumbered_sql
from etl.loads.fold import decided_rows
from gridlens.schema.ledger import Ledger

LOADED, UPDATED, UNCHANGED = "loaded", "updated", "unchanged"
_LEFT = "(SELECT * FROM coming_left ANTI JOIN pairs USING (place))"
_FREE = "(SELECT * FROM old_left ANTI JOIN pairs USING (key))"
# A key without a source is made anew when a roster gives a code to a name in it. So only rows that
# would get the same key, or have a number as well, may have it.
_MAY_HAVE = (
    "(old.scope <> '' OR (coming.number IS NOT NULL AND old.number IS NOT NULL)"
    " OR (coming.number IS NULL AND old.number IS NULL AND coming.natural_key = old.natural_key))"
)


def identified(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    settled: Settled,
    records: str,
    corrects: Mapping[str, str],
    store: Path,
    directory: Directory,
) -> tuple[pa.Table, pa.Table, list[Clash]]:
    """Return the rows with their final keys, the number of rows by source and status, and clashes.

    ``records`` is the query for the records in force, with names by today's rosters.
    """
    rows = settled.rows.append_column("row_place", pa.array(np.arange(settled.rows.num_rows)))
    con.register("incoming", rows)
    continued(con, records, settled.batches, corrects)
    loads = loads_in_force(con) if any_same(con, ledger) else []
    decided = decided_rows(con, ledger, store, loads, directory)
    tables(con, ledger, records, decided)
    pair_equal(con)
    clashes = []
    if left_over(con, ledger, records, decided):
        take_most_alike(con, records)
        _of_same_source(con, ledger, records)
        _new(con, records, decided)
        clashes = _clashes(con, ledger, records)
    counts = con.sql(
        "SELECT coming.source_file, coming.source_sheet,"
        f" CASE WHEN old.gone THEN '{UNCHANGED}' ELSE coalesce(status, '{LOADED}') END AS status,"
        " count(*) AS many FROM coming LEFT JOIN found USING (place)"
        " LEFT JOIN old ON found.key = old.key GROUP BY ALL"
    ).to_arrow_table()
    return _with_keys(con, rows).drop_columns(["row_place"]), counts, clashes


def _of_same_source(con: duckdb.DuckDBPyConnection, ledger: Ledger, records: str) -> None:
    if not con.execute("SELECT 1 FROM old_left WHERE home IS NOT NULL OR gone LIMIT 1").fetchall():
        return
    numbered = "coming.number IS NOT NULL"
    _paired(con, ("home", "number", "natural_key"), numbered)
    neither = "coming.number IS NULL OR old.number IS NULL"
    _numbered_anew(con)
    anew = "coming.home IN (SELECT home FROM numbered_anew)"
    for mark in ("but_number", "natural_key"):
        _paired(con, ("home", mark), neither)
        _paired(con, ("home", mark), anew)
    _numbered_for_others(con)
    for_same = "coming.home NOT IN (SELECT home FROM numbered_for_others)"
    _paired(con, ("home", "number"), f"{numbered} AND {for_same}")
    filled.paired(con, ledger, records, _LEFT, _FREE, _MAY_HAVE)
    corrected.paired(con, ledger, records, _LEFT, _FREE, _MAY_HAVE)
    said = "coalesce(number, '')"
    _paired(con, (said, "natural_key"), "old.home IS NOT NULL")
    without_source = "old.gone AND old.scope = ''"
    _paired(con, (said, "CASE WHEN number IS NULL THEN natural_key END"), without_source)


def _paired(con: duckdb.DuckDBPyConnection, marks: Sequence[str], condition: str) -> None:
    """Pair the rows and records left that agree in these marks, in their order, one with one."""
    sides = []
    for left, name in ((_LEFT, "coming"), (_FREE, "old")):
        own = [f"{mark} AS m{n}" for n, mark in enumerate(marks)]
        listed = ", ".join(marks)
        order = "place" if name == "coming" else "day, source_file, source_sheet, source_row, key"
        sides.append(
            f"(SELECT *, {', '.join(own)}, row_number() OVER"
            f" (PARTITION BY {listed} ORDER BY {order}) AS n FROM {left})"
        )
    joined = " AND ".join(f"coming.m{n} IS NOT DISTINCT FROM old.m{n}" for n in range(len(marks)))
    con.execute(
        f"INSERT INTO pairs SELECT coming.place, old.key, '{UPDATED}', ? FROM {sides[0]} coming"
        f" JOIN {sides[1]} old ON {joined} AND coming.n = old.n"
        f" WHERE ({condition}) AND {_MAY_HAVE}",
        [" ".join(marks)],
    )


def _numbered_anew(con: duckdb.DuckDBPyConnection) -> None:
    """Find the sheets in which numbers have moved from one matter to another."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE numbered_anew AS SELECT DISTINCT coming.home"
        f" FROM {_LEFT} coming JOIN {_FREE} old ON coming.home = old.home"
        " AND coming.natural_key = old.natural_key AND coming.number <> old.number"
        f" SEMI JOIN {_FREE} taken ON coming.home = taken.home AND coming.number = taken.number"
    )


def _numbered_for_others(con: duckdb.DuckDBPyConnection) -> None:
    """Find the sheets that have nothing in common with their earlier namesake but the numbers.

    At least two of their numbers were there before, and each with another date and subject: a
    ledger of the next month under the same name.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE numbered_for_others AS SELECT coming.home"
        f" FROM {_LEFT} coming JOIN {_FREE} old"
        " ON coming.home = old.home AND coming.number = old.number"
        " WHERE coming.home NOT IN (SELECT c.home FROM found JOIN coming c USING (place)"
        " JOIN old o ON found.key = o.key AND o.home = c.home)"
        " GROUP BY coming.home HAVING count(*) >= 2 AND bool_and("
        "coalesce(coming.day <> old.day AND coming.matter <> old.matter, false))"
    )


def _new(con: duckdb.DuckDBPyConnection, records: str, decided: str | None) -> None:
    """Give new records another ordinal if their keys are taken."""
    known = f"SELECT key FROM ({records})"
    if decided:
        known += f" UNION ALL SELECT key FROM ({decided})"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE taken AS SELECT place, key FROM {_LEFT}"
        f" SEMI JOIN ({known}) USING (key)"
    )
    if not con.execute("SELECT 1 FROM taken LIMIT 1").fetchall():
        return
    con.execute(
        "INSERT INTO pairs WITH highest AS"
        f" (SELECT {unnumbered_sql('key')} AS beginning, max({ordinal_sql('key')}) AS n"
        f" FROM ({known} UNION ALL SELECT key FROM coming) GROUP BY ALL)"
        " SELECT place, beginning || '.' || (n + row_number() OVER"
        f" (PARTITION BY beginning ORDER BY place)), '{LOADED}', 'new' FROM"
        f" (SELECT place, {unnumbered_sql('key')} AS beginning FROM taken)"
        " JOIN highest USING (beginning)"
    )


def _with_keys(con: duckdb.DuckDBPyConnection, rows: pa.Table) -> pa.Table:
    """Return the rows with the keys that were found for them."""
    changed = con.sql(
        "SELECT found.place, found.key FROM found JOIN coming USING (place)"
        " WHERE found.key <> coming.key ORDER BY found.place"
    ).to_arrow_table()
    if not changed.num_rows:
        return rows
    mask = np.zeros(rows.num_rows, dtype=bool)
    mask[changed["place"].to_numpy()] = True
    keys = pc.replace_with_mask(
        rows["key"].combine_chunks(), pa.array(mask), changed["key"].combine_chunks()
    )
    return rows.set_column(rows.column_names.index("key"), "key", keys)


def _clashes(con: duckdb.DuckDBPyConnection, ledger: Ledger, records: str) -> list[Clash]:
    """Return, for each number in force, a new record of each sheet that has the number as well.

    A number that the sheet itself repeats is no clash. Rows without number count if their whole
    natural key is the same.
    """
    same = "coming.number, CASE WHEN coming.number IS NULL THEN coming.natural_key END"
    nearest = (
        "(old.day IS DISTINCT FROM coming.day, old.matter IS DISTINCT FROM coming.matter,"
        " old.source_file, old.source_sheet, old.source_row, place)"
    )
    pairs = (
        f"SELECT arg_min(place, {nearest}) AS this, arg_min(old.key, {nearest}) AS that FROM"
        " (SELECT * FROM coming_left"
        " ANTI JOIN (SELECT * FROM pairs WHERE pass <> 'new') USING (place))"
        " coming JOIN rivals old ON coming.base = old.base"
        " AND coming.number IS NOT DISTINCT FROM old.number"
        " AND (coming.number IS NOT NULL OR coming.natural_key = old.natural_key)"
        " WHERE NOT old.gone AND (old.home IS DISTINCT FROM coming.home"
        " OR coming.home IN (SELECT home FROM numbered_for_others))"
        f" GROUP BY coming.home, {same}"
    )
    here = "SELECT *, row_place AS row_id FROM incoming"
    there = f"SELECT *, key AS row_id FROM ({records})"
    return clashes_of(con, ledger, here, there, pairs, before=True)
