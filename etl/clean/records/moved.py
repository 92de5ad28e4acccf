"""Find the rows of a text file whose cells may have moved: a separator stood inside a text.

Such a row is longer than the others, by filled or by empty cells. Rows that are shorter leave out
empty cells at their end.
"""

from collections.abc import Iterator

import numpy as np

from etl.match.columns.joined import is_joined
from etl.sheets.problem import Problem
from etl.sheets.sheet import Sheet, blank
from gridlens.translation import _

# Excel writes so many rows at a time, and pads them to the longest: one stray cell, far to the
# right, lengthens all of them. The end of a file may be shorter, but one row is no such block.
_PADDED_TOGETHER = 16
_LEAST_PADDED = 4


def moved(sheet: Sheet, header: int, records: np.ndarray) -> Iterator[Problem]:
    """Yield a fault for each record that is longer than it should be.

    Nobody knows which of its cells is whose.
    ``records`` are row numbers. Rows should be as long as the header. If none of them is, because
    each ends with a separator too many, they should be as long as most of them.
    """
    if not sheet.lengths or not len(records):
        return
    lengths = sheet.row_lengths[records - 1]
    wide = _filled_until(sheet, header)
    longer = lengths > wide
    if not longer.any():
        return
    beyond = _filled_beyond(sheet, max(wide, int(sheet.row_lengths[header - 1])))[records - 1]
    if not (lengths == wide).any():
        wide = int(np.bincount(lengths[longer]).argmax())
    doubtful = (lengths > wide) & ~_padded(sheet)[records - 1]
    reason = _("本行超出了表头的{n}格，可能是文字里有没加引号的分隔符，请核对").format(n=wide)
    for row in records[beyond | doubtful].tolist():
        yield Problem(row, None, None, reason, fault=True)


def _filled_until(sheet: Sheet, row: int) -> int:
    """Return the number of cells up to the last filled cell that a row has in the file."""
    texts = [text for n, text in enumerate(sheet.row(row)) if not is_joined(sheet, n)]
    return max((n for n, text in enumerate(texts, start=1) if text and text.strip()), default=0)


def _filled_beyond(sheet: Sheet, width: int) -> np.ndarray:
    """Mark the rows with filled cells beyond a width."""
    found = np.zeros(sheet.cells.num_rows, dtype=bool)
    for place in range(width, sheet.cells.num_columns):
        if not is_joined(sheet, place):
            found |= ~blank(sheet.cells.column(place))
    return found


def _padded(sheet: Sheet) -> np.ndarray:
    """Mark the rows of those blocks whose rows are all of one length."""
    lengths = sheet.row_lengths
    found = np.zeros(len(lengths), dtype=bool)
    for begin in range(0, len(lengths), _PADDED_TOGETHER):
        block = lengths[begin : begin + _PADDED_TOGETHER]
        alike = len(block) >= _LEAST_PADDED and bool((block == block[0]).all())
        found[begin : begin + _PADDED_TOGETHER] = alike
    return found
