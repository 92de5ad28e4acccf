"""Tell of which source each row is: of its own file and sheet, or of those that it came from.

A workbook of rejects names the file, sheet and row from which each row was rejected. A corrected
row is a row of that sheet, so the record is the same when the whole sheet comes again.
"""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.rows import ROW, Batch
from etl.disk.keys import scope_of
from gridlens.schema import forms
from gridlens.schema.header import folded


def homes(batch: Batch) -> pa.DictionaryArray:
    """Return the mark of the source of each row of a sheet, as keys have it."""
    many = batch.rows.num_rows
    own = scope_of(*batch.source)
    files, sheets = (_origin(batch, header) for header in forms.ORIGIN[:2])
    if files is None or sheets is None or not many:
        return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), many), [own])
    pairs = zip(files, sheets, strict=True)
    found = [scope_of(file, sheet) if file and sheet else own for file, sheet in pairs]
    return pa.array(found, pa.string()).dictionary_encode()


def _origin(batch: Batch, header: str) -> Iterator[str] | None:
    """Return the texts of the rows in a column that our workbooks of rejects add."""
    texts = next(
        (c.texts for c in batch.records.columns if folded(c.header) == folded(header)), None
    )
    if texts is None:
        return None
    rows = texts.take(pc.subtract(batch.rows[ROW], 1))
    return (text.strip() for text in pc.fill_null(rows, "").to_pylist())
