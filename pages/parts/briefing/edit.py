"""What the clerk writes into a briefing: texts and cases, kept in the office's state."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.briefing.clerk import draft
from gridlens.briefing.clerk.draft import DraftText
from gridlens.briefing.clerk.edits import CLOSE, SALUTATION, Edits, doubts
from gridlens.briefing.content import Blank, Briefing
from gridlens.briefing.sentence import Doubt, Paragraph
from gridlens.errors import GridLensError
from gridlens.settings import store_folder, who
from gridlens.translation import _

_TITLE, _CLOSING, _WRONG = "title", "closing", "briefing_wrong"


def switch() -> bool:
    """Draw the switch between reading and editing; return True for editing."""
    return bool(
        st.toggle(
            _("编辑文字"),
            key="briefing_editing",
            persist_state="session",
            help=_("改写句子，填写典型案例和下步打算，添加照片；写下的随时保存"),
        )
    )


def edits(found: Briefing) -> Edits:
    """Return what the clerk has written into this briefing so far."""
    kept = {
        key: one.text
        for key, one in draft.texts(store_folder(), found.period).items()
        if one.text is not None and not key.startswith(draft.TONE)
    }
    title, closing = kept.pop(_TITLE, ""), kept.pop(_CLOSING, "")
    photos = tuple(one.photo for one in draft.photos(store_folder(), found.period))
    return Edits(tuple(sorted(kept.items())), photos, title, closing)


def title(found: Briefing) -> None:
    """Draw the fields for the title and the closing words; show what could not be kept."""
    if wrong := st.session_state.pop(_WRONG, None):
        st.error(wrong)
    _field(found, _TITLE, found.title, _("标题"), labelled=True)
    _field(found, SALUTATION, found.salutation, _("称呼"), labelled=True)
    _field(found, CLOSE, found.close, _("结束语"), labelled=True)
    _field(found, _CLOSING, found.closing, _("数字来源说明"), labelled=True)


def paragraph(found: Briefing, part: Paragraph, heading: str) -> None:
    """Draw a field to rewrite a paragraph, and under it the numbers that no longer match."""
    written = _field(found, part.key, part.text, heading)
    warn(doubts(part, written))


def blank(found: Briefing, part: Blank, heading: str) -> None:
    """Draw a field that only the clerk fills in."""
    _field(found, part.key, "", heading, part.prompt)


def warn(found: Sequence[Doubt]) -> None:
    """Say under a paragraph which of its numbers no longer match."""
    lines = "".join(f'<p class="gl-rule gl-warn">! {escape(one.told)}</p>' for one in found)
    if lines:
        st.html(lines)


def _field(
    found: Briefing, key: str, original: str, label: str, prompt: str = "", labelled: bool = False
) -> str:
    """Draw a field with the text that the state holds, and return the text.

    A text that equals ``original`` counts as no change.
    """
    written = draft.texts(store_folder(), found.period).get(key, DraftText())
    text = original if written.text is None else written.text
    name = f"write_{found.period.key}_{key}_{written.version}"
    st.text_area(
        label,
        text,
        key=name,
        placeholder=prompt or None,
        height="content",
        label_visibility="visible" if labelled else "collapsed",
        on_change=_keep,
        args=(found, key, name, original, written.version),
    )
    return text


def _keep(found: Briefing, key: str, name: str, original: str, version: int) -> None:
    """Keep the text before the page is drawn again; a text that could not be kept is shown."""
    text = st.session_state[name]
    try:
        draft.write(store_folder(), found.period, key, DraftText(text, original, version), who())
    except GridLensError as error:
        st.session_state[_WRONG] = _("{error}您写的是：{text}").format(error=error, text=text)
