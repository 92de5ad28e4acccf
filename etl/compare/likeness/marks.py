"""Hash the values of rows, so that equal rows are found without comparing column by column."""

from collections.abc import Iterable

from etl.compare.likeness.alike import subject_texts
from etl.disk.keys import quoted
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.published.tables import column_types


def content_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the hash of all columns of a row."""
    return _hash(ledger, ledger.columns)


def but_number_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the hash of all columns of a row but its number."""
    return _hash(ledger, [c for c in ledger.columns if c.name != ledger.number])


def natural_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the hash of a row's natural key."""
    return _hash(ledger, map(ledger.column, ledger.natural_key))


def matter_sql(ledger: Ledger) -> str:
    """Return the SQL expression for the hash of a row's subject; null if it has none."""
    columns = [ledger.column(name) for name in subject_texts(ledger)]
    if not columns:
        return "NULL::UBIGINT"
    filled = " OR ".join(f"{quoted(column.name)} IS NOT NULL" for column in columns)
    return f"CASE WHEN {filled} THEN {_hash(ledger, columns)} END"


def number_sql(ledger: Ledger) -> str:
    """Return the SQL expression for a row's number; null for a ledger without numbers."""
    return quoted(ledger.number) if ledger.number else "NULL::VARCHAR"


def _hash(ledger: Ledger, columns: Iterable[Column]) -> str:
    """Return the SQL expression for one hash over columns.

    The hash is taken twice, because the engine joins the hashes of columns so that the last one
    stays almost bare. A list counts with its length, to tell an empty list from none.
    """
    types, cells = column_types(ledger), []
    for column in columns:
        cells.append(f"CAST({quoted(column.name)} AS {types[column.name]})")
        if column.kind.storage.startswith("array"):
            cells.append(f"len({quoted(column.name)})")
    return f"hash(hash({', '.join(cells)}))"
