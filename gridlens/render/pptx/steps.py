"""Stages of matters as a row of boxes with arrows between them: the number large in each."""

from gridlens.briefing.content import Steps
from gridlens.render.office_theme import ACCENT, PAGE, QUIET
from gridlens.render.pptx.flow import Flow
from gridlens.render.pptx.master import BODY
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.render.pptx.tiles import parted, small
from gridlens.translation import _

HEIGHT, ARROW = 84.0, 34.0


def draw(flow: Flow, given: Steps) -> None:
    """Draw the stages over the width of the slide, and the note under them."""
    flow.need(HEIGHT + 60)
    flow.heading(given.title)
    many = len(given.stages)
    width = (BODY.w - ARROW * (many - 1)) / many
    for place, (label, figure) in enumerate(given.stages):
        x = BODY.x + place * (width + ARROW)
        number, unit = parted(figure)
        lines = [
            Lines([TextRun(label, 14, QUIET)], side="ctr"),
            Lines([TextRun(number, 30, ACCENT, bold=True), TextRun(f" {unit}", 13)], side="ctr"),
        ]
        at = Frame(x, flow.y, width, HEIGHT)
        flow.page.add(Box(at, lines, label, ground=PAGE, anchor="ctr", inset=(8, 6)))
        if place < many - 1:
            arrow = [Lines([TextRun("→", 22, QUIET)], side="ctr")]
            after = Frame(x + width, flow.y, ARROW, HEIGHT)
            flow.page.add(Box(after, arrow, _("箭头"), anchor="ctr"))
    flow.y += HEIGHT + 6
    note = small(given.note, (11,), BODY.w)
    flow.page.add(Box(Frame(BODY.x, flow.y, BODY.w, 16), [note], _("说明")))
    flow.took(16)
