"""How a deck begins and ends: its properties, the cover, and the words said at the end."""

from pptx.presentation import Presentation

from gridlens.briefing.content import Briefing
from gridlens.render.measure import fitted, shortened
from gridlens.render.office_theme import GROUND, LANGUAGE, QUIET
from gridlens.render.pptx.flow import Flow
from gridlens.render.pptx.master import (
    CLOSING,
    CLOSING_TITLE,
    COVER_TITLE,
    COVER_UNDER,
    new_deck,
)
from gridlens.render.pptx.notes import Notes
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.shapes import Box, Lines, TextRun
from gridlens.render.writable import writable
from gridlens.translation import _


def begun(briefing: Briefing) -> tuple[Presentation, Flow]:
    """Return a deck with its properties, and the flow that fills it."""
    deck = new_deck()
    properties = deck.core_properties
    properties.title, properties.language = writable(briefing.title)[:255], LANGUAGE
    properties.author = writable(briefing.appendix.made_by)[:255]
    properties.created = properties.modified = briefing.appendix.made_at
    sample = f"　{_('演示数据（虚构）')}" if briefing.sample else ""
    whose = _("{office}人大工委").format(office=briefing.office)
    return deck, Flow(deck, f"{whose}　{briefing.subtitle}{sample}", Notes(briefing.appendix))


def cover(page: Page, briefing: Briefing) -> None:
    """Fill the cover: title, as-of date, and whether the data is invented.

    The title has a line break before the period.
    """
    before, period, after = briefing.title.partition(briefing.period.label)
    title = f"{before}\n{period}{after}" if before.strip() else briefing.title
    size = fitted(title, (38, 34, 30, 26, 22), COVER_TITLE.w, 2)
    title = shortened(title, 2 * COVER_TITLE.w / size)
    lines = [Lines([TextRun(title, size, bold=True)])]
    page.add(Box(COVER_TITLE, lines, _("标题"), anchor="b", holder='type="ctrTitle"'))
    under = [Lines([TextRun(briefing.subtitle, 18, QUIET)], leading=1.5)]
    if briefing.sample:
        under.append(Lines([TextRun(_("演示数据（虚构）"), 18, QUIET)], leading=1.5))
    page.add(Box(COVER_UNDER, under, _("副标题"), holder='type="subTitle" idx="1"'))


def close(page: Page, briefing: Briefing, told: str) -> None:
    """Fill the last slide: the closing words of the occasion, and ``told`` under them."""
    said = shortened(briefing.close, CLOSING_TITLE.w / 24 - 1)
    lines = [Lines([TextRun(said, 24, GROUND, bold=True)], side="ctr")]
    page.add(Box(CLOSING_TITLE, lines, _("标题"), anchor="ctr", holder='type="title"'))
    size = fitted(told, (20, 18, 16, 14, 12), CLOSING.w, 5)
    words = [
        Lines(
            [TextRun(shortened(told, 5 * CLOSING.w / size), size, GROUND)],
            side="ctr",
            leading=1.6,
        )
    ]
    page.add(Box(CLOSING, words, _("正文"), anchor="ctr", holder='type="body" idx="1"'))
