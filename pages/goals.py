"""目标: the goals in the table that offices keep; people edit them here and see who did so."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.goals.told import period_sentence
from gridlens.ledgers import indicators
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.goals import goal_workbook
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.choose import indicator
from pages.parts.goals import check, edit, season, table, trail
from pages.parts.goals import span as goal_choice
from pages.parts.question import asked
from pages.parts.show import failure, headings

now = asked()
filters = now.filters
year = filters.period.year
if filters.deputy:
    headings.page(_("目标"), _("目标是单位和网格的，不按代表分；代表参与的工作不作评判。"))
    headings.notice(_("已按代表筛选"), _("去掉上方的代表筛选，就能看到目标。"))
    st.stop()

head = st.container()
try:
    edit.follow(now)
    with st.container(key="choose_goals", horizontal=True, vertical_alignment="center"):
        span = goal_choice.span(filters.period)
        st.space("stretch")
        chosen = indicator.indicator(_("选择指标"), "goals", list(indicators()), "policy_lectures")
        place = goal_choice.goal_of(now)
        if st.button(_("设定目标"), key="goal_set"):
            edit.start(now, (chosen, place, span.key))
        st.download_button(
            _("导出目标表（.xlsx）"),
            data=lambda: goal_workbook(now.version, now.scope, filters, year, now.goals_stamp),
            file_name=f"{settings().office}-{_('目标')}-{year.label}.xlsx",
            mime=MEDIA_TYPES["xlsx"],
            on_click="ignore",
            key="goals_xlsx",
        )
except GridLensError as error:
    failure.person(error)
    st.stop()

lines = goal_choice.lines(now, span)
with head:
    headings.page(_("目标"), period_sentence(now.over(span).verdict()))
with st.container(key="panel_office"):
    where = _("所选网格") if filters.grids else _("全街道")
    told = _("{where}；数据截至 {day}").format(where=where, day=filters.as_of.isoformat())
    headings.section(_("{period}目标").format(period=span.label), told)
    table.show(now, lines, span)
    season.ask(now, year)
left, right = st.columns(2, gap="small")
with left.container(key="panel_check", height="stretch"):
    check.show(now, year)
with right.container(key="panel_trail", height="stretch"):
    trail.show(now, year)
edit.draw(now)
