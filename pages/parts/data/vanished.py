"""Records that their sheet has no more: kept, or withdrawn, as the clerk says before loading."""

from collections.abc import Sequence

import streamlit as st

from gridlens.translation import _
from pages.parts.data import sheets as data_sheets
from pages.parts.data.sheets import Sheet
from pages.parts.show import headings

_KEY = "data_vanished"
_KEEP, _WITHDRAW = "keep", "withdraw"


def show(sheets: Sequence[Sheet]) -> None:
    """List the records that came from these sheets before, and ask what becomes of them."""
    some = [sheet for sheet in sheets if sheet.get("vanished")]
    if not some:
        return
    total = sum(sheet["vanished"] for sheet in some)
    headings.section(
        _("这次表里没有的记录"),
        _("共{n}条，以前从同名的表装入").format(n=total),
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
    data_sheets.grid(titles, rows, _("这次表里没有的记录"))
    words = {
        _KEEP: _("保留（表里只是没有列全）"),
        _WITHDRAW: _("撤下（已经作废，不再计入）"),
    }
    st.radio(_("这些记录"), list(words), format_func=words.__getitem__, key=_KEY, horizontal=True)


def options(sheets: Sequence[Sheet]) -> list[str]:
    """Return what to tell the loader."""
    if not any(sheet.get("vanished") for sheet in sheets):
        return []
    return ["--vanished", str(st.session_state.get(_KEY, _KEEP))]
