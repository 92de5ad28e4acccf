"""Read a Word document: each paragraph on a line, then what stands outside the body.

A chart's figures follow the paragraph that holds it, or the table that holds that, as rows of a
table.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word

from gridlens.proofread.document import beside
from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.package import BROKEN, damaged
from gridlens.proofread.document.word import all_charts, between, charts, paragraphs, pieces, table

Places = tuple[tuple[int, Any], ...]


def word(path: Path) -> tuple[str, Word, Places]:
    """Return the text of a Word document, the document, and where each paragraph begins in it.

    Lines that are no paragraph of the body have None as paragraph. Raises ``GridLensError`` if the
    document is damaged.
    """
    try:
        document = Document(str(path))
        lines = [*_body(document), *((line, None) for line in _outside(document))]
    except BROKEN as error:
        raise damaged() from error
    text, above = [], None
    places: list[tuple[int, Any]] = []
    place = 0
    for line, paragraph in lines:
        if places:
            apart = above is None or paragraph is None
            text.append("\n" if apart else between(above, paragraph))
            place += 1
        places.append((place, paragraph))
        text.append(line)
        place += len(line)
        above = paragraph
    return "".join(text), document, tuple(places)


def _body(document: Word) -> Iterator[tuple[str, Any]]:
    """Yield the body's lines with their paragraphs, and those of its charts without one."""
    waiting: list[str] = []  # lines of charts in a table: they follow it, since they are rows too
    held = None
    for paragraph in paragraphs(document.element.body):
        around = table(paragraph)
        if waiting and around is not held:
            yield from ((line, None) for line in waiting)
            waiting = []
        held = around
        yield "".join(piece.text for piece in pieces(paragraph)), paragraph
        for chart in charts(paragraph):
            waiting += chart_lines(document.part.rels[chart].target_part.blob)
        if held is None:
            yield from ((line, None) for line in waiting)
            waiting = []
    yield from ((line, None) for line in waiting)


def _outside(document: Word) -> list[str]:
    relations = document.part.rels
    told = all_charts(document.element.body) & set(relations)
    return beside.lines(document, {str(relations[one].target_part.partname) for one in told})
