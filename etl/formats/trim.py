"""Remove the empty rows and columns that programs leave after the last filled cell."""

import pyarrow as pa
import pyarrow.compute as pc

from etl.process.bounds import MOST_CELLS, MOST_COLUMNS, too_many_cells, too_many_columns
from etl.sheets.sheet import blank

_ROWS_AT_ONCE = 4096


def trimmed(cells: pa.Table) -> pa.Table:
    """Return the cells up to the last filled row and column.

    Raises ``GridLensError`` if the rest is still too large for the parent process.
    """
    width = cells.num_columns
    while width and _is_blank(cells.column(width - 1)):
        width -= 1
    cells = cells.select(range(width))
    if width > MOST_COLUMNS:
        raise too_many_columns(width)
    height = cells.num_rows if width else 0
    while height:
        begin = max(0, height - _ROWS_AT_ONCE)
        tail = cells.slice(begin, height - begin)
        kept = max((_filled_until(column) for column in tail.columns), default=0)
        if kept:
            height = begin + kept
            break
        height = begin
    if width * height > MOST_CELLS:
        raise too_many_cells()
    return cells.slice(0, height)


def _is_blank(column: pa.ChunkedArray) -> bool:
    """Tell whether a column is blank.

    It reads piece by piece, because most columns that have anything have it near the top.
    """
    return all(_all_blank(pa.chunked_array([piece])) for piece in column.chunks)


def _all_blank(column: pa.ChunkedArray) -> bool:
    if column.null_count == len(column):
        return True
    if not pc.sum(pc.binary_length(column)).as_py():
        return True
    return bool(blank(column).all())


def _filled_until(column: pa.ChunkedArray) -> int:
    """Return the number of cells up to and including the last filled cell."""
    filled = (~blank(column)).nonzero()[0]
    return int(filled[-1]) + 1 if len(filled) else 0
