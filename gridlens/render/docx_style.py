"""What every Word document of ours shares: A4, Chinese fonts, a page number, plain tables.

Margins and sizes follow GB/T 9704-2012 for the body of an official document. The fonts it asks
for are named in the file and never shipped. East Asian fonts stand on styles and on runs: with
Latin names alone Word and WPS show something else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE_FONT, HEADING_FONT, BODY_FONT, NUMBER_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
TITLE, HEADING, BODY, NOTE = "GL Title", "GL Heading", "GL Body", "GL Note"
CELL, SMALL = "GL Cell", "GL Small"
TEXT_WIDTH = 156
LANGUAGE = "zh-CN"
_FONTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_GREY = "EEF2F6"


@dataclass(frozen=True)
class _Look:
    """How one style looks: sizes and spaces in points."""

    font: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    centred: bool = False
    indented: bool = False
    keeps: bool = False


def new_document(
    subject: str, title_font: str = TITLE_FONT, body_font: str = BODY_FONT, body_size: float = 16
) -> Document:
    """Return an empty A4 document with our styles and a page number on the outer side.

    ``subject`` becomes the title in its properties.
    """
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    looks = {
        TITLE: _Look(title_font, 22, 32, after=12, centred=True, keeps=True),
        HEADING: _Look(HEADING_FONT, body_size, body_size * 1.8, before=6, keeps=True),
        BODY: _Look(body_font, body_size, body_size * 1.8, indented=True),
        CELL: _Look(body_font, 11, 16, before=2, after=2),
        SMALL: _Look(body_font, 9, 12, after=2),
        NOTE: _Look(body_font, 10.5, 16),
    }
    _plain_base(document, looks[BODY])
    for name, look in looks.items():
        _style(document, name, look)
    _page_numbers(document)
    properties = document.core_properties
    properties.title, properties.language = _writable(subject), LANGUAGE
    properties.author = properties.comments = ""
    return document


def add_text(document: Document, text: str, style: str = BODY) -> Paragraph:
    """Add a paragraph in one of our styles; its font stands on the run as well."""
    paragraph = document.add_paragraph()
    paragraph._p.style = _id(style)  # by its id: by its name python-docx searches all styles
    run = paragraph.add_run(_writable(text))
    _east_asian(run, document.styles[style].font.name or BODY_FONT)
    return paragraph


def add_centred(document: Document, text: str) -> Paragraph:
    """Add a centred line in the style of notes, as under a title."""
    paragraph = add_text(document, text, NOTE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def add_table(
    document: Document,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    numbers: Sequence[int] = (),
) -> Table:
    """Add a table whose head is repeated on every page and whose rows are never torn.

    ``widths`` are in millimetres; ``numbers`` are the columns set to the right. What follows a
    line break in a cell stands below it, small.
    """
    sides = ["right" if column in numbers else "left" for column in range(len(widths))]
    font = document.styles[CELL].font.name or BODY_FONT
    titled = zip(head, widths, strict=True)
    first = [_cell(font, text, width, "center", label=True) for text, width in titled]
    lines = [_row(first, repeated=True)]
    for texts in rows:
        cells = zip(texts, widths, sides, strict=True)
        lines.append(_row([_cell(font, text, width, side) for text, width, side in cells]))
    return _placed(document, lines, widths)


def add_form(document: Document, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    """Add a form: rows of label and value in turn, the last of a short row as wide as is left."""
    font = document.styles[CELL].font.name or BODY_FONT
    lines = []
    for texts in rows:
        cells = []
        for column, text in enumerate(texts):
            span = len(widths) - column if column == len(texts) - 1 else 1
            width = sum(widths[column : column + span])
            cells.append(_cell(font, text, width, "left", span=span, label=column % 2 == 0))
        lines.append(_row(cells))
    return _placed(document, lines, widths)


def add_signatures(document: Document, labels: Sequence[str], line: str) -> None:
    """Add a line to sign for each label, kept together, each ending in ``line`` (年 月 日)."""
    for place, label in enumerate(labels):
        paragraph = add_text(document, f"{label}：\t{line}", NOTE)
        paragraph.paragraph_format.space_before = Pt(14)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.paragraph_format.keep_with_next = place < len(labels) - 1


def to_bytes(document: Document) -> bytes:
    """Return the document as the bytes of a .docx file."""
    memory = BytesIO()
    document.save(memory)
    return memory.getvalue()


def _writable(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def _plain_base(document: Document, body: _Look) -> None:
    """Give the document's defaults our font and language instead of the theme's."""
    for properties in document.styles.element.iter(qn("w:rPr")):
        for fonts in properties.findall(qn("w:rFonts")):
            for name in [n for n in fonts.attrib if "Theme" in n]:
                del fonts.attrib[name]
        for language in properties.findall(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
            language.set(qn("w:eastAsia"), LANGUAGE)
    _east_asian(document.styles["Normal"], body.font)


def _style(document: Document, name: str, look: _Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    _east_asian(style, look.font)
    style.font.size = Pt(look.size)
    shape = style.paragraph_format
    shape.line_spacing = Pt(look.line)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.keeps or None
    if look.centred:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.indented:
        shape.first_line_indent = Pt(2 * look.size)


def _east_asian(owner: Any, font: str) -> None:
    """Name a font for every script of a style or run."""
    fonts = owner._element.get_or_add_rPr().get_or_add_rFonts()
    for name in _FONTS:
        fonts.set(qn(name), font)


def _page_numbers(document: Document) -> None:
    """Put — 1 — at the foot: 14 pt, on the outer side, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        right = side == "right"
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        setattr(paragraph.paragraph_format, f"{side}_indent", Pt(14))
        for text in ("— ", None, " —"):
            run = paragraph.add_run(text)
            run.font.size = Pt(14)
            _east_asian(run, NUMBER_FONT)
            if text is None:
                _page_field(run)


def _page_field(run: Run) -> None:
    for kind in ("begin", "instruction", "separate", "text", "end"):
        if kind == "instruction":
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = " PAGE "
        elif kind == "text":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _cell(
    font: str, text: str, width: float, side: str, *, span: int = 1, label: bool = False
) -> str:
    """Return the XML of a cell: written as text, because building it by objects takes seconds."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>' if label else ""
    lines = _writable(text).split("\n")
    named = " ".join(f"{script}={quoteattr(font)}" for script in _FONTS)
    weight = "<w:b/>" if label else ""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{_id(SMALL if below else CELL)}"/><w:jc w:val="{side}"/>'
        f"</w:pPr><w:r><w:rPr><w:rFonts {named}/>{weight}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
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
    """Put the rows as a table at the end of the document."""
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    element = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>"
    )
    document.element.body.sectPr.addprevious(element)
    return Table(element, document._body)


def _id(style: str) -> str:
    """Return the id that python-docx gives a style of that name."""
    return style.replace(" ", "")


def _twips(millimetres: float) -> int:
    return int(Mm(millimetres).twips)
