"""Choices of several values, held in the page's link; an unknown value finds nothing, not all."""

from collections.abc import Sequence

import streamlit as st

from gridlens.translation import _


def several(label: str, key: str, options: Sequence[str], width: int = 210) -> list[str]:
    """Draw a choice of several values, kept in the link under ``key``; none chosen means all.

    Values that the link or an earlier view asks for stay among the options. Otherwise the widget
    would drop them silently, and the page would show everything in their place.
    """
    asked_for = [*st.query_params.get_all(key), *st.session_state.get(key, [])]
    return st.multiselect(
        label,
        list(dict.fromkeys([*options, *asked_for])),
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder=_("全部{label}").format(label=label),
        label_visibility="collapsed",
        width=width,
    )
