"""Tables of a briefing's workbook: widths, heights of wrapped rows, n in a column of its own."""

from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from gridlens.briefing.content import BriefingTable, Cell, TableColumn
from gridlens.briefing.sentence import Figure
from gridlens.render.palette import LIGHT
from gridlens.render.xlsx.cells import CellFormats
from gridlens.translation import _

TOTAL, LEAST = 92, 10  # characters: the width of a table without its n, and the least column
LINE = 15.75  # the height of one line in points


class TableEnd(NamedTuple):
    """The row after a table, the number of its columns, and the lines it takes on paper."""

    after: int
    columns: int
    lines: int


@dataclass(frozen=True)
class _Place:
    """One column of the sheet: the table column (``source``) it comes from, or the n of it."""

    title: str
    source: int
    is_n: bool
    width: int
    number: bool


def write(sheet: Any, cells: CellFormats, row: int, table: BriefingTable, main: bool) -> TableEnd:
    """Write a table from a row on.

    The ``main`` table of a sheet sets the widths of its columns.
    """
    places = _places(table)
    for column, place in enumerate(places):
        sheet.write_string(row, column, place.title, cells.head(place.number))
        if main:
            sheet.set_column(column, column, place.width)
    for number, line in enumerate(table.rows, start=row + 1):
        sheet.set_row(number, LINE * _lines(line, places))
        for column, place in enumerate(places):
            cell = line[place.source]
            if place.is_n:
                _write_n(sheet, cells, number, column, cell)
            else:
                cells.write(sheet, number, column, cell)
    after = row + len(table.rows) + 1
    if table.note:
        across = sum(place.width for place in places)
        sheet.set_row(after, LINE * ceil(wide(table.note) / max(across, 1)))
        note = cells.look(font_color=LIGHT.quiet, font_size=10, text_wrap=True, valign="top")
        if len(places) > 1:
            sheet.merge_range(after, 0, after, len(places) - 1, "", note)
        sheet.write_string(after, 0, table.note, note)
        after += 1
    lines = 1 + sum(_lines(line, places) for line in table.rows)
    return TableEnd(after, len(places), lines)


def wide(text: str) -> int:
    """Return the width of a text in narrow characters; a Chinese character counts as two."""
    return sum(2 if ord(character) > 255 else 1 for character in text)


def _places(table: BriefingTable) -> list[_Place]:
    found = []
    for source, column in enumerate(table.columns):
        width = max(LEAST, round(column.width * TOTAL), _needed(column))
        found.append(_Place(column.title, source, False, width, column.number))
        if any(_n(line[source]) is not None for line in table.rows):
            title = _("{title} n").format(title=column.title)
            found.append(_Place(title, source, True, max(LEAST, wide(title) + 2), True))
    return found


def _needed(column: TableColumn) -> int:
    return wide(column.title) + 4 if column.number else 0


def _n(cell: Cell) -> float | None:
    return cell.n if isinstance(cell, Figure) else None


def _write_n(sheet: Any, cells: CellFormats, row: int, column: int, cell: Cell) -> None:
    n, look = _n(cell), cells.body(align="right", num_format="#,##0")
    if n is None:
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_number(row, column, n, look)


def _lines(line: tuple[Cell, ...], places: list[_Place]) -> int:
    """Return how many lines the tallest cell of a row takes."""
    texts = [
        (wide(cell if isinstance(cell, str) else cell.text), place.width)
        for place in places
        if (cell := line[place.source]) is not None and not place.is_n
    ]
    return max((ceil(needed / max(width - 1, 1)) for needed, width in texts), default=1)
