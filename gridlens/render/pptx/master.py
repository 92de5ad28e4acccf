"""The master of a deck: 16:9, our theme, and four layouts with real placeholders.

It is built once from the plain template of python-pptx and kept as bytes. Each deck begins as a
copy.
"""

from functools import cache
from io import BytesIO
from typing import Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.util import Pt

from gridlens.render.office_theme import (
    ACCENT,
    GROUND,
    LANGUAGE,
    LINE,
    QUIET,
    TEXT,
    fill,
    theme_xml,
)
from gridlens.render.pptx.shapes import NAMESPACES, Box, Frame, Lines, TextRun
from gridlens.translation import N_, _

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 48.0
FONT = "Microsoft YaHei"  # on every computer with Office or WPS; we name it, never ship it
LATIN_FONT = "Arial"
KICKER = Frame(MARGIN + 16, 24, WIDTH - 2 * MARGIN - 16, 18)
TITLE = Frame(MARGIN + 16, 44, WIDTH - 2 * MARGIN - 16, 40)
BODY = Frame(MARGIN, 112, WIDTH - 2 * MARGIN, 380)
FOOT = Frame(MARGIN, 506, WIDTH - 2 * MARGIN - 60, 18)
NUMBER = Frame(WIDTH - MARGIN - 50, 506, 50, 18)
COVER_TITLE = Frame(72, 168, 500, 112)
COVER_UNDER = Frame(72, 306, 500, 66)
CLOSING_TITLE = Frame(120, 170, WIDTH - 240, 60)
CLOSING = Frame(160, 250, WIDTH - 320, 160)
TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0)
TITLE_LEAST = 15.0
COVER, TEXTED, CLOSED, TITLED = range(4)
_KEPT = {0: N_("封面"), 1: N_("标题和正文"), 2: N_("结束语"), 5: N_("仅标题")}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TILE, _GAP = 58.0, 8.0
# How strong the accent is in each tile of the cover, in per cent: twenty tiles, no real grids.
_TILES = ((22, 38, 16, 52), (46, 14, 64, 28), (18, 72, 34, 12), (58, 26, 44, 20), (30, 12, 24, 40))


@cache
def _template() -> bytes:
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _own(deck)
    layouts = deck.slide_layouts
    every = list(layouts)
    for place, layout in enumerate(every):
        if place not in _KEPT:
            layouts.remove(layout)
    master = deck.slide_master
    master.part.part_related_by(RELATIONSHIP_TYPE.THEME)._blob = theme_xml(FONT, FONT, LATIN_FONT)
    _redraw(master._element, _master_shapes())
    master._element.find(_tag("txStyles")).getparent().replace(
        master._element.find(_tag("txStyles")), parse_xml(_styles())
    )
    shapes = {0: _cover(), 1: _texted(), 5: _titled(), 2: _closed()}
    for place, drawn in shapes.items():
        element = every[place]._element
        _redraw(element, drawn)
        element.cSld.set("name", _(_KEPT[place]))
        element.set("showMasterSp", "1" if place in (1, 5) else "0")
    memory = BytesIO()
    deck.save(memory)
    return memory.getvalue()


def _own(deck: Presentation) -> None:
    """Remove what the plain template brings along: 4:3, English, its picture and its printer."""
    size = deck.element.find(_tag("sldSz"))
    del size.attrib["type"]
    for properties in deck.element.iter(f"{{{_DRAWING}}}defRPr"):
        properties.set("lang", LANGUAGE)
    for owner, kind in ((deck.part.package, "thumbnail"), (deck.part, "printerSettings")):
        for key, relationship in list(owner._rels.items()):
            if relationship.reltype.endswith(f"/{kind}"):
                owner._rels.pop(key)


def new_deck() -> Presentation:
    """Return a deck without slides; its layouts are ``COVER`` to ``TITLED``."""
    return pptx.Presentation(BytesIO(_template()))


