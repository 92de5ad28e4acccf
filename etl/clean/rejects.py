"""Write rejected rows so that they can be read, corrected and loaded again without their sheet.

A row depends on what stands around it in the sheet: on the group row or the merged cell that
filled one of its cells, on the year in the title, on the epoch of the workbook. What these say is
written into the row.
"""

import datetime as dt
import json
from collections.abc import Sequence
from functools import partial

import numpy as np
import pyarrow as pa

from etl.clean.dates.years import reading_of
from etl.clean.rows import Batch
from gridlens.errors import Refused
from gridlens.intake.rejects import UNNAMED
from gridlens.kinds import Kind, Reading
from gridlens.schema import forms
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger

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


def corrected_by(batches: Sequence[Batch]) -> list[tuple[str, str, int]]:
    """Return the file, sheet and row number of each rejected row that comes back in these sheets.

    A workbook of rejects names the origin of its rows. A row that is rejected again is a reject of
    the workbook from then on.
    """
    found: list[tuple[str, str, int]] = []
    for batch in batches:
        columns = {folded(one.header): one.texts for one in reversed(batch.records.columns)}
        origin = [columns.get(folded(header)) for header in forms.ORIGIN]
        if any(texts is None for texts in origin):
            continue
        for number in batch.records.numbers:
            file, sheet, row = ((texts[int(number) - 1].as_py() or "") for texts in origin if texts)
            if row.strip().isdecimal():
                found.append((file, sheet, int(row)))
    return found


def _written(batch: Batch, rows: Sequence[int]) -> dict[int, str]:
    """Return the cells of some rows as JSON by header, in the order of the file.

    A column without a header, or with the header of an earlier column, goes by its number, and
    only if it holds something. Columns that a workbook of rejects added are left out. Columns that
    only group rows speak of come last.
    """
    records, matched = batch.records, batch.matched
    asked = np.zeros(matched.sheet.cells.num_rows, dtype=bool)
    asked[[row - 1 for row in rows]] = True
    wanted = pa.array(asked)  # a filter: taking rows by number would copy the whole column
    texts_of = partial(_texts, matched.ledger, reading_of(matched), wanted)
    written: dict[str, list[str]] = {}
    for place, column in enumerate(records.columns):
        if forms.is_added(column.header) or column.joined:
            continue
        texts = texts_of(column.feeds, column.texts)
        if column.header and column.header not in written:
            written[column.header] = texts
        elif any(text.strip() for text in texts):
            written[f"{UNNAMED}{place + 1}"] = texts
    for name in records.given:
        if name not in matched.columns:
            written[batch.header(name) + forms.GIVEN] = texts_of(name, records.texts[name])
    each = zip(*written.values(), strict=True)
    return {
        row: json.dumps(dict(zip(written, texts, strict=True)), ensure_ascii=False)
        for row, texts in zip(rows, each, strict=True)
    }


def _texts(
    ledger: Ledger,
    context: Reading,
    wanted: pa.BooleanArray,
    feeds: str | None,
    column: pa.ChunkedArray,
) -> list[str]:
    """Return the texts of the wanted rows in a column, so that they need no sheet to be read."""
    texts = [text or "" for text in column.filter(wanted).to_pylist()]
    if feeds is None:
        return texts
    alone = ledger.column(feeds).kind
    within = alone.within(context)
    if within == alone:
        return texts
    whole_days = {text: _by_itself(alone, within, text) for text in set(texts)}
    return [whole_days[text] for text in texts]


def _by_itself(alone: Kind, within: Kind, text: str) -> str:
    """Return a text, or the whole date if only the sheet tells which date it is."""
    day = _day(within, text)
    return text if day is None or day == _day(alone, text) else day.isoformat()


def _day(kind: Kind, text: str) -> dt.date | None:
    try:
        value = kind.parse(text)
    except Refused:
        return None
    return value if isinstance(value, dt.date) else None
