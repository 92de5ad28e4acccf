"""Read the rosters of a database, by which names in cells are found."""

from pathlib import Path

import duckdb

from etl.clean.rosters.directory import ROSTERS, Directory
from etl.disk.engine import opened
from etl.disk.keys import quoted
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger
from gridlens.store.office.aliases import aliases
from gridlens.store.office.answers import answers


def roster_order() -> list[Ledger]:
    """Return all ledgers, each roster before the ledgers whose cells name its entries."""
    first = [ledgers()[roster] for roster in ROSTERS]
    return first + [ledger for ledger in ledgers().values() if ledger not in first]


def roster_rows(con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, to: Directory) -> None:
    """Add the entries of a roster's table to the directory ``to``."""
    used = (ledger.number, "name", "aliases", "community")
    wanted = [name for name in used if name and ledger.has(name)]
    rows = con.sql(f"SELECT {', '.join(map(quoted, wanted))} FROM {table}")
    to.add(ledger.key, rows.to_arrow_table().to_pylist())  # type: ignore[arg-type]  # a roster's key


def aliased(store: Path) -> Directory:
    """Return a directory with the office's aliases and answers, but without rosters."""
    directory = Directory()
    directory.explain(answers(store))
    for roster in ROSTERS:
        directory.also(roster, aliases(store, roster))
    return directory


def rosters(file: Path, store: Path) -> Directory:
    """Return a directory with the rosters of a version and the aliases of the office.

    ``file`` is the database file of the version.
    """
    directory = aliased(store)
    with opened(file, read_only=True) as con:
        for ledger in roster_order():
            if ledger.key in ROSTERS:
                roster_rows(con, ledger, quoted(ledger.key), directory)
    return directory
