"""Read the tables of a PDF's page by their borders: a cell's text may be wrapped in it.

Cells between which no border is drawn are one cell. Its text stands in its first place, and the
others are empty.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gridlens.proofread.document.pdf_lines import Line, Mark, between, lines
from gridlens.proofread.document.pdf_strokes import Stroke, Strokes, joined

_MOST = 1500  # borders of a page
_INSIDE = 0.3  # of a sign's size: a place that is surely inside of it

Place = tuple[int, int]


@dataclass(frozen=True)
class Table:
    """The borders of a table: across and down."""

    across: list[Stroke]
    down: list[Stroke]

    @property
    def tops(self) -> list[float]:
        """How high the borders across are, from below."""
        return sorted({one.at for one in self.across})

    @property
    def sides(self) -> list[float]:
        """Where the borders down are, from the left."""
        return sorted({one.at for one in self.down})


def with_tables(marks: Sequence[Mark], strokes: Strokes) -> list[Line]:
    """Return the lines of a page from top to bottom; a row of a bordered table is one line."""
    rest = list(marks)
    found: list[Line] = []
    for table in _tables(strokes):
        inside = [mark for mark in rest if _place(table, mark)]
        if inside:
            rest = [mark for mark in rest if not _place(table, mark)]
            found += _rows(table, inside)
    return sorted([*lines(rest), *found], key=lambda line: (line.turn, -line.y))


def _tables(strokes: Strokes) -> Iterator[Table]:
    """Yield the tables with more than one column: borders that cross each other."""
    across, down = joined(strokes.across), joined(strokes.down)
    if len(across) + len(down) > _MOST:
        return
    waiting = set(across)
    while waiting:
        rows, columns = {waiting.pop()}, set[Stroke]()
        grown = True
        while grown:
            more = {one for one in down if any(_cross(row, one) for row in rows)} - columns
            columns |= more
            new = {one for one in waiting if any(_cross(one, column) for column in more)}
            rows |= new
            waiting -= new
            grown = bool(new)
        table = Table([*rows], [*columns])
        if len(table.tops) > 1 and len(table.sides) > 2:
            yield table


def _cross(across: Stroke, down: Stroke) -> bool:
    return across.covers(down.at) and down.covers(across.at)


def _place(table: Table, mark: Mark) -> Place | None:
    """Return the row and the column in which a piece of text begins, the row from below."""
    row = bisect_right(table.tops, mark.y + _INSIDE * mark.size) - 1
    column = bisect_right(table.sides, mark.x + _INSIDE * mark.size) - 1
    inside = 0 <= row < len(table.tops) - 1 and 0 <= column < len(table.sides) - 1
    return (row, column) if inside and not mark.turn else None


def _rows(table: Table, marks: list[Mark]) -> Iterator[Line]:
    """Yield the rows of a table from the top."""
    tops, sides = table.tops, table.sides
    first = _firsts(table)
    cells: dict[Place, list[Mark]] = defaultdict(list)
    for mark in marks:
        place = _place(table, mark)
        if place:
            cells[first[place]].append(mark)
    size = max(mark.size for mark in marks)
    for row in reversed(range(len(tops) - 1)):
        texts = [_text(cells.get((row, column), [])) for column in range(len(sides) - 1)]
        if any(texts):
            alone = len({first[row, column] for column in range(len(sides) - 1)}) == 1
            text = "".join(texts) if alone else "\t".join(texts)
            yield Line(text, sides[0], sides[-1], tops[row], size)


def _firsts(table: Table) -> dict[Place, Place]:
    """Return the first place, from the top left, of the cell that each place belongs to."""
    tops, sides = table.tops, table.sides
    rows, columns = range(len(tops) - 1), range(len(sides) - 1)
    found: dict[Place, Place] = {}
    for row in reversed(rows):
        for column in columns:
            if (row, column) in found:
                continue
            waiting, found[row, column] = [(row, column)], (row, column)
            while waiting:
                at = waiting.pop()
                for near in _open(table, at):
                    if near[0] in rows and near[1] in columns and near not in found:
                        found[near] = (row, column)
                        waiting.append(near)
    return found


def _open(table: Table, place: Place) -> Iterator[Place]:
    """Yield the places beside a place to which no border parts it."""
    row, column = place
    tops, sides = table.tops, table.sides
    x, y = (sides[column] + sides[column + 1]) / 2, (tops[row] + tops[row + 1]) / 2
    for step in (0, 1):
        if not any(one.at == tops[row + step] and one.covers(x) for one in table.across):
            yield row + 2 * step - 1, column
        if not any(one.at == sides[column + step] and one.covers(y) for one in table.down):
            yield row, column + 2 * step - 1


def _text(marks: list[Mark]) -> str:
    """Return the text of a cell, its lines joined."""
    text = ""
    for line in lines(marks):
        own = line.text.replace("\t", " ")
        text += between(text, own, 0.5) + own
    return text
