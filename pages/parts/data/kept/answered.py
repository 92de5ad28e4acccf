"""The answers in force: what the office has said about headers and words, each with its undoing."""

from html import escape

import streamlit as st

from gridlens.intake.questions import in_words, subject
from gridlens.settings import store_folder
from gridlens.store.office.answers import Answer, in_force
from gridlens.store.office.state import StateEntry
from gridlens.translation import _
from pages.parts.data.command import Command
from pages.parts.data.drop.folder import Drop
from pages.parts.show import headings

_FIRST = 6


def show(drop: Drop | None) -> None:
    """List the answers, the latest first; show nothing if there are none.

    After an answer is undone, the files of an unfinished drop are checked again.
    """
    known = sorted(in_force(store_folder()), key=lambda found: str(found[1].changed_at))
    if not known:
        return
    with st.container(key="panel_answers"):
        headings.section(_("记住的回答"), _("共{n}个；撤销后会重新问").format(n=len(known)))
        every = len(known) <= _FIRST or st.session_state.get("data_answers_all", False)
        for place, (one, entry) in enumerate(reversed(known[0 if every else -_FIRST :])):
            _one(drop, one, entry, place)
        if len(known) > _FIRST:
            st.toggle(_("列出全部{n}个").format(n=len(known)), key="data_answers_all")


def _one(drop: Drop | None, one: Answer, entry: StateEntry, place: int) -> None:
    said = subject(one.kind, one.ledger, one.column, one.text)
    means = in_words(one.kind, one.ledger, one.means)
    below = _("{who}　{when}").format(
        who=entry.changed_by, when=f"{entry.changed_at:%Y-%m-%d %H:%M}"
    )
    with st.container(key=f"answer_{place}", horizontal=True, vertical_alignment="center"):
        st.html(
            f'<div class="gl-load"><p>{escape(said)} → <b>{escape(means)}</b></p>'
            f"<small>{escape(below)}</small></div>",
            width="stretch",
        )
        if st.button(_("撤销"), key=f"answer_undo_{place}"):
            _confirm(drop, f"{said} → {means}", entry)


@st.dialog(_("撤销回答"))
def _confirm(drop: Drop | None, told: str, entry: StateEntry) -> None:
    st.write(headings.without_markdown(told))
    st.write(
        _(
            "撤销后，同样的表头和写法会重新问。归了类的写法，导入的行随之改回本单位的写法；"
            "其他导入的行不变，要改请重新导入。"
        )
    )
    with st.container(horizontal=True):
        if st.button(_("撤销这个回答"), type="primary", key="answer_undo_go"):
            _undo(drop, entry)
        if st.button(_("不了"), key="answer_undo_not"):
            st.rerun()


def _undo(drop: Drop | None, entry: StateEntry) -> None:
    """Undo an answer by the loader, which also changes the rows; if it cannot, say why."""
    names = [known.name for _one, known in in_force(store_folder())]
    if entry.name in names:
        done = Command("answers", "--forget", str(names.index(entry.name) + 1)).wait()
        if done.answer is None:
            st.error(done.error)
            return
    if drop is not None and drop.checked is not None and drop.loaded is None:
        drop.begin("check")
    st.rerun()
