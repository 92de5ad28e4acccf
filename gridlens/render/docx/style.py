"""What all our Word documents share: A4, Chinese fonts, a page number, lines to sign.

Margins and sizes follow GB/T 9704-2012 for the body of an official document. The file names the
fonts that the standard asks for; we never ship them. Styles and runs both name an East Asian font:
with Latin fonts alone, Word and WPS show another font.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gridlens.render.writable import writable

TITLE_FONT, HEADING_FONT, BODY_FONT, NUMBER_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312", "宋体"
TITLE, HEADING, BODY, NOTE = "GL Title", "GL Heading", "GL Body", "GL Note"
CELL, SMALL = "GL Cell", "GL Small"
TEXT_WIDTH = 156
LANGUAGE = "zh-CN"
FONT_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


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

    ``subject`` becomes the title in its properties. ``body_size`` is in points.
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
    properties.title, properties.language = writable(subject), LANGUAGE
    properties.author = properties.comments = ""
    return document


def add_text(document: Document, text: str, style: str = BODY) -> Paragraph:
    """Add a paragraph in one of our styles; the run names the font as well."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id(style)  # by id, since python-docx searches all styles for a name
    run = paragraph.add_run(writable(text))
    east_asian(run, document.styles[style].font.name or BODY_FONT)
    return paragraph


def add_centred(document: Document, text: str) -> Paragraph:
    """Add a centred line in the style of notes, for example under a title."""
    paragraph = add_text(document, text, NOTE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def add_signatures(document: Document, labels: Sequence[str], line: str) -> None:
    """Add a line to sign for each label; the lines stay on one page.

    Each line ends in ``line`` (年 月 日).
    """
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


def _plain_base(document: Document, body: _Look) -> None:
    """Set our font and language as the defaults of a document, instead of the theme's."""
    for properties in document.styles.element.iter(qn("w:rPr")):
        for fonts in properties.findall(qn("w:rFonts")):
            for name in [n for n in fonts.attrib if "Theme" in n]:
                del fonts.attrib[name]
        for language in properties.findall(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
            language.set(qn("w:eastAsia"), LANGUAGE)
    east_asian(document.styles["Normal"], body.font)


def _style(document: Document, name: str, look: _Look) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    east_asian(style, look.font)
    style.font.size = Pt(look.size)
    shape = style.paragraph_format
    shape.line_spacing = Pt(look.line)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.keeps or None
    if look.centred:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.indented:
        shape.first_line_indent = Pt(2 * look.size)


def east_asian(owner: Any, font: str) -> None:
    """Set a font for every script of a style or run."""
    fonts = owner._element.get_or_add_rPr().get_or_add_rFonts()
    for name in FONT_SCRIPTS:
        fonts.set(qn(name), font)


def _page_numbers(document: Document) -> None:
    """Add the page number (— 1 —) to the foot: 14 pt, on the outer side, one character in."""
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
            east_asian(run, NUMBER_FONT)
            if text is None:
                _page_field(run)


def style_id(name: str) -> str:
    """Return the id that python-docx gives to a style with this name."""
    return name.replace(" ", "")


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
