"""Builds a published store from a few rows, without the loader, for tests of figures."""

import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb

from gridlens.ledgers import ledgers
from gridlens.store.published.tables import column_types, created
from gridlens.store.version import Version, current


def publish(
    folder: Path, number: int = 1, loaded: str = "2025-07-02", **rows: list[dict[str, Any]]
) -> Version:
    """Write ``rows`` as version ``number`` of a store in ``folder``, and open that version.

    ``rows`` has the records of each ledger by the ledger's key, and under ``reject`` the faults of
    rejected rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"v{number}.duckdb"
    connection = duckdb.connect(str(path))
    connection.execute('CREATE TABLE "load"("load" BIGINT, loaded_at TIMESTAMP, loaded_by VARCHAR)')
    connection.execute('INSERT INTO "load" VALUES (1, ?, ?)', [f"{loaded} 09:00:00", "测试"])
    connection.execute(created("reject"))
    for fault in rows.get("reject", []):
        names = ", ".join(f'"{name}"' for name in fault)
        marks = ", ".join("?" for _name in fault)
        connection.execute(f"INSERT INTO reject({names}) VALUES ({marks})", list(fault.values()))
    for key, ledger in ledgers().items():
        columns = ", ".join(f'"{name}" {type_}' for name, type_ in column_types(ledger).items())
        connection.execute(f'CREATE TABLE "{key}"({columns})')
        for place, given in enumerate(rows.get(key, []), start=2):
            lineage = {
                "source_file": f"{key}.xlsx",
                "source_sheet": "1",
                "source_row": place,
                "load": 1,
            }
            record = {"key": f"{key}-{place}"} | lineage | given
            names = ", ".join(f'"{name}"' for name in record)
            marks = ", ".join("?" for _name in record)
            connection.execute(
                f'INSERT INTO "{key}"({names}) VALUES ({marks})', list(record.values())
            )
    connection.close()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    pointer = {
        "version": number,
        "file": path.name,
        "sha256": digest,
        "counts": {},
        "sample": False,
    }
    (folder / "CURRENT").write_text(json.dumps(pointer), encoding="utf-8")
    return current(folder)


def day(text: str) -> dt.date:
    """Return the date of a text such as 2025-04-03, or 04-03 for a day in 2025."""
    return dt.date.fromisoformat(text if len(text) == 10 else f"2025-{text}")
