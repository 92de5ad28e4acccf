"""Rejected rows, each so that it can be read, corrected and loaded again without its sheet.

A row leaves behind what stood around it: the group row or the merged cell that filled a cell of
its own, the year in the title, the epoch of the workbook. What they said is written into the row.
"""

import datetime as dt
import json
from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from etl.clean.rows import Batch
from etl.clean.years import reading_of
from etl.match.mapping import is_joined
from gridlens.errors import Refused
from gridlens.intake.rejects import UNNAMED
from gridlens.kinds import Kind
from gridlens.schema import forms

REJECTS = pa.schema(
    [
        ("file", pa.string()),
        ("sheet", pa.string()),
        ("row", pa.int64()),
        ("ledger", pa.string()),
        ("column", pa.string()),
        ("found", pa.string()),
        ("reason", pa.string()),
        ("cells", pa.string()),
    ]
)


def rejects_of(batches: Sequence[Batch]) -> pa.Table:
    """Return every fault of every sheet with the cells of its row, as ``REJECTS``."""
    rows = []
    for batch in batches:
        sheet, ledger = batch.matched.sheet, batch.matched.ledger
        cells = _written(batch, sorted(batch.rejected))
        for fault in sorted(batch.faults, key=lambda f: (f.row or 0, f.column or "", f.reason)):
            assert fault.row is not None
            rows.append(
                (
                    *(sheet.file, sheet.name, fault.row, ledger.key),
                    *(fault.column, fault.found, fault.reason, cells[fault.row]),
                )
            )
    columns = zip(*rows, strict=True) if rows else [[] for _field in REJECTS]
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, REJECTS, strict=True)], REJECTS)


def _written(batch: Batch, rows: Sequence[int]) -> dict[int, str]:
    """Return the cells of some rows as JSON by header, in the order of the file.

    A column without a header, or with that of an earlier one, goes by its number, and only when
    it holds something. Columns that a workbook of rejects added are left out. A column that the
    sheet does not have, but its group rows speak of, follows the others.
    """
    matched = batch.matched
    cells = matched.sheet.cells
    names = {place: name for name, place in matched.columns.items()}
    asked = np.zeros(cells.num_rows, dtype=bool)
    asked[[row - 1 for row in rows]] = True
    wanted = pa.array(asked)  # to take rows by number would join the sheet's pieces
    written: dict[str, list[str]] = {}
    for place in range(cells.num_columns):
        header = matched.text(place)
        if forms.is_added(header) or is_joined(matched.sheet, place):
            continue
        texts = _texts(batch, names.get(place), cells.column(place), wanted)
        if header and header not in written:
            written[header] = texts
        elif any(text.strip() for text in texts):
            written[f"{UNNAMED}{place + 1}"] = texts
    for name, column in batch.filled.items():
        if name not in matched.columns:
            written[batch.header(name) + forms.GIVEN] = _texts(batch, name, column, wanted)
    each = zip(*written.values(), strict=True)
    return {
        row: json.dumps(dict(zip(written, texts, strict=True)), ensure_ascii=False)
        for row, texts in zip(rows, each, strict=True)
    }


def _texts(
    batch: Batch, name: str | None, column: pa.ChunkedArray, wanted: pa.BooleanArray
) -> list[str]:
    """Return the cells of a column, those that others filled as they were filled."""
    whole = batch.filled.get(name, column) if name else column
    texts = [text or "" for text in whole.filter(wanted).to_pylist()]
    if name is None:
        return texts
    alone = batch.matched.ledger.column(name).kind
    within = alone.within(reading_of(batch.matched))
    if within == alone:
        return texts
    whole_days = {text: _by_itself(alone, within, text) for text in set(texts)}
    return [whole_days[text] for text in texts]


def _by_itself(alone: Kind, within: Kind, text: str) -> str:
    """Return a cell's text, or the whole date where only its sheet tells which one it is."""
    day = _day(within, text)
    return text if day is None or day == _day(alone, text) else day.isoformat()


def _day(kind: Kind, text: str) -> dt.date | None:
    try:
        value = kind.parse(text)
    except Refused:
        return None
    return value if isinstance(value, dt.date) else None
