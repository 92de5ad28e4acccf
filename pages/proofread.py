"""数据核对: check every number of a draft against the ledgers, and settle what needs a look."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.translation import _
from pages.parts.proofread import asked as proofread_asked
from pages.parts.proofread import desk, listing, own, phrases
from pages.parts.proofread import draft as proofread_draft
from pages.parts.proofread.standing import standing
from pages.parts.question import asked
from pages.parts.show import failure, headings

now = asked()
head = st.container()
try:
    with st.container(key="panel_draft"):
        draft = proofread_draft.draw(now)
    if draft is None:
        with head:
            headings.page(_("数据核对"), _("文稿里的每个数字，与台账逐一核对。"))
        listing.explained()
        phrases.draw(now, "", None)
        st.stop()
    now = own.over(now, draft)
    read = proofread_asked.findings(now, draft)
    with head:
        found = standing(now, draft, read).found
        told = _("按{period}：{found}").format(
            period=now.filters.period.label, found=listing.findings_sentence(found)
        )
        headings.page(_("数据核对"), told)
    desk.draw(now, draft, read)
except GridLensError as error:
    failure.person(error)
