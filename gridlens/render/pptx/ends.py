"""The first and the last slide of a deck: the cover, and the words said at the end."""

from gridlens.briefing.content import Briefing
from gridlens.render.measure import fitted, shortened
from gridlens.render.office_theme import GROUND, QUIET
from gridlens.render.pptx.master import CLOSING, CLOSING_TITLE, COVER_TITLE, COVER_UNDER
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.shapes import Box, Lines, TextRun
from gridlens.translation import _


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
