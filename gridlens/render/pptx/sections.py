"""Write the sections of a briefing as slides: goals as cards, figures as tiles, charts."""

from collections.abc import Sequence

from gridlens.briefing.content import BriefingTable, Photo, Picture, Section, figures_of
from gridlens.briefing.sentence import Paragraph
from gridlens.charts.spec import Heat
from gridlens.render.office_theme import ACCENT
from gridlens.render.pptx import goals, parts
from gridlens.render.pptx.flow import Flow

_ENDS = "。；，"


def section(flow: Flow, given: Section, kicker: str) -> None:
    """Add the slides of a section and of the sections under it."""
    found = goals.cards(given)
    if found:
        _goals(flow, given, kicker, found)
    else:
        _told(flow, given, kicker)
        _pictures(flow, given, kicker)
    if given.sections and all(
        isinstance(part, Paragraph) for under in given.sections for part in under.parts
    ):
        _listed(flow, given, kicker)
        return
    for under in given.sections:
        section(flow, under, kicker)


def _title(given: Section | Picture, heading: str) -> str:
    """Return the claim of a section or picture; without one, the heading."""
    return given.claim.text.rstrip(_ENDS) if given.claim else heading


def _goals(flow: Flow, given: Section, kicker: str, found: list[goals.GoalCard]) -> None:
    """Add the goals: cards with the table's note under them, then the chart, then the table."""
    tables = [part for part in given.parts if isinstance(part, BriefingTable)]
    flow.open(kicker, _title(given, given.heading))
    flow.tell(card.value for card in found)
    for lead in given.parts:
        if isinstance(lead, Paragraph):
            flow.say(lead.text)
            flow.doubt(lead.doubts)
    for begin in range(0, len(found), goals.MOST):
        some = found[begin : begin + goals.MOST]
        if begin:
            flow.more()
        goals.draw(flow.page, some, flow.y)
        flow.took(goals.height(len(some)))
        flow.note(tables[0].note if tables else "", 12)
    rest: list[Picture | BriefingTable] = [one for one in given.parts if isinstance(one, Picture)]
    for part in (*rest, *tables):
        flow.open(kicker, part.caption if isinstance(part, Picture) else part.title)
        parts.part(flow, part)


def _told(flow: Flow, given: Section, kicker: str) -> None:
    """Add the parts of a section but its charts: tiles, then texts and tables, then photos."""
    others = [part for part in given.parts if not isinstance(part, Picture)]
    if not others or (all(isinstance(part, Paragraph) for part in others) and _heat(given)):
        return
    flow.open(kicker, _title(given, given.heading))
    flow.tell(figures_of(Section(given.key, given.heading, tuple(others))))
    figures = [part for part in others if isinstance(part, BriefingTable) and parts.tiled(part)]
    rest = [part for part in others if part not in figures and not isinstance(part, Photo)]
    for part in (*figures, *rest):
        parts.part(flow, part)
    parts.photos(flow, [part for part in others if isinstance(part, Photo)])


def _heat(given: Section) -> bool:
    return any(isinstance(part, Picture) and isinstance(part.chart, Heat) for part in given.parts)


def _pictures(flow: Flow, given: Section, kicker: str) -> None:
    """Add the charts: one with a claim has a slide of its own, the others come in pairs."""
    noted = [part for part in given.parts if isinstance(part, Paragraph)]
    waiting: list[Picture] = []
    for picture in given.parts:
        if not isinstance(picture, Picture):
            continue
        if isinstance(picture.chart, Heat):
            flow.open(kicker, picture.caption)
            for part in noted:
                flow.doubt(part.doubts)
            parts.heat_tables(flow, picture.chart, "".join(part.text for part in noted))
        elif picture.claim:
            flow.open(kicker, _title(picture, given.heading))
            parts.chart(flow, picture)
        else:
            waiting.append(picture)
    for begin in range(0, len(waiting), 2):
        _pair(flow, kicker, waiting[begin : begin + 2])


def _pair(flow: Flow, kicker: str, pair: Sequence[Picture]) -> None:
    flow.open(kicker, "、".join(picture.chart.title for picture in pair))
    if len(pair) == 1:
        parts.chart(flow, pair[0])
    else:
        parts.charts(flow, pair)


def _listed(flow: Flow, given: Section, kicker: str) -> None:
    """Add sections that have only sentences: as boxes if they fit, else one below the other."""
    flow.open(kicker, _title(given, given.heading))
    flow.tell(figures_of(given))
    if parts.boxes(flow, given.sections):
        return
    for under in given.sections:
        flow.need(80)
        flow.heading(under.heading, 16, ACCENT)
        for part in under.parts:
            parts.part(flow, part)
