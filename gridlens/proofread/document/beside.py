"""The text of a Word document outside its body: headers, footers, notes, and its charts' figures.

Page numbers are left out, since Word writes them. A text that several parts repeat, such as the
headers of even and odd pages, is read once.
"""

from collections.abc import Iterator
from typing import Any

from docx.document import Document as Word
from lxml import etree

from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.word import PARAGRAPH, RUN, TEXT

_PARTS = ("/word/header", "/word/footer", "/word/footnotes", "/word/endnotes")
_CHARTS = "/word/charts/chart"
_W = TEXT.removesuffix("t")
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def lines(document: Word) -> list[str]:
    """Return the texts of the paragraphs outside the body, each once, then the rows of charts."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
    found: dict[str, None] = {}
    for part in parts:
        if str(part.partname).startswith(_PARTS):
            for paragraph in etree.fromstring(part.blob, parser).iter(PARAGRAPH):
                text = "".join(_texts(paragraph))
                if text.strip():
                    found[text] = None
    charts = (part for part in parts if str(part.partname).startswith(_CHARTS))
    return [*found, *(line for part in charts for line in chart_lines(part.blob))]


def _texts(paragraph: Any) -> Iterator[str]:
    """Yield the pieces of text that a person wrote: all but the page numbers."""
    codes: list[str] = []  # of the fields that are open, the innermost last
    for element in paragraph.iter():
        if element.tag == f"{_W}fldChar":
            kind = element.get(f"{_W}fldCharType")
            if kind == "begin":
                codes.append("")
            elif kind == "end" and codes:
                codes.pop()
        elif element.tag == f"{_W}instrText" and codes:
            codes[-1] += element.text or ""
        elif element.tag == TEXT and element.getparent().tag == RUN:
            around = element.getparent().getparent().get(f"{_W}instr", "")
            if not any(_is_page(code) for code in (*codes, around)):
                yield element.text or ""


def _is_page(code: str) -> bool:
    return code.split()[:1] != [] and code.split()[0].upper() in _PAGE_FIELDS
