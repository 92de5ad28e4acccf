"""The next version out of the one in force: its file copied, and the newest load put over it.

What comes out is what the fold gives, but for the order of rows; it takes the time of the load,
not of the store. Where more than the load's own ledgers could change, the fold is used instead.
"""

from pathlib import Path

import duckdb

from etl.clean.directory import ROSTERS, Directory
from etl.disk.engine import opened
from etl.disk.keys import quoted
from etl.loads.fold import SAME, WITHDRAWN, latest_rows
from etl.loads.names import names_in
from etl.loads.newest import Fresh
from etl.publish import digest
from etl.publish.digest import Mark, repeated
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger
from gridlens.store.tables import column_types

# Below so many records in a ledger the fold is as fast, and leaves the rows in order.
WORTH = 200_000


def grows(file: Path, fresh: Fresh, directory: Directory) -> bool:
    """Tell whether the version in a file can grow by a load; the directory has its rosters.

    Not when the load changes a roster, or some name might be found in a roster by now; not where
    records have been found to be the same, which only all loads together tell; not from a
    version of older declarations; not by so much that the fold would be as fast.
    """
    touched = [ledger for ledger in ledgers().values() if _is_touched(ledger, fresh)]
    with opened(file, read_only=True) as con:
        known = digest.read(con)
        if set(known) != set(ledgers()):
            return False
        if any(_has_same(con, ledger) or fresh.has(ledger, SAME) for ledger in touched):
            return False
        there = sum(known[ledger.key].rows for ledger in touched)
        if there < max(WORTH, sum(map(fresh.rows, touched))):
            return False
        tables = ((ledger, con.table(ledger.key)) for ledger in ledgers().values())
        if any(list(column_types(ledger)) != table.columns for ledger, table in tables):
            return False
        rosters = (ledger for ledger in touched if ledger.key in ROSTERS)
        return all(_says_nothing_new(con, ledger, fresh) for ledger in rosters) and all(
            _are_settled(con, ledger, directory) for ledger in ledgers().values()
        )


def grow(
    con: duckdb.DuckDBPyConnection, store: Path, fresh: Fresh, directory: Directory
) -> dict[str, Mark]:
    """Put a load over a copy of the version before it, and return the marks of all ledgers."""
    known = digest.read(con)
    for ledger in ledgers().values():
        if _is_touched(ledger, fresh):
            known[ledger.key] = _over(con, ledger, store, fresh, directory, known[ledger.key])
    return known


def _over(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    fresh: Fresh,
    directory: Directory,
    before: Mark,
) -> Mark:
    """Replace and withdraw records by key; the rows that come are read back and checked."""
    table = quoted(ledger.key)
    columns = ", ".join(map(quoted, column_types(ledger)))
    load = [fresh.load]
    rows = latest_rows(con, ledger, store, load, directory, fresh, withdrawn=True)
    con.execute(f"CREATE OR REPLACE TEMP TABLE coming AS SELECT key FROM ({rows})")
    old = f"(SELECT * FROM {table} SEMI JOIN coming USING (key))"
    gone = Mark()
    if con.execute(f"SELECT 1 FROM {old} LIMIT 1").fetchall():
        gone, _own = digest.marked(con, ledger, old)
        con.execute(f"DELETE FROM {table} WHERE key IN (SELECT key FROM coming)")
    new = latest_rows(con, ledger, store, load, directory, fresh)
    order = f"{quoted(ledger.date)}, key" if ledger.date else "key"
    ordered = "" if fresh.in_order(ledger, load) else f" ORDER BY {order}"
    con.execute(f"INSERT INTO {table} SELECT {columns} FROM ({new}){ordered}")
    come, are_own = digest.marked(con, ledger, f"{table} WHERE load = {fresh.load}")
    ((all_, same),) = con.execute(
        f"SELECT count(*), count(*) FILTER (key IN (SELECT key FROM coming)) FROM {table}"
    ).fetchall()
    after = before - gone + come
    if not are_own or all_ != after.rows or same != come.rows:
        raise repeated(ledger)
    return after


def _is_touched(ledger: Ledger, fresh: Fresh) -> bool:
    return any(fresh.has(ledger, what) for what in ("", WITHDRAWN, SAME))


def _has_same(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    try:
        found = con.execute("SELECT 1 FROM same WHERE ledger = ? LIMIT 1", [ledger.key])
    except duckdb.CatalogException:  # a version that was made before there were any
        return True
    return bool(found.fetchall())


def _says_nothing_new(con: duckdb.DuckDBPyConnection, ledger: Ledger, fresh: Fresh) -> bool:
    """Tell whether a load has only records of a ledger that a version has already, all alike."""
    if not fresh.has(ledger) or fresh.has(ledger, WITHDRAWN):
        return False
    rows = fresh.source(con, ledger)
    columns = ", ".join(quoted(column.name) for column in ledger.columns)
    new = f"SELECT {columns} FROM {rows} EXCEPT ALL SELECT {columns} FROM {quoted(ledger.key)}"
    return not con.execute(f"SELECT 1 FROM ({new}) LIMIT 1").fetchall()


def _are_settled(con: duckdb.DuckDBPyConnection, ledger: Ledger, directory: Directory) -> bool:
    """Tell whether all that a table names are codes, which no roster and no alias changes."""
    query = f"SELECT * FROM {quoted(ledger.key)}"
    return all(names <= directory.codes(to) for to, names in names_in(con, query, ledger))
