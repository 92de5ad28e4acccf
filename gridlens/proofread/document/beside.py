"""The text of a Word document outside its body: headers, footers, notes, and charts in these.

A text that several parts repeat, such as the headers of even and odd pages, is read once.
"""

from docx.document import Document as Word

from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.package import parsed
from gridlens.proofread.document.word import paragraphs, pieces

_PARTS = ("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")
_CHARTS = "/word/charts/chart"


def lines(document: Word, told: set[str]) -> list[str]:
    """Return the texts of the paragraphs outside the body, each once, then the rows of charts.

    ``told`` are the names of the charts that the body has.
    """
    parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
    found: dict[str, None] = {}
    for part in parts:
        if str(part.partname).startswith(_PARTS):
            for paragraph in paragraphs(parsed(part.blob)):
                text = "".join(piece.text for piece in pieces(paragraph))
                if text.strip():
                    found[text] = None
    charts = [part for part in parts if str(part.partname).startswith(_CHARTS)]
    rest = (part for part in charts if str(part.partname) not in told)
    return [*found, *(line for part in rest for line in chart_lines(part.blob))]
