"""The goals by how they stand, each named: what is behind, what is ahead, what is not yet due."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.goals.pace import SIGNS
from gridlens.goals.told import Alike
from gridlens.translation import _
from pages.parts.show.cards import TONES

MOST = 8


def show(found: Sequence[Alike]) -> None:
    """Show a line for each way to stand: sign, word, count, and the names of the goals."""
    if found:
        lines = "".join(map(_line, found))
        label = escape(_("各项目标的进度"))
        st.html(f'<ul class="gl-states" aria-label="{label}">{lines}</ul>')


def _line(one: Alike) -> str:
    sign, tone = (SIGNS[one.status], TONES[one.status]) if one.status else ("", "")
    names = "、".join(one.names[:MOST])
    if len(one.names) > MOST:
        names = _("{names}等").format(names=names)
    head = _("{word}{n}项").format(word=one.word, n=len(one.names))
    return (
        f'<li><span class="gl-sign {tone}" aria-hidden="true">{sign or "·"}</span>'
        f'<b class="{tone}">{escape(head)}</b><p>{escape(names)}</p></li>'
    )
