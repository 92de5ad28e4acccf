"""Is this grid really different, or is it chance: the funnel of grids, in grey, never ranked."""

from html import escape

import streamlit as st

from gridlens.analysis.grids import WORDS, Exposure, Funnel, nameless, sentences
from gridlens.charts.funnel import funnel_plot
from gridlens.translation import _
from pages.parts.choose import indicator, one
from pages.parts.question import Asked
from pages.parts.review import asked
from pages.parts.show import charts


def show(now: Asked) -> None:
    """Show the funnel of an indicator with the sentence under it; a point leads to its rows."""
    with st.container(key="head_funnel", horizontal=True, vertical_alignment="center"):
        place = st.container()
        keys = indicator.by_grid()
        chosen = one.indicator(_("比较的指标"), "compare", keys, "disputes_received")
        measures = {exposure.value: _(WORDS[exposure]) for exposure in Exposure}
        by = one.one(_("推算依据"), "exposure", measures, "households", 120)
        with st.popover(_("选项")):
            adjusted = st.toggle(
                _("按普遍离散放宽界限"),
                value=True,
                key="adjusted",
                persist_state="session",
                help=_(
                    "各网格普遍比偶然离散时，按 Spiegelhalter（2005）把界限放宽，只留下特别突出的；"
                    "关掉后是严格的泊松界限。"
                ),
            )
        named = st.toggle(
            _("对外写明网格"),
            key="funnel_named",
            persist_state="session",
            help=_("打印、放映和存图时，超出正常波动的网格只说有几个；打开后写明是哪些。"),
        )
    found = asked.funnel(now, chosen, Exposure(by), adjusted)
    spec = funnel_plot(found, named)
    title = _("网格差异分析")
    with st.container(key="funnel_open" if named else "funnel_private"):
        charts.drill(spec, "funnel_chart", title=title, note=spec.title, place=place)
    if not spec.empty:
        st.html(f'<div class="gl-told gl-grey">{_told(found, named)}</div>')


def _told(found: Funnel, named: bool) -> str:
    """Return the sentences as HTML; names that others may not read are marked as private."""
    every, public = sentences(found), nameless(found)
    if named or every == public:
        return "".join(f"<p>{escape(one)}</p>" for one in every)
    many = len(every) - len(public) + 1  # sentences that name grids; one stands for all of them
    private = "".join(f'<p class="gl-private">{escape(one)}</p>' for one in every[:many])
    rest = "".join(f"<p>{escape(one)}</p>" for one in every[many:])
    return f'{private}<p class="gl-public">{escape(public[0])}</p>{rest}'
