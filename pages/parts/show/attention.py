"""What needs attention: sign, sentence, reason, and a link to the rows or the ledger's page.

The list is one piece of HTML. A Streamlit link for each item would cost more time than the rest of
the panel.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.ledgers import ledger as find_ledger
from gridlens.overview.attention import Item, Urgency
from gridlens.translation import N_, _
from pages.parts import drill
from pages.parts.show import headings

_SIGNS = {
    Urgency.CONCERN: ("!!", "gl-bad", N_("需重点关注")),
    Urgency.ATTENTION: ("!", "gl-warn", N_("需关注")),
    Urgency.NOTE: ("·", "", N_("请了解")),
}
MOST = 8


def show(items: Sequence[Item]) -> None:
    """Show the items in order, each with a link to its rows; say so if there are none.

    An item about rows that are missing leads to the page of its ledger.
    """
    if not items:
        headings.notice(_("没有需要特别关注的事项"), _("序时指标达到进度，没有逾期未办结的事项。"))
        return
    lines = "".join(_line(item) for item in items[:MOST])
    st.html(f'<ul class="gl-items">{lines}</ul>')
    if len(items) > MOST:
        headings.rule(_("另有{n}项，见各台账页。").format(n=len(items) - MOST))


def _line(item: Item) -> str:
    sign, tone, word = _SIGNS[item.urgency]
    label = _("查看{ledger}：{sentence}").format(
        ledger=_(find_ledger(item.ledger).title), sentence=item.sentence
    )
    way = drill.href(item.figure) if item.figure else drill.address(item.ledger)
    return (
        f'<li class="gl-item"><span class="gl-sign {tone}" role="img" '
        f'aria-label="{escape(_(word))}">{sign}</span>'
        f"<div><p>{escape(item.sentence)}</p><p>{escape(item.reason)}</p></div>"
        f'<a class="gl-drill" href="{escape(way)}" target="_self" '
        f'aria-label="{escape(label)}">{_("查看")}</a></li>'
    )
