"""Write the deck of about ten slides: one slide for each section, with its finding as the title.

What the clerk has not written is left out, so that no slide and no mark is empty. Definitions and
whole sentences stand in the speaker's notes.
"""

from io import BytesIO

from gridlens.briefing.content import (
    Blank,
    Briefing,
    BriefingTable,
    Photo,
    Picture,
    Section,
    Steps,
    figures_of,
)
from gridlens.briefing.sentence import Paragraph
from gridlens.charts.spec import Heat
from gridlens.render.pptx import ends, one_page, parts, steps, tiles
from gridlens.render.pptx.flow import GAP, Flow
from gridlens.render.pptx.master import BODY, CLOSED, COVER
from gridlens.render.pptx.page import Page

_ENDS = "。；，"
_LEAST_CHART = 150.0


def short_pptx(briefing: Briefing) -> bytes:
    """Return the short deck as .pptx: cover, one slide for each section, closing words."""
    deck, flow = ends.begun(briefing)
    ends.cover(Page(deck, COVER), briefing)
    for section in filter(_has_something, briefing.form("deck")):
        _slide(flow, section)
    flow.close()
    ends.close(Page(deck, CLOSED), briefing, briefing.subtitle)
    memory = BytesIO()
    deck.save(memory)
    return memory.getvalue()


def _has_something(section: Section) -> bool:
    """Tell whether a section has more than places that nobody has filled."""
    filled = any(not isinstance(part, Blank) or part.text for part in section.parts)
    return filled or any(map(_has_something, section.sections))


def _title(section: Section) -> str:
    """Return the finding; of a text that the clerk wrote, its first line; else the heading."""
    if section.claim:
        return section.claim.text.rstrip(_ENDS)
    written = [part.text for part in section.parts if isinstance(part, Blank) and part.text]
    first = written[0].strip().partition("\n")[0].partition("。")[0] if written else ""
    named = f"{section.heading}：{first}" if first else section.heading
    return named if len(named) <= tiles.TITLE_ROOM else section.heading


def _slide(flow: Flow, section: Section) -> None:
    """Add the slide of a section, laid out by what it holds."""
    flow.open("" if section.heading == _title(section) else section.heading, _title(section))
    flow.tell(figures_of(section))
    below = tuple(filter(_has_something, section.sections))
    for part in (part for one in (section, *below) for part in one.parts):
        if isinstance(part, Paragraph):
            flow.say(part.text)
            flow.doubt(part.doubts)
    if section.key == one_page.KEY:
        one_page.draw(flow, section)
    elif below:
        _boxes(flow, section, below)
    elif any(isinstance(part, Picture) and isinstance(part.chart, Heat) for part in section.parts):
        _heat(flow, section)
    elif any(isinstance(part, BriefingTable) for part in section.parts):
        _work(flow, section)
    else:
        _written(flow, section)


def _boxes(flow: Flow, section: Section, below: tuple[Section, ...]) -> None:
    """Add sections of sentences as boxes if they fit, else one below the other."""
    if parts.boxes(flow, below):
        return
    for under in below:
        flow.need(80)
        flow.heading(under.heading, 16)
        for part in under.parts:
            parts.part(flow, part)


def _heat(flow: Flow, section: Section) -> None:
    noted = "".join(part.text for part in section.parts if isinstance(part, Paragraph))
    for part in section.parts:
        if isinstance(part, Picture) and isinstance(part.chart, Heat):
            parts.heat_tables(flow, part.chart, noted)


def _work(flow: Flow, section: Section) -> None:
    """Add steps, then figures as tiles, then a chart or the sentences in the room that is left."""
    for part in section.parts:
        if isinstance(part, Steps):
            steps.draw(flow, part)
    for part in section.parts:
        if isinstance(part, BriefingTable):
            if found := tiles.tiles(part):
                parts.figures(flow, found)
            else:
                parts.rows(flow, part)
    picture = next((one for one in section.parts if isinstance(one, Picture)), None)
    told = [one for one in section.parts if isinstance(one, Paragraph)]
    if picture and flow.room >= _LEAST_CHART:
        parts.chart(flow, picture, named=True)
    elif told and flow.room > BODY.h / 4:
        parts.fitting(flow, told[-1])


def _written(flow: Flow, section: Section) -> None:
    """Add what the clerk wrote, with photos below."""
    for part in section.parts:
        if isinstance(part, Blank) and not part.text:
            continue
        if not isinstance(part, Photo):
            parts.part(flow, part)
            flow.y -= GAP / 2
    parts.photos(flow, [part for part in section.parts if isinstance(part, Photo)])
