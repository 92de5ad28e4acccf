"""How a sheet was read, for a person to confirm: its header, what feeds what, its first rows."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from etl.clean import Batch
from etl.header import HEADER_WITHIN
from etl.mapped import is_joined
from etl.problem import Layout
from etl.sheet import Sheet

_FIRST_ROWS = 5


def layout_of(batch: Batch) -> Layout:
    """Return how a recognised sheet was read."""
    matched, rows = batch.matched, batch.rows.slice(0, _FIRST_ROWS)
    names = [c.name for c in matched.ledger.columns if c.name in rows.column_names]
    preview = [
        {name: _text(row[name]) for name in names if row[name] is not None}
        for row in rows.select(names).to_pylist()
    ]
    columns = {name: batch.header(name) for name in names if matched.columns.get(name) is not None}
    places = range(matched.sheet.cells.num_columns)
    headers = [matched.text(place) for place in places if not is_joined(matched.sheet, place)]
    return Layout(matched.header, [text for text in headers if text], columns, preview)


def guessed(sheet: Sheet) -> Layout:
    """Return the fullest of the first rows as the likely header of a sheet nobody recognised."""
    within = range(1, min(HEADER_WITHIN, sheet.cells.num_rows) + 1)
    fullest = max(within, key=lambda number: (len(_headers(sheet, number)), -number))
    return Layout(fullest, _headers(sheet, fullest))


def _headers(sheet: Sheet, number: int) -> list[str]:
    return [" ".join(text.split()) for text in sheet.row(number) if text and text.strip()]


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
