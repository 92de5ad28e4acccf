"""Says on an open page that a newer version was published, with a button to load it.

The page goes on showing the version that it was drawn from until the person asks for the newer one:
nobody's work is interrupted, and no page mixes two versions.
"""

from html import escape
from pathlib import Path

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.store.published.pointer import number_in_force
from gridlens.translation import _

SECONDS = 30


@st.fragment(run_every=SECONDS)
def chip(folder: Path, drawn: int, seen: int) -> None:
    """Look every half minute whether the store has a version later than ``seen``; then say so.

    ``drawn`` is the version on the page. ``seen`` may be later: the one in force when the page was
    drawn may be damaged, and loading the page again would bring nothing new. The container is on
    the page from the beginning, so that screen readers tell what appears in it.
    """
    latest = number_in_force(folder)
    with st.container(key="newer", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="gl-newer">{escape(told(latest, drawn, seen))}</p>', width="content")
        if latest > seen and st.button(_("载入新版"), key="newer_load"):
            st.rerun()


def told(latest: int, drawn: int, seen: int) -> str:
    """Return what the chip says; empty while there is no version later than ``seen``."""
    if latest <= seen:
        return ""
    return _("数据已更新到第{latest}版，本页仍是第{drawn}版").format(
        latest=rounded(latest, 0), drawn=rounded(drawn, 0)
    )
