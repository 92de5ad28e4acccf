"""Show how a sheet was read, for a person to confirm: its header, columns and first rows."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from etl.clean.rows import Batch
from etl.match.headers.header import headers, likeliest
from etl.sheets.problem import Layout
from etl.sheets.sheet import Sheet
from gridlens.kinds.names.made import is_made

_FIRST_ROWS = 5


def layout_of(batch: Batch) -> Layout:
    """Return how a matched sheet was read."""
    matched, rows = batch.matched, batch.rows.slice(0, _FIRST_ROWS)
    names = [c.name for c in matched.ledger.columns if c.name in rows.column_names]
    preview = [
        {
            name: _text(row[name])
            for name in names
            if row[name] is not None and not (name == matched.ledger.number and is_made(row[name]))
        }
        for row in rows.select(names).to_pylist()
    ]
    columns = {name: batch.header(name) for name in names if name in matched.columns}
    headers = [one.header for one in batch.records.columns if one.header and not one.joined]
    return Layout(matched.header, headers, columns, preview)


def guessed(sheet: Sheet) -> Layout:
    """Return the likely header of a sheet that was not recognised."""
    best = likeliest(headers(sheet))
    return Layout(best.last, [text for text in best.texts if text]) if best else Layout(1, [])


def _text(value: Any) -> str:
    """Return a typed value as a person writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return _tenure(value)
    if isinstance(value, Iterable):
        return "、".join(map(_text, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _tenure(value: dict[str, Any]) -> str:
    since, until = value.get("since"), value.get("until")
    if since is None and until is None:
        return str(value["name"])
    return f"{value['name']}（{since or ''}至{until or '今'}）"
