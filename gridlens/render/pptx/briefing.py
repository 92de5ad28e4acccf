"""Write the long deck (详版): all of a briefing as slides with native charts and an appendix."""

from io import BytesIO

from gridlens.briefing.content import Appendix, Briefing, numeral
from gridlens.render.measure import shortened
from gridlens.render.office_theme import ACCENT, LINE
from gridlens.render.pptx import ends
from gridlens.render.pptx.flow import Flow
from gridlens.render.pptx.master import (
    BODY,
    CLOSED,
    COVER,
)
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.sections import section
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.render.pptx.table import Cell, grid
from gridlens.render.words import facts
from gridlens.translation import _

_APPENDIX_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0)
_DEFINED_LOOKS = ((12.0, 8.0), (11.0, 6.0))


def briefing_pptx(briefing: Briefing) -> bytes:
    """Return the deck as .pptx: cover, contents, sections, closing words, appendix."""
    deck, flow = ends.begun(briefing)
    ends.cover(Page(deck, COVER), briefing)
    _contents(flow, briefing)
    for place, one in enumerate(briefing.sections):
        section(flow, one, numeral(place, 0) + one.heading)
    ends.close(Page(deck, CLOSED), briefing, briefing.closing)
    _appendix(flow, briefing.appendix)
    flow.close()
    memory = BytesIO()
    deck.save(memory)
    return memory.getvalue()


def _contents(flow: Flow, briefing: Briefing) -> None:
    """Add the list of sections, in one column or two."""
    flow.open("", _("目录"))
    count = len(briefing.sections)
    rows = count if count <= 5 else -(-count // 2)
    height = min(76.0, (BODY.h - 16) / max(rows, 1))
    for place, one in enumerate(briefing.sections):
        column, row = divmod(place, rows)
        x, y = BODY.x + 16 + column * BODY.w / 2, BODY.y + 16 + row * height
        number = [Lines([TextRun(f"{place + 1:02}", 26, ACCENT, bold=True)])]
        flow.page.add(Box(Frame(x, y, 56, 40), number, _("序号"), anchor="ctr"))
        width = BODY.w / 2 - 90
        heading = [Lines([TextRun(shortened(one.heading, width / 20 - 0.5), 20)])]
        flow.page.add(Box(Frame(x + 60, y, width, 40), heading, one.heading, anchor="ctr"))
        flow.page.add(Box(Frame(x, y + 46, BODY.w / 2 - 48, 1), name=_("分隔线"), ground=LINE))


def _appendix(flow: Flow, appendix: Appendix) -> None:
    """Add the appendix: data version, files, rules, definitions."""
    kicker = _("附录")
    flow.open(kicker, _("数据和规则"))
    told = [[TextRun(f"{name}：", bold=True), TextRun(value)] for name, value in facts(appendix)]
    files = [TextRun(_("导入的文件："), bold=True), TextRun("、".join(appendix.files))]
    flow.text([*told, files, *([TextRun(rule)] for rule in appendix.rules)], _APPENDIX_SIZES)
    if appendix.definitions:
        flow.open(kicker, _("指标口径"))
        head = [_("指标"), _("单位"), _("总数"), _("口径")]
        rows = [
            [Cell(one.label, bold=True), Cell(one.unit), Cell(one.n), Cell(one.text)]
            for one in appendix.definitions
        ]
        sides = ("l", "l", "r", "l")
        sized = [grid(head, rows, sides, BODY.w, look) for look in _DEFINED_LOOKS]
        flow.table(sized, "")
