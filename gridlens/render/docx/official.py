"""The body layout of an official document by GB/T 9704-2012: a page, its styles, its paragraphs.

A page holds 22 lines of 28 characters. The text is 16 pt, each line exactly 28.95 pt high, and the
characters are 0.25 pt closer than the font sets them. The headings use Word's own styles, so that
its outline and tables of contents work.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.style import BaseStyle

from gridlens.render.docx import style as docx_style
from gridlens.render.docx.style import (
    BODY_FONT,
    HEADING_FONT,
    LANGUAGE,
    NUMBER_FONT,
    TITLE_FONT,
    new_document,
    style_id,
)
from gridlens.render.office_theme import theme_xml
from gridlens.render.writable import in_xml, quoted

SUBHEADING_FONT, LATIN_FONT = "楷体_GB2312", "Times New Roman"
SIZE, LINE, CLOSER = 16.0, 28.95, -0.25
BODY, TITLE, UNDER, CAPTION, FIGURE = "BodyText", "Title", "Subtitle", "Caption", "GLFigure"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
SALUTATION = "GLSalutation"
COMPACT, COMPACT_TITLE = "GLCompact", "GLCompactTitle"
_FIGURE_NAME, _SALUTATION_NAME = "GL Figure", "GL Salutation"
_COMPACT_NAME, _COMPACT_TITLE_NAME = "GL Compact", "GL Compact Title"
_LATIN_LANGUAGE = "en-US"  # as Chinese editions of Word write it, so that numbers do not break
_TWENTIETHS = 20  # Word's unit is a twentieth of a point


@dataclass(frozen=True)
class _Look:
    """How one style looks: sizes and spaces in points; ``level`` is the outline level."""

    font: str
    size: float = SIZE
    line: float = LINE
    closer: float = CLOSER
    side: str = "left"
    before: float = 0
    after: float = 0
    indented: bool = True
    level: int | None = None
    keeps: bool = False


_LOOKS = {
    "Body Text": _Look(BODY_FONT),
    "Title": _Look(
        TITLE_FONT, 22, 36, 0, side="center", before=29, after=6, indented=False, keeps=True
    ),
    "Subtitle": _Look(SUBHEADING_FONT, side="center", after=12, indented=False),
    "Heading 1": _Look(HEADING_FONT, level=0, keeps=True),
    "Heading 2": _Look(SUBHEADING_FONT, level=1, keeps=True),
    "Heading 3": _Look(BODY_FONT, level=2, keeps=True),
    "Heading 4": _Look(BODY_FONT, level=3, keeps=True),
    docx_style.CELL: _Look(BODY_FONT, 10.5, 14, 0, side="left", before=2, after=2, indented=False),
    docx_style.SMALL: _Look(BODY_FONT, 9, 11, 0, side="left", after=2, indented=False),
    docx_style.NOTE: _Look(BODY_FONT, 10.5, 16, 0, before=3, after=3, indented=False),
    "Caption": _Look(HEADING_FONT, 10.5, 18, 0, side="center", before=4, after=4, indented=False),
    _COMPACT_NAME: _Look(BODY_FONT, 14, 23, 0, after=3),
    _COMPACT_TITLE_NAME: _Look(
        TITLE_FONT, 18, 30, 0, side="center", after=3, indented=False, keeps=True
    ),
    _SALUTATION_NAME: _Look(BODY_FONT, indented=False, keeps=True),
    _FIGURE_NAME: _Look(BODY_FONT, 12, 0, 0, side="center", before=6, indented=False),
}


def official_document(subject: str) -> Document:
    """Return an empty document in this layout; ``subject`` becomes the title in its properties."""
    document = new_document(subject)
    package = document.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]  # the preview picture of the plain template
    theme = theme_xml(HEADING_FONT, NUMBER_FONT, LATIN_FONT)
    document.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = theme
    for name in (_FIGURE_NAME, _SALUTATION_NAME, _COMPACT_NAME, _COMPACT_TITLE_NAME):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for name, look in _LOOKS.items():
        _dress(document.styles[name], look)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LATIN_LANGUAGE)
    for language in document.settings.element.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LATIN_LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)
    return document


def paragraph(text: str, style: str = BODY, *, inside: str = "", marked: bool = False) -> Any:
    """Return a paragraph; ``inside`` is XML before its text, ``marked``: a place to fill in.

    Without a text, the paragraph has nothing but what is inside.
    """
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>' if marked else ""
    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{shade}</w:pPr>{inside}'
        f"{run(text, style) if text or not inside else ''}</w:p>"
    )


def run(text: str, style: str = BODY, *, doubtful: bool = False) -> str:
    """Return a run that itself names the fonts of its style; line breaks in the text are kept.

    A ``doubtful`` run is highlighted.
    """
    marker = '<w:highlight w:val="yellow"/>' if doubtful else ""
    pieces = "<w:br/>".join(
        f'<w:t xml:space="preserve">{in_xml(piece)}</w:t>' for piece in text.split("\n")
    )
    return f"<w:r><w:rPr>{_faces(_FONT_OF[style])}{marker}</w:rPr>{pieces}</w:r>"


def _faces(font: str) -> str:
    """Return the fonts of a run or style; the hint makes quotation marks and dashes Chinese."""
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" '
        f'w:cs="{LATIN_FONT}" w:eastAsia={quoted(font)}/>'
    )


def _dress(style: BaseStyle, look: _Look) -> None:
    """Replace the look of one of Word's styles by ours."""
    element = style._element
    for name in ("pPr", "rPr", "semiHidden", "unhideWhenUsed"):
        for found in element.findall(qn(f"w:{name}")):
            element.remove(found)
    for follower in element.findall(qn("w:next")):
        follower.set(qn("w:val"), BODY)
    keeps = "<w:keepNext/><w:keepLines/>" if look.keeps else ""
    exact = f' w:line="{_units(look.line)}" w:lineRule="exact"' if look.line else ""
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{_units(2 * look.size)}"/>'
    outline = "" if look.level is None else f'<w:outlineLvl w:val="{look.level}"/>'
    element.append(
        parse_xml(
            f'<w:pPr {nsdecls("w")}>{keeps}<w:spacing w:before="{_units(look.before)}" '
            f'w:after="{_units(look.after)}"{exact}/>'
            f'{indent if look.indented else ""}<w:jc w:val="{look.side}"/>{outline}</w:pPr>'
        )
    )
    element.append(
        parse_xml(
            f'<w:rPr {nsdecls("w")}>{_faces(look.font)}<w:b w:val="0"/><w:i w:val="0"/>'
            f'<w:color w:val="000000"/><w:spacing w:val="{_units(look.closer)}"/>'
            f'<w:kern w:val="0"/><w:sz w:val="{round(look.size * 2)}"/>'
            f'<w:szCs w:val="{round(look.size * 2)}"/></w:rPr>'
        )
    )


def _units(points: float) -> int:
    return round(points * _TWENTIETHS)


_FONT_OF = {style_id(name): look.font for name, look in _LOOKS.items()}
