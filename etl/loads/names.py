"""Keep the names of roster entries as the clerk wrote them, beside the codes found for them.

A code is valid while its roster is in force. If the load that brought the roster is taken back,
only the name as written is known, as if the roster had never been loaded.
"""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from etl.clean.cells.reading import WRITTEN, roster_of
from etl.clean.rosters.directory import Directory
from etl.disk.keys import quoted, renamed_key_sql
from etl.loads.codes import made_column
from etl.words.meaning import own_columns
from gridlens.errors import Refused
from gridlens.kinds import Tenures
from gridlens.kinds.names.reference import Roster
from gridlens.schema.ledger import Column, Ledger


def written_columns(ledger: Ledger) -> dict[str, tuple[str, pa.DataType]]:
    """Return, for each column that names roster entries, the column for names as written.

    Each value has the name of that column and its type. Names are kept as the text of the cell;
    tenures keep their structure, with names instead of codes. A roster has one more column: for
    the codes that we made. A column of words has one for the words that the office has explained.
    """
    schema = ledger.schema()
    made = made_column(ledger)
    codes = {str(ledger.number): (made, pa.string())} if made else {}
    words = {name: (name + WRITTEN, pa.string()) for name in own_columns(ledger.key)}
    return (
        codes
        | words
        | {
            c.name: (
                c.name + WRITTEN,
                schema.field(c.name).type if isinstance(c.kind, Tenures) else pa.string(),
            )
            for c in ledger.columns
            if roster_of(c)
        }
    )


def with_codes(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, query: str, directory: Directory
) -> str:
    """Return a query in which every name that the rosters know is a code, with the keys to match.

    ``query`` has the ledger's columns and those of ``written_columns``. If no name changes, it is
    returned as it is.
    """
    types = ledger.schema()
    kept, replaced, joined = written_columns(ledger), [], []
    for column, to in _named(ledger):
        type_ = types.field(column.name).type
        pairs = _changed(con, query, column, to, directory)
        if not pairs:
            continue
        codes, name = f"codes_{ledger.key}_{column.name}", quoted(column.name)
        of = (type_, kept[column.name][1], type_)
        arrays = [pa.array(v, t) for v, t in zip(zip(*pairs, strict=True), of, strict=True)]
        con.register(codes, pa.table(arrays, names=["given", "written", "code"]))
        replaced.append(f"coalesce({codes}.code, named.{name}) AS {name}")
        joined.append(
            f"LEFT JOIN {codes} ON named.{name} IS NOT DISTINCT FROM {codes}.given"
            f" AND named.{quoted(column.name + WRITTEN)} IS NOT DISTINCT FROM {codes}.written"
        )
    if not replaced:
        return query
    renamed = f"SELECT named.* REPLACE ({', '.join(replaced)}) FROM ({query}) named"
    return (
        f"SELECT * REPLACE ({renamed_key_sql(ledger)} AS key) FROM ({renamed} {' '.join(joined)})"
    )


def names_in(
    con: duckdb.DuckDBPyConnection, query: str, ledger: Ledger
) -> Iterator[tuple[Roster, set[str]]]:
    """Yield, for each column that names roster entries, the roster and the names or codes."""
    for column, to in _named(ledger):
        yield to, _different(con, query, column)


def _different(con: duckdb.DuckDBPyConnection, query: str, column: Column) -> set[str]:
    name = quoted(column.name)
    each = name if column.kind.storage == "string" else f"unnest({name})"
    each = f"({each}).name" if "struct" in column.kind.storage else each
    found = con.sql(f"SELECT DISTINCT {each} AS name FROM ({query})").fetchall()
    return {one for (one,) in found if one is not None}


def _named(ledger: Ledger) -> Iterator[tuple[Column, Roster]]:
    for column in ledger.columns:
        if to := roster_of(column):
            yield column, to


def _changed(
    con: duckdb.DuckDBPyConnection, query: str, column: Column, to: Roster, directory: Directory
) -> list[tuple[Any, Any, Any]]:
    """Return the values that today's rosters change: the value, as written, and the result."""
    given, written = quoted(column.name), quoted(column.name + WRITTEN)
    known = directory.codes(to)
    if _different(con, query, column) <= known:
        return []
    found = con.sql(f"SELECT DISTINCT {given}, {written} FROM ({query}) WHERE {given} IS NOT NULL")
    changed = []
    for value, text in found.fetchall():
        if set(_names(value)) <= known:
            continue
        now = _resolved(_parsed(column, value, text), to, directory)
        if now != value:
            changed.append((value, text, now))
    return changed


def _parsed(column: Column, value: Any, written: Any) -> Any:
    """Return the names as written; if they are unknown, the value itself."""
    if written is None:
        return value
    return column.kind.parse(written) if isinstance(written, str) else written


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one["name"] if isinstance(one, dict) else one for one in value]


def _resolved(value: Any, to: Roster, directory: Directory) -> Any:
    """Return the value with a code for each name that the roster knows; other names stay."""
    if isinstance(value, str):
        return _code(value, to, directory)
    if value and isinstance(value[0], dict):
        return [one | {"name": _code(one["name"], to, directory)} for one in value]
    try:
        return directory.find_all(to, value)
    except Refused:
        return list(dict.fromkeys(code for one in value for code in _codes(one, to, directory)))


def _codes(name: str, to: Roster, directory: Directory) -> list[str]:
    """Return the codes of one name, which may stand for several people (张某和李某)."""
    try:
        return directory.find_all(to, [name])
    except Refused:
        return [name]


def _code(name: str, to: Roster, directory: Directory) -> str:
    try:
        return directory.find(to, name)
    except Refused:
        return name
