"""Tell a table of statistics from a ledger: a row a month or a unit, counted things in columns.

Its numbers are sums of what a ledger tells one by one; read as records they would count again.
"""

import re
from collections.abc import Collection, Sequence

from etl.match.headers.contents import rows_under, texts_under
from etl.match.headers.header import Header
from etl.sheets.sheet import Sheet
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger

_COUNT = re.compile(
    r"-?[\d,]+(?:\.\d+)?\s*(?:%|％|[件起条次户处个宗项人场家例名部份天]|人次|户次|件次)?"
)
_WHEN = re.compile(
    r"(?:20\d\d)?[-年./]?\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*(?:月份?|季度?)|第?[一二三四]季度|[上下]半年"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|20\d\d年?"
)
_COUNTED_THINGS = re.compile("数量?$|总数|合计|累计")
_TEXTUAL, _LEAST_COUNTED, _COUNTED = 0.8, 3, 0.6


def only_counts(sheet: Sheet, header: Header, ledger: Ledger, columns: Collection[str]) -> bool:
    """Tell whether a sheet that looks like a ledger says when and where, and then how many.

    受理日期, 网格, 受理件数, 化解件数 name what a ledger names, but each row sums up several.
    """
    where = {ledger.date, ledger.grid, "community", "reporting_unit", "reporter"}
    if ledger.is_roster or {*columns} - where:
        return False
    rows = rows_under(sheet, header.last)
    return any(
        _COUNTED_THINGS.search(folded(text)) and _are_counts(texts_under(sheet, rows, place))
        for place, text in enumerate(header.texts)
    )


def _are_counts(cells: Sequence[str]) -> bool:
    return bool(cells) and all(_COUNT.fullmatch(cell) for cell in cells)


def is_statistics(sheet: Sheet, header: Header) -> bool:
    """Tell whether nearly all columns below a header are numbers, and the rest names or times.

    A ledger has texts that say what happened; statistics have none.
    """
    rows = rows_under(sheet, header.last)
    counted, others = 0, 0
    for place, text in enumerate(header.texts):
        cells = texts_under(sheet, rows, place)
        if not text or not cells or text in ("序号", "编号"):
            continue
        if sum(bool(_COUNT.fullmatch(cell)) for cell in cells) >= _TEXTUAL * len(cells):
            counted += 1
        elif sum(bool(_WHEN.fullmatch(cell)) for cell in cells) < _TEXTUAL * len(cells):
            others += 1
    return counted >= _LEAST_COUNTED and counted >= _COUNTED * (counted + others) and others <= 2
