"""The choices of a clerk for a briefing; its period is the period of the filters above."""

import streamlit as st

from gridlens.briefing.choice import COMPARISONS, SECTIONS, BriefingChoice, parse_sections
from gridlens.translation import N_, _
from pages.parts.question import Asked

_COMPARED = {
    "last-year": N_("与上年同期比较"),
    "previous": N_("与上期比较"),
    "none": N_("不作比较"),
}


def draw(now: Asked) -> BriefingChoice:
    """Draw the choices, kept for the session, and return them."""
    with st.container(key="choose_briefing", horizontal=True, vertical_alignment="center"):
        against = st.selectbox(
            _("比较"),
            list(_COMPARED),
            format_func=lambda name: _(_COMPARED[name]),
            key="briefing_compare",
            persist_state="session",
            label_visibility="collapsed",
            width=180,
        )
        grids = st.checkbox(
            _("写出网格名称"),
            key="briefing_grids",
            persist_state="session",
            help=_("勾选后才有网格 × 季度，存在的问题里才写网格名称"),
        )
        records = st.checkbox(
            _("数据表附明细"),
            key="briefing_records",
            persist_state="session",
            help=_("数据表里附上遮盖个人信息后的记录；仍可能看出是谁，发出前请核对"),
        )
    sections = st.multiselect(
        _("部分和顺序：去掉不要的，再按想要的先后选回来"),
        list(SECTIONS),
        default=list(SECTIONS),
        format_func=lambda key: _(SECTIONS[key]),
        key="briefing_sections",
        persist_state="session",
        placeholder=_("请选部分"),
    )
    return BriefingChoice(
        period=now.filters.period,
        comparison=COMPARISONS[against],
        sections=parse_sections(sections),
        records=records,
        grids=grids,
    )
