"""Own ledgers beside invented ones: the clerk takes the invented out first, or agrees to mix."""

import streamlit as st

from gridlens.store.sample import sample_loads
from gridlens.translation import _
from pages.parts.data.command import Command
from pages.parts.data.drop.folder import Drop
from pages.parts.question import Asked
from pages.parts.show import headings

_KEY = "data_mixed"


def show(now: Asked, drop: Drop | None) -> None:
    """If the store holds invented records, say so, and offer to take them out."""
    if not now.version.sample:
        return
    headings.rule(
        _(
            "现在的数据是虚构的演示数据。自己的台账与它混在一起，各项数字就不再是真的。"
            "请先撤下演示数据（可在导入历史里恢复），并先导入自己的网格名册和代表名册；"
            "要两边互不影响，请技术人员按说明文件另建一个数据库。"
        )
    )
    if st.button(_("撤下演示数据"), key="data_unsample"):
        _confirm(now, drop)


def settled(now: Asked) -> bool:
    """Return True if loading may go on: there are no invented records, or the clerk agrees to mix.

    Draws the checkbox for the clerk's agreement if the store holds invented records.
    """
    if not now.version.sample:
        return True
    return st.checkbox(_("我知道会和演示数据混在一起，仅供试用"), key=_KEY)


@st.dialog(_("撤下演示数据"))
def _confirm(now: Asked, drop: Drop | None) -> None:
    st.write(_("撤下后各页不再有演示数据；需要时，在导入历史里点“恢复”即可找回。"))
    with st.container(horizontal=True):
        if st.button(_("撤下"), type="primary", key="data_unsample_go"):
            for load in sample_loads(now.version):
                undone = Command("undo", str(load)).wait()
                if undone.answer is None:
                    st.error(undone.error)
                    return
            if drop is not None:
                drop.begin("check")
            st.rerun()
        if st.button(_("不了"), key="data_unsample_not"):
            st.rerun()
