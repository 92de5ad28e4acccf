"""What the clerk writes into a briefing: texts, cases, photos; kept while the session lasts."""

from collections.abc import Sequence
from html import escape
from zlib import crc32

import streamlit as st

from gridlens.briefing.content import Blank, Briefing, Paragraph, Photo
from gridlens.briefing.edits import Doubt, Edits, doubts
from gridlens.briefing.photo import photo
from gridlens.errors import GridLensError
from gridlens.translation import _

_TEXTS, _PHOTOS, _TITLE, _CLOSING = "briefing_texts", "briefing_photos", "title", "closing"
MOST_PHOTOS = 6


def switch() -> bool:
    """Draw the switch between reading and writing."""
    return bool(
        st.toggle(
            _("编辑文字"),
            key="briefing_editing",
            persist_state="session",
            help=_("改写句子，填写典型案例和下步打算，添加照片"),
        )
    )


def edits(found: Briefing) -> Edits:
    """Return what was written so far into this briefing."""
    kept = _texts()
    texts = [
        (part.key, kept[name])
        for section in found.walk()
        for part in section.parts
        if isinstance(part, Paragraph | Blank)
        and (name := _name(found, part.key, part.text)) in kept
    ]
    return Edits(
        texts=tuple(texts),
        photos=tuple(st.session_state.get(_PHOTOS, ())),
        title=kept.get(_name(found, _TITLE, found.title), ""),
        closing=kept.get(_name(found, _CLOSING, found.closing), ""),
    )


def title(found: Briefing) -> None:
    """Draw the places for the title and the closing words."""
    _field(found, _TITLE, found.title, _("标题"), labelled=True)
    _field(found, _CLOSING, found.closing, _("结尾"), labelled=True)


def paragraph(found: Briefing, part: Paragraph, heading: str) -> None:
    """Draw a paragraph to be rewritten, and what in it no longer matches."""
    written = _field(found, part.key, part.text, heading)
    warn(doubts(part, written))


def blank(found: Briefing, part: Blank, heading: str) -> None:
    """Draw a place that is the clerk's."""
    _field(found, part.key, part.text, heading, part.prompt)


def photos() -> None:
    """Draw the place for photos of cases, each with its caption."""
    given = st.file_uploader(
        _("照片（PNG 或 JPEG，最多{n}张）").format(n=MOST_PHOTOS),
        type=["png", "jpg", "jpeg"],
        accept_multiple_files=True,
        key="briefing_uploaded",
    )
    added = list(st.session_state.get(_PHOTOS, ()))
    for one in given or []:
        data = one.getvalue()
        if len(added) >= MOST_PHOTOS or any(kept.data == data for kept in added):
            continue
        try:
            added.append(photo(one.name, data, ""))
        except GridLensError as error:
            st.error(str(error))
    before, after = st.session_state.get(_PHOTOS, ()), tuple(_captioned(added))
    st.session_state[_PHOTOS] = after
    if after != before:
        st.rerun()  # the files above are of what was there before


def _captioned(added: list[Photo]) -> list[Photo]:
    """Draw each photo with its caption, and leave out what is taken away."""
    kept = []
    for one in added:
        name = crc32(one.data)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.image(one.data, width=120)
            told = st.text_input(
                _("照片说明"),
                one.caption,
                key=f"caption_{name}",
                placeholder=_("照片说明：时间、地点、事项"),
                label_visibility="collapsed",
            )
            away = st.button(_("去掉"), key=f"photo_away_{name}")
        if not away:
            kept.append(Photo(one.data, told))
    return kept


def warn(found: Sequence[Doubt]) -> None:
    """Say under a paragraph which of its numbers no longer match."""
    lines = "".join(f'<p class="gl-rule gl-warn">! {escape(said(one))}</p>' for one in found)
    if lines:
        st.html(lines)


def said(doubt: Doubt) -> str:
    """Say of a number what stands in its place in the ledgers."""
    instead = "、".join(figure.text for figure in doubt.instead)
    if not instead:
        return _("“{text}”不是本段台账里的数字，请核对。").format(text=doubt.text)
    return _("“{text}”与台账对不上；本段原有：{instead}。").format(text=doubt.text, instead=instead)


def _field(
    found: Briefing, key: str, original: str, label: str, prompt: str = "", labelled: bool = False
) -> str:
    """Draw a text to be written; one that is as it was counts as not written."""
    name = _name(found, key, original)
    return st.text_area(
        label,
        _texts().get(name, original),
        key=f"write_{name}",
        placeholder=prompt or None,
        height="content",
        label_visibility="visible" if labelled else "collapsed",
        on_change=_keep,
        args=(name, original),
    )


def _keep(name: str, original: str) -> None:
    """Keep what was written, before the page is drawn anew."""
    written = st.session_state[f"write_{name}"]
    if written == original:
        _texts().pop(name, None)
    else:
        _texts()[name] = written


def _texts() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_TEXTS, {})
    return kept


def _name(found: Briefing, key: str, original: str) -> str:
    """Return the name of a text: another original, by other data or another choice, is another."""
    return f"{found.period.key}_{key}_{crc32(original.encode())}"
