"""What a person sees when something is wrong: what happened, what to do next, never a traceback."""

import logging
import uuid
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.translation import _
from pages.parts import headings

log = logging.getLogger("gridlens")


def person(error: GridLensError) -> None:
    """Show an error that the person can act on, with a way back to the start."""
    headings.notice(error.reason, error.remedy)
    st.html(
        f'<p class="gl-way"><a href="/" target="_self">{escape(_("清除筛选，回到总览"))}</a></p>'
    )


def show(error: Exception) -> bool:
    """Show any error calmly; one of ours with its remedy, another with a reference to the log."""
    if isinstance(error, GridLensError):
        person(error)
        return True
    reference = uuid.uuid4().hex[:8]
    log.error("reference %s", reference, exc_info=error)
    headings.notice(
        _("这一页出了错，数据没有受影响"),
        _("请刷新重试；如仍出现，请把编号 {reference} 告诉维护人员。").format(reference=reference),
    )
    return True
