"""How a file relates to files before it: which one it corrects, which of their records it lacks."""

from collections.abc import Sequence

import streamlit as st

from gridlens.schema import forms
from gridlens.translation import _
from pages.parts.data.drop.folder import Drop
from pages.parts.data.kept.history import files_before
from pages.parts.data.sheets import Sheet, grid
from pages.parts.show import headings

_CORRECTS, _VANISHED = "data_corrects", "data_vanished"
_KEEP, _WITHDRAW = "keep", "withdraw"


def ask_corrected(drop: Drop, sheets: Sequence[Sheet], version_key: tuple[str, int]) -> None:
    """Ask which earlier file the given file corrects, and check again when the choice changes.

    The check then tells which records of the earlier file are not in this one. The question is left
    out for several files, and for a workbook of rejected rows: it is a part of its file, and lacks
    the rest on purpose.
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
        key=_CORRECTS,
        width=480,
    )
    if chosen != drop.corrects:
        drop.corrects = chosen
        drop.begin("check")
        st.rerun()


def _of_rejects(sheet: Sheet) -> bool:
    return set(forms.ADDED) <= set(sheet.get("headers") or ())


def ask_vanished(sheets: Sequence[Sheet]) -> None:
    """List records that came from these sheets before and are gone; ask what becomes of them."""
    some = [sheet for sheet in sheets if sheet.get("vanished")]
    if not some:
        return
    total = sum(sheet["vanished"] for sheet in some)
    headings.section(
        _("这次表里没有的记录"),
        _("共{n}条，以前从同名的表导入").format(n=total),
    )
    titles = (_("记录"), _("原文件"), _("原工作表"), _("原行号"))
    rows = [
        (
            "，".join(f"{title} {text}" for title, text in record["known_by"].items()),
            *(record["file"], record["sheet"], str(record["row"])),
        )
        for sheet in some
        for record in sheet["vanished_records"]
    ]
    grid(titles, rows, _("这次表里没有的记录"))
    words = {
        _KEEP: _("保留（表里只是没有列全）"),
        _WITHDRAW: _("撤下（已经作废，不再计入）"),
    }
    st.radio(
        _("这些记录"), list(words), format_func=words.__getitem__, key=_VANISHED, horizontal=True
    )


def vanished_options(sheets: Sequence[Sheet]) -> list[str]:
    """Return the loader's options for the vanished records, as the clerk chose."""
    if not any(sheet.get("vanished") for sheet in sheets):
        return []
    return ["--vanished", str(st.session_state.get(_VANISHED, _KEEP))]
