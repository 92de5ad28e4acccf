"""Whose grid each row is, told by a place that it names, where a table has no column of grids.

The roster decides: a place counts only where it holds the name of one grid, or of a community with
one grid. Without a roster, a community that is spelled out counts. Of a meeting only its station
counts: where else people met is not whose matter it was.
"""

import re
from collections.abc import Iterator

import pyarrow as pa

from etl.clean.records.gaps.around import Told, area_in
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under
from etl.sheets.sheet import blank
from gridlens.errors import Refused
from gridlens.kinds.base import halfwidth
from gridlens.schema.header import folded
from gridlens.translation import N_

_PLACE = re.compile("地址|住址|地点|位置|场所|点位|村组|联络站|站点|单位")
_STATION = re.compile("联络站|站点|家站|代表之家")
_AT_STATIONS = frozenset({"session"})
_MOSTLY = 0.6
_COLUMN = N_("列")


def grid_by_place(matched: MatchedSheet, directory: Directory) -> Iterator[Told]:
    """Yield the grids of the rows by the column of places that tells most of them, if any does."""
    ledger = matched.ledger
    if not ledger.grid or not ledger.date or ledger.grid in matched.columns:
        return
    wanted = _STATION if ledger.key in _AT_STATIONS else _PLACE
    rows = rows_under(matched.sheet, matched.header)
    best: tuple[float, int] = (0.0, -1)
    for place, header in enumerate(matched.texts):
        if not header or not wanted.search(folded(header)):
            continue
        cells = matched.sheet.cells.column(place).take(pa.array(rows))
        told = [
            _grid(text, directory) for text in cells.filter(pa.array(~blank(cells))).to_pylist()
        ]
        if told:
            best = max(best, (sum(map(bool, told)) / len(told), -place))
    if best[0] >= _MOSTLY:
        yield _told(matched, directory, -best[1])


def _told(matched: MatchedSheet, directory: Directory, place: int) -> Told:
    texts = matched.sheet.cells.column(place).dictionary_encode()
    column = texts.combine_chunks()
    grids = [text and _grid(text, directory) for text in column.dictionary.to_pylist()]
    cells = pa.chunked_array([pa.array(grids, pa.string()).take(column.indices)])
    assert matched.ledger.grid
    return Told(matched.ledger.grid, "", _COLUMN, matched.texts[place], cells)


def _grid(text: str, directory: Directory) -> str | None:
    """Return the one grid that a place names or lies in."""
    if not directory.has("grid"):
        return area_in(text)
    try:
        return directory.find("grid", halfwidth(text))
    except Refused:
        return directory.named_in("grid", halfwidth(text).replace(" ", ""))
