"""Fold the loads into the records in force: by key, a later load replaces an earlier one.

If a roster arrives after records that name its entries, the names become codes here, so that the
order in which an office sends its files leaves no trace. So do the office's own words become what
the office says they mean. A record that a load has withdrawn is
gone until a later load brings it again. A record that somebody has found to be the same as another
stays gone, however often its sheet is loaded.
"""

import glob
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.clean.rosters.directory import Directory
from etl.disk.keys import literal, quoted
from etl.disk.pointer import load_folder
from etl.loads.codes import with_standing_codes
from etl.loads.meanings import with_meanings
from etl.loads.names import with_codes, written_columns
from etl.loads.newest import NO_LOAD, Fresh
from gridlens.schema.ledger import Ledger
from gridlens.store.published.tables import column_types

WITHDRAWN, SAME = "gone", "same"
_GONE = "is_gone"  # 0 a record, 1 withdrawn, 2 found to be the same as another


def part(ledger: Ledger, what: str = "") -> str:
    """Return the name of the file that holds a ledger's rows in a load.

    ``what`` is ``WITHDRAWN`` or ``SAME`` for rows that the load takes out. Rows of ``SAME`` have
    the file, sheet and row of the record that replaces them.
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
    """Return the query for a ledger's records in force, in order of date (if any) and key.

    It reads the Parquet files of the loads, but the rows of the newest load from memory.
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
    """Return the query for the records in force, including their names as written.

    ``withdrawn`` adds the records that are gone.
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
    """Return the query for the records found to be the same as others; None if there are none.

    Each has the file, sheet and row of the record that replaces it.
    """
    if not loads_with(ledger, store, loads, SAME, fresh):
        return None
    named, _changed = _rows(con, ledger, store, loads, directory, fresh)
    return f"SELECT * FROM ({_latest(named)}) WHERE {_GONE} = 2"


def decided_rows(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    store: Path,
    loads: Sequence[int],
    directory: Directory,
) -> str | None:
    """Return the query for records as they were when somebody found them to be others.

    Their names are by today's rosters. None if there are none.
    """
    there = loads_with(ledger, store, loads, SAME, NO_LOAD)
    if not there:
        return None
    source = as_declared(con, ledger, _files(ledger, store, there, SAME))
    named = with_codes(con, ledger, f"SELECT *, 2 AS {_GONE} FROM ({source})", directory)
    return _latest(with_meanings(con, ledger, named, directory))


def any_rows(ledger: Ledger, store: Path, loads: Sequence[int], fresh: Fresh) -> bool:
    """Tell whether any of the loads brings rows of a ledger or takes rows out."""
    kinds = ("", WITHDRAWN, SAME)
    return any(loads_with(ledger, store, loads, what, fresh) for what in kinds)


def loads_with(
    ledger: Ledger, store: Path, loads: Sequence[int], what: str, fresh: Fresh
) -> list[int]:
    """Return the loads that have a ledger's rows of one kind; ``what`` is as in ``part``."""
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
    """Return the query for all rows of the loads, with names by today's rosters.

    The second value tells whether any name or word changed.
    """
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
    named = with_standing_codes(con, ledger, named, directory)
    named = with_meanings(con, ledger, named, directory)
    return named, named != declared


def _files(ledger: Ledger, store: Path, loads: Sequence[int], what: str) -> str:
    files = (str(load_folder(store, load) / part(ledger, what)) for load in loads)
    listed = ", ".join(literal(glob.escape(file)) for file in files)
    return f"read_parquet([{listed}], union_by_name=true)"


def renamed_records(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, directory: Directory
) -> str:
    """Return the query for a published table's records, with names by today's rosters."""
    declared = f"SELECT *, 0 AS {_GONE} FROM ({as_declared(con, ledger, table)})"
    named = with_codes(con, ledger, declared, directory)
    named = with_standing_codes(con, ledger, named, directory)
    named = with_meanings(con, ledger, named, directory)
    return named if named == declared else _latest(named)


def as_declared(con: duckdb.DuckDBPyConnection, ledger: Ledger, source: str) -> str:
    """Return the query for the declared columns; columns that the source lacks are empty."""
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
    """Return the query that keeps one row per key.

    A row found to be the same as another comes first; then the row of the latest load, and within
    a load a record before its withdrawal; then the first by file, sheet and row.
    """
    order = f"{_GONE} = 2 DESC, load DESC, {_GONE}, source_file, source_sheet, source_row"
    return (
        f"SELECT * FROM ({query}) QUALIFY row_number() OVER (PARTITION BY key ORDER BY {order}) = 1"
    )


def _nothing(ledger: Ledger) -> str:
    columns = ", ".join(
        f"CAST(NULL AS {t}) AS {quoted(n)}" for n, t in column_types(ledger).items()
    )
    return f"SELECT {columns} WHERE false"
