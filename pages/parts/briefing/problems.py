"""The problems that the rules propose: which are told and how sharply, the director chooses."""

from html import escape

import streamlit as st

from gridlens.briefing.clerk import draft
from gridlens.briefing.clerk.draft import TONE, DraftText
from gridlens.briefing.content import Briefing, Proposal
from gridlens.briefing.problems import OFF, TONES
from gridlens.errors import GridLensError
from gridlens.settings import store_folder, who
from gridlens.translation import _
from pages.parts import drill
from pages.parts.show import headings

_WRONG = "briefing_problem_wrong"


def choose(found: Briefing) -> None:
    """Show each proposed problem with its reason, its rows, and a choice of how it is told."""
    if not found.proposals:
        return
    told = sum(one.tone != OFF for one in found.proposals)
    with st.container(key="panel_problems"):
        headings.section(
            _("存在的问题：写哪些，怎么写"),
            _(
                "系统列出{n}条，选用{told}条；几种写法数字相同、都属实，略滞后的和台账缺报默认不写"
            ).format(n=len(found.proposals), told=told),
        )
        if wrong := st.session_state.pop(_WRONG, None):
            st.error(wrong)
        kept = draft.texts(store_folder(), found.period)
        for one in found.proposals:
            _one(found, one, kept.get(TONE + one.key, DraftText()))


def _one(found: Briefing, one: Proposal, kept: DraftText) -> None:
    wordings = dict(one.wordings)
    shown = wordings.get(one.tone) or next(iter(wordings.values()))
    ours = one.figure.page == "records"
    address = drill.href(one.figure.mark) if ours else drill.address(one.figure.page)
    link = (
        f'<a class="gl-drill" href="{escape(address)}" target="_self" '
        f'title="{escape(_("查看组成这个数字的记录"))}">{escape(_("查看"))}</a>'
    )
    look = "gl-brief" if one.tone != OFF else "gl-brief gl-grey"
    with st.container(horizontal=True, vertical_alignment="center", key=f"problem_{one.key}"):
        name = f"tone_{found.period.key}_{one.key}_{kept.version}"
        st.selectbox(
            _("写法：{reason}").format(reason=one.reason),
            [*wordings, OFF],
            index=[*wordings, OFF].index(one.tone) if one.tone in (*wordings, OFF) else 0,
            format_func=lambda tone: _("不写") if tone == OFF else _(TONES[tone]),
            key=name,
            label_visibility="collapsed",
            width=110,
            on_change=_keep,
            args=(found, one, name, kept.version),
        )
        st.html(
            f'<p class="{look}">{escape(shown.text)} '
            f'<span class="gl-note">{escape(_("依据：{reason}").format(reason=one.reason))}</span> '
            f"{link}</p>"
        )


def _keep(found: Briefing, one: Proposal, name: str, version: int) -> None:
    written = DraftText(st.session_state[name], "", version)
    try:
        draft.write(store_folder(), found.period, TONE + one.key, written, who())
    except GridLensError as error:
        st.session_state[_WRONG] = str(error)
