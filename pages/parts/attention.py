"""What needs attention: sign, sentence, reason, and a link to the ledger's page."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.attention import Item, Urgency
from gridlens.translation import N_, _
from pages.parts import headings

_SIGNS = {
    Urgency.CONCERN: ("!!", "gl-bad", N_("需重点关注")),
    Urgency.ATTENTION: ("!", "gl-warn", N_("需关注")),
    Urgency.NOTE: ("·", "", N_("请了解")),
}
MOST = 8


def show(items: Sequence[Item]) -> None:
    """Show the items in order, each with its way in; say so when there is none."""
    if not items:
        headings.notice(_("没有需要特别关注的事项"), _("序时指标达到进度，没有逾期未办结的事项。"))
        return
    pages = st.session_state["pages"]
    for place, item in enumerate(items[:MOST]):
        sign, tone, word = _SIGNS[item.urgency]
        with st.container(key=f"item_{place}", horizontal=True, vertical_alignment="center"):
            st.html(
                f'<div class="gl-item"><span class="gl-sign {tone}" role="img" '
                f'aria-label="{escape(_(word))}">{sign}</span>'
                f"<div><p>{escape(item.sentence)}</p><p>{escape(item.reason)}</p></div></div>"
            )
            st.page_link(pages[item.ledger], label=_("查看"), icon=None)
    if len(items) > MOST:
        headings.rule(_("另有{n}项，见各台账页。").format(n=len(items) - MOST))
