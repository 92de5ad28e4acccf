"""How a ledger's table is declared in the store: its columns' types, and how they are packed.

Texts that hardly ever repeat are packed by zstd: DuckDB's own choice, a dictionary of symbols,
takes twice the time to find and half as much space again. All other columns are left to DuckDB.
"""

import ibis
from ibis.backends.sql.datatypes import DuckDBType

from etl.keys import quoted
from gridlens.kinds import Code, Text
from gridlens.schema import Column, Ledger, Personal


def column_types(ledger: Ledger) -> dict[str, str]:
    """Return DuckDB's type of every column of the ledger's table."""
    schema: ibis.Schema = ledger.table().schema()
    return {name: DuckDBType.to_string(type_) for name, type_ in schema.items()}


def definition(ledger: Ledger) -> str:
    """Return the columns as CREATE TABLE takes them."""
    varied = {"key"} | {c.name for c in ledger.columns if _is_varied(ledger, c)}
    return ", ".join(
        f"{quoted(name)} {type_}{' USING COMPRESSION zstd' if name in varied else ''}"
        for name, type_ in column_types(ledger).items()
    )


def _is_varied(ledger: Ledger, column: Column) -> bool:
    """Tell whether hardly two rows have the same text: numbers, accounts, what makes the key."""
    if not isinstance(column.kind, Text | Code):
        return False
    identifies = column.name == ledger.number or column.name in ledger.natural_key
    return identifies or column.long or column.personal is Personal.PHONE
