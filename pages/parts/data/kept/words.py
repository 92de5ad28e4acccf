"""The office's own words in the records: how many rows have each, and what they are to mean.

A choice takes effect in every row that is loaded, as one version that can be undone.
"""

import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.figures.rows.masking import mask
from gridlens.intake.own_words import OwnWord, own_words
from gridlens.intake.questions import explained, in_words, places, subject
from gridlens.schema.ledger import Personal
from gridlens.store.office.answers import EMPTY, WORD
from gridlens.store.office.toml import in_toml
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.data.command import Command
from pages.parts.question import Asked
from pages.parts.show import headings

_FIRST, _MOST = 6, 60


def found(now: Asked) -> list[OwnWord]:
    """Return the office's own words, asked once for a version."""
    return _found(now.version_key, now.version)


@st.cache_resource(max_entries=16, show_spinner=False)
def _found(version_key: tuple[str, int], _version: Version) -> list[OwnWord]:
    return own_words(_version)


def show(words: Sequence[OwnWord]) -> None:
    """List the words with most rows first, each beside the choice of what it means."""
    headings.section(
        _("本单位的写法"),
        _("共{n}个，选项里没有，统计时归入“其他”").format(n=rounded(len(words), 0)),
    )
    shown = words[: _MOST if st.session_state.get("data_words_all", False) else _FIRST]
    with st.form("data_words", border=False):
        chosen = {one: _one(one) for one in shown}
        go = st.form_submit_button(_("按所选归类，改好导入的行"))
    headings.rule(
        _(
            "归类后，所有导入的行一次改好，今后的文件也照此导入；在“记住的回答”或导入历史里可以撤销。"
        )
    )
    if len(words) > _FIRST:
        most = min(len(words), _MOST)
        st.toggle(_("列出{n}个").format(n=rounded(most, 0)), key="data_words_all")
    if go:
        _explain({one: means for one, means in chosen.items() if means is not None})


def _one(one: OwnWord) -> str | None:
    """Draw a word and its choice side by side; return what is chosen."""
    left, right = st.columns([3, 2], gap="small", vertical_alignment="center")
    shown = mask(one.text, Personal.TEXT)
    about = subject(WORD, one.ledger, one.column, shown)
    counted = _("{n}行").format(n=rounded(one.rows, 0))
    below = _("在 {where}").format(where=places(one.where))
    left.html(
        f'<div class="gl-ask"><p><b>{escape(about)}</b><span>{escape(counted)}</span></p>'
        f"<small>{escape(below)}</small></div>"
    )
    chosen: str | None = right.selectbox(
        _("{about}（{n}行）").format(about=about, n=rounded(one.rows, 0)),
        [*one.choices, EMPTY],
        index=None,
        format_func=lambda means: explained(WORD, one.ledger, means),
        key=f"data_word_{one.ledger}_{one.column}_{one.text}",
        placeholder=_("保留本单位的写法"),
        label_visibility="collapsed",
    )
    return chosen


def _explain(chosen: Mapping[OwnWord, str]) -> None:
    """Let the loader keep the answers and change the rows; if it cannot, say why."""
    if not chosen:
        st.warning(_("还没有选定任何归类。"))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "words.toml"
        file.write_text("\n".join(_told(*one) for one in chosen.items()), encoding="utf-8")
        done = Command("words", "--answers", file).wait()
    if done.answer is None:
        st.error(done.error)
        return
    st.rerun()


def _told(one: OwnWord, means: str) -> str:
    """Return an answer as the file of questions has it."""
    said: dict[str, Any] = {"kind": WORD, "ledger": one.ledger, "column": one.column}
    said |= {"text": one.text, "answer": in_words(WORD, one.ledger, means)}
    return "\n".join(["[[question]]", *(f"{key} = {in_toml(text)}" for key, text in said.items())])
