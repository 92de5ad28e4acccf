"""The records in force: the fold of the loads, later over earlier, by key.

Where a roster arrived after records that named its entries, the names become its codes here,
so that the order in which an office sends its files leaves no trace. A record that a load has
withdrawn is gone until a later load brings it again; one that somebody has found to be the same as
another stays gone, however often its sheet is loaded.
"""

import glob
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.clean.directory import Directory
from etl.disk.keys import literal, quoted
from etl.disk.pointer import load_folder
from etl.loads.names import with_codes, written_columns
from etl.loads.newest import NO_LOAD, Fresh
from gridlens.schema.ledger import Ledger
from gridlens.store.tables import column_types

WITHDRAWN, SAME = "gone", "same"
_GONE = "is_gone"  # 0 a record, 1 withdrawn, 2 found to be the same as another


def part(ledger: Ledger, what: str = "") -> str:
    """Return the name of the file that holds a ledger's rows in a load.

    ``what`` is ``WITHDRAWN`` or ``SAME`` for those that it takes out; the latter are told with the
    place of the record that stands for them.
    """
    return f"{ledger.key}.{what}.parquet" if what else f"{ledger.key}.parquet"


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
    there = loads_with(ledger, store, loads, "", fresh)
    if fresh.in_order(ledger, there) and not _any_gone(ledger, store, loads, fresh):
        return query
    return f"{query} ORDER BY {f'{quoted(ledger.date)}, key' if ledger.date else 'key'}"


def latest_rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
    fresh: Fresh = NO_LOAD,
    *,
    withdrawn: bool = False,
) -> str:
    """Return the query for the records in force, with their names as they were written.

    ``withdrawn`` asks for the records that the last word on is that they are gone, beside them.
    """
    there = loads_with(ledger, store, loads, "", fresh)
    any_gone = _any_gone(ledger, store, loads, fresh)
    if not there and not (withdrawn and any_gone):
        return _nothing(ledger)
    named, changed = _rows(con, ledger, store, loads, directory, fresh)
    if not changed and len(there) == 1 and not any_gone:
        return named
    return f"SELECT * FROM ({_latest(named)}){'' if withdrawn else f' WHERE {_GONE} = 0'}"


def same_rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
    fresh: Fresh,
) -> str | None:
    """Return the query for the records found to be others, with the place of those; or None."""
    if not loads_with(ledger, store, loads, SAME, fresh):
        return None
    named, _changed = _rows(con, ledger, store, loads, directory, fresh)
    return f"SELECT * FROM ({_latest(named)}) WHERE {_GONE} = 2"


def any_rows(ledger: Ledger, store: Path, loads: Sequence[int], fresh: Fresh) -> bool:
    """Tell whether any of the loads brings rows of a ledger, or takes some out."""
    kinds = ("", WITHDRAWN, SAME)
    return any(loads_with(ledger, store, loads, what, fresh) for what in kinds)


def loads_with(
    ledger: Ledger, store: Path, loads: Sequence[int], what: str, fresh: Fresh
) -> list[int]:
    """Return the loads that have rows of a ledger, or that take some out."""
    return [
        n
        for n in loads
        if (
            fresh.has(ledger, what)
            if n == fresh.load
            else (load_folder(store, n) / part(ledger, what)).exists()
        )
    ]


def _any_gone(ledger: Ledger, store: Path, loads: Sequence[int], fresh: Fresh) -> bool:
    return any(loads_with(ledger, store, loads, what, fresh) for what in (WITHDRAWN, SAME))


def _rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
    fresh: Fresh,
) -> tuple[str, bool]:
    """Return the query for all rows of the loads, named as today, and whether any name changed."""
    parts = []
    for number, what in enumerate(("", WITHDRAWN, SAME)):
        there = loads_with(ledger, store, loads, what, fresh)
        if files := [load for load in there if load != fresh.load]:
            parts.append((_files(ledger, store, files, what), number))
        if len(files) < len(there):
            parts.append((fresh.source(con, ledger, what), number))
    declared = " UNION ALL ".join(
        f"SELECT *, {number} AS {_GONE} FROM ({as_declared(con, ledger, source)})"
        for source, number in parts
    )
    named = with_codes(con, ledger, declared, directory)
    return named, named != declared


def _files(ledger: Ledger, store: Path, loads: Sequence[int], what: str) -> str:
    files = (str(load_folder(store, load) / part(ledger, what)) for load in loads)
    listed = ", ".join(literal(glob.escape(file)) for file in files)
    return f"read_parquet([{listed}], union_by_name=true)"


def renamed_records(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, directory: Directory
) -> str:
    """Return the query for a published table's records as they would be named today."""
    declared = f"SELECT *, 0 AS {_GONE} FROM ({as_declared(con, ledger, table)})"
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
    order = f"{_GONE} = 2 DESC, load DESC, {_GONE}, source_file, source_sheet, source_row"
    return (
        f"SELECT * FROM ({query}) QUALIFY row_number() OVER (PARTITION BY key ORDER BY {order}) = 1"
    )


def _nothing(ledger: Ledger) -> str:
    columns = ", ".join(
        f"CAST(NULL AS {t}) AS {quoted(n)}" for n, t in column_types(ledger).items()
    )
    return f"SELECT {columns} WHERE false"
