"""Rows among the records that head a group: 红旗一网格（12件）, 一、矛盾纠纷（5起）.

A group fills the grid, or the category, that its rows leave out, until the next group row.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

import numpy as np

from etl.clean.directory import Directory
from etl.match.ledger import MatchedSheet
from etl.sheet import Sheet
from gridlens.errors import GridLensError
from gridlens.kinds import Choice, Reference
from gridlens.kinds.base import halfwidth
from gridlens.schema.ledger import Column
from gridlens.translation import _

UNIT = r"[件起条次户处个宗项人场家例名部份]"
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
_NEARLY, _SHORTEST = 0.8, 4  # of the characters, and at least how many


@dataclass
class Group:
    """One group row: what it says, the column it fills (None for a mere heading), its last row.

    Groups of one ``level``, by their numbering or else by what they fill, follow each other.
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
        """Say why the row is no record, and what it is for."""
        if self.column is None:
            return _("分组行，不是记录，未装载")
        return _("分组行，不是记录；已填入其下各行空着的格")


def groups(
    matched: MatchedSheet, directory: Directory, others: Collection[int], totals: Collection[int]
) -> list[Group]:
    """Return the group rows of a sheet in order; ``others`` are rows known to be no records.

    A group ends before the next of its level, at a total, or where one of another level takes its
    place; a group row right under another is inside it.
    """
    sheet = matched.sheet
    if len(matched.columns) < _LEAST_COLUMNS:
        return []
    few = sheet.sparse(_MOST_CELLS)
    found: list[Group] = []
    for row in few[few > matched.header].tolist():
        if row not in others and (group := _group(matched, directory, row)):
            found.append(group)
    _end(found, sheet, matched.header, totals)
    return found


def _group(matched: MatchedSheet, directory: Directory, row: int) -> Group | None:
    cells = [(place, text) for place, text in enumerate(matched.sheet.row(row)) if _said(text)]
    place, text = cells[0][0], halfwidth(cells[0][1] or "")
    told = _GROUP.fullmatch(text)
    beside = _COUNT.fullmatch(halfwidth(cells[1][1] or "")) if len(cells) > 1 else None
    if not told or (len(cells) > 1 and not beside) or not _leaves_out_a_must(matched, cells):
        return None
    name = told["name"]
    many = told["many"] or (beside[1] if beside else None)
    column = _column(matched, directory, name)
    heads = bool(told["order"] or many) or (row, place) in matched.sheet.merged_across
    if not heads and (
        column is None
        or (matched.columns.get(column) == place and not _is_left_out_below(matched, row, place))
    ):
        return None
    shown = " ".join((cells[0][1] or "").split())
    level = _DIGITS.sub("1", _NUMERALS.sub("一", told["order"] or "")) or f"{column}"
    return Group(row, shown, name, int(many) if many else None, column, level, row)


def _is_left_out_below(matched: MatchedSheet, row: int, place: int) -> bool:
    """Tell whether the next row leaves a cell empty: then a name alone in that column heads it."""
    below = matched.sheet.filled[row:].nonzero()[0]
    return len(below) > 0 and not _said(matched.sheet.row(int(below[0]) + row + 1)[place])


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def _leaves_out_a_must(matched: MatchedSheet, cells: list[tuple[int, str | None]]) -> bool:
    """Tell whether a row lacks a required cell, or has only its own words there."""
    filled = {place for place, _text in cells[1:]}
    musts = [c.name for c in matched.ledger.columns if c.required and c.name in matched.columns]
    return not musts or any(matched.columns[name] not in filled for name in musts)


def _column(matched: MatchedSheet, directory: Directory, name: str) -> str | None:
    """Return the column that a name belongs in: the grid's, or a choice that has such a value.

    What is nearly a grid's name is taken for one: its rows are then refused as those of a grid
    that nobody knows, and do not come in without any.
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
    """Tell whether a name is a grid's but for a character or so; 第一批 is not 第一网格."""
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


def _end(found: list[Group], sheet: Sheet, header: int, totals: Collection[int]) -> None:
    """Set the last row of every group."""
    rows = np.array([group.row for group in found], dtype=int)
    bottom = sheet.cells.num_rows
    is_open: list[Group] = []
    for place, group in enumerate(found):
        levels = [one.level for one in is_open]
        if group.level in levels:
            closing = is_open[levels.index(group.level) :]
        elif place and sheet.filled[found[place - 1].row : group.row - 1].any():
            closing = is_open[-1:]
        else:
            closing = []  # right under another group row: inside it
        for one in closing:
            one.last = group.row - 1
        is_open = [*is_open[: len(is_open) - len(closing)], group]
    for one in is_open:
        one.last = bottom
    for group in found:
        inside = [row for row in totals if group.row < row <= group.last]
        next_group = rows[rows > group.row]
        if inside and not (len(next_group) and next_group[0] <= min(inside)):
            group.last = min(inside)
