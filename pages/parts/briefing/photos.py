"""Photos of cases: add them, caption them, remove them. The office's state keeps them."""

import streamlit as st

from gridlens.briefing.clerk import draft
from gridlens.briefing.clerk.draft import MOST_PHOTOS, KeptPhoto
from gridlens.briefing.clerk.photo import MOST_BYTES, photo
from gridlens.briefing.content import Briefing, Photo
from gridlens.errors import GridLensError
from gridlens.settings import store_folder, who
from gridlens.translation import _

_ROUND, _WRONG = "briefing_photo_round", "briefing_photo_wrong"


def edit(found: Briefing) -> None:
    """Draw the place to add photos, and each photo with its caption."""
    number = st.session_state.get(_ROUND, 0)
    given = st.file_uploader(
        _("照片（PNG 或 JPEG，最多{n}张）").format(n=MOST_PHOTOS),
        type=["png", "jpg", "jpeg"],
        max_upload_size=MOST_BYTES // 2**20,
        accept_multiple_files=True,
        key=f"briefing_photos_{number}",
    )
    if given:
        wrong = []
        for one in given:
            try:
                draft.add(store_folder(), found.period, photo(one.name, one.getvalue(), ""), who())
            except GridLensError as error:
                wrong.append(str(error))
        st.session_state[_WRONG] = wrong
        st.session_state[_ROUND] = number + 1  # an empty uploader, so that no photo is added twice
        st.rerun()
    for told in st.session_state.pop(_WRONG, []):
        st.error(told)
    for kept in draft.photos(store_folder(), found.period):
        _one(kept)


def show(photos: list[Photo]) -> None:
    """Show photos with their captions."""
    with st.container(horizontal=True):
        for one in photos:
            st.image(one.data, caption=one.caption or None, width=280)


def _one(kept: KeptPhoto) -> None:
    key = f"{kept.name}_{kept.version}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"photo_{key}"):
        st.image(kept.photo.data, width=120)
        st.text_input(
            _("照片说明"),
            kept.photo.caption,
            key=f"caption_{key}",
            placeholder=_("照片说明：时间、地点、事项"),
            label_visibility="collapsed",
            on_change=_caption,
            args=(kept, f"caption_{key}"),
        )
        st.button(_("去掉"), key=f"away_{key}", on_click=_remove, args=(kept,))


def _caption(kept: KeptPhoto, name: str) -> None:
    try:
        draft.caption(store_folder(), kept, st.session_state[name], who())
    except GridLensError as error:
        st.session_state[_WRONG] = [str(error)]


def _remove(kept: KeptPhoto) -> None:
    try:
        draft.remove(store_folder(), kept, who())
    except GridLensError as error:
        st.session_state[_WRONG] = [str(error)]
