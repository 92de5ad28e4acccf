"""Whether the one file given corrects an earlier one of another name."""

from collections.abc import Sequence

import streamlit as st

from gridlens.schema import forms
from gridlens.translation import _
from pages.parts.data.drop import Drop
from pages.parts.data.history import files_before
from pages.parts.data.sheets import Sheet

_KEY = "data_corrects"


def show(drop: Drop, sheets: Sequence[Sheet], version_key: tuple[str, int]) -> None:
    """Ask which earlier file this one corrects; what it lacks of that one is then told.

    A workbook of rejected rows is a part of its file, and lacks the rest on purpose.
    """
    if len(drop.names) != 1 or any(_of_rejects(sheet) for sheet in sheets):
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


def _of_rejects(sheet: Sheet) -> bool:
    return set(forms.ADDED) <= set(sheet.get("headers") or ())
