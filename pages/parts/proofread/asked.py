"""The findings of a draft, kept as long as the draft, the period and the data stay the same."""

import time
from dataclasses import dataclass

import streamlit as st

from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding
from gridlens.proofread.proof import proofread
from gridlens.proofread.readings import office_readings
from gridlens.store.office.readings import KIND as PHRASES
from gridlens.store.office.state import State
from gridlens.translation import _
from pages.parts.proofread.kept import KeptDraft
from pages.parts.question import Asked

_FOUND = "proofread_found"
_PATIENCE = 1.0


@dataclass(frozen=True)
class Found:
    """Every number of a draft with its verdict, and the figures that they were compared with."""

    findings: list[Finding]
    figures: Figures


def findings(now: Asked, draft: KeptDraft) -> Found:
    """Return every number of a draft with its verdict; show the progress if that takes long."""
    phrases = State(now.version.folder).stamp(PHRASES)
    key = (now.goals_key, phrases, now.filters.period, now.filters.as_of, draft.text)
    kept: tuple[object, Found] | None = st.session_state.get(_FOUND)
    if kept and kept[0] == key:
        return kept[1]
    place, begun = st.empty(), time.monotonic()

    def step(share: float) -> None:
        if time.monotonic() - begun > _PATIENCE:
            told = _("正在逐个核对数字……{n:.0f}%").format(n=100 * share)
            place.progress(min(share, 1.0), text=told)

    figures = Figures(now.version, now.filters.as_of)
    some = proofread(
        now.version,
        draft.text,
        now.filters.period,
        now.filters.as_of,
        figures,
        step=step,
        phrases=office_readings(now.version.folder),
    )
    place.empty()
    found = Found(some, figures)
    st.session_state[_FOUND] = (key, found)
    return found
