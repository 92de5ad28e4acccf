"""Named views: opened by their link, saved from what is chosen, renamed, replaced, deleted."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gridlens.analysis.explore import FreeQuestion
from gridlens.charts.explore import AnswerForm
from gridlens.errors import GridLensError
from gridlens.settings import store_folder, who
from gridlens.store.office.views import View, forget, keep, rename, views
from gridlens.translation import N_, _
from pages.parts import drill
from pages.parts.explore.choices import link
from pages.parts.show import headings

NAME, WHICH, TOLD = "explore_view_name", "explore_view", "explore_view_told"
NEW, MANAGED, DONE = "explore_view_new", "explore_view_managed", "explore_view_done"
_SAID = {
    keep: N_("已存下视图“{name}”。"),
    rename: N_("已改名为“{name}”。"),
    forget: N_("已删除视图“{name}”。"),
}


def show(question: FreeQuestion, form: AnswerForm, row: DeltaGenerator) -> None:
    """Show the office's views, and draw in ``row`` the buttons to save and to manage them."""
    try:
        found = views(store_folder())
    except GridLensError as error:
        headings.rule(str(error))
        return
    asked_for = link(question, form)
    if found:
        links = "".join(_opened_by(view, view.link == asked_for) for view in found)
        st.html(f'<ul class="gl-views" aria-label="{escape(_("已存视图"))}">{links}</ul>')
    with row:
        with st.popover(_("存为视图"), width="content", key=NEW, on_change="rerun"):
            _new(found, asked_for)
        if found:
            with st.popover(_("管理视图"), width="content", key=MANAGED, on_change="rerun"):
                _managed(found, asked_for)
    if told := st.session_state.pop(TOLD, ""):
        st.warning(told)
    if done := st.session_state.pop(DONE, ""):
        st.success(done)


def _opened_by(view: View, current: bool) -> str:
    address = f"{drill.address('explore')}&{view.link}"
    here = ' aria-current="true"' if current else ""
    return (
        f'<li><a class="gl-drill" href="{escape(address)}" target="_self"{here}>'
        f"{escape(view.name)}</a></li>"
    )


def _new(found: list[View], asked_for: str) -> None:
    st.text_input(_("视图名称"), key=NAME, max_chars=30, placeholder=_("例如：各网格逾期纠纷"))
    st.button(_("保存"), on_click=_save, args=(found, asked_for), type="primary")
    headings.rule(_("记住台账、分组、筛选和图形；期间和网格随打开时的选择。"))


def _managed(found: list[View], asked_for: str) -> None:
    by_name = {view.name: view for view in found}
    view = by_name[
        st.selectbox(_("选一个视图"), list(by_name), key=WHICH, persist_state="session")
        or found[0].name
    ]
    if view.changed_at:
        told = _("{who} {when}保存").format(who=view.changed_by, when=f"{view.changed_at:%Y-%m-%d}")
        headings.rule(told)
    name = st.text_input(_("新名称"), value=view.name, key=f"{WHICH}:{view.name}", max_chars=30)
    with st.container(horizontal=True):
        _button(_("改名"), rename, view, name)
        _button(_("换成当前内容"), keep, replace(view, link=asked_for))
        _button(_("删除"), forget, view)


def _button(label: str, change: Callable[..., object], view: View, *more: str) -> None:
    """Draw a button that changes a view. The view is given as it was when this page was drawn."""
    st.button(label, key=f"{WHICH}:{change.__name__}", on_click=_change, args=(change, view, *more))


def _save(found: list[View], asked_for: str) -> None:
    name = str(st.session_state[NAME]).strip()
    if any(view.name == name for view in found):
        st.session_state[TOLD] = _(
            "已有名为“{name}”的视图。请换一个名称，或在“管理视图”里换成当前内容。"
        ).format(name=name)
        return
    _change(keep, View(name, asked_for))
    if TOLD not in st.session_state:
        st.session_state[NAME] = ""


def _change(change: Callable[..., object], view: View, *more: str) -> None:
    try:
        change(store_folder(), view, *more, who())
    except GridLensError as error:
        st.session_state[TOLD] = str(error)
    else:
        st.session_state[DONE] = _(_SAID[change]).format(name=more[0] if more else view.name)
        st.session_state[NEW] = st.session_state[MANAGED] = False  # done: both popovers close
        st.session_state.pop(WHICH, None)
