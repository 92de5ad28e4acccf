"""The place to drop files, the progress of a check or a load, and the message if it failed."""

import streamlit as st

from gridlens.translation import N_, _
from pages.parts.data.drop import folder as data_drop
from pages.parts.data.drop import sample
from pages.parts.data.drop.folder import ENDINGS, MOST_MEGABYTES, Drop
from pages.parts.question import Asked
from pages.parts.show import headings

_POLL_SECONDS = 0.4
_ROUND = "data_round"
_WORKING = {"check": N_("正在检查"), "load": N_("正在导入")}


def show(now: Asked) -> None:
    """Show the place to drop files. They are checked at once, and loaded only when asked."""
    headings.section(_("导入台账"), _("先检查，看过结果再导入；检查不会改动数据"))
    key = f"data_upload_{st.session_state.get(_ROUND, 0)}"
    uploads = st.file_uploader(
        _("台账文件"),
        type=list(ENDINGS),
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key=key,
        label_visibility="collapsed",
    )
    headings.rule(
        _(
            "把文件拖到框里，或点“选择文件”。可以一次放入多个 .xlsx、.xls、.et、.csv 或 .tsv 文件，"
            "每个不超过{most}MB。表头不必统一，合计行和说明会自动跳过；"
            "有问题的行可以下载改正后再放进来。"
        ).format(most=MOST_MEGABYTES)
    )
    sample.show(now, None)
    if uploads:
        drop = data_drop.take(uploads)
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
        if drop.names:
            drop.begin("check")
        else:
            drop.error = _("没有可以导入的台账文件。")
        st.rerun()


@st.fragment(run_every=_POLL_SECONDS)
def progress(drop: Drop) -> None:
    """Show the progress of the loader until it has answered."""
    drop.settle()
    command = drop.command
    if command is None:
        st.rerun()
    what, done, total = command.progress
    names = "、".join(drop.names[:3]) + ("……" if len(drop.names) > 3 else "")
    headings.section(_(_WORKING[command.name]), names)
    share = min(done / total, 1.0) if total else 0.0
    text = _("{what} {done}/{total}").format(what=what, done=done, total=total) if total else ""
    st.progress(share, text=text or _("请稍候，可以先看其他页面，结果会留在这里。"))
    if command.name == "check" and st.button(_("停止检查"), key="data_stop"):
        data_drop.end()
        st.rerun()


def failed(drop: Drop) -> None:
    """Say why the files were not checked or loaded, and offer to begin again."""
    headings.notice(drop.error or _("没有可以导入的台账文件。"), _("原有数据没有变化。"))
    again()


def again(words: str = "") -> None:
    """Draw the button to begin again with other files."""
    if st.button(words or _("换别的文件"), key="data_again"):
        data_drop.end()
        st.rerun()
