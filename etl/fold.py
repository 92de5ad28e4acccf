"""The records in force: the fold of the loads, later over earlier, by key.

Where a roster arrived after records that named its entries, the names become its codes here,
so that the order in which an office sends its files leaves no trace.
"""

import glob
from collections.abc import Sequence
from pathlib import Path

import duckdb
import ibis
from ibis.backends.sql.datatypes import DuckDBType

from etl.clean import roster_of
from etl.directory import Directory
from etl.fresh import Fresh
from etl.keys import key_sql, literal, quoted
from etl.pointer import load_folder
from gridlens.errors import Refused
from gridlens.kinds.reference import Roster
from gridlens.schema import Column, Ledger


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
    there = loads_with(ledger, store, loads)
    if not there:
        return _nothing(ledger)
    sources = [fresh.source(con, ledger, load) for load in there]
    files = [
        _file(ledger, store, load)
        for load, source in zip(there, sources, strict=True)
        if not source
    ]
    listed = ", ".join(literal(glob.escape(str(file))) for file in files)
    parts = [f"read_parquet([{listed}], union_by_name=true)"] if files else []
    parts += [source for source in sources if source]
    declared = " UNION ALL ".join(as_declared(con, ledger, part) for part in parts)
    named = with_codes(con, ledger, declared, directory)
    if named == declared and len(there) == 1:
        return named if fresh.in_order(ledger, there) else _ordered(ledger, named)
    return _ordered(ledger, _latest(named))


def loads_with(ledger: Ledger, store: Path, loads: Sequence[int]) -> list[int]:
    """Return the loads that have rows of a ledger."""
    return [load for load in loads if _file(ledger, store, load).exists()]


def _file(ledger: Ledger, store: Path, load: int) -> Path:
    return load_folder(store, load) / f"{ledger.key}.parquet"


def _ordered(ledger: Ledger, query: str) -> str:
    return f"{query} ORDER BY {f'{quoted(ledger.date)}, key' if ledger.date else 'key'}"


def recorded(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, directory: Directory
) -> str:
    """Return the query for a published table's records as they would be named today."""
    declared = as_declared(con, ledger, table)
    named = with_codes(con, ledger, declared, directory)
    return named if named == declared else _latest(named)


def as_declared(con: duckdb.DuckDBPyConnection, ledger: Ledger, source: str) -> str:
    """Return a query for the columns declared today; those that the source lacks are empty."""
    present = set(con.sql(f"SELECT * FROM {source} LIMIT 0").columns)
    columns = ", ".join(
        f"CAST({quoted(name) if name in present else 'NULL'} AS {type_}) AS {quoted(name)}"
        for name, type_ in _types(ledger).items()
    )
    return f"SELECT {columns} FROM {source}"


def with_codes(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, query: str, directory: Directory
) -> str:
    """Return the query with names that the rosters now know replaced by codes, and keys anew."""
    replaced = []
    for column in ledger.columns:
        to = roster_of(column)
        codes = _codes_for(con, column, to, query, directory) if to else {}
        if codes:
            entries = ", ".join(f"{literal(n)}: {_literals(c)}" for n, c in codes.items())
            replaced.append(f"{_replaced(column, f'MAP {{{entries}}}')} AS {quoted(column.name)}")
    if not replaced:
        return query
    renamed = f"SELECT * REPLACE ({', '.join(replaced)}) FROM ({query})"
    return f"SELECT * REPLACE ({key_sql(ledger)} AS key) FROM ({renamed})"


def _codes_for(
    con: duckdb.DuckDBPyConnection, column: Column, to: Roster, query: str, directory: Directory
) -> dict[str, list[str]]:
    """Return the codes of every stored name that is no code and that the roster now knows.

    A list may hold several people as one name (张某和李某), which only their roster tells apart.
    """
    several = column.kind.storage == "array<string>"
    name = quoted(column.name)
    each = name if column.kind.storage == "string" else f"unnest({name})"
    if "struct" in column.kind.storage:
        each = f"({each}).name"
    found = con.sql(f"SELECT DISTINCT {each} AS name FROM ({query})").fetchall()
    known = directory.codes(to)
    codes: dict[str, list[str]] = {}
    for (written,) in found:
        if written is None or written in known or not known:
            continue
        try:
            found_now = (
                directory.find_all(to, [written]) if several else [directory.find(to, written)]
            )
            codes[written] = found_now
        except Refused:
            continue
    return codes


def _replaced(column: Column, codes: str) -> str:
    name = quoted(column.name)
    if column.kind.storage == "string":
        return f"coalesce({codes}[{name}][1], {name})"
    if "struct" in column.kind.storage:
        entry = f"struct_update(x, name := coalesce({codes}[x.name][1], x.name))"
        return f"list_transform({name}, lambda x: {entry})"
    listed = f"flatten(list_transform({name}, lambda x: coalesce({codes}[x], [x])))"
    return f"list_filter({listed}, lambda x, i: list_position({listed}, x) = i)"


def _literals(texts: list[str]) -> str:
    return f"[{', '.join(map(literal, texts))}]"


def _latest(query: str) -> str:
    """Keep one row a key: of the latest load, and there the first by file, sheet and row."""
    order = "load DESC, source_file, source_sheet, source_row"
    return (
        f"SELECT * FROM ({query}) QUALIFY row_number() OVER (PARTITION BY key ORDER BY {order}) = 1"
    )


def _nothing(ledger: Ledger) -> str:
    columns = ", ".join(f"CAST(NULL AS {t}) AS {quoted(n)}" for n, t in _types(ledger).items())
    return f"SELECT {columns} WHERE false"


def _types(ledger: Ledger) -> dict[str, str]:
    """Return DuckDB's type of every column of the ledger's table."""
    schema: ibis.Schema = ledger.table().schema()
    return {name: DuckDBType.to_string(type_) for name, type_ in schema.items()}
