"""A table on a slide as XML: native cells, thin rules, a head in the accent colour, shades."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridlens.render.measure import column_widths, lines, shortened
from gridlens.render.office_theme import ACCENT, GROUND, LINE, TEXT, fill
from gridlens.render.pptx.shapes import NAMESPACES, SET, Frame, Lines, TextRun, emu
from gridlens.render.writable import quoted

_PAD = 8.0  # beside a cell's text
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: cells have theirs


@dataclass(frozen=True)
class Cell:
    """A cell's text and look; ``part`` is how strong the accent behind it is, in per cent."""

    text: str
    colour: str = TEXT
    bold: bool = False
    part: int = 0


@dataclass(frozen=True)
class SlideTable:
    """Rows under a head. ``widths`` are in points; ``sides`` are the alignments of the columns.

    All texts have one ``size``. ``air`` is the room above and below the text of a cell, together.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    sides: Sequence[str]
    size: float
    air: float

    @property
    def heights(self) -> list[float]:
        """The heights of the head and of every row, in points; the cell with most lines decides."""
        every = [self.head, *([cell.text for cell in row] for row in self.rows)]
        return [self._height(texts) for texts in every]

    def _height(self, texts: Sequence[str]) -> float:
        most = max(
            lines(text, self.size, width - 2 * _PAD)
            for text, width in zip(texts, self.widths, strict=True)
        )
        return most * self.size * SET + self.air


def grid(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    sides: Sequence[str],
    width: float,
    look: tuple[float, float],
) -> SlideTable:
    """Return a table ``width`` points wide; the width of each column follows from its texts.

    ``look`` is the size of the text and the air around it.
    """
    size, air = look
    cells = [[cell.text for cell in row] for row in rows]
    columns = [list(texts) for texts in zip(head, *cells, strict=True)]
    return SlideTable(head, rows, column_widths(columns, size, _PAD + 1, width), sides, size, air)


def pages(whole: SlideTable, room: float) -> list[SlideTable]:
    """Return the table cut into pieces that each fit into ``room``; every piece has the head."""
    titles = _within([Cell(text) for text in whole.head], whole, room / 3)
    whole = replace(whole, head=[title.text for title in titles])
    head = whole.heights[0]
    whole = replace(whole, rows=[_within(row, whole, room - head) for row in whole.rows])
    heights = whole.heights[1:]
    found: list[list[Sequence[Cell]]] = [[]]
    used = head
    for row, height in zip(whole.rows, heights, strict=True):
        if found[-1] and used + height > room:
            found.append([])
            used = head
        found[-1].append(row)
        used += height
    return [replace(whole, rows=rows) for rows in _even(found)]


def _within(row: Sequence[Cell], whole: SlideTable, room: float) -> Sequence[Cell]:
    """Return a row in which a text that alone would not fit into ``room`` is cut."""
    most = max(int((room - whole.air) / (whole.size * SET)), 1)
    return [
        cell
        if lines(cell.text, whole.size, width - 2 * _PAD) <= most
        else replace(cell, text=shortened(cell.text, most * (width - 2 * _PAD) / whole.size * 0.9))
        for cell, width in zip(row, whole.widths, strict=True)
    ]


def _even(pieces: list[list[Sequence[Cell]]]) -> list[list[Sequence[Cell]]]:
    """Return the pieces, the last two shared out evenly, so that no page has a row or two alone."""
    if len(pieces) < 2 or len(pieces[-1]) * 2 >= len(pieces[-2]):
        return pieces
    last = [*pieces[-2], *pieces[-1]]
    half = (len(last) + 1) // 2
    return [*pieces[:-2], last[:half], last[half:]]


def table_xml(whole: SlideTable, place: Frame, number: int, name: str) -> str:
    """Return the XML of the table as a frame of the slide; ``number`` is its id there."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in whole.widths)
    heights = whole.heights
    head = [Cell(text, GROUND, bold=True, part=100) for text in whole.head]
    rows = "".join(
        f'<a:tr h="{emu(height)}">'
        + "".join(_cell(cell, side, whole) for cell, side in zip(row, whole.sides, strict=True))
        + "</a:tr>"
        for row, height in zip([head, *whole.rows], heights, strict=True)
    )
    frame = Frame(place.x, place.y, sum(whole.widths), sum(heights))
    return (
        f'<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" '
        f"name={quoted(name)} descr={quoted(name)}/><p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"<p:xfrm>{frame.frame}</p:xfrm><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _cell(cell: Cell, side: str, table: SlideTable) -> str:
    rule = f'<a:lnB w="6350">{fill(LINE)}</a:lnB>'
    none = "".join(f"<a:ln{edge}><a:noFill/></a:ln{edge}>" for edge in "LRT")
    ground = fill(ACCENT, cell.part) if cell.part else "<a:noFill/>"
    text = Lines([TextRun(cell.text, table.size, cell.colour, cell.bold)], side=side)
    down = emu(table.air / 2)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text.xml}</a:txBody>"
        f'<a:tcPr marL="{emu(_PAD)}" marR="{emu(_PAD)}" marT="{down}" marB="{down}" anchor="ctr">'
        f"{none}{rule}{ground}</a:tcPr></a:tc>"
    )
