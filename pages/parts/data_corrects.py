"""Whether the one file given corrects an earlier one of another name."""

import streamlit as st

from gridlens.translation import _
from pages.parts.data_drop import Drop
from pages.parts.data_history import files_before

_KEY = "data_corrects"


def show(drop: Drop, version_key: tuple[str, int]) -> None:
    """Ask which earlier file this one corrects; what it lacks of that one is then told."""
    if len(drop.names) != 1:
        return
    earlier = [name for name in files_before(version_key) if name not in drop.names]
    if not earlier:
        return
    chosen = st.selectbox(
        _("如果这是对以前某个文件的更正而改了文件名，请选它（否则不用选）"),
        earlier,
        index=earlier.index(drop.corrects) if drop.corrects in earlier else None,
        placeholder=_("不是更正"),
        key=_KEY,
        width=480,
    )
    if chosen != drop.corrects:
        drop.corrects = chosen
        drop.begin("check")
        st.rerun()
