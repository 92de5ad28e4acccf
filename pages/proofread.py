"""数据核对: every number of a draft held against the ledgers, marked in the text and listed."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.translation import _
from pages.parts import (
    proofread_asked,
    proofread_draft,
    proofread_files,
    proofread_list,
    proofread_text,
)
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
        proofread_list.explained()
        st.stop()
    found = proofread_asked.findings(now, draft)
    with head:
        headings.page(_("数据核对"), proofread_list.lead(found))
    shown = proofread_list.choice(found)
    with st.container(key="panel_marked"):
        proofread_text.show(draft.text, found, shown)
        proofread_files.offer(now, draft, found)
    with st.container(key="panel_claims"):
        proofread_list.claims(now, draft.text, found, shown)
    with st.container(key="panel_asides"):
        proofread_list.asides(draft.text, found)
except GridLensError as error:
    failure.person(error)
