"""Questions about a drop: what a header, a word or an unknown name means, each asked once.

The answers are kept for all later files; then the files are checked again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.rows.masking import mask
from gridlens.intake import questions as wording
from gridlens.intake.names import Unknown, roster_labels, unknown_names
from gridlens.kinds.names.reference import TITLES
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Personal
from gridlens.settings import store_folder, who
from gridlens.store.office.aliases import record
from gridlens.store.office.answers import FILL, HEADER, LEDGER, WORD, Answer, keep
from gridlens.translation import N_, _
from pages.parts.data.drop import grids
from pages.parts.data.drop.folder import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.question import Asked
from pages.parts.show import headings

_SHOWN = 12
_LONGEST = 24
_LATER = "?"  # stands for no answer where one is filled in
_NEW = "+"  # the unknown name is a new grid
_CHOOSE = {
    HEADER: N_("请选择是哪一列"),
    WORD: N_("请选择意思"),
    FILL: N_("请选择怎样算"),
    LEDGER: N_("请选择是哪本台账"),
}


@dataclass(frozen=True)
class _Item:
    """One question as it is shown: ``about`` whom, its ``options`` with their words, in order.

    ``source`` is the loader's question, or the unknown name. ``below`` says where it comes from.
    """

    key: str
    about: str
    rows: int
    below: str
    options: Mapping[str, str]
    proposal: str | None
    placeholder: str
    source: dict[str, Any] | Unknown


def ask(now: Asked, drop: Drop, sheets: Sequence[Sheet]) -> None:
    """Ask the questions with most rows first; keep the answers and check the files again."""
    assert drop.checked is not None
    items = [_of_question(one) for one in drop.checked.get("questions", ())]
    items += [_of_name(now, one) for one in unknown_names(now.version, store_folder(), sheets)]
    if not items:
        return
    items.sort(key=lambda item: -item.rows)
    with st.form("data_questions", border=False):
        more = _("先列{n}个，答完接着列；").format(n=_SHOWN) if len(items) > _SHOWN else ""
        headings.section(
            _("请回答{n}个问题").format(n=len(items)),
            more + _("答一次就记住，今后自动认得；不答的照旧不读、不补、不导入"),
        )
        chosen = {item.key: _one(item) for item in items[:_SHOWN]}
        with st.container(horizontal=True, key="data_answering"):
            go = st.form_submit_button(_("按所选回答，重新检查"), type="primary")
            proposed = any(item.proposal is not None for item in items)
            every = proposed and st.form_submit_button(_("全部按建议回答"))
    if go or every:
        if every:
            chosen |= {one.key: one.proposal for one in items[:_SHOWN] if chosen[one.key] is None}
        _answer(drop, [(item, chosen[item.key]) for item in items if item.key in chosen])


def _one(item: _Item) -> str | None:
    """Draw a question and its choice side by side; return what is chosen."""
    left, right = st.columns([3, 2], gap="small", vertical_alignment="center")
    counted = _("{n}行").format(n=item.rows)
    if item.proposal is not None:
        counted += _("，已填上建议")
    left.html(
        f'<div class="gl-ask"><p><b>{escape(item.about)}</b>'
        f"<span>{escape(counted)}</span></p>"
        f"<small>{escape(item.below)}</small></div>"
    )
    options = dict(item.options)
    if item.proposal is not None:  # then the field cannot be emptied by mistake, as by Escape
        options[_LATER] = _("先不回答")
    chosen: str | None = right.selectbox(
        _("{about}（{n}行）").format(about=item.about, n=item.rows),
        list(options),
        index=None if item.proposal is None else list(options).index(item.proposal),
        format_func=options.__getitem__,
        key=item.key,
        placeholder=item.placeholder,
        label_visibility="collapsed",
    )
    return None if chosen == _LATER else chosen


def _of_question(one: dict[str, Any]) -> _Item:
    kind, ledger = one["kind"], one["ledger"]
    options = {means: wording.explained(kind, ledger, means) for means in one["choices"]}
    below = _("在 {where}").format(where=wording.places(one["where"]))
    if kind == LEDGER:
        below = _("{evidence}；").format(evidence="；".join(one["examples"])) + below
    elif examples := _examples(one):
        below = _("内容如：{examples}；").format(examples=examples) + below
    return _Item(
        f"data_question_{kind}_{ledger}_{one['column']}_{one['text']}",
        wording.question(kind, ledger, one["column"], one["text"]),
        one["rows"],
        below,
        options,
        one["proposal"],
        _(_CHOOSE[kind]),
        one,
    )


def _examples(one: dict[str, Any]) -> str:
    """Return some cells, masked as the column proposed is, else as free text."""
    personal = find_ledger(one["ledger"]).column(one["column"]).personal or Personal.TEXT
    texts = [mask(text, personal) for text in one["examples"]]
    return "、".join(text if len(text) <= _LONGEST else text[:_LONGEST] + "……" for text in texts)


def _of_name(now: Asked, one: Unknown) -> _Item:
    labels = roster_labels(now.version, one.roster)
    near = "、".join(labels[code].partition("（")[0] for code in one.near)
    options = {code: labels[code] for code in dict.fromkeys((*one.near, *labels))}
    if one.roster == "grid":
        options[_NEW] = _("这是新的网格（随这批文件加入名册）")
    return _Item(
        f"data_name_{one.roster}_{one.name}",
        _("{what}名册里没有“{name}”，是哪一个？").format(what=_(TITLES[one.roster]), name=one.name),
        one.rows,
        _("在 {where}").format(where=wording.places(one.where)),
        options,
        None,
        _("您是不是要找：{names}").format(names=near) if near else _("请选择是哪一个"),
        one,
    )


def _answer(drop: Drop, given: Sequence[tuple[_Item, str | None]]) -> None:
    """Keep what was chosen and check the files again; if it cannot be kept, say why."""
    chosen = [(item.source, means) for item, means in given if means is not None]
    if not chosen:
        st.warning(_("还没有选定任何回答。"))
        return
    try:
        said = [_as_answer(one, means) for one, means in chosen if not isinstance(one, Unknown)]
        keep(store_folder(), said, who())
        named = [(one, code) for one, code in chosen if isinstance(one, Unknown)]
        for one, code in named:
            if code != _NEW:
                record(store_folder(), one.roster, one.name, code, who())
    except GridLensError as error:
        st.error(str(error))
        return
    grids.add(drop, [one.name for one, code in named if code == _NEW])
    drop.begin("check")
    st.rerun()


def _as_answer(one: dict[str, Any], means: str) -> Answer:
    column = one["column"] if one["kind"] == WORD else ""
    return Answer(one["kind"], one["ledger"], column, one["text"], means)
