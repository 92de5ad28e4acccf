"""The version of a store into which nothing was ever loaded: all tables as declared, and no row.

The data page is drawn from it, so that the first files come in by the same way as all others.
"""

from functools import cache
from pathlib import Path

import duckdb

from gridlens.store.published.tables import declared_tables
from gridlens.store.version import Version


@cache
def nothing(folder: Path) -> Version:
    """Return version 0 of the store in a folder; no file belongs to it."""
    connection = duckdb.connect()
    for table, types in declared_tables().items():
        columns = ", ".join(f'"{name}" {type_}' for name, type_ in types.items())
        connection.execute(f'CREATE TABLE "{table}" ({columns})')
    return Version(0, folder.resolve() / "v0.duckdb", False, connection)
