"""Find the rows that head a group of records: 红旗一网格（12件）, 一、矛盾纠纷（5起）.

A group row says the grid or the category for the records below it that leave it out, until the
next group row.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial

import numpy as np

from etl.clean.records.skip import UNIT, Skipped
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.sheet import Sheet
from gridlens.errors import GridLensError
from gridlens.kinds import Choice, Reference
from gridlens.kinds.base import halfwidth
from gridlens.schema.ledger import Column
from gridlens.translation import _

_LEAST_COLUMNS, _MOST_CELLS = 3, 2
_GROUP = re.compile(
    r"(?P<order>第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}、)?\s*"
    r"(?P<name>\S.*?)\s*"
    rf"(?P<count>[(\[:]?\s*(?:共|合计|计)?\s*(?P<many>\d+)\s*{UNIT}\s*[)\]]?)?"
)
_NUMERALS = re.compile(r"[一二三四五六七八九十]+")
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(rf"[(]?(?:共|合计|计)?\s*(\d+)\s*{UNIT}[)]?")
_GRID = "网格"
# A name is nearly a grid's if this share of the characters agrees; shorter names are never taken.
_NEARLY, _SHORTEST = 0.8, 4


@dataclass(frozen=True)
class Group:
    """A group row, and the last row of its group.

    ``stated`` is the number of records that it states, ``column`` the column that it fills with
    ``name``; None if it is a mere heading. Groups of one ``level`` follow each other; the level
    comes from the numbering, or else from the column.
    """

    row: int
    text: str
    name: str
    stated: int | None
    column: str | None
    level: str
    last: int

    @property
    def reason(self) -> str:
        """The sentence that says why the row is no record, and what it is for."""
        if self.column is None:
            return _("分组行，不是记录，未导入")
        return _("分组行，不是记录；已填入其下各行空着的格")


def group_rows(
    matched: MatchedSheet, directory: Directory, skipped: Sequence[Skipped]
) -> list[Group]:
    """Return the group rows of a sheet in order; ``skipped`` rows are none.

    A group ends before the next group of its level, at a total, or before a group of another level
    that takes its place. A group row right under another one is inside it.
    """
    sheet = matched.sheet
    if len(matched.columns) < _LEAST_COLUMNS:
        return []
    others = {one.row for one in skipped}
    few = sheet.sparse(_MOST_CELLS)
    found: list[Group] = []
    for row in few[few > matched.header].tolist():
        if row not in others and (group := _group(matched, directory, row)):
            found.append(group)
    lasts = _last_rows(found, sheet, [one.row for one in skipped if one.total])
    return [replace(group, last=last) for group, last in zip(found, lasts, strict=True)]


def _group(matched: MatchedSheet, directory: Directory, row: int) -> Group | None:
    cells = [(place, text) for place, text in enumerate(matched.sheet.row(row)) if _filled(text)]
    place, text = cells[0][0], halfwidth(cells[0][1] or "")
    parts = _GROUP.fullmatch(text)
    beside = _COUNT.fullmatch(halfwidth(cells[1][1] or "")) if len(cells) > 1 else None
    if not parts or (len(cells) > 1 and not beside) or not _leaves_out_a_must(matched, cells):
        return None
    name = parts["name"]
    many = parts["many"] or (beside[1] if beside else None)
    column = _column(matched, directory, name)
    heads = bool(parts["order"] or many) or (row, place) in matched.sheet.merged_across
    if not heads and (
        column is None
        or (matched.columns.get(column) == place and not _is_left_out_below(matched, row, place))
    ):
        return None
    shown = " ".join((cells[0][1] or "").split())
    level = _DIGITS.sub("1", _NUMERALS.sub("一", parts["order"] or "")) or f"{column}"
    return Group(row, shown, name, int(many) if many else None, column, level, row)


def _is_left_out_below(matched: MatchedSheet, row: int, place: int) -> bool:
    """Whether the next row leaves the cell empty; a name alone in that column is then a heading."""
    below = matched.sheet.filled[row:].nonzero()[0]
    return len(below) > 0 and not _filled(matched.sheet.row(int(below[0]) + row + 1)[place])


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def _leaves_out_a_must(matched: MatchedSheet, cells: list[tuple[int, str | None]]) -> bool:
    """Whether the row leaves a required cell empty, or has only its own words in it."""
    filled = {place for place, _text in cells[1:]}
    musts = [c.name for c in matched.ledger.columns if c.required and c.name in matched.columns]
    return not musts or any(matched.columns[name] not in filled for name in musts)


def _column(matched: MatchedSheet, directory: Directory, name: str) -> str | None:
    """Return the column that a name belongs in: that of the grid, or a choice with such a value.

    A name that is nearly a grid's name counts as one. Its rows are then rejected because nobody
    knows that grid; otherwise they would load without any.
    """
    columns = matched.ledger.columns
    grid = next((c.name for c in columns if _names_a_grid(c)), None)
    if grid and (name.endswith(_GRID) or _accepts(partial(directory.find, "grid"), name)):
        return grid
    choices = [c for c in columns if isinstance(c.kind, Choice)]
    fitting = [c.name for c in choices if _accepts(c.kind.parse, name)]
    if matched.ledger.category in fitting:
        return matched.ledger.category
    if len(fitting) == 1:
        return fitting[0]
    return grid if grid and not fitting and _is_misspelt(directory, name) else None


def _is_misspelt(directory: Directory, name: str) -> bool:
    """Whether a name is a grid's name but for a character or so; 第一批 is not 第一网格."""
    near = directory.near("grid", name) if len(name) >= _SHORTEST else []
    return any(SequenceMatcher(None, name, one).ratio() >= _NEARLY for one in near)


def _names_a_grid(column: Column) -> bool:
    kind = column.kind
    return isinstance(kind, Reference) and kind.to == "grid" and not kind.several


def _accepts(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except GridLensError:
        return False
    return True


def _last_rows(groups: Sequence[Group], sheet: Sheet, totals: Sequence[int]) -> list[int]:
    """Return the last row of every group."""
    lasts = [sheet.cells.num_rows] * len(groups)
    is_open: list[int] = []
    for number, group in enumerate(groups):
        levels = [groups[one].level for one in is_open]
        if group.level in levels:
            closing = is_open[levels.index(group.level) :]
        elif number and sheet.filled[groups[number - 1].row : group.row - 1].any():
            closing = is_open[-1:]
        else:
            closing = []  # right under another group row: inside it
        for one in closing:
            lasts[one] = group.row - 1
        is_open = [*is_open[: len(is_open) - len(closing)], number]
    rows = np.array([group.row for group in groups], dtype=int)
    for number, group in enumerate(groups):
        inside = [row for row in totals if group.row < row <= lasts[number]]
        next_group = rows[rows > group.row]
        if inside and not (len(next_group) and next_group[0] <= min(inside)):
            lasts[number] = min(inside)
    return lasts
