"""The answers in force: what the office has said about headers and words, each with its undoing."""

from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.intake.questions import in_words, subject
from gridlens.settings import store_folder, who
from gridlens.store.answers import Answer, forget, in_force
from gridlens.store.state import StateEntry
from gridlens.translation import _
from pages.parts.data.drop import Drop
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
            try:
                forget(store_folder(), entry.name, who())
            except GridLensError as error:
                st.error(str(error))
                return
            if drop is not None and drop.checked is not None and drop.loaded is None:
                drop.begin("check")
            st.rerun()
