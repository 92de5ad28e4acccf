"""Unknown names and words: the clerk says once for all what the office means by them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.intake.names import Unknown, roster_labels, unknown_names
from gridlens.intake.words import Word, explained, unknown_words
from gridlens.kinds import Choice
from gridlens.kinds.reference import TITLES
from gridlens.ledgers import ledger as find_ledger
from gridlens.settings import store_folder, who
from gridlens.store import mapping as mappings
from gridlens.store.aliases import record
from gridlens.translation import _
from pages.parts.data.drop import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.question import Asked
from pages.parts.show import headings

_SHOWN = 12


def ask_names(now: Asked, drop: Drop, sheets: Sequence[Sheet]) -> None:
    """For each name that no roster knows, offer the entries it may mean; remember the choices."""
    found = unknown_names(now.version, store_folder(), sheets)
    if not found:
        return
    with st.form("data_names", border=False):
        headings.section(
            _("名册里没有的名称"),
            _("共{n}个{more}；选定后记为别名，今后自动认得").format(
                n=len(found), more=_more(found)
            ),
        )
        with st.container(horizontal=True):
            chosen = {one: _entry(now, one) for one in found[:_SHOWN]}
        if st.form_submit_button(_("记住所选，重新检查")):
            if any(chosen.values()):
                _remember(drop, lambda: _record_aliases(chosen))
            else:
                st.warning(_("还没有选定是哪一个。"))


def ask_words(drop: Drop, sheet: Sheet, key: str) -> None:
    """For each word that no option knows, offer the options of its column; remember the choices."""
    found = unknown_words(sheet)
    if not found or not sheet.get("headers"):
        return
    with st.form(f"data_words_{key}", border=False):
        headings.rule(
            _("选项里没有的写法共{n}个{more}；选定它的意思，今后同样的表自动认得。").format(
                n=len(found), more=_more(found)
            )
        )
        with st.container(horizontal=True):
            chosen = {word: _option(sheet, word, key) for word in found[:_SHOWN]}
        if st.form_submit_button(_("记住所选，重新检查"), key=f"data_words_keep_{key}"):
            if any(chosen.values()):
                _remember(drop, lambda: _keep_mapping(sheet, chosen))
            else:
                st.warning(_("还没有选定意思。"))


def _more(found: Sequence[object]) -> str:
    return _("，先列{n}个").format(n=_SHOWN) if len(found) > _SHOWN else ""


def _entry(now: Asked, one: Unknown) -> str | None:
    labels = roster_labels(now.version, one.roster)
    rest = [code for code in labels if code not in one.near]
    chosen: str | None = st.selectbox(
        _("{what}“{name}”（{n}行）是").format(
            what=_(TITLES[one.roster]), name=one.name, n=one.rows
        ),
        [*one.near, *rest],
        index=None,
        format_func=labels.__getitem__,
        key=f"data_name_{one.roster}_{one.name}",
        placeholder=_("您是不是要找：{names}").format(
            names="、".join(labels[code].partition("（")[0] for code in one.near)
        )
        if one.near
        else _("请选择"),
        width=400,
    )
    return chosen


def _option(sheet: Sheet, word: Word, key: str) -> str | None:
    column = find_ledger(sheet["ledger"]).column(word.column)
    assert isinstance(column.kind, Choice)
    chosen: str | None = st.selectbox(
        _("{title}“{text}”（{n}行）就是").format(
            title=_(column.title), text=word.text, n=word.rows
        ),
        column.kind.values,
        index=None,
        key=f"data_word_{key}_{word.column}_{word.text}",
        placeholder=_("请选择"),
        width=280,
    )
    return chosen


def _record_aliases(chosen: dict[Unknown, str | None]) -> None:
    for one, code in chosen.items():
        if code:
            record(store_folder(), one.roster, one.name, code, who())


def _keep_mapping(sheet: Sheet, chosen: dict[Word, str | None]) -> None:
    meant = {word: option for word, option in chosen.items() if option}
    mapping = explained(store_folder(), sheet, meant)
    said = asdict(mapping)
    mappings.mapping_of(said | {"columns": {n: list(h) for n, h in mapping.columns.items()}})
    mappings.keep(store_folder(), sheet["headers"], mapping, who())


def _remember(drop: Drop, keep: Callable[[], None]) -> None:
    """Keep the choices and check the files again; if they cannot be kept, say why."""
    try:
        keep()
    except GridLensError as error:
        st.error(str(error))
        return
    drop.begin("check")
    st.rerun()
