"""数据核对: check every number of a draft against the ledgers, mark it in the text, and list it."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.translation import _
from pages.parts.proofread import asked as proofread_asked
from pages.parts.proofread import draft as proofread_draft
from pages.parts.proofread import files, listing, text
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
        st.stop()
    found = proofread_asked.findings(now, draft)
    with head:
        headings.page(_("数据核对"), listing.findings_sentence(found))
    shown = listing.choice(found)
    with st.container(key="panel_marked"):
        text.show(draft.text, found, shown)
        files.offer(now, draft, found)
    with st.container(key="panel_claims"):
        listing.claims(now, draft.text, found, shown)
    with st.container(key="panel_asides"):
        listing.asides(draft.text, found)
except GridLensError as error:
    failure.person(error)
