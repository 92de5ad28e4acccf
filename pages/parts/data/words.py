"""Words that no option knows: the clerk says once for all what the office means by them."""

from dataclasses import asdict

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.intake.words import Word, explained, unknown_words
from gridlens.kinds import Choice
from gridlens.ledgers import ledger as find_ledger
from gridlens.settings import store_folder
from gridlens.store import mapping as mappings
from gridlens.translation import _
from gridlens.settings import who
from pages.parts.data.drop import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.show import headings

_SHOWN = 12


def show(drop: Drop, sheet: Sheet, key: str) -> None:
    """Offer for each unknown word the options of its column; remember what is chosen."""
    found = unknown_words(sheet)
    if not found or not sheet.get("headers"):
        return
    more = _("，先列{n}个").format(n=_SHOWN) if len(found) > _SHOWN else ""
    with st.form(f"data_words_{key}", border=False):
        headings.rule(
            _("选项里没有的写法共{n}个{more}；选定它的意思，今后同样的表自动认得。").format(
                n=len(found), more=more
            )
        )
        with st.container(horizontal=True):
            chosen = {word: _choice(sheet, word, key) for word in found[:_SHOWN]}
        if st.form_submit_button(_("记住所选，重新检查"), key=f"data_words_keep_{key}"):
            _remember(drop, sheet, {word: meant for word, meant in chosen.items() if meant})


def _choice(sheet: Sheet, word: Word, key: str) -> str | None:
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


def _remember(drop: Drop, sheet: Sheet, chosen: dict[Word, str]) -> None:
    if not chosen:
        st.warning(_("还没有选定意思。"))
        return
    try:
        mapping = explained(store_folder(), sheet, chosen)
        said = asdict(mapping)
        mappings.mapping_of(said | {"columns": {n: list(h) for n, h in mapping.columns.items()}})
        mappings.keep(store_folder(), sheet["headers"], mapping, who())
    except GridLensError as error:
        st.error(str(error))
        return
    drop.begin("check")
    st.rerun()
