"""The rows that wait outside, in one calm line with the way to them."""

from html import escape

import streamlit as st

from gridlens.figures.scope import Scope
from gridlens.intake.rejects import waiting, waiting_sentence
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import Asked


def show(now: Asked) -> None:
    """Say how many rows of which ledgers were not loaded; show nothing if there are none."""
    if now.filters.deputy is not None:
        return
    said = waiting_sentence(_waiting(now.version, now.version_key, now.scope))
    if said:
        st.html(
            f'<p class="gl-rule">{escape(said)}<a class="gl-drill" target="_self"'
            f' href="{escape(drill.address("data"))}">{escape(_("去看原因"))}</a></p>'
        )


@st.cache_data(max_entries=16, show_spinner=False)
def _waiting(_version: Version, version_key: tuple[str, int], scope: Scope) -> dict[str, int]:
    return waiting(_version, scope)
