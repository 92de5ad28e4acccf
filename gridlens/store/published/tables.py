"""The tables of a published version as declared: one for each ledger, and the load history."""

from functools import cache

from gridlens.kinds.storage import DUCKDB
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger

ROW_COUNTS = ("rows", "loaded", "updated", "unchanged", "rejected", "skipped")
SHEET_COUNTS = (*ROW_COUNTS, "vanished", "withdrawn")
HISTORY: dict[str, dict[str, str]] = {
    "load": {"load": "INTEGER", "loaded_at": "TIMESTAMP", "loaded_by": "VARCHAR"},
    "sheet": {"load": "INTEGER", "file": "VARCHAR", "sheet": "VARCHAR", "ledger": "VARCHAR"}
    | dict.fromkeys(SHEET_COUNTS, "BIGINT"),
    "reject": {"load": "INTEGER", "file": "VARCHAR", "sheet": "VARCHAR", "row": "BIGINT"}
    | dict.fromkeys(("ledger", "column", "found", "reason", "cells"), "VARCHAR"),
    "same": {"ledger": "VARCHAR", "key": "VARCHAR"}
    | {"source_file": "VARCHAR", "source_sheet": "VARCHAR", "source_row": "BIGINT"},
    "publication": {
        "version": "INTEGER",
        "published_at": "TIMESTAMP",
        "sample": "BOOLEAN",
        "content_hash": "VARCHAR",
    },
}


def column_types(ledger: Ledger) -> dict[str, str]:
    """Return the DuckDB type of each column of a ledger's table."""
    return {name: DUCKDB[type_] for name, type_ in ledger.storage().items()}


@cache
def declared_tables() -> dict[str, dict[str, str]]:
    """Return every table, each with the DuckDB types of its columns."""
    return {key: column_types(ledger) for key, ledger in ledgers().items()} | HISTORY


def created(table: str) -> str:
    """Return the SQL statement that creates a table of the history."""
    columns = ", ".join(f'"{name}" {type_}' for name, type_ in HISTORY[table].items())
    return f'CREATE TABLE "{table}" ({columns})'
