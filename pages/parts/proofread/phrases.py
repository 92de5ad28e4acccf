"""What the office's own phrases mean, and which numbers of this draft were said to mean another."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.proofread.listing import around
from gridlens.settings import who
from gridlens.store.office.readings import PhraseReading, keep, phrase_readings, remove
from gridlens.translation import _
from pages.parts.proofread.another import indicator_names
from pages.parts.proofread.signs import when
from pages.parts.proofread.standing import Standing, correct
from pages.parts.question import Asked
from pages.parts.show import headings

_ROUND = "proofread_phrase_round"


def draw(now: Asked, text: str, stand: Standing | None) -> None:
    """Draw the office's phrases, each to be removed, a form for another, and what was corrected."""
    known, names = phrase_readings(now.version.folder), indicator_names()
    label = _("本单位的说法（{n}个）").format(n=len(known)) if known else _("本单位的说法")
    with st.expander(label, key="proofread_phrases"):
        headings.rule(_("记下的说法对以后的每份文稿都有效，全单位共用。"))
        for one in known:
            told = f"“{one.phrase}”{_('指')}{names[one.indicator]}"
            by = f"{one.changed_by} · {when(one.changed_at)}"
            if _row(told, by, _("去掉"), f"proofread_phrase_drop_{one.phrase}"):
                _do(partial(remove, now.version.folder, one, who()))
        _new(now, names)
        corrected = [o for o in stand.found if stand.mark(o).correction] if stand else []
        if stand and corrected:
            headings.rule(_("本稿改认的数："))
            for found in corrected:
                said = stand.mark(found)
                before, after = around(text, found)
                means = names.get(said.correction.indicator if said.correction else "", "")
                told = f"{before}{found.text}{after} → {means}"
                by = f"{said.changed_by} · {when(said.changed_at)}"
                if _row(told, by, _("恢复"), f"proofread_undo_{found.start}") and correct(
                    now, stand, found, None
                ):
                    st.rerun()


def _row(told: str, by: str, label: str, key: str) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{key}"):
        row = f'<div class="gl-note-row"><p>{escape(told)}</p><small>{escape(by)}</small></div>'
        st.html(row, width="stretch")
        return st.button(label, key=key)


def _new(now: Asked, names: dict[str, str]) -> None:
    number = st.session_state.get(_ROUND, 0)
    with (
        st.form(f"proofread_phrase_new_{number}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="proofread_phrase_form"),
    ):
        phrase = st.text_input(_("说法"), key=f"proofread_phrase_word_{number}", width=200)
        means = st.selectbox(
            _("指哪项指标"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=_("选一项指标"),
            key=f"proofread_phrase_means_{number}",
            width=260,
        )
        if st.form_submit_button(_("记下")):
            if means is None:
                st.warning(_("请先选一项指标。"))
            else:
                st.session_state[_ROUND] = number + 1
                _do(lambda: keep(now.version.folder, PhraseReading(phrase, means), who()))


def _do(change: Callable[[], object]) -> None:
    """Change a phrase, and draw the page anew; where it cannot be changed, say why."""
    try:
        change()
    except GridLensError as error:
        st.warning(str(error))
        return
    st.rerun()
