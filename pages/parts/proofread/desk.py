"""The desk at which a checked draft is gone through: the walk, the text, the files and the list.

It is a fragment: a click on it draws the desk anew and not the whole page.
"""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.translation import _
from pages.parts.proofread import files, here, listing, phrases, text, walk
from pages.parts.proofread.asked import Found
from pages.parts.proofread.kept import KeptDraft
from pages.parts.proofread.standing import standing
from pages.parts.question import Asked
from pages.parts.show import headings


@st.fragment
def draw(now: Asked, draft: KeptDraft, read: Found) -> None:
    """Draw the desk for a draft and what was read in it."""
    try:
        stand = standing(now, draft, read)
        shown = listing.choice(stand.found)
        walk.begin((draft.text, now.filters.period))
        with st.container(key="proofread_desk", horizontal=True, vertical_alignment="top"):
            with st.container(key="panel_walk"):
                walk.draw(now, draft.text, stand, walk.some(stand, shown))
            with st.container(key="panel_marked"):
                text.show(draft.text, stand, shown)
                files.offer(now, draft, stand)
        with st.container(key="panel_claims"):
            listing.claims(now, draft.text, stand, shown)
        with st.container(key="panel_asides"):
            listing.asides(draft.text, stand.found)
        phrases.draw(now, draft.text, stand)
        headings.rule(_("只记下处理情况和句子的校验码，不保存文稿。"))
        here.follow()
    except GridLensError as error:
        st.error(str(error))
