"""Tables and forms of a Word document: heads repeat on every page, and rows never break."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table

from gridlens.render.docx.style import BODY_FONT, CELL, FONT_SCRIPTS, SMALL, style_id
from gridlens.render.writable import in_xml, quoted, writable

_GREY = "EEF2F6"


def add_table(
    document: Document,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    numbers: Sequence[int] = (),
    grounds: Sequence[Sequence[str]] = (),
) -> Table:
    """Add a table; its head is repeated on every page, and no row breaks across pages.

    ``widths`` are in millimetres. ``numbers`` are the indexes of columns that are aligned to the
    right. ``grounds`` has the colour of every cell (RRGGBB, or empty for none). Text after a line
    break in a cell is smaller.
    """
    sides = ["right" if column in numbers else "left" for column in range(len(widths))]
    font = _named(document)
    titled = zip(head, widths, strict=True)
    first = [_cell(font, text, width, "center", label=True) for text, width in titled]
    lines = [_row(first, repeated=True)]
    plain = [""] * len(widths)
    for texts, colours in zip(rows, grounds or [plain] * len(rows), strict=True):
        cells = zip(texts, widths, sides, colours, strict=True)
        lines.append(
            _row([_cell(font, text, width, side, ground=c) for text, width, side, c in cells])
        )
    return _placed(document, lines, widths)


def add_form(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """Add a form: each row has labels and values in turn; the last cell fills a short row."""
    font = _named(document)
    lines = []
    for texts in rows:
        cells = []
        for column, text in enumerate(texts):
            span = len(widths) - column if column == len(texts) - 1 else 1
            width = sum(widths[column : column + span])
            cells.append(_cell(font, text, width, "left", span=span, label=column % 2 == 0))
        lines.append(_row(cells))
    return _placed(document, lines, widths)


def side_by_side(cells: Sequence[Sequence[Any]], width: float) -> Any:
    """Return a table without lines that sets paragraphs side by side, each ``width`` mm wide."""
    column = f'<w:gridCol w:w="{_twips(width)}"/>'
    empty = f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr></w:tc>'
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(width * len(cells))}" '
        'w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{column * len(cells)}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{empty * len(cells)}</w:tr></w:tbl>"
    )
    for place, paragraphs in zip(table.iter(qn("w:tc")), cells, strict=True):
        place.extend(paragraphs)
    return table


def _named(document: Document) -> str:
    """Return the fonts of cells for every script, as the attributes of a run."""
    given = document.styles[CELL]._element.rPr.rFonts
    return " ".join(
        f"{script}={quoted(given.get(qn(script)) or BODY_FONT)}" for script in FONT_SCRIPTS
    )


def _cell(
    font: str,
    text: str,
    width: float,
    side: str,
    *,
    span: int = 1,
    label: bool = False,
    ground: str = "",
) -> str:
    """Return the XML of a cell; it is written as text, since building objects takes seconds."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    colour = _GREY if label else ground
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    lines = writable(text).split("\n")
    weight = "<w:b/>" if label else ""
    styles = (style_id(CELL), style_id(SMALL))
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles[below > 0]}"/><w:jc w:val="{side}"/></w:pPr>'
        f"<w:r><w:rPr><w:rFonts {font}/>{weight}</w:rPr>"
        f'<w:t xml:space="preserve">{in_xml(line)}</w:t></w:r></w:p>'
        for below, line in enumerate(lines)
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{spanned}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )


def _row(cells: Sequence[str], *, repeated: bool = False) -> str:
    head = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _placed(document: Document, lines: Sequence[str], widths: Sequence[float]) -> Table:
    """Add the rows as a table at the end of the document."""
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    element = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>"
    )
    document.element.body.sectPr.addprevious(element)
    return Table(element, document._body)


def _twips(millimetres: float) -> int:
    return int(Mm(millimetres).twips)
