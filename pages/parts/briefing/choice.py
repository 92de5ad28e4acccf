"""The choices of a clerk for a briefing; its period is the period of the filters above."""

import streamlit as st

from gridlens.briefing.choice import COMPARISONS, SECTIONS, BriefingChoice, parse_sections
from gridlens.briefing.clerk import draft
from gridlens.briefing.forms.page import FIGURES
from gridlens.briefing.occasion import OCCASIONS
from gridlens.ledgers import indicators
from gridlens.schema.ledger import Measure
from gridlens.settings import store_folder
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
        occasion = st.selectbox(
            _("向谁汇报"),
            list(OCCASIONS),
            format_func=lambda name: _(OCCASIONS[name].name),
            key="briefing_occasion",
            persist_state="session",
            label_visibility="collapsed",
            help=_("决定称呼、各部分的先后和结束语"),
            width=200,
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
    figures = st.multiselect(
        _("一页纸的五个数：不选就按规则取"),
        _candidates(now),
        format_func=lambda key: _(indicators()[key][0].label),
        key="briefing_figures",
        persist_state="session",
        placeholder=_("按规则：有目标的数量里最大的五个"),
        max_selections=FIGURES,
    )
    return BriefingChoice(
        period=now.filters.period,
        comparison=COMPARISONS[against],
        sections=parse_sections(sections),
        records=records,
        grids=grids,
        occasion=occasion,
        problems=draft.tones(store_folder(), now.filters.period),
        figures=tuple(figures),
    )


def _candidates(now: Asked) -> list[str]:
    """Return the counts that may stand on the one page: those of ledgers that are kept."""
    return [
        key
        for key, (one, ledger) in indicators().items()
        if one.measure in (Measure.FLOW, Measure.DISTINCT) and ledger.key in now.version.first_days
    ]
