"""Likely duplicates across sheets: a person says if they are one matter; only then they merge."""

from typing import Any

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import rounded
from gridlens.ledgers import ledgers
from gridlens.translation import _
from pages.parts.data import sheets
from pages.parts.data.command import Command
from pages.parts.question import Asked
from pages.parts.show import headings

_FIRST = 10
_KEPT = 4
_LOOKED_FOR = "data_duplicates_wanted"
Record = dict[str, Any]


def wanted() -> bool:
    """Tell whether this session lists the groups of likely duplicates."""
    return bool(st.session_state.get(_LOOKED_FOR))


def want() -> None:
    """List the groups from here on in this session."""
    st.session_state[_LOOKED_FOR] = True


def offer() -> None:
    """Offer to look for likely duplicates, which takes a while in a large store."""
    headings.section(_("可能重复的记录"))
    headings.rule(_("同一件事可能在几张表里各记了一次；找出来由您认定，不会自动合并。"))
    st.button(_("查找可能重复的记录"), key="data_duplicates_find", on_click=want)


def show(now: Asked) -> None:
    """List the groups, each with the decisions that a person can make."""
    try:
        groups, near = _found(now.version_key)
    except GridLensError as error:
        headings.section(_("可能重复的记录"))
        headings.notice(_("没有查成"), str(error))
        return
    headings.section(_("可能重复的记录"), _("共{n}组").format(n=rounded(len(groups), 0)))
    if not groups:
        headings.rule(_("没有还要认定的记录。"))
    else:
        _decisions(groups)
    if near:
        _names(near)


def _decisions(groups: list[list[Record]]) -> None:
    headings.rule(
        _("认定为同一件的，保留第一条，各条的代表并入；认定错了可以在导入历史里撤销。"),
    )
    for group in groups[:_FIRST]:
        _one(group)
    if len(groups) > _FIRST:
        headings.rule(_("先列{n}组，认定后接着列出其余的。").format(n=_FIRST))


def _names(near: list[Record]) -> None:
    """List the pairs of near names, which only a change in the ledger makes one."""
    told = _("相近的名称（{n}对）").format(n=rounded(len(near), 0))
    headings.rule(
        _("{told}：现在各算各的；是同一个的，请在表里改成一种写法后重新导入。").format(told=told)
    )
    rows = []
    for pair in near:
        ledger = ledgers()[pair["ledger"]]
        names = [_("{name}（{n}条）").format(name=name, n=n) for name, n in pair["names"]]
        rows.append((_(ledger.title), _(ledger.column(pair["column"]).title), *names))
    sheets.grid([_("台账"), _("列"), _("一种写法"), _("另一种写法")], rows, told)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def _found(version_key: tuple[str, int]) -> tuple[list[list[Record]], list[Record]]:
    command = Command("duplicates").wait()
    if command.answer is None:
        raise GridLensError(command.error)
    return command.answer["duplicates"], command.answer["names"]


def _one(group: list[Record]) -> None:
    key = group[0]["id"]
    with st.container(key=f"duplicates_{key}", border=True):
        st.html(f'<p class="gl-rule"><b>{_(ledgers()[group[0]["ledger"]].title)}</b></p>')
        chosen = [
            record["id"]
            for record in group
            if st.checkbox(_told(record), value=True, key=f"duplicate_{key}_{record['id']}")
        ]
        with st.container(horizontal=True):
            few = len(chosen) < 2
            if st.button(_("是同一件"), key=f"duplicates_same_{key}", disabled=few):
                _decide("same", chosen)
            if st.button(_("不是同一件"), key=f"duplicates_different_{key}", disabled=few):
                _decide("different", chosen)


def _told(record: Record) -> str:
    """Return what a record is known by and where it stands in the files, escaped for Markdown."""
    known_by = "　".join(record["known_by"].values())
    place = _("《{file}》“{sheet}”第{row}行").format(
        file=record["file"], sheet=record["sheet"], row=record["row"]
    )
    return headings.without_markdown(
        _("{place}：{known_by}").format(place=place, known_by=known_by)
    )


def _decide(decision: str, ids: list[str]) -> None:
    done = Command("duplicates", decision, *ids).wait()
    if done.answer is None:
        st.error(done.error)
        return
    _found.clear()
    st.rerun()
