"""What a clerk should know about how a sheet was read."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sheets.problem import Problem
from etl.sheets.sheet import Sheet
from gridlens.kinds.base import is_picture
from gridlens.translation import _

_SHOWN = 10


def remarks(sheet: Sheet, header: int) -> Iterator[Problem]:
    """Yield what concerns the whole sheet, including hidden and struck rows below the header."""
    for remark in sheet.remarks:
        yield Problem(None, None, None, remark)
    if hidden := _below(sheet, header, sheet.hidden_rows):
        reason = _("有{n}行是隐藏的（第{rows}行），已一并读取。")
        yield Problem(None, None, None, reason.format(n=len(hidden), rows=_listed(hidden)))
    if struck := _below(sheet, header, sheet.struck_rows):
        reason = _("有{n}行画了删除线（第{rows}行），仍照常读取；已作废的请删去这些行再导入。")
        yield Problem(None, None, None, reason.format(n=len(struck), rows=_listed(struck)))


def _below(sheet: Sheet, header: int, rows: Iterable[int]) -> list[int]:
    """Return those of the rows that stand below the header and hold anything."""
    filled = sheet.filled
    return [row for row in rows if header < row <= len(filled) and filled[row - 1]]


def _listed(rows: Sequence[int]) -> str:
    return "、".join(map(str, rows[:_SHOWN])) + ("……" if len(rows) > _SHOWN else "")


def pictures(header: str, texts: pa.ChunkedArray, below: int) -> Iterator[Problem]:
    """Yield a notice if a column has pictures in its cells, below a row; they count as empty.

    WPS writes such a picture as a formula.
    """
    formulas = np.flatnonzero(pc.fill_null(pc.starts_with(texts, "="), False).to_numpy())
    rows = [row for row in (formulas + 1).tolist() if row > below]
    found = [row for row in rows if is_picture(texts[row - 1].as_py())]
    if found:
        reason = _("有{n}格是图片（第{rows}行），单元格里的图片未读取，按空格子计。")
        reason = reason.format(n=len(found), rows=_listed(found))
        yield Problem(None, header or None, None, reason)
