"""Figures as tiles: the label, the number large, its unit small, and what else is to say under."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from gridlens.briefing.content import BriefingTable, Cell
from gridlens.briefing.sentence import Figure, Role
from gridlens.figures.beside.change import beside
from gridlens.figures.beside.left import left_out
from gridlens.figures.beside.taking_part import TITLE
from gridlens.render.measure import ems, fitted, shortened
from gridlens.render.office_theme import ACCENT, PAGE, QUIET
from gridlens.render.pptx.master import BODY
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.translation import _

GAP, HEIGHT, TALL, MOST = 12.0, 84.0, 120.0, 12
TITLE_ROOM = 40  # characters that a title can have on one slide
_INSET = (14.0, 9.0)
_THEIRS = 11.0
_SHARE = 2  # the column of shares, behind the labels and the values
_NUMBERS = (28.0, 24.0, 20.0, 17.0)
_LARGE = (40.0, 34.0, *_NUMBERS)


@dataclass(frozen=True)
class FigureTile:
    """One figure: label, number, unit or n beside the number; ``under`` has what else is to say.

    ``theirs`` says behind the unit how many of the records name a deputy; ``pending`` says above
    ``under`` what may still change. Both may be empty.
    """

    label: str
    number: str
    unit: str
    under: str
    theirs: str = ""
    pending: str = ""


def parted(figure: Figure) -> tuple[str, str]:
    """Return the number of a figure, and the small text beside it: the unit, or n of a rate."""
    number, mark, n = figure.text.partition("（")
    if figure.unit and number.endswith(figure.unit):
        number = number.removesuffix(figure.unit)
        return number, figure.unit + (mark + n)
    return number, mark + n


def tiles(table: BriefingTable) -> list[FigureTile] | None:
    """Return the rows of a table of figures as tiles; None for any other table or too many rows.

    A table of figures has labels and exact values, perhaps how many of their records name a
    deputy and, with a comparison, the other values and the changes.
    """
    shared = len(table.columns) > _SHARE and table.columns[_SHARE].title == _(TITLE)
    if len(table.columns) - shared not in (2, 4) or len(table.rows) > MOST:
        return None
    found = []
    for label, value, *compared in table.rows:
        share = compared.pop(0) if shared else None
        if not isinstance(label, str) or not isinstance(value, Figure):
            return None
        if value.role is not Role.VALUE:
            return None
        under = ""
        if compared and isinstance(compared[1], Figure):
            under = beside(table.columns[_SHARE + shared].title, compared[1].text)
        theirs = _theirs(share, value)
        if lacking := left_out(value.indicator, value.left_out):
            value = replace(value, text=value.text.replace(f"，{lacking}", ""))
            under = "，".join(text for text in (lacking, under) if text)
        number, unit = parted(value)
        unit, comma, pending = unit.partition("，")
        unit += "）" if comma else ""
        found.append(FigureTile(label, number, unit, under, theirs, pending.removesuffix("）")))
    return found


def _theirs(share: Cell, value: Figure) -> str:
    """Return the words for a share of a figure; empty where it is none of it, or all of it."""
    if not isinstance(share, Figure) or not share.value or share.value == value.value:
        return ""
    return _(TITLE) + share.text


def height(count: int) -> float:
    """Return the height of ``count`` tiles, in points."""
    rows = ceil(count / _across(count))
    return rows * _each(count) + (rows - 1) * GAP


def draw(page: Page, some: Sequence[FigureTile], top: float) -> None:
    """Draw tiles in rows, from ``top`` on."""
    across, high = _across(len(some)), _each(len(some))
    width = (BODY.w - (across - 1) * GAP) / across
    for at, tile in enumerate(some):
        row, column = divmod(at, across)
        place = Frame(BODY.x + column * (width + GAP), top + row * (high + GAP), width, high)
        room = width - 2 * _INSET[0]
        beside_it = ems(tile.unit) * 13 + ems(tile.theirs) * _THEIRS + 12
        sizes = _LARGE if high == TALL else _NUMBERS
        size = fitted(tile.number, sizes, room - beside_it, 1)
        numbers = [TextRun(tile.number, size, ACCENT, bold=True), TextRun(f" {tile.unit}", 13)]
        numbers += [TextRun(f" {tile.theirs}", _THEIRS, QUIET)] if tile.theirs else []
        told = [tile.pending, tile.under] if high == TALL else [tile.pending or tile.under]
        lines = [
            small(tile.label, (13, 12, 11), room),
            Lines(numbers),
            *(small(one, (12, 11, 10, 9), room) for one in filter(None, told)),
        ]
        lines += [] if any(told) else [small(" ", (12,), room)]
        page.add(Box(place, lines, tile.label, ground=PAGE, anchor="ctr", inset=_INSET))


def small(text: str, sizes: tuple[float, ...], room: float, colour: str = QUIET) -> Lines:
    """Return one line of small text; it is cut if even the smallest size does not fit."""
    size = fitted(text, sizes, room, 1)
    return Lines([TextRun(shortened(text, room / size - 0.5), size, colour)])


def _across(count: int) -> int:
    """Return how many tiles are in a row."""
    return count if count <= 4 else 3 if count in (5, 6, 9) else 4


def _each(count: int) -> float:
    """Return the height of a tile; the tiles of a single row are taller."""
    return TALL if count <= 4 else HEIGHT
