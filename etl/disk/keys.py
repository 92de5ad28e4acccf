"""The key of a record: what tells it from every other record, whatever becomes of its content.

A key begins with the record's number or, if it has none, with those columns of its natural key
that name no roster entry. Then follow a mark of the source, that is of the file and sheet that
brought the record first, and an ordinal if that is not enough. So records of different sources
never share a key, and a key stays as it is when a roster gives codes to names. Stores of older
programs also hold keys without a source: the bare number, or the whole natural key. The parts are
joined by control characters that no cleaned cell can hold.
"""

import base64
import hashlib

from gridlens.kinds import Reference, Tenures
from gridlens.schema.ledger import Column, Ledger

APART = "\x1e"
"""Stands between the beginning of a key and its source."""

_JOINT = "chr(31)"
_APART = f"chr({ord(APART)})"


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def scope_of(file: str, sheet: str) -> str:
    """Return the mark of a source in the keys of its records."""
    digest = hashlib.blake2s(f"{file}\x1f{sheet}".encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest).decode()


def base_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the beginning of a record's key from the ledger's columns."""
    columns = map(ledger.column, ledger.natural_key)
    return _coalesced(ledger, [c for c in columns if not isinstance(c.kind, Reference | Tenures)])


def key_sql(ledger: Ledger) -> str:
    """Return the SQL expression for a key without a source, as rosters and older stores have it."""
    return _coalesced(ledger, [ledger.column(name) for name in ledger.natural_key])


def renamed_key_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the key of a record some of whose names have become codes."""
    fixed = f"contains(key, {_APART})"
    if ledger.number:
        fixed += f" OR {quoted(ledger.number)} IS NOT NULL"
    return f"CASE WHEN {fixed} THEN key ELSE {key_sql(ledger)} END"


def scope_sql(key: str) -> str:
    """Return the SQL expression for the source of a key; empty for a key without one."""
    return f"split_part(split_part({key}, {_APART}, 2), '.', 1)"


def unnumbered_sql(key: str) -> str:
    """Return the SQL expression for a key without its ordinal."""
    return f"concat_ws({_APART}, split_part({key}, {_APART}, 1), {scope_sql(key)})"


def ordinal_sql(key: str) -> str:
    """Return the SQL expression for the ordinal of a key; 1 if it has none."""
    tail = f"split_part({key}, {_APART}, 2)"
    return f"coalesce(TRY_CAST(split_part({tail}, '.', 2) AS INTEGER), 1)"


def _coalesced(ledger: Ledger, columns: list[Column]) -> str:
    parts = [_text(column) for column in columns]
    natural = parts[0] if len(parts) == 1 else f"concat_ws({_JOINT}, {', '.join(parts)})"
    return f"coalesce({quoted(ledger.number)}, {natural})" if ledger.number else natural


def _text(column: Column) -> str:
    """Return the SQL for a column as text: dates ISO, lists sorted, null as an empty text."""
    name = quoted(column.name)
    if column.kind.storage == "array<string>":
        return f"coalesce(array_to_string(list_sort({name}), '、'), '')"
    return f"coalesce(CAST({name} AS VARCHAR), '')"
