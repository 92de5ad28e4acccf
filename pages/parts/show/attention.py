"""What needs attention: sign, sentence, reason, and a link to the rows or to a page.

The list is one piece of HTML. A Streamlit link for each item would cost more time than the rest of
the panel.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.analysis.attention import Attention, Item, Urgency
from gridlens.ledgers import ledgers
from gridlens.translation import N_, _
from pages.parts import drill
from pages.parts.show import headings

_SIGNS = {
    Urgency.CONCERN: ("!!", "gl-bad", N_("需重点关注")),
    Urgency.ATTENTION: ("!", "gl-warn", N_("需关注")),
    Urgency.NOTE: ("·", "", N_("请了解")),
}
_PAGES = {"grids": N_("网格"), "review": N_("研判")}
FIRST = 6  # as many as stand beside the headline of a small screen


def show(found: Attention) -> None:
    """Show the items in order, each with a link to its rows, and under them what was looked at.

    An item without rows, as one about missing records, leads to its page. That nothing needs
    attention is said only where everything was judged.
    """
    if found.items:
        st.html(_listed(found.items[:FIRST]) + _rest(found.items[FIRST:]))
    looked_at = _("已看：{what}。").format(what="、".join(found.looked_at))
    lacking = _("没有判断：{what}。").format(what="；".join(found.not_judged))
    if not found.items and not found.not_judged:
        headings.notice(_("没有需要特别关注的事项"), looked_at)
        return
    if not found.items:
        headings.notice(_("判断过的没有问题"), f"{looked_at}{lacking}")
        return
    headings.rule(looked_at + (lacking if found.not_judged else ""))


def _rest(items: Sequence[Item]) -> str:
    """Return the items that wait behind a word to open them; on paper all are there."""
    if not items:
        return ""
    told = escape(_("另有{n}项").format(n=len(items)))
    return f'<details class="gl-rest"><summary>{told}</summary></details>' + _listed(items)


def _listed(items: Sequence[Item]) -> str:
    return f'<ul class="gl-items">{"".join(map(_line, items))}</ul>'


def _line(item: Item) -> str:
    sign, tone, word = _SIGNS[item.urgency]
    where = _(ledgers()[item.page].title) if item.page in ledgers() else _(_PAGES[item.page])
    label = _("查看{where}：{sentence}").format(where=where, sentence=item.sentence)
    way = drill.href(item.figure) if item.figure else drill.address(item.page, item.chosen)
    named = f'<span class="gl-private">{escape(item.named)}；</span>' if item.named else ""
    return (
        f'<li class="gl-item"><span class="gl-sign {tone}" role="img" '
        f'aria-label="{escape(_(word))}">{sign}</span>'
        f"<div><p>{escape(item.sentence)}</p><p>{named}{escape(item.reason)}</p></div>"
        f'<a class="gl-drill" href="{escape(way)}" target="_self" '
        f'aria-label="{escape(label)}">{_("查看")}</a></li>'
    )
