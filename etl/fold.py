"""The records in force: the fold of the loads, later over earlier, by key.

Where a roster arrived after records that named its entries, the names become its codes here,
so that the order in which an office sends its files leaves no trace. A record that a load has
withdrawn is gone until a later load brings it again.
"""

import glob
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.directory import Directory
from etl.fresh import Fresh
from etl.keys import literal, quoted
from etl.pointer import load_folder
from etl.written import with_codes, written_columns
from gridlens.schema import Ledger
from gridlens.tables import column_types

GONE = "gone"


def part(ledger: Ledger, *, gone: bool = False) -> str:
    """Return the name of the file that holds a ledger's rows in a load, or those it withdraws."""
    return f"{ledger.key}.{GONE}.parquet" if gone else f"{ledger.key}.parquet"


def folded_loads(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
    fresh: Fresh,
) -> str:
    """Return the query that gives a ledger's records in force, in order of date and key.

    It reads the loads' Parquet files, but the newest load's rows where they stand in memory.
    """
    columns = ", ".join(map(quoted, column_types(ledger)))
    query = f"SELECT {columns} FROM ({latest_rows(con, ledger, store, loads, directory, fresh)})"
    there = loads_with(ledger, store, loads)
    if fresh.in_order(ledger, there) and not loads_with(ledger, store, loads, gone=True):
        return query
    return f"{query} ORDER BY {f'{quoted(ledger.date)}, key' if ledger.date else 'key'}"


def latest_rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
    fresh: Fresh | None = None,
    *,
    withdrawn: bool = False,
) -> str:
    """Return the query for the records in force, with their names as they were written.

    ``withdrawn`` asks for the records that the last word on is that they are gone, beside them.
    """
    there = loads_with(ledger, store, loads)
    gone = loads_with(ledger, store, loads, gone=True)
    if not there and not (gone and withdrawn):
        return _nothing(ledger)
    sources = [fresh.source(con, ledger, load) if fresh else None for load in there]
    files = [load for load, source in zip(there, sources, strict=True) if not source]
    parts = [(source, False) for source in sources if source]
    parts += [(_files(ledger, store, files, gone=False), False)] if files else []
    parts += [(_files(ledger, store, gone, gone=True), True)] if gone else []
    declared = " UNION ALL ".join(
        f"SELECT *, {is_gone} AS {GONE} FROM ({as_declared(con, ledger, source)})"
        for source, is_gone in parts
    )
    named = with_codes(con, ledger, declared, directory)
    if named == declared and len(there) == 1 and not gone:
        return named
    return f"SELECT * FROM ({_latest(named)}){'' if withdrawn else f' WHERE NOT {GONE}'}"


def loads_with(
    ledger: Ledger, store: Path, loads: Sequence[int], *, gone: bool = False
) -> list[int]:
    """Return the loads that have rows of a ledger, or that withdraw some."""
    return [n for n in loads if (load_folder(store, n) / part(ledger, gone=gone)).exists()]


def _files(ledger: Ledger, store: Path, loads: Sequence[int], *, gone: bool) -> str:
    files = (str(load_folder(store, load) / part(ledger, gone=gone)) for load in loads)
    listed = ", ".join(literal(glob.escape(file)) for file in files)
    return f"read_parquet([{listed}], union_by_name=true)"


def recorded(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, directory: Directory
) -> str:
    """Return the query for a published table's records as they would be named today."""
    declared = f"SELECT *, false AS {GONE} FROM ({as_declared(con, ledger, table)})"
    named = with_codes(con, ledger, declared, directory)
    return named if named == declared else _latest(named)


def as_declared(con: duckdb.DuckDBPyConnection, ledger: Ledger, source: str) -> str:
    """Return a query for the columns declared today; those that the source lacks are empty."""
    present = set(con.sql(f"SELECT * FROM {source} LIMIT 0").columns)
    types = column_types(ledger)
    for name, (written, of) in written_columns(ledger).items():
        types[written] = "VARCHAR" if of == pa.string() else types[name]
    columns = ", ".join(
        f"CAST({quoted(name) if name in present else 'NULL'} AS {type_}) AS {quoted(name)}"
        for name, type_ in types.items()
    )
    return f"SELECT {columns} FROM {source}"


def _latest(query: str) -> str:
    """Keep one row a key: of the latest load, and there the first by file, sheet and row."""
    order = f"load DESC, {GONE}, source_file, source_sheet, source_row"
    return (
        f"SELECT * FROM ({query}) QUALIFY row_number() OVER (PARTITION BY key ORDER BY {order}) = 1"
    )


def _nothing(ledger: Ledger) -> str:
    columns = ", ".join(
        f"CAST(NULL AS {t}) AS {quoted(n)}" for n, t in column_types(ledger).items()
    )
    return f"SELECT {columns} WHERE false"
