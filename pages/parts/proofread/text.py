"""The draft's text with every number marked by its verdict: a colour, a line and a sign."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.proofread.comments import comment_text
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.translation import _
from pages.parts.show import headings

SIGNS = {
    Verdict.AGREES: "✓",
    Verdict.DIFFERS: "✗",
    Verdict.CONTRADICTS: "≠",
    Verdict.DOUBTFUL: "!",
    Verdict.NO_DATA: "○",
    Verdict.NOT_UNDERSTOOD: "？",
    Verdict.NOT_A_CLAIM: "",
}
_MOST = 60_000


def show(text: str, found: list[Finding], shown: Sequence[Verdict]) -> None:
    """Show the text with its numbers marked; numbers of verdicts not chosen stay unmarked."""
    headings.section(_("文稿"), _("指着数字看说明"))
    st.html(f'<p class="gl-legend">{_legend(found)}</p>')
    parts, place = [], 0
    for one in found:
        if one.verdict in shown and place <= one.start < _MOST:
            parts += [escape(text[place : one.start]), _marked(one)]
            place = one.end
    parts.append(escape(text[place:_MOST]))
    st.html(
        f'<div class="gl-draft" tabindex="0" role="region" aria-label="{escape(_("文稿"))}">'
        f"{''.join(parts)}</div>"
    )
    if len(text) > _MOST:
        told = _("这里显示前{n:,}字；全文的核对结果在批注文稿和清单里。")
        headings.rule(told.format(n=_MOST))


def _legend(found: list[Finding]) -> str:
    return "".join(
        f'<span><mark class="gl-num gl-{verdict.value}">{escape(_("数"))}{sign(verdict)}</mark> '
        f"{escape(_(WORDS[verdict]))}</span>"
        for verdict in SIGNS
        if any(one.verdict is verdict for one in found)
    )


def sign(verdict: Verdict) -> str:
    """Return the sign of a verdict as HTML."""
    return f"<sup>{SIGNS[verdict]}</sup>" if SIGNS[verdict] else ""


def _marked(one: Finding) -> str:
    told = escape(comment_text(one), quote=True)
    return (
        f'<mark class="gl-num gl-{one.verdict.value}" title="{told}">{escape(one.text)}'
        f"{sign(one.verdict)}</mark>"
    )
