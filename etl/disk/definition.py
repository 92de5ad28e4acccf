"""How a ledger's table is declared in the store: its columns' types, and how they are packed.

Texts that hardly ever repeat are packed by zstd: DuckDB's own choice, a dictionary of symbols,
takes twice the time to find and half as much space again. All other columns are left to DuckDB.
"""

from etl.disk.keys import quoted
from gridlens.kinds import Code, Text
from gridlens.schema.ledger import Column, Ledger, Personal
from gridlens.store.tables import column_types


def definition(ledger: Ledger) -> str:
    """Return the columns as CREATE TABLE takes them."""
    apart = varied(ledger)
    return ", ".join(
        f"{quoted(name)} {type_}{' USING COMPRESSION zstd' if name in apart else ''}"
        for name, type_ in column_types(ledger).items()
    )


def varied(ledger: Ledger) -> set[str]:
    """Return the columns of texts that hardly ever repeat."""
    return {"key"} | {c.name for c in ledger.columns if _is_varied(ledger, c)}


def _is_varied(ledger: Ledger, column: Column) -> bool:
    """Tell whether hardly two rows have the same text: numbers, accounts, what makes the key."""
    if not isinstance(column.kind, Text | Code):
        return False
    identifies = column.name == ledger.number or column.name in ledger.natural_key
    return identifies or column.long or column.personal is Personal.PHONE
