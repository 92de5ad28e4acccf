"""Names that no roster knows: the clerk says once for all which grid or deputy is meant."""

from collections.abc import Sequence

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.intake.names import Unknown, roster_labels, unknown_names
from gridlens.kinds.reference import TITLES
from gridlens.settings import store_folder
from gridlens.store.aliases import record
from gridlens.translation import _
from gridlens.settings import who
from pages.parts.data.drop import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.question import Asked
from pages.parts.show import headings

_SHOWN = 12


def show(now: Asked, drop: Drop, sheets: Sequence[Sheet]) -> None:
    """Offer, for each unknown name, the entries that may be meant; remember what is chosen."""
    found = unknown_names(now.version, store_folder(), sheets)
    if not found:
        return
    with st.form("data_names", border=False):
        more = _("，先列{n}个").format(n=_SHOWN) if len(found) > _SHOWN else ""
        headings.section(
            _("名册里没有的名称"),
            _("共{n}个{more}；选定后记为别名，今后自动认得").format(n=len(found), more=more),
        )
        with st.container(horizontal=True):
            chosen = {one: _choice(now, one) for one in found[:_SHOWN]}
        if st.form_submit_button(_("记住所选，重新检查")):
            _remember(drop, {one: code for one, code in chosen.items() if code})


def _choice(now: Asked, one: Unknown) -> str | None:
    labels = roster_labels(now.version, one.roster)
    rest = [code for code in labels if code not in one.near]
    chosen: str | None = st.selectbox(
        _("{what}“{name}”（{n}行）是").format(
            what=_(TITLES[one.roster]), name=one.name, n=one.rows
        ),
        [*one.near, *rest],
        index=None,
        format_func=labels.__getitem__,
        key=f"data_name_{one.roster}_{one.name}",
        placeholder=_("您是不是要找：{names}").format(
            names="、".join(labels[code].partition("（")[0] for code in one.near)
        )
        if one.near
        else _("请选择"),
        width=400,
    )
    return chosen


def _remember(drop: Drop, chosen: dict[Unknown, str]) -> None:
    if not chosen:
        st.warning(_("还没有选定是哪一个。"))
        return
    try:
        for one, code in chosen.items():
            record(store_folder(), one.roster, one.name, code, who())
    except GridLensError as error:
        st.error(str(error))
        return
    drop.begin("check")
    st.rerun()
