"""The frame around every page: the page list, the filters, the state of the data, who is asking."""

import streamlit as st

from gridlens.errors import GridLensError, StoreMissing
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import activity_ledgers
from gridlens.period import half_of
from gridlens.settings import store_folder
from gridlens.store.nothing import nothing
from gridlens.store.published.pointer import number_in_force
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts import drill, warm
from pages.parts.frame import filters, first, newer, readings, status, style
from pages.parts.question import Asked, version
from pages.parts.show import failure

st.set_page_config(page_title=_("格显"), page_icon="📊", layout="wide", initial_sidebar_state=216)
colours = style.colours()
style.draw(colours)


def in_use() -> Version:
    """Return the version in force; before the first load, the data page has one without rows."""
    try:
        return version()
    except StoreMissing:
        if page.url_path != "data":
            raise
        return nothing(store_folder())


def chosen(pinned: Version) -> Filters:
    """Draw the filters and return them; where there is no data, there is nothing to choose."""
    if not pinned.number:
        return Filters(half_of(pinned.as_of), pinned.as_of)
    return filters.draw(pinned)


ledger_pages = [
    st.Page("ledger.py", title=_(ledger.title), url_path=key, icon="")
    for key, ledger in activity_ledgers().items()
]
overview = st.Page("overview.py", title=_("总览"), url_path=first.NAME, default=True, icon="")
grids = st.Page("grids.py", title=_("网格"), url_path="grids", icon="")
deputies = st.Page("deputies.py", title=_("代表"), url_path="deputies", icon="")
explore = st.Page("explore.py", title=_("自助分析"), url_path="explore", icon="")
records = st.Page("records.py", title=_("明细"), url_path="records", icon="", visibility="hidden")
open_matters = st.Page("open_matters.py", title=_("未办结事项"), url_path="open", icon="")
review = st.Page("review.py", title=_("研判"), url_path="review", icon="")
goals = st.Page("goals.py", title=_("目标"), url_path="goals", icon="")
briefing = st.Page("briefing.py", title=_("汇报材料"), url_path="briefing", icon="")
proofread = st.Page("proofread.py", title=_("数据核对"), url_path="proofread", icon="")
data = st.Page("data.py", title=_("数据管理"), url_path="data", icon="")
catalogue = st.Page("indicators.py", title=_("指标口径"), url_path="indicators", icon="")
sections = {"": [overview, grids, deputies, records], _("台账"): ledger_pages}
sections |= {
    _("工作"): [briefing, proofread, review, goals, open_matters, explore],
    _("数据"): [data, catalogue],
}
page = st.navigation(sections, expanded=True)
st.set_page_config(page_title=_("{page} · 格显").format(page=page.title))

try:
    in_force = number_in_force(store_folder())  # before the version: what comes between is newer
    pinned = in_use()
    with st.container(key="topbar", horizontal=True, vertical_alignment="center"):
        asked_for = chosen(pinned)
        st.session_state["more_filters"] = st.container(key="local", horizontal=True)
        status.draw(pinned, page.title, asked_for)
    if pinned.note:
        st.warning(pinned.note)
    st.session_state["asked"] = Asked(pinned, Scope(), asked_for, colours, page.url_path)
    readings.offer(st.session_state["asked"])
    st.session_state["pages"] = {p.url_path: p for some in sections.values() for p in some}
    drill.listen()
    newer.chip(store_folder(), pinned.number, max(in_force, pinned.number))
except GridLensError as error:
    failure.person(error)
    st.stop()
try:
    page.run()
except GridLensError as error:
    failure.person(error)
warm.SHOWN.set()
