"""Make the next version from the one in force: copy its file and put the newest load over it.

The result is the same as that of the fold, apart from the order of rows. The time depends on the
size of the load, not of the store. If more than the ledgers of the load could change, the fold is
used instead.
"""

from pathlib import Path

import duckdb

from etl.clean.rosters.directory import ROSTERS, Directory
from etl.disk.engine import opened
from etl.disk.keys import quoted
from etl.loads.fold import SAME, WITHDRAWN, as_declared, latest_rows
from etl.loads.meanings import with_meanings
from etl.loads.names import names_in
from etl.loads.newest import Fresh
from etl.publish import digest
from etl.publish.digest import Mark, repeated
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger
from gridlens.store.published.tables import column_types

# With fewer records in the ledgers of a load, the fold is as fast, and it keeps the rows in order.
WORTH = 200_000


def grows(file: Path, fresh: Fresh, directory: Directory) -> bool:
    """Tell whether the version in ``file`` can grow by a load; ``directory`` has its rosters.

    It cannot grow if one of these holds:
    - The load changes a roster, or a roster may now know a name that is still a name.
    - The office has explained a word that is still its own.
    - Records have been found to be the same: only all loads together can tell the result.
    - The version has older declarations.
    - The fold would be as fast, because the version is small or the load is large.
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
    """Put a load over a copy of the version before; return the marks of all ledgers by key."""
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
    """Replace and withdraw a ledger's records by key, read the new rows back, and check them.

    Returns the mark of the table; raises ``GridLensError`` if a record would be there twice.
    """
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
    except duckdb.CatalogException:  # an older version without this table
        return True
    return bool(found.fetchall())


def _says_nothing_new(con: duckdb.DuckDBPyConnection, ledger: Ledger, fresh: Fresh) -> bool:
    """Tell whether the version already has all of a load's records of a ledger, unchanged."""
    if not fresh.has(ledger) or fresh.has(ledger, WITHDRAWN):
        return False
    rows = fresh.source(con, ledger)
    columns = ", ".join(quoted(column.name) for column in ledger.columns)
    new = f"SELECT {columns} FROM {rows} EXCEPT ALL SELECT {columns} FROM {quoted(ledger.key)}"
    return not con.execute(f"SELECT 1 FROM ({new}) LIMIT 1").fetchall()


def _are_settled(con: duckdb.DuckDBPyConnection, ledger: Ledger, directory: Directory) -> bool:
    """Tell whether no roster, alias or answer can change a table: it has only codes and values."""
    query = f"SELECT * FROM {quoted(ledger.key)}"
    if not all(names <= directory.codes(to) for to, names in names_in(con, query, ledger)):
        return False
    declared = as_declared(con, ledger, quoted(ledger.key))
    return with_meanings(con, ledger, declared, directory) == declared
