"""Contradictions among the goals of a year: pointed out, never forbidden."""

from html import escape

import streamlit as st

from gridlens.goals.contradictions import compared
from gridlens.period import Period
from gridlens.translation import _
from pages.parts.question import Asked
from pages.parts.show import headings


def show(now: Asked, year: Period) -> None:
    """Show the contradictions among a year's goals, or what was compared and adds up."""
    names = now.version.grid_names
    known = {key: goal for key, goal in now.goals().items() if goal.period.year == year}
    comparison = compared(known, names)
    found = comparison.found
    told = _("{n}处，仅作提示，不影响使用").format(n=len(found)) if found else ""
    headings.section(_("目标之间是否对得上"), told)
    if not found:
        if comparison.all_clear:
            headings.notice(_("比对过的都对得上"), comparison.all_clear)
        elif known:
            headings.notice(
                _("没有可比对的目标"),
                _("只有能相加的目标，又定了总数和各期或各网格的，才能比对。"),
            )
        else:
            headings.notice(_("{year}还没有目标").format(year=year.label))
        return
    items = "".join(
        f'<li><p><b class="gl-warn" aria-hidden="true">!</b> {escape(one.sentence)}</p></li>'
        for one in found
    )
    st.html(f'<ul class="gl-list gl-changes">{items}</ul>')
