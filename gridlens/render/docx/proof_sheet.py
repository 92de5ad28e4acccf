"""Write the proof sheet (核对表) of a draft as a Word document: its table lying, then its notes."""

from collections.abc import Sequence

import pandas as pd
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from gridlens.render.docx import style, table
from gridlens.render.measure import column_widths

_MARGIN, _LONG, _SHORT = 15.0, 297.0, 210.0
_SIZE, _LINE, _PAD, _POINTS = 9.0, 12.0, 5.5, 72 / 25.4


def proof_sheet_docx(title: str, notes: Sequence[str], rows: pd.DataFrame) -> bytes:
    """Return a table of texts as .docx, A4 lying, under a title; the notes follow it."""
    document = style.new_document(title)
    _lying(document)
    style.add_text(document, title, style.TITLE)
    head = [str(column) for column in rows.columns]
    lines = [[str(cell) for cell in line] for line in rows.itertuples(index=False, name=None)]
    columns = [[name, *(line[at] for line in lines)] for at, name in enumerate(head)]
    total = (_LONG - 2 * _MARGIN) * _POINTS
    widths = [width / _POINTS for width in column_widths(columns, _SIZE, _PAD, total)]
    table.add_table(document, head, lines, widths)
    for place, note in enumerate(notes):
        shape = style.add_text(document, note, style.NOTE).paragraph_format
        shape.space_before = None if place else Pt(8)
    return style.to_bytes(document)


def _lying(document: Document) -> None:
    """Turn the pages, and set cells small, so that many columns fit side by side."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(20)
    section.footer_distance = Mm(10)
    cells = document.styles[style.CELL]
    cells.font.size = Pt(_SIZE)
    cells.paragraph_format.line_spacing = Pt(_LINE)
