"""Native charts inside a Word document: the chart part, its workbook, and the inline drawing."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from gridlens.briefing.content import Picture
from gridlens.charts.spec import Heat
from gridlens.render.native.book import chart_book
from gridlens.render.native.chart import ChartLook, chart_xml
from gridlens.render.native.plot import plot
from gridlens.render.writable import quoted

_LOOK = ChartLook(labels=9, values=10, tick=12)
_BOOK = "rId1"  # the only relationship of a chart part
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def chart_paragraph(
    document: Document,
    picture: Picture,
    place: int,
    style: str,
    size: tuple[float, float],
    *,
    alone: bool,
) -> Any:
    """Return a paragraph with a chart; ``place`` is the number of the chart, from 1.

    ``size`` is width and height in millimetres. ``alone`` keeps the paragraph on one page with the
    caption that follows.
    """
    width, height = size
    chart = picture.chart
    assert not isinstance(chart, Heat)
    drawn = plot(chart, Mm(width).pt, _LOOK.labels, picture.line)
    package = document.part.package
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{place}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        chart_book(drawn),
        package,
    )
    part = Part(
        PackURI(f"/word/charts/chart{place}.xml"),
        CONTENT_TYPE.DML_CHART,
        chart_xml(drawn, _LOOK, _BOOK),
        package,
    )
    assert part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE) == _BOOK
    link = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    keeps = "<w:keepNext/>" if alone else ""
    across, down = int(Mm(width)), int(Mm(height))
    return parse_xml(
        f'<w:p {_NAMESPACES}><w:pPr><w:pStyle w:val="{style}"/>{keeps}</w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" '
        f'cy="{down}"/><wp:docPr id="{1000 + place}" name={quoted(chart.title)} '
        f"descr={quoted(chart.sentence)}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{link}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        "</w:p>"
    )
