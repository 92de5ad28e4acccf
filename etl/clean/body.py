"""What stands below a header: which rows are records, with cells that others fill for them."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.directory import Directory
from etl.clean.group import Group, groups
from etl.clean.skip import Skipped, no_records
from etl.match.ledger import MatchedSheet
from etl.problem import Problem
from etl.sheet import blank


@dataclass
class Body:
    """The records of a sheet by row number, and the rows that are none.

    ``filled`` has the columns in which cells were filled, whole, and ``given`` tells of which
    rows: the cell itself is empty there.
    """

    matched: MatchedSheet
    filled_rows: np.ndarray
    skipped: list[Skipped]
    groups: list[Group]
    filled: dict[str, pa.ChunkedArray] = field(default_factory=dict)
    given: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def records(self) -> np.ndarray:
        """The numbers of the rows that should be records."""
        none = [*(one.row for one in self.skipped), *(group.row for group in self.groups)]
        return self.filled_rows[~np.isin(self.filled_rows, none)] if none else self.filled_rows

    @property
    def notices(self) -> list[Problem]:
        """Say of each row that is no record what it is."""
        said = [Problem(one.row, None, one.text, one.reason) for one in self.skipped]
        return said + [Problem(one.row, None, one.text, one.reason) for one in self.groups]

    def was_given(self, column: str, rows: np.ndarray) -> np.ndarray:
        """Tell of each row, by number, whether its cell of a column was filled by another."""
        given = self.given.get(column)
        return np.zeros(len(rows), dtype=bool) if given is None else given[rows - 1]

    def texts(self, column: str) -> pa.ChunkedArray | None:
        """Return all cells of a column, filled where they were empty; None for no such column."""
        if column in self.filled:
            return self.filled[column]
        place = self.matched.columns.get(column)
        return None if place is None else self.matched.sheet.cells.column(place)


def body(matched: MatchedSheet, directory: Directory) -> Body:
    """Sort the rows below the header, and fill what merged cells and group rows say of records."""
    sheet = matched.sheet
    rows = sheet.filled.nonzero()[0] + 1
    skipped = no_records(sheet, matched.header)
    totals = {one.row for one in skipped if one.is_total}
    found = groups(matched, directory, {one.row for one in skipped}, totals)
    result = Body(matched, rows[rows > matched.header], skipped, found)
    _fill_down_merges(result)
    _fill_from_groups(result)
    return result


def _fill_down_merges(result: Body) -> None:
    """Give each row of cells merged downward the text of the first."""
    matched = result.matched
    names = {place: name for name, place in matched.columns.items()}
    sources: dict[str, np.ndarray] = {}
    height = matched.sheet.cells.num_rows
    for merge in matched.sheet.merges or ():
        name = names.get(merge.first_place)
        if name is None or merge.first_row <= matched.header or merge.last_row == merge.first_row:
            continue
        source = sources.setdefault(name, np.arange(height))
        source[merge.first_row - 1 : merge.last_row] = merge.first_row - 1
    for name, source in sources.items():
        column = matched.sheet.cells.column(matched.columns[name])
        _give(result, name, column.take(pa.array(source)))


def _fill_from_groups(result: Body) -> None:
    """Give each record under a group row what the group says; the innermost of several."""
    height = result.matched.sheet.cells.num_rows
    constants = result.matched.mapping.constants if result.matched.mapping else {}
    for name in dict.fromkeys(group.column for group in result.groups):
        if name is None or name in constants:
            continue
        named = [group for group in result.groups if group.column == name]
        which = np.full(height, -1)
        for place, group in enumerate(named):
            which[group.row : group.last] = place
        texts = pa.array([group.name for group in named])
        given = texts.take(pa.array(which, mask=which < 0))
        _give(result, name, pa.chunked_array([given]))


def _give(result: Body, name: str, texts: pa.ChunkedArray) -> None:
    """Fill the empty cells of a column with those of the same rows in ``texts``."""
    own = result.texts(name)
    if own is None:
        own = pa.chunked_array([pa.nulls(len(texts), pa.string())])
    empty = blank(own)
    given = empty & ~blank(texts)
    if given.any():
        result.filled[name] = pc.if_else(pa.array(given), texts, own)
        result.given[name] = result.given.get(name, np.zeros(len(given), dtype=bool)) | given
