"""Make one column of several: texts that go on, or a community and the number of its grid."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.sheets.sheet import Sheet
from gridlens.kinds.base import PICTURE
from gridlens.kinds.names.place import in_area

MADE = "joined-"
BETWEEN = " + "
_BARE_NUMBER = r"^\s*第?[\d一二三四五六七八九十]+号?\s*$"
_GRID = "网格"


def is_joined(sheet: Sheet, place: int) -> bool:
    """Tell whether a column was joined from others and so is not in the file."""
    return str(sheet.cells.column_names[place]).startswith(MADE)


def with_texts(sheet: Sheet, name: str, places: Sequence[int]) -> Sheet:
    """Return the sheet with one more column: the texts of several, joined by spaces."""
    parts = [_without_pictures(sheet.cells.column(place)) for place in places]
    joined = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))
    return _with(sheet, name, joined)


def with_grids(sheet: Sheet, name: str, header: int, community: int, number: int) -> Sheet:
    """Return the sheet with one more column: 石桥村 and 2 are the grid 石桥村2网格."""
    return _with(sheet, name, grids(sheet, header, community, number))


def grids(sheet: Sheet, header: int, community: int, number: int) -> pa.ChunkedArray:
    """Return the grids that a community and a number name together.

    A row without a number is the community's. A community merged over several rows holds for each
    of them.
    """
    areas = pc.utf8_trim_whitespace(pc.fill_null(_merged_down(sheet, header, community), ""))
    numbers = pc.utf8_trim_whitespace(pc.fill_null(sheet.cells.column(number), ""))
    bare = pc.match_substring_regex(numbers, _BARE_NUMBER)
    named = pc.if_else(bare, pc.binary_join_element_wise(numbers, _GRID, ""), numbers)
    there = pc.and_(pc.not_equal(areas, ""), pc.not_equal(numbers, ""))
    apart = pc.and_(there, pc.invert(_begins(named, areas)))
    both = pc.binary_join_element_wise(areas, named, "")
    alone = pc.if_else(pc.or_(there, bare), named, areas)
    return pc.if_else(apart, both, alone)


def _without_pictures(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column with empty texts for nulls, and for the formulas of pictures in cells."""
    texts = pc.fill_null(column, "")
    return pc.if_else(pc.match_substring_regex(texts, PICTURE), "", texts)


def _begins(texts: pa.ChunkedArray, heads: pa.ChunkedArray) -> pa.ChunkedArray:
    """Tell for each text whether it begins with the area at the same place in ``heads``.

    东湖第一网格 begins with 东湖社区.
    """
    begins = [
        bool(head) and text.startswith((head, in_area("", head) or head))
        for text, head in zip(texts.to_pylist(), heads.to_pylist(), strict=True)
    ]
    return pa.chunked_array([pa.array(begins, pa.bool_())])


def _merged_down(sheet: Sheet, header: int, place: int) -> pa.ChunkedArray:
    """Return a column in which all rows of a merged cell have its text."""
    source = np.arange(sheet.cells.num_rows)
    for merge in sheet.merges or ():
        if merge.first_place == place and merge.first_row > header:
            source[merge.first_row - 1 : merge.last_row] = merge.first_row - 1
    return sheet.cells.column(place).take(pa.array(source))


def _with(sheet: Sheet, name: str, column: pa.ChunkedArray) -> Sheet:
    cells = sheet.cells.append_column(f"{MADE}{name}", column)
    return replace(sheet, cells=cells)
