"""Fill empty cells from what speaks for them: merged cells, group rows, the cell above."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.gaps.around import Told
from etl.clean.records.group import Group
from etl.match.columns.matched import MatchedSheet
from etl.sheets.sheet import blank


@dataclass(frozen=True)
class Filled:
    """The cells of a sheet by canonical column, all rows from row 1 on.

    ``texts`` has the columns of the sheet and those that only group rows speak of. ``given`` marks
    the cells that were filled; it has only columns with such cells.
    """

    texts: dict[str, pa.ChunkedArray]
    given: dict[str, np.ndarray]

    @property
    def own(self) -> dict[str, pa.ChunkedArray]:
        """The columns in which nothing was filled."""
        return {name: cells for name, cells in self.texts.items() if name not in self.given}


def fill(matched: MatchedSheet, groups: Sequence[Group], around: Sequence[Told] = ()) -> Filled:
    """Return the cells with their fillings; a cell that says something itself stays as it is.

    Merged cells come first: a group row fills only what they leave empty, and what stands
    ``around`` the table only what is empty still.
    """
    cells = matched.sheet.cells
    texts = {name: cells.column(place) for name, place in matched.columns.items()}
    fillings = chain(
        _merged_down(matched), _under_groups(matched, groups), _everywhere(matched, around)
    )
    return with_fillings(Filled(texts, {}), fillings)


def with_fillings(filled: Filled, fillings: Iterable[tuple[str, pa.ChunkedArray]]) -> Filled:
    """Return the cells with more of the empty ones filled; ``fillings`` are whole columns."""
    texts, given = dict(filled.texts), dict(filled.given)
    for name, column in fillings:
        own = texts.get(name)
        if own is None:
            own = pa.chunked_array([pa.nulls(len(column), pa.string())])
        takes = blank(own) & ~blank(column)
        if takes.any():
            texts[name] = pc.if_else(pa.array(takes), column, own)
            given[name] = given.get(name, np.zeros(len(takes), dtype=bool)) | takes
    return Filled(texts, given)


def _everywhere(
    matched: MatchedSheet, around: Sequence[Told]
) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Yield the columns that the names around the table fill, in every row."""
    constants = matched.mapping.constants if matched.mapping else {}
    for one in around:
        if one.column not in constants:
            texts = pa.array([one.text] * matched.sheet.cells.num_rows, pa.string())
            yield one.column, pa.chunked_array([texts]) if one.cells is None else one.cells


def _merged_down(matched: MatchedSheet) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Yield the columns with cells merged downward: all rows of a merge have its first text."""
    names = {place: name for name, place in matched.columns.items()}
    sources: dict[str, np.ndarray] = {}
    cells = matched.sheet.cells
    for merge in matched.sheet.merges or ():
        name = names.get(merge.first_place)
        if name is None or merge.first_row <= matched.header or merge.last_row == merge.first_row:
            continue
        source = sources.setdefault(name, np.arange(cells.num_rows))
        source[merge.first_row - 1 : merge.last_row] = merge.first_row - 1
    for name, source in sources.items():
        yield name, cells.column(matched.columns[name]).take(pa.array(source))


def _under_groups(
    matched: MatchedSheet, groups: Sequence[Group]
) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Yield the columns that group rows fill: each row has the text of its innermost group."""
    constants = matched.mapping.constants if matched.mapping else {}
    for name in dict.fromkeys(group.column for group in groups):
        if name is None or name in constants:
            continue
        named = [group for group in groups if group.column == name]
        which = np.full(matched.sheet.cells.num_rows, -1)
        for place, group in enumerate(named):
            which[group.row : group.last] = place
        texts = pa.array([group.name for group in named])
        yield name, pa.chunked_array([texts.take(pa.array(which, mask=which < 0))])
