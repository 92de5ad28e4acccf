"""The header that feeds each column: as recognised, or chosen by hand where that is wrong."""

from dataclasses import asdict, replace
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.kinds import Choice
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Ledger
from gridlens.settings import store_folder, who
from gridlens.store.office import mapping as mappings
from gridlens.store.office.mapping import DateOrder, Mapping
from gridlens.translation import N_, _
from pages.parts.data.drop.folder import Drop
from pages.parts.data.sheets import Sheet
from pages.parts.show import headings

_ORDERS: dict[DateOrder, str] = {
    "ymd": N_("年-月-日"),
    "mdy": N_("月/日/年"),
    "dmy": N_("日/月/年"),
}
_COLUMNS = 3
_JOINED = " + "


def show(drop: Drop, sheet: Sheet, key: str) -> None:
    """Show how the headers were understood, and offer to match them by hand."""
    ledger, columns = ledgers().get(sheet["ledger"] or ""), sheet.get("columns") or {}
    headers = [header for header in sheet.get("headers") or [] if header]
    if ledger and columns:
        used = {part for header in columns.values() for part in (header, *header.split(_JOINED))}
        pairs = "".join(_pair(ledger.column(n), h) for n, h in columns.items() if ledger.has(n))
        st.html(f'<ul class="gl-pairs" aria-label="{escape(_("表头对应"))}">{pairs}</ul>')
        left = [header for header in headers if header not in used]
        if left:
            headings.rule(_("没有用到的表头：{headers}").format(headers="、".join(left)))
    if headers and st.button(_("手工对应表头"), key=f"match_{key}"):
        _dialog(drop, sheet, headers)


def _pair(column: Column, header: str) -> str:
    title = _(column.title)
    source = "" if header == title else f"<small>{escape(header)}</small>"
    return f"<li>{escape(title)}{source}</li>"


@st.dialog(_("手工对应表头"), width="large")
def _dialog(drop: Drop, sheet: Sheet, headers: list[str]) -> None:
    keys = list(ledgers())
    ledger = find_ledger(
        st.selectbox(
            _("这是哪本台账"),
            keys,
            index=keys.index(sheet["ledger"]) if sheet["ledger"] in keys else None,
            format_func=lambda key: _(ledgers()[key].title),
            key="match_ledger",
            placeholder=_("请选择台账"),
        )
        or keys[0]
    )
    if not st.session_state.get("match_ledger"):
        headings.rule(_("表头：{headers}").format(headers="、".join(headers)))
        return
    headings.rule(
        _("每格上方是我们的列，下拉里是这张表的表头，没有的留空；标有（必填）的要有来源或固定值。")
    )
    known = sheet.get("columns") or {} if sheet["ledger"] == ledger.key else {}
    signature = mappings.signature(sheet["headers"])
    kept = mappings.kept(store_folder()).get(signature)
    before = drop.given.get((sheet["file"], sheet["sheet"])) or kept
    before = before if before and before.ledger == ledger.key else Mapping(ledger.key, {})
    sources = _sources(ledger, headers, known)
    constants = _constants(ledger, sources, before)
    order = st.selectbox(
        _("日期的写法"),
        list(_ORDERS),
        index=list(_ORDERS).index(before.date_order),
        format_func=lambda name: _(_ORDERS[name]),
        key="match_order",
        width=200,
    )
    columns = {
        name: (header,) if header in headers else tuple(header.split(_JOINED))
        for name, header in sources.items()
    }
    ignore = _ignored(headers, known, before, columns)
    mapping = Mapping(ledger.key, columns, constants, before.values, order, ignore=ignore)
    with st.container(horizontal=True):
        if st.button(_("按此对应重新检查，并记住"), type="primary", key="match_keep"):
            _keep(drop, sheet, mapping)
        if kept and st.button(_("取消记住的对应"), key="match_forget"):
            mappings.forget(store_folder(), signature, who())
            drop.given.pop((sheet["file"], sheet["sheet"]), None)
            drop.begin("check")
            st.rerun()


def _sources(ledger: Ledger, headers: list[str], known: dict[str, str]) -> dict[str, str]:
    """Draw a choice of header for each column; return the headers chosen, by column."""
    chosen: dict[str, str] = {}
    places = st.columns(_COLUMNS)
    for number, column in enumerate(ledger.columns):
        options = list(dict.fromkeys([*headers, *filter(None, [known.get(column.name)])]))
        source = places[number % _COLUMNS].selectbox(
            _(column.title) + (_("（必填）") if column.required else ""),
            options,
            index=options.index(known[column.name]) if column.name in known else None,
            key=f"match_{ledger.key}_{column.name}",
            placeholder=_("不导入"),
        )
        if source:
            chosen[column.name] = source
    return chosen


def _constants(ledger: Ledger, sources: dict[str, str], before: Mapping) -> dict[str, str]:
    """Draw fields for the columns that hold one value in all rows; return the values, by column."""
    free = {column.name: column for column in ledger.columns if column.name not in sources}
    names = st.multiselect(
        _("每行都一样的列，填固定值（只用于这张表，不记住）"),
        list(free),
        [name for name in before.constants if name in free],
        format_func=lambda name: _(free[name].title),
        key=f"match_{ledger.key}_constants",
        placeholder=_("没有"),
    )
    given: dict[str, str] = {}
    for name in names:
        label, key = _(free[name].title), f"match_{ledger.key}_constant_{name}"
        kind, said = free[name].kind, before.constants.get(name)
        if isinstance(kind, Choice):
            place = kind.values.index(said) if said in kind.values else 0
            value = st.selectbox(label, kind.values, index=place, key=key)
        else:
            value = st.text_input(label, said or "", key=key, placeholder=kind.expects())
        if value:
            given[name] = value
    return given


def _ignored(
    headers: list[str], known: dict[str, str], before: Mapping, columns: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the headers that were read and that the clerk has taken away: they stay unread."""
    chosen = {header for sources in columns.values() for header in sources}
    read = {part for header in known.values() for part in (header, *header.split(_JOINED))}
    taken = [h for h in headers if h not in chosen and (h in read or folded(h) in before.ignored)]
    return tuple(dict.fromkeys(taken))


def _lists(mapping: Mapping) -> dict[str, list[str]]:
    return {name: list(headers) for name, headers in mapping.columns.items()}


def _keep(drop: Drop, sheet: Sheet, mapping: Mapping) -> None:
    if absent := mappings.missing(mapping):
        st.error(_("还缺少必填的列：{titles}。").format(titles="、".join(absent)))
        return
    try:
        mappings.mapping_of(asdict(mapping) | {"columns": _lists(mapping)})
        mappings.keep(store_folder(), sheet["headers"], mapping, who())
        place = (sheet["file"], sheet["sheet"])
        drop.given.pop(place, None)
        if mapping.constants:
            drop.given[place] = replace(mapping, file=place[0], sheet=place[1])
    except GridLensError as error:
        st.error(str(error))
        return
    drop.begin("check")
    st.rerun()
