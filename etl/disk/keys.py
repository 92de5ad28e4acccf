"""The key of a record as one SQL expression, so that every stage computes the same key.

The key is the number if it is filled, else the columns of the natural key, joined. They are joined
by a control character that no cleaned cell can hold, so that two different rows never get the same
key by accident.
"""

from gridlens.schema.ledger import Column, Ledger

_JOINT = "chr(31)"


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def key_sql(ledger: Ledger) -> str:
    """Return the SQL expression for a record's key from the ledger's columns."""
    parts = [_text(ledger.column(name)) for name in ledger.natural_key]
    natural = parts[0] if len(parts) == 1 else f"concat_ws({_JOINT}, {', '.join(parts)})"
    return f"coalesce({quoted(ledger.number)}, {natural})" if ledger.number else natural


def _text(column: Column) -> str:
    """Return the SQL for a column as text: dates ISO, lists sorted, null as an empty text."""
    name = quoted(column.name)
    if column.kind.storage == "array<string>":
        return f"coalesce(array_to_string(list_sort({name}), '、'), '')"
    return f"coalesce(CAST({name} AS VARCHAR), '')"
