"""The draft's text with every number marked by its verdict: a colour, a line and a sign."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.proofread.comments import comment_text
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.instead import instead
from gridlens.proofread.settled import HOW, TAKEN
from gridlens.translation import _
from pages.parts.proofread.signs import SIGNS, sign
from pages.parts.proofread.standing import Standing
from pages.parts.proofread.walk import AT
from pages.parts.show import headings

PART = 60_000  # characters that a browser shows at once without becoming slow
_WHICH, _WENT = "proofread_part", "proofread_went"


def show(text: str, stand: Standing, shown: Sequence[Verdict]) -> None:
    """Show the text with its numbers marked; numbers of verdicts not chosen stay unmarked.

    A long text comes in parts; the part is shown in which the walk stands.
    """
    headings.section(_("文稿"), _("指着数字看说明，点一下就处理它"))
    st.html(f'<p class="gl-legend">{_legend(stand)}</p>')
    begin, end = _part(text)
    drawn, place = [], begin
    for one in stand.found:
        if one.verdict in shown and place <= one.start and one.end <= end:
            drawn += [escape(text[place : one.start]), _marked(text, stand, one)]
            place = one.end
    drawn.append(escape(text[place:end]))
    st.html(
        f'<div class="gl-draft" tabindex="0" role="region" aria-label="{escape(_("文稿"))}">'
        f"{''.join(drawn)}</div>"
    )


def parts(text: str) -> list[tuple[int, int]]:
    """Return where each part of a text begins and ends; a part ends with a line if it can."""
    found, begin = [], 0
    while len(text) - begin > PART:
        end = text.rfind("\n", begin + 1, begin + PART) + 1 or begin + PART
        found.append((begin, end))
        begin = end
    return [*found, (begin, len(text))]


def _part(text: str) -> tuple[int, int]:
    """Draw the choice of a part, where there are several, and return the one chosen."""
    every = parts(text)
    if len(every) == 1:
        return every[0]
    at = st.session_state.get(AT)
    if at is not None and st.session_state.get(_WENT) != at:
        st.session_state[_WENT] = at
        st.session_state[_WHICH] = next(n for n, (_b, e) in enumerate(every) if at < e)
    if st.session_state.get(_WHICH) not in range(len(every)):
        st.session_state[_WHICH] = 0

    def named(which: int) -> str:
        begin, end = every[which]
        return _("第{begin:,}—{end:,}字").format(begin=begin + 1, end=end)

    which = st.segmented_control(
        _("看文稿的哪一部分"),
        list(range(len(every))),
        format_func=named,
        key=_WHICH,
        required=True,
        label_visibility="collapsed",
    )
    return every[which or 0]


def _legend(stand: Standing) -> str:
    told = [
        f'<span><mark class="gl-num gl-{verdict.value}">{escape(_("数"))}{sign(verdict)}</mark> '
        f"{escape(_(WORDS[verdict]))}</span>"
        for verdict in SIGNS
        if any(one.verdict is verdict for one in stand.found)
    ]
    if stand.settled:
        told.append(
            f'<span><mark class="gl-num gl-settled">{escape(_("数"))}<sup>☑</sup></mark> '
            f"{escape(_('已处理'))}</span>"
        )
    return "".join(told)


def _marked(text: str, stand: Standing, one: Finding) -> str:
    settled = stand.settled.get(one.start)
    told = comment_text(one, text)
    if settled:
        told = f"{_(HOW[settled.how])} · {settled.who}\n{told}"
    proposal = instead(one) if settled and settled.how == TAKEN else ""
    shown = escape(one.text)
    shown = f"<del>{shown}</del><ins>{escape(proposal)}</ins>" if proposal else shown
    here = ' id="gl-here" aria-current="true"' if st.session_state.get(AT) == one.start else ""
    return (
        f'<mark class="gl-num gl-{"settled" if settled else one.verdict.value}"{here}'
        f' data-at="{one.start}"'
        f' title="{escape(told, quote=True)}">{shown}'
        f"{'<sup>☑</sup>' if settled else sign(one.verdict)}</mark>"
    )
