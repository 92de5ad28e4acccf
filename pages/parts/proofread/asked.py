"""The findings of a draft, kept as long as the draft, the period and the data stay the same."""

import time

import streamlit as st

from gridlens.proofread.finding import Finding
from gridlens.proofread.proof import proofread
from gridlens.translation import _
from pages.parts.proofread.draft import KeptDraft
from pages.parts.question import Asked

_FOUND = "proofread_found"
_PATIENCE = 1.0


def findings(now: Asked, draft: KeptDraft) -> list[Finding]:
    """Return every number of a draft with its verdict; show the progress if that takes long."""
    key = (now.goals_key, now.filters.period, now.filters.as_of, draft.text)
    kept: tuple[object, list[Finding]] | None = st.session_state.get(_FOUND)
    if kept and kept[0] == key:
        return kept[1]
    place, begun = st.empty(), time.monotonic()

    def step(share: float) -> None:
        if time.monotonic() - begun > _PATIENCE:
            told = _("正在逐个核对数字……{n:.0f}%").format(n=100 * share)
            place.progress(min(share, 1.0), text=told)

    found = proofread(now.version, draft.text, now.filters.period, now.filters.as_of, step=step)
    place.empty()
    st.session_state[_FOUND] = (key, found)
    return found