def _tag(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{name}"


def _redraw(element: Any, boxes: list[Box]) -> None:
    """Replace the shapes of a master or layout by ``boxes``."""
    tree = element.cSld.spTree
    for shape in list(tree)[2:]:
        tree.remove(shape)
    for number, box in enumerate(boxes, start=2):
        tree.append(parse_xml(box.xml(number)))


def _prompt(text: str, size: float, colour: str = TEXT, *, bold: bool = False) -> list[Lines]:
    return [Lines([TextRun(text, size, colour, bold)])]


def _foot() -> list[Box]:
    return [
        Box(
            FOOT,
            _prompt("", 11, QUIET),
            _("页脚"),
            anchor="ctr",
            holder='type="ftr" sz="quarter" idx="11"',
        ),
        Box(
            NUMBER,
            [Lines([TextRun("", 11, QUIET, numbered=True)], side="r")],
            _("页码"),
            anchor="ctr",
            holder='type="sldNum" sz="quarter" idx="12"',
        ),
    ]


def _title() -> Box:
    return Box(
        TITLE, _prompt(_("单击编辑标题"), TITLE_SIZES[0], bold=True), _("标题"), anchor="ctr",
        holder='type="title"',
    )  # fmt: skip


def _marks() -> list[Box]:
    """Return the bar before a title and the line under it."""
    return [
        Box(Frame(MARGIN, 26, 5, 56), name=_("标题标记"), ground=ACCENT),
        Box(Frame(MARGIN, 94, WIDTH - 2 * MARGIN, 1), name=_("标题线"), ground=LINE),
    ]


def _master_shapes() -> list[Box]:
    body = Box(BODY, _prompt(_("单击编辑文字"), 18), _("正文"), holder='type="body" idx="1"')
    return [*_marks(), _title(), body, *_foot()]


def _texted() -> list[Box]:
    body = Box(BODY, _prompt(_("单击编辑文字"), 18), _("正文"), holder='type="body" idx="1"')
    return [_title(), body, *_foot()]


def _titled() -> list[Box]:
    return [_title(), *_foot()]


def _cover() -> list[Box]:
    left, top = WIDTH - MARGIN - 4 * _TILE - 3 * _GAP, (HEIGHT - 5 * _TILE - 4 * _GAP) / 2
    tiles = [
        Box(
            Frame(left + column * (_TILE + _GAP), top + row * (_TILE + _GAP), _TILE, _TILE),
            name=_("方格"),
            ground=ACCENT,
            share=share,
        )
        for row, shares in enumerate(_TILES)
        for column, share in enumerate(shares)
    ]
    return [
        Box(Frame(0, 0, 14, HEIGHT), name=_("边条"), ground=ACCENT),
        *tiles,
        Box(COVER_TITLE, _prompt(_("单击编辑标题"), 40, bold=True), _("标题"), anchor="b",
            holder='type="ctrTitle"'),
        Box(Frame(72, 292, 96, 4), name=_("标题线"), ground=ACCENT),
        Box(COVER_UNDER, _prompt(_("单击编辑副标题"), 18, QUIET), _("副标题"),
            holder='type="subTitle" idx="1"'),
    ]  # fmt: skip


def _closed() -> list[Box]:
    return [
        Box(Frame(0, 0, WIDTH, HEIGHT), name=_("底色"), ground=ACCENT),
        Box(CLOSING_TITLE, _prompt(_("单击编辑标题"), 24, GROUND, bold=True),
            _("标题"), anchor="ctr", holder='type="title"'),
        Box(CLOSING, _prompt(_("单击编辑文字"), 20, GROUND), _("正文"), anchor="ctr",
            holder='type="body" idx="1"'),
        *_foot(),
    ]  # fmt: skip


def _styles() -> str:
    """Return the text styles of the master: the theme's fonts, our sizes, no bullets."""

    def level(size: float, font: str, weight: int) -> str:
        return (
            f'<a:lvl1pPr marL="0" indent="0" algn="l" eaLnBrk="1"><a:buNone/>'
            f'<a:defRPr lang="zh-CN" sz="{round(size * 100)}" b="{weight}">{fill(TEXT)}'
            f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
            "</a:defRPr></a:lvl1pPr>"
        )

    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(TITLE_SIZES[0], 'mj', 1)}</p:titleStyle>"
        f"<p:bodyStyle>{level(18, 'mn', 0)}</p:bodyStyle>"
        f"<p:otherStyle>{level(16, 'mn', 0)}</p:otherStyle></p:txStyles>"
    )
