"""The loads so far: what was loaded, when and by whom, with a button to take a load back."""

from html import escape
from typing import Any

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import rounded
from gridlens.intake.questions import told_change
from gridlens.intake.rejects import rejects
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.rejects import rejects_workbook
from gridlens.translation import _
from pages.parts.data import sheets
from pages.parts.data.command import Command
from pages.parts.question import Asked
from pages.parts.show import headings

_FIRST = 8
_NAMED = 3
_KEPT = 16
Load = dict[str, Any]


def show(now: Asked) -> None:
    """Show the latest loads and what became of each; show the older ones when asked."""
    try:
        loads = _history(now.version_key)
    except GridLensError as error:
        headings.section(_("导入历史"))
        headings.notice(_("导入历史读不出来"), str(error))
        return
    headings.section(_("导入历史"), _("共{n}次").format(n=len(loads)) if loads else "")
    if not loads:
        headings.notice(_("还没有导入过"), _("把台账文件放到上面，就从这里开始。"))
        return
    latest = list(reversed(loads))
    every = len(latest) <= _FIRST or st.session_state.get("data_all", False)
    for load in latest if every else latest[:_FIRST]:
        _one(now, load)
    if len(latest) > _FIRST:
        st.toggle(_("列出全部{n}次").format(n=len(latest)), key="data_all")


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _history(version_key: tuple[str, int]) -> list[Load]:
    command = Command("history").wait()
    if command.answer is None:
        raise GridLensError(command.error)
    loads: list[Load] = command.answer["loads"]
    return loads


def files_before(version_key: tuple[str, int]) -> list[str]:
    """Return the names of the files whose loads are in force, the latest first."""
    try:
        loads = [load for load in _history(version_key) if not load["undone"]]
    except GridLensError:
        return []  # the list of loads shows this error itself
    names = [file["name"] for load in reversed(loads) for file in load["files"]]
    return list(dict.fromkeys(names))


def _one(now: Asked, load: Load) -> None:
    number = load["load"]
    with st.container(key=f"load_{number}", horizontal=True, vertical_alignment="center"):
        st.html(_told(load), width="stretch")
        many = sum(sheet["rejected"] for sheet in load["sheets"])
        if many and not load["undone"] and not load["damaged"]:
            st.download_button(
                _("未导入{n}行").format(n=rounded(many, 0)),
                data=lambda: rejects_workbook(rejects(now.version, now.scope, number)),
                file_name=_("未导入行-第{n}次导入.xlsx").format(n=number),
                mime=MEDIA_TYPES["xlsx"],
                key=f"history_rejects_{number}",
                on_click="ignore",
            )
        words = _("恢复") if load["undone"] else _("撤销")
        if st.button(words, key=f"history_move_{number}"):
            _confirm(load)


def _told(load: Load) -> str:
    names = [file["name"] for file in load["files"]]
    files = "、".join(names[:_NAMED])
    if len(names) > _NAMED:
        files += _("等{n}个文件").format(n=len(names))
    when = (load["loaded_at"] or "").replace("T", " ")[:16]
    told = _("第{n}次　{when}　{who}").format(
        n=load["load"], when=when, who=load["loaded_by"] or ""
    )
    below = sheets.accounted(load["sheets"]) if load["sheets"] else ""
    if load["kind"] == "answered":
        files = _("归类：{changes}").format(changes="；".join(map(told_change, load["answers"])))
    elif load["kind"] == "same":
        files = _("认定几条记录为同一条")
    if load["damaged"]:
        below = _("这次导入的记录已损坏")
    if load["undone"]:
        at = (load["undone_at"] or "").replace("T", " ")[:16]
        below += _("；已由{who}在{at}撤销").format(who=load["undone_by"] or "", at=at)
    style = "gl-load gl-past" if load["undone"] else "gl-load"
    return (
        f'<div class="{style}"><p><b>{escape(told)}</b>{escape(files)}</p>'
        f"<small>{escape(below)}</small></div>"
    )


@st.dialog(_("撤销或恢复导入"))
def _confirm(load: Load) -> None:
    number = load["load"]
    if load["kind"] == "answered" and not load["undone"]:
        st.write(_("撤销后，回答不再记住，这些行改回原来的写法；可以再恢复。"))
    elif load["undone"]:
        st.write(_("恢复后，第{n}次导入的记录重新计入各项数字。").format(n=number))
    else:
        st.write(
            _(
                "撤销后，各项数字与从未导入过第{n}次时一样；之后的导入不受影响，"
                "原文件仍保存着，可以再恢复。"
            ).format(n=number)
        )
    with st.container(horizontal=True):
        go = _("恢复这次导入") if load["undone"] else _("撤销这次导入")
        if st.button(go, type="primary", key="history_go"):
            done = Command("redo" if load["undone"] else "undo", str(number)).wait()
            if done.answer is None:
                st.error(done.error)
                return
            st.rerun()
        if st.button(_("不了"), key="history_not"):
            st.rerun()
