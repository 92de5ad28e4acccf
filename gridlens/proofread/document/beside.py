"""The text of a Word document outside its body: headers, footers, notes, and charts in these.

A text that several parts repeat, such as the headers of even and odd pages, is read once.
"""

from docx.document import Document as Word
from docx.opc.part import Part

from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.package import parsed
from gridlens.proofread.document.word import paragraphs, pieces

_PARTS = ("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")
_CHARTS = "/word/charts/chart"


def lines(document: Word) -> list[str]:
    """Return the texts of the paragraphs outside the body, each once."""
    found: dict[str, None] = {}
    for part in _parts(document, _PARTS):
        for paragraph in paragraphs(parsed(part.blob)):
            text = "".join(piece.text for piece in pieces(paragraph))
            if text.strip():
                found[text] = None
    return list(found)


def charts(document: Word, told: set[str]) -> list[list[str]]:
    """Return the lines of each chart outside the body; ``told`` are the names of the body's."""
    rest = [one for one in _parts(document, (_CHARTS,)) if str(one.partname) not in told]
    return [chart_lines(part.blob) for part in rest]


def _parts(document: Word, begins: tuple[str, ...]) -> list[Part]:
    """Return the parts of a document whose names begin so, in the order of their names."""
    every = (one for one in document.part.package.iter_parts())
    found = [part for part in every if str(part.partname).startswith(begins)]
    return sorted(found, key=lambda part: str(part.partname))
