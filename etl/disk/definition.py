"""Declare the table of a ledger in the store: the types of its columns, and their compression.

Texts that hardly ever repeat are packed by zstd. DuckDB's own choice for them, a dictionary of
symbols, takes twice the time to find and half as much space again. For all other columns, DuckDB
chooses.
"""

from etl.disk.keys import quoted
from gridlens.kinds import Code, Text
from gridlens.schema.ledger import Column, Ledger, Personal
from gridlens.store.published.tables import column_types


def definition(ledger: Ledger) -> str:
    """Return the columns of a ledger's table, for CREATE TABLE."""
    apart = varied(ledger)
    return ", ".join(
        f"{quoted(name)} {type_}{' USING COMPRESSION zstd' if name in apart else ''}"
        for name, type_ in column_types(ledger).items()
    )


def varied(ledger: Ledger) -> set[str]:
    """Return the columns whose texts hardly ever repeat; ``key`` is one of them."""
    return {"key"} | {c.name for c in ledger.columns if _is_varied(ledger, c)}


def _is_varied(ledger: Ledger, column: Column) -> bool:
    """Tell whether hardly any two rows share a text: key columns, long texts, phone numbers."""
    if not isinstance(column.kind, Text | Code):
        return False
    identifies = column.name == ledger.number or column.name in ledger.natural_key
    return identifies or column.long or column.personal is Personal.PHONE
