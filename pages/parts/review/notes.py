"""Notes on dates: list, write and remove them. A note may restart the limits of a chart."""

import datetime as dt
from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.ledgers import indicator as find_indicator
from gridlens.settings import who
from gridlens.store.office.notes import LONGEST, Note, keep, remove
from gridlens.translation import _
from pages.parts.question import Asked


def edit(now: Asked, chosen: str, about: Sequence[Note]) -> None:
    """Show the notes on an indicator, with a form to add one and a button to remove each."""
    label = _("日期说明（{n}条）").format(n=len(about)) if about else _("添加日期说明")
    with st.expander(label, key="date_notes"):
        for note in about:
            _one(now, note)
        _new(now, chosen)


def _one(now: Asked, note: Note) -> None:
    name = f"{note.day.isoformat()}_{note.indicator or 'all'}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"note_{name}"):
        whose = _(find_indicator(note.indicator)[0].label) if note.indicator else _("所有指标")
        told = [whose, *([_("界限从这里重新计算")] if note.rebase else []), note.changed_by]
        st.html(
            f'<div class="gl-note-row"><p>{note.day.isoformat()} {escape(note.text)}</p>'
            f"<small>{escape(' · '.join(filter(None, told)))}</small></div>",
            width="stretch",
        )
        if st.button(_("去掉"), key=f"note_drop_{name}"):
            try:
                remove(now.version.folder, note, who())
            except GridLensError as error:
                st.error(str(error))
                return
            st.rerun()


def _new(now: Asked, chosen: str) -> None:
    number = st.session_state.get("note_number", 0)
    with st.form(f"note_new_{number}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = st.date_input(
                _("日期"),
                now.filters.as_of,
                min_value=dt.date(2000, 1, 1),
                max_value=dt.date(2100, 12, 31),
                format="YYYY-MM-DD",
                key=f"note_day_{number}",
                width=150,
            )
            text = st.text_input(
                _("当天发生了什么（最多{n}字）").format(n=LONGEST),
                key=f"note_text_{number}",
                placeholder=_("如：开展集中排查"),
                width="stretch",
            )
        rebase = st.checkbox(_("界限从这里重新计算"), key=f"note_rebase_{number}")
        own = st.checkbox(_("只用于这项指标"), value=True, key=f"note_own_{number}")
        if st.form_submit_button(_("记下")):
            note = Note(day, text, rebase, chosen if own else None)
            try:
                keep(now.version.folder, note, who())
            except GridLensError as error:
                st.error(str(error))
                return
            st.session_state["note_number"] = number + 1
            st.rerun()
