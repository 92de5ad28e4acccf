"""The files of a briefing. Each is made when asked for, off the page's own thread."""

from functools import partial
from html import escape

import streamlit as st

from gridlens.briefing.content import Briefing
from gridlens.render.briefing_files import FORMS, ZIP, file_name
from gridlens.render.media import MEDIA_TYPES
from gridlens.translation import _
from pages.parts.briefing import made


def offer(found: Briefing) -> None:
    """Offer each form, and all of them in one .zip; say how many numbers are doubtful."""
    if n := len(found.doubts):
        told = _("{n}处改写与数据不符，文件里已标出").format(n=n)
        st.html(f'<p class="gl-rule gl-warn">! {escape(told)}</p>', width="content")
    for form, one in FORMS.items():
        _button(found, form, _(one.name), one.ending)
    _button(found, ZIP, _("全部打包"), ZIP)


def _button(found: Briefing, form: str, name: str, ending: str) -> None:
    st.download_button(
        f"{name}（.{ending}）",
        data=partial(made.file, found, form),
        file_name=file_name(found, form),
        mime=MEDIA_TYPES[ending],
        key=f"briefing_{form}",
        on_click="ignore",
        icon=":material/download:",
        help=_("点击后生成，需要一两秒"),
    )
