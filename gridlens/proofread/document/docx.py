"""Read a Word document: each paragraph on a line, then what stands outside the body.

A chart's figures follow the paragraph that holds it, or the table that holds that, as rows of a
table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Word

from gridlens.proofread.document import beside
from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.package import BROKEN, damaged
from gridlens.proofread.document.word import all_charts, between, charts, paragraphs, pieces, table

_Line = tuple[str, Any, str]  # a text, its paragraph of the body, and the title of its chart


@dataclass(frozen=True)
class Written:
    """The text of a Word document, the document, and where each paragraph begins in the text.

    Lines that are no paragraph of the body have None as paragraph. ``charts`` has the titles of the
    charts by where each of their lines begins.
    """

    text: str
    document: Word
    places: tuple[tuple[int, Any], ...]
    charts: dict[int, str]


def word(path: Path) -> Written:
    """Return what a Word document says, and where; raise ``GridLensError`` if it is damaged."""
    try:
        document = Document(str(path))
        lines = [*_body(document), *_outside(document)]
    except BROKEN as error:
        raise damaged() from error
    text, above = [], None
    places: list[tuple[int, Any]] = []
    titles: dict[int, str] = {}
    place = 0
    for line, paragraph, chart in lines:
        if places:
            apart = above is None or paragraph is None
            text.append("\n" if apart else between(above, paragraph))
            place += 1
        places.append((place, paragraph))
        if chart:
            titles[place] = chart
        text.append(line)
        place += len(line)
        above = paragraph
    return Written("".join(text), document, tuple(places), titles)


def _body(document: Word) -> Iterator[_Line]:
    """Yield the body's lines with their paragraphs, and those of its charts with their title."""
    waiting: list[_Line] = []  # lines of charts in a table: they follow it, since they are rows too
    held = None
    for paragraph in paragraphs(document.element.body):
        around = table(paragraph)
        if waiting and around is not held:
            yield from waiting
            waiting = []
        held = around
        yield "".join(piece.text for piece in pieces(paragraph)), paragraph, ""
        for chart in charts(paragraph):
            waiting += _charted(chart_lines(document.part.rels[chart].target_part.blob))
        if held is None:
            yield from waiting
            waiting = []
    yield from waiting


def _charted(lines: list[str]) -> list[_Line]:
    return [(line, None, lines[0]) for line in lines]


def _outside(document: Word) -> list[_Line]:
    relations = document.part.rels
    told = all_charts(document.element.body) & set(relations)
    names = {str(relations[one].target_part.partname) for one in told}
    return [
        *((line, None, "") for line in beside.lines(document)),
        *(line for chart in beside.charts(document, names) for line in _charted(chart)),
    ]
