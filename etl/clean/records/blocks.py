"""Find the other tables below the records of a sheet: a header again, but with other columns.

Their rows cannot be read under the first header: they are rejected with this one reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from etl.clean.records.group import Group
from etl.clean.records.skip import Skipped
from etl.match.headers.further import FurtherHeader
from etl.sheets.problem import Problem
from etl.sheets.sheet import Sheet
from gridlens.translation import _

_SHOWN = 6


@dataclass(frozen=True)
class OtherTable:
    """A table below the first: the rows of its title, the row of its header, and its last row."""

    titles: tuple[int, ...]
    header: FurtherHeader
    last: int

    @property
    def first(self) -> int:
        """The row with which the table begins."""
        return min((*self.titles, self.header.row))

    def skipped(self, sheet: Sheet) -> Iterator[Skipped]:
        """Yield why the rows of its title and of its header are no records."""
        for row in self.titles:
            yield Skipped(row, _first_text(sheet, row), _("另一张表的标题，不是记录，未导入"))
        headers = self.header.texts
        shown = "、".join(headers[:_SHOWN]) + ("……" if len(headers) > _SHOWN else "")
        reason = _("这是另一张表的表头（{headers}），列与本表不同，它下面的行没有导入").format(
            headers=shown
        )
        yield Skipped(self.header.row, _first_text(sheet, self.header.row), reason)

    def faults(self, rows: np.ndarray) -> Iterator[Problem]:
        """Yield why each of these rows that is in the table is rejected."""
        reason = _("第{row}行起是另一张表，列与本表不同；请把那张表放在单独的工作表里再导入")
        for row in rows[is_in_any([self], rows)].tolist():
            yield Problem(row, None, None, reason.format(row=self.header.row), fault=True)


def other_tables(
    sheet: Sheet, header: int, further: Sequence[FurtherHeader], skipped: Sequence[Skipped]
) -> list[OtherTable]:
    """Return the other tables of a sheet in order; each ends before the next header.

    ``further`` are the headers below the header, ``skipped`` the rows that are no records.
    """
    known = {one.row for one in skipped}
    others = [one for one in further if not one.again and one.row not in known]
    if not others:
        return []
    again = [one.row for one in skipped if one.is_header]
    single = {*sheet.sparse(1).tolist()} - known
    found: list[OtherTable] = []
    for one in others:
        first = one.row
        while first - 1 in single and first - 1 > header:
            first -= 1
        ends = [row for row in (*again, *(f.row for f in further)) if row > one.row]
        last = min(ends, default=sheet.cells.num_rows + 1) - 1
        found.append(OtherTable(tuple(range(first, one.row)), one, last))
    return [
        replace(one, last=min(one.last, later.first - 1)) if later else one
        for one, later in zip(found, [*found[1:], None], strict=True)
    ]


def is_in_any(tables: Sequence[OtherTable], rows: np.ndarray | int) -> np.ndarray:
    """Mark which of some rows belong to one of the tables."""
    found = np.zeros(np.shape(rows), dtype=bool)
    for table in tables:
        found |= (rows >= table.first) & (rows <= table.last)
    return found


def outside(groups: Sequence[Group], tables: Sequence[OtherTable]) -> list[Group]:
    """Return the groups outside of other tables; none reaches into one."""
    begins = [table.first for table in tables]
    return [
        replace(group, last=min([group.last, *(row - 1 for row in begins if row > group.row)]))
        for group in groups
        if not is_in_any(tables, group.row)
    ]


def _first_text(sheet: Sheet, row: int) -> str:
    text = next(text for text in sheet.row(row) if text and text.strip())
    return " ".join(text.split())
