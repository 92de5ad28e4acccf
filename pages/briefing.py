"""汇报材料: choose, look through, edit, freeze, download the period's deck, report, workbook."""

import streamlit as st

from gridlens.translation import _
from pages.parts.briefing import choice as briefing_choice
from pages.parts.briefing import edit, files, frozen, preview, problems
from pages.parts.briefing import made as briefing_made
from pages.parts.question import asked
from pages.parts.show import headings

now = asked()
if now.filters.narrowed:
    headings.page(_("汇报材料"), _("汇报材料说的是全街道，不按网格或代表分。"))
    headings.notice(_("已按网格或代表筛选"), _("去掉上方的网格和代表筛选，就能看到汇报材料。"))
    st.stop()
head = st.container()
with st.container(key="panel_choose_briefing"):
    choice = briefing_choice.draw(now)
    with head:
        made = briefing_made.made(now, choice)
        headings.page(_("汇报材料"), briefing_made.briefing_sentence(made))
    with st.container(key="briefing_files", horizontal=True, vertical_alignment="center"):
        changed = briefing_made.edited(made, edit.edits(made))
        files.offer(changed)
        frozen.button(now, choice, changed)
        editing = edit.switch()
problems.choose(made)
frozen.show(now)
preview.show(now, made, changed, editing)
