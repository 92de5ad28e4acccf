"""The slide of the one page: five figures above, a chart below, and beside it what was done."""

from collections.abc import Sequence

from gridlens.briefing.content import BriefingTable, Cell, GoalStanding, Picture, Section
from gridlens.briefing.sentence import Figure, Paragraph
from gridlens.render.native.chart import ChartLook
from gridlens.render.office_theme import ACCENT, PAGE, QUIET, STATUS, TEXT
from gridlens.render.pptx import parts
from gridlens.render.pptx.flow import GAP, Flow, listed, tall
from gridlens.render.pptx.master import BODY
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.render.pptx.tiles import parted, small
from gridlens.render.words import subtitle

KEY = "page"
_TILE, _SMALL = 136.0, (12, 11, 10, 9)
_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_LOOK = ChartLook(11, 13)


def draw(flow: Flow, section: Section) -> None:
    """Draw the parts of the one page on the current slide."""
    tables = [part for part in section.parts if isinstance(part, BriefingTable)]
    if tables and tables[0].rows:
        _tiles(flow, tables[0].rows)
    pictures = [part for part in section.parts if isinstance(part, Picture)]
    told = [part for part in section.parts if isinstance(part, Paragraph)]
    half = (BODY.w - 2 * GAP) / 2
    width = half if pictures else BODY.w
    if told:
        _told(flow, told, Frame(BODY.right - width, flow.y, width, flow.room))
    if pictures:
        _chart(flow, pictures[0], Frame(BODY.x, flow.y, half if told else BODY.w, flow.room))
    flow.took(flow.room)


def _tiles(flow: Flow, rows: Sequence[Sequence[Cell]]) -> None:
    width = (BODY.w - (len(rows) - 1) * 12) / len(rows)
    for place, (label, value, standing, change) in enumerate(rows):
        if not isinstance(label, str) or not isinstance(value, Figure):
            continue
        number, unit = parted(value)
        room = width - 24
        lines = [
            small(label, (13, 12, 11), room),
            Lines([TextRun(number, 28, ACCENT, bold=True), TextRun(f" {unit}", 13)]),
        ]
        if isinstance(standing, GoalStanding):
            goal, _comma, sign = standing.text.partition("，")
            lines.append(small(goal, _SMALL, room))
            lines.append(small(sign, _SMALL, room, STATUS.get(standing.status, TEXT)))
        if isinstance(change, Figure):
            lines.append(small(change.text, _SMALL, room, QUIET))
        at = Frame(BODY.x + place * (width + 12), flow.y, width, _TILE)
        flow.page.add(Box(at, lines, label, ground=PAGE, anchor="ctr", inset=(12, 8)))
    flow.took(_TILE)


def _told(flow: Flow, told: Sequence[Paragraph], place: Frame) -> None:
    """Write the sentences in the largest size that fits."""
    items = [parts.sentence_runs(sentence) for one in told for sentence in one.sentences]
    size = next(
        (s for s in _SIZES if sum(tall(one, place.w) for one in listed(items, s)) <= place.h),
        _SIZES[-1],
    )
    flow.page.text(place, listed(items, size))


def _chart(flow: Flow, picture: Picture, place: Frame) -> None:
    claim = picture.claim.text if picture.claim else picture.chart.title
    lines = [
        small(claim, (14, 13, 12, 11), place.w, TEXT),
        small(subtitle(picture), (11, 10), place.w),
    ]
    flow.page.add(Box(Frame(place.x, place.y, place.w, 38), lines, picture.chart.title))
    flow.page.chart(picture, Frame(place.x, place.y + 40, place.w, place.h - 40), _LOOK)
