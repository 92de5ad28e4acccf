"""代表: the roster, or one deputy's record of duty; facts only, no points, ranking or pace."""

import streamlit as st

from gridlens.duty import sheet
from gridlens.translation import _
from pages.parts.deputies import asked as duty_asked
from pages.parts.deputies import record, roster
from pages.parts.question import asked
from pages.parts.show import headings

now = asked()

if now.filters.deputy:
    for duty in duty_asked.found(now):
        roster.back()
        headings.page(duty.person.name, sheet.duty_sentence(duty))
        left, right = st.columns([2, 3], gap="small")
        with left.container(key="panel_person", height="stretch"):
            record.person(duty.person)
            record.sheet(now, duty)
        with right.container(key="panel_kinds", height="stretch"):
            record.counts(duty)
        if duty.taken:
            with st.container(key="panel_timeline"):
                record.timeline(duty)
    st.stop()

entries = duty_asked.entries(now)
narrowed = bool(now.filters.grids)
headings.page(_("代表"), sheet.lead_of_all(entries, now.filters.period, narrowed))
with st.container(key="panel_roster"):
    if entries:
        with st.container(key="head_roster", horizontal=True, vertical_alignment="center"):
            headings.section(_("代表名册"), _("按名册顺序；“参与的工作”为本期台账有记载的种类"))
            record.sheets(now)
        roster.roster_table(now, entries)
    elif now.version.deputies.empty:
        headings.notice(_("代表名册还是空的"), _("请先导入代表名册，这里就会列出每名代表。"))
    else:
        headings.notice(_("所选范围内没有代表"), _("可以换一个期间，或放宽网格的筛选。"))
roster.private(now)
