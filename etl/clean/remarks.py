"""What a clerk should know about how a sheet was read, and which cells may have moved."""

from collections.abc import Iterator

import numpy as np

from etl.problem import Problem
from etl.sheet import Sheet
from gridlens.translation import _

_SHOWN = 10


def remarks(sheet: Sheet, header: int) -> Iterator[Problem]:
    """Yield what concerns the whole sheet, including hidden rows below the header."""
    for remark in sheet.remarks:
        yield Problem(None, None, None, remark)
    filled = sheet.filled
    hidden = [row for row in sheet.hidden_rows if header < row <= len(filled) and filled[row - 1]]
    if hidden:
        rows = "、".join(map(str, hidden[:_SHOWN])) + ("……" if len(hidden) > _SHOWN else "")
        reason = _("有{n}行是隐藏的（第{rows}行），已一并读取。").format(n=len(hidden), rows=rows)
        yield Problem(None, None, None, reason)


def moved(sheet: Sheet, header: int, records: np.ndarray) -> Iterator[Problem]:
    """Yield a fault for each record in a text file that is longer than its header.

    A separator inside a text may have moved its cells, so nobody knows which cell is whose.
    ``records`` are row numbers.
    """
    reason = _("本行超出了表头的{n}格，可能是文字里有没加引号的分隔符，请核对").format(
        n=sheet.length(header)
    )
    longer = sheet.longer_than(header)
    for row in longer[np.isin(longer, records)] if len(longer) else ():
        yield Problem(int(row), None, None, reason, fault=True)
