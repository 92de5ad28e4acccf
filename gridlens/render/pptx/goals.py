"""Goals as cards: a bar of progress with a tick for the time passed, and the status in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from gridlens.briefing.content import BriefingTable, Cell, GoalStanding, Picture, Section
from gridlens.briefing.sentence import Figure, Role
from gridlens.charts.spec import Bars
from gridlens.period import parse_period
from gridlens.render.measure import lines
from gridlens.render.office_theme import ACCENT, LINE, PAGE, STATUS, TEXT
from gridlens.render.pptx.master import BODY
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.render.pptx.tiles import GAP, parted, small
from gridlens.translation import _

MOST = 8
HEIGHT = 158.0
_ACROSS = 4
_INSET, _LEAST = 14.0, 10.0


@dataclass(frozen=True)
class GoalCard:
    """A goal with a pace: the value, the goal, the share reached, and the share of time passed."""

    label: str
    value: Figure
    goal: Figure
    share: Figure
    judged: GoalStanding
    elapsed: float


def cards(section: Section) -> list[GoalCard]:
    """Return the goals of a section that have a pace.

    They are the rows of its table that its chart shows too.
    """
    elapsed: dict[str, float] = {}
    for part in section.parts:
        if isinstance(part, Picture) and isinstance(part.chart, Bars) and part.chart.goals:
            for figure, passed in zip(part.figures, part.chart.goals, strict=True):
                if figure.role is Role.SHARE and passed is not None:
                    elapsed[figure.key] = passed
    rows = [row for part in section.parts if isinstance(part, BriefingTable) for row in part.rows]
    return [card for row in rows if (card := _card(row, elapsed))]


def _card(row: Sequence[Cell], elapsed: dict[str, float]) -> GoalCard | None:
    figures = {cell.role: cell for cell in row if isinstance(cell, Figure)}
    share = figures.get(Role.SHARE)
    judged = next((cell for cell in row if isinstance(cell, GoalStanding)), None)
    if share is None or judged is None or share.key not in elapsed:
        return None
    if not {Role.VALUE, Role.GOAL} <= figures.keys() or not isinstance(row[0], str):
        return None
    value, goal = figures[Role.VALUE], figures[Role.GOAL]
    return GoalCard(row[0], value, goal, share, judged, elapsed[share.key])


def height(count: int) -> float:
    """Return the height of ``count`` cards, in points."""
    rows = -(-count // _ACROSS)
    return rows * HEIGHT + (rows - 1) * GAP


def draw(page: Page, some: Sequence[GoalCard], top: float) -> None:
    """Draw cards in rows of four, from ``top`` on."""
    width = (BODY.w - (_ACROSS - 1) * GAP) / _ACROSS
    for at, card in enumerate(some):
        row, column = divmod(at, _ACROSS)
        x, y = BODY.x + column * (width + GAP), top + row * (HEIGHT + GAP)
        _draw(page, card, Frame(x, y, width, HEIGHT))


def _draw(page: Page, card: GoalCard, place: Frame) -> None:
    colour = STATUS.get(card.judged.status, TEXT)
    x, room = place.x + _INSET, place.w - 2 * _INSET
    number, unit = parted(card.value)
    page.add(Box(place, name=card.label, ground=PAGE))
    label = small(card.label, (13, 12, 11), room)
    figure = [TextRun(number, 28, ACCENT, bold=True), TextRun(f" {unit}", 13)]
    page.add(Box(Frame(x, place.y + 14, room, 54), [label, Lines(figure)], card.label))
    bar = Frame(x, place.y + 80, room, 8)
    page.add(Box(bar, name=_("目标"), ground=LINE))
    done = min(max(card.share.value or 0.0, 0.0), 1.0)
    page.add(Box(Frame(x, bar.y, max(room * done, 1), bar.h), name=_("完成"), ground=colour))
    tick = Frame(x + room * min(card.elapsed, 1.0) - 1, bar.y - 4, 2, bar.h + 8)
    page.add(Box(tick, name=_("时间进度"), ground=TEXT))
    reached = _("目标{goal}，完成{share}").format(goal=card.goal.text, share=card.share.text)
    of_period = parse_period(card.goal.period).short + reached
    if lines(of_period, _LEAST, room) == 1:
        reached = of_period
    sign, _mark, gap = card.judged.text.partition("，")
    if lines(gap, _LEAST, room) > 1:
        gap = gap.rpartition("，")[2]  # the units alone: the bar and its tick show the points
    words = [
        small(reached, (12, 11, _LEAST), room, TEXT),
        Lines([TextRun(sign, 12, colour, bold=True)], before=2),
        small(gap or " ", (11, _LEAST), room, colour),
    ]
    page.add(Box(Frame(x, place.y + 97, room, 54), words, card.label))
