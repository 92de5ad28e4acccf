"""The period that a draft gives itself: it is said first, and the clerk chooses by which to judge.

The choice holds for this draft while the period of the filters stays the same.
"""

import streamlit as st

from gridlens.period import Period
from gridlens.proofread.title import own_period
from gridlens.translation import _
from pages.parts.proofread.kept import KeptDraft
from pages.parts.question import Asked
from pages.parts.show import headings

_CHOSEN = "proofread_own"


def over(now: Asked, draft: KeptDraft) -> Asked:
    """Return the question over the period that was chosen for a draft; else the same question."""
    chosen = _chosen(now, draft)
    return now.over(chosen) if chosen and chosen == _own(now, draft) else now


def say(now: Asked, draft: KeptDraft) -> None:
    """Say that a draft names another period than the filters do, and offer to judge by either."""
    own, asked = _own(now, draft), now.filters.period
    if own is None:
        return
    chosen = _chosen(now, draft)
    told = {
        None: _("文稿写的是{own}，现在按{asked}核对。"),
        own: _("文稿写的是{own}，已改按{own}核对；上方的期间不变。"),
        asked: _("文稿写的是{own}，仍按{asked}核对。"),
    }[chosen]
    with st.container(horizontal=True, vertical_alignment="center", key="proofread_period"):
        headings.told(told.format(own=own.label, asked=asked.label))
        if chosen != own:
            _button(now, draft, _("改按{period}核对"), own, "proofread_by_own")
        if chosen != asked:
            _button(now, draft, _("仍按{period}核对"), asked, "proofread_by_asked")


def _button(now: Asked, draft: KeptDraft, label: str, period: Period, key: str) -> None:
    def choose() -> None:
        st.session_state[_CHOSEN] = (draft.text, now.filters.period, period)

    st.button(label.format(period=period.label), key=key, on_click=choose)


def _own(now: Asked, draft: KeptDraft) -> Period | None:
    return own_period(draft.text, now.filters.period, now.filters.as_of)


def _chosen(now: Asked, draft: KeptDraft) -> Period | None:
    """Return the period that was chosen for a draft under the filters' period; None if none was."""
    text, asked, chosen = st.session_state.get(_CHOSEN, ("", None, None))
    found: Period | None = chosen
    return found if (text, asked) == (draft.text, now.filters.period) else None
