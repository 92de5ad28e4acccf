"""Put together a date that a form splits into columns of its own: 月 and 日, perhaps 年 before.

The column of days gets the whole date. The others stay as they are, and are not read.
"""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sheets.sheet import Sheet
from gridlens.kinds.base import halfwidth
from gridlens.translation import N_

YEAR, MONTH, DAY = "年", "月", "日"
_WHOLE = N_("日期")
_MOST_ROWS = 20  # a header stands above
_NEARLY_ALL = 0.8


def with_whole_days(sheet: Sheet) -> Sheet:
    """Return the sheet with whole dates in its columns of days, if it has months beside them."""
    for row in range(1, min(_MOST_ROWS, sheet.cells.num_rows) + 1):
        texts = ["".join(halfwidth(text or "").split()) for text in sheet.row(row)]
        for place in range(1, len(texts)):
            if (texts[place - 1], texts[place]) == (MONTH, DAY):
                year = place - 2 if place > 1 and texts[place - 2] == YEAR else None
                if (days := _days(sheet, row, place, year)) is not None:
                    name = sheet.cells.column_names[place]
                    sheet = replace(sheet, cells=sheet.cells.set_column(place, name, days))
    return sheet


def _days(sheet: Sheet, header: int, place: int, year: int | None) -> pa.ChunkedArray | None:
    """Return the column of days with whole dates; None if the cells are no months and days."""
    months, days = _numbers(sheet, place - 1, 12), _numbers(sheet, place, 31)
    below = np.arange(sheet.cells.num_rows) >= header
    filled = below & np.array([bool(text and text.strip()) for text in _texts(sheet, place)])
    known = filled & np.array([one is not None for one in days])
    if not filled.any() or known.sum() < _NEARLY_ALL * filled.sum():
        return None
    years = _numbers(sheet, year, 9999) if year is not None else [None] * len(days)
    whole, month, of_year = list(_texts(sheet, place)), None, None
    whole[header - 1] = _WHOLE
    for at in np.flatnonzero(below):
        month, of_year = months[at] or month, years[at] or of_year  # a month is written once
        if known[at] and month is not None:
            whole[at] = (f"{of_year}年" if of_year else "") + f"{month}月{days[at]}日"
    return pa.chunked_array([pa.array(whole, pa.string())])


def _texts(sheet: Sheet, place: int) -> list[str | None]:
    texts: list[str | None] = sheet.cells.column(place).to_pylist()
    return texts


def _numbers(sheet: Sheet, place: int, most: int) -> list[int | None]:
    """Return the whole numbers from 1 up in a column; None for any other cell."""
    texts = pc.utf8_trim_whitespace(pc.fill_null(sheet.cells.column(place), "")).to_pylist()
    bare = [halfwidth(text).removesuffix(".0").rstrip("年月日号") for text in texts]
    return [int(one) if one.isdecimal() and 1 <= int(one) <= most else None for one in bare]
