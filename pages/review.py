"""研判: are we on plan, will we make it, is a difference chance? Every figure leads to its rows."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.goals.told import period_sentence
from gridlens.translation import _
from pages.parts.goals import span as goal_choice
from pages.parts.question import asked
from pages.parts.review import grids, months, pace
from pages.parts.show import failure, headings

now = asked()
if now.filters.deputy:
    headings.page(_("研判"), _("研判看单位和网格，不按代表分；代表参与的工作不作评判和比较。"))
    headings.notice(_("已按代表筛选"), _("去掉上方的代表筛选，就能看到研判。"))
    st.stop()
head = st.container()
try:
    with st.container(key="choose_review", horizontal=True, vertical_alignment="center"):
        span = goal_choice.span(now.filters.period)
        headings.rule(_("点任何一个数字、图上的点，都能看到组成它的记录。"))
    lines = goal_choice.lines(now, span)
    with head:
        headings.page(_("研判"), period_sentence(now.over(span).verdict()))
    with st.container(key="panel_paces"):
        pace.pace_table(now, lines, span)
    with st.container(key="panel_way"):
        pace.chart(now, lines)
    with st.container(key="panel_funnel"):
        grids.show(now)
    with st.container(key="panel_months"):
        months.show(now, lines, span)
except GridLensError as error:
    failure.person(error)
