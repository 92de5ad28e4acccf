"""Conditions on columns: the choice of columns, and for each a field that fits its kind."""

import datetime as dt
from collections.abc import Callable, Sequence

import streamlit as st

from gridlens.analysis import explore
from gridlens.figures.scope import Comparison, Condition
from gridlens.kinds import Reference
from gridlens.kinds.names.made import told_apart
from gridlens.schema.ledger import Column, Ledger
from gridlens.translation import _
from pages.parts.question import Asked

COLUMNS = "explore_columns"
MOST = explore.MOST_CONDITIONS // 2  # a range makes two conditions of one column
_DAYS = (dt.date(1900, 1, 1), dt.date(2100, 12, 31))
_LIMITS = {Comparison.FROM: "≥", Comparison.UNTIL: "≤"}
Touch = Callable[[], None]


def put(where: Sequence[Condition]) -> None:
    """Put conditions into the fields, in place of those that stand there."""
    for key in [key for key in st.session_state if str(key).startswith("explore_where:")]:
        del st.session_state[key]
    st.session_state[COLUMNS] = list(dict.fromkeys(one.column for one in where))
    for one in where:
        value: object = list(one.values) if one.how is Comparison.IS else one.values[0]
        if one.how in _LIMITS:
            value = _limit(one.values[0])
        st.session_state[_key(one.column, one.how)] = value


def columns(now: Asked, ledger: Ledger, touch: Touch) -> list[str]:
    """Draw the choice of the columns that carry conditions; return the columns chosen."""
    titles = {
        name: _(ledger.column(name).title) for name in explore.conditionals(ledger, now.scope)
    }
    st.session_state[COLUMNS] = [n for n in st.session_state.get(COLUMNS, []) if n in titles]
    return st.multiselect(
        _("按哪些列筛选"),
        list(titles),
        key=COLUMNS,
        format_func=titles.__getitem__,
        max_selections=MOST,
        placeholder=_("不筛选"),
        on_change=touch,
        width=230,
    )


def draw(now: Asked, ledger: Ledger, names: Sequence[str], touch: Touch) -> tuple[Condition, ...]:
    """Draw a field for each column by its kind, and return the conditions that the fields make."""
    return tuple(
        Condition(name, how, values)
        for name in names
        for how in _hows(ledger.column(name))
        if (values := _drawn(now, ledger, ledger.column(name), how, touch))
    )


def _hows(column: Column) -> list[Comparison]:
    """Return the comparisons that a column is offered, and those that a link has given besides."""
    if column.kind.storage in ("date", "int64", "float64"):
        return list(_LIMITS)
    listed = explore.listed(column)
    usual, other = (Comparison.IS, Comparison.HAS) if listed else (Comparison.HAS, Comparison.IS)
    return [usual, other] if st.session_state.get(_key(column.name, other)) else [usual]


def _drawn(
    now: Asked, ledger: Ledger, column: Column, how: Comparison, touch: Touch
) -> tuple[str, ...]:
    title, key = _(column.title), _key(column.name, how)
    if how is Comparison.IS:
        given = {value: value for value in st.session_state.get(key, [])}
        names = given | _names(now, ledger, column) | {"": _("未填")}
        return tuple(
            st.multiselect(
                title,
                list(names),
                key=key,
                format_func=names.__getitem__,
                placeholder=_("全部"),
                on_change=touch,
                width=230,
            )
        )
    if how is Comparison.HAS:
        label = _("{title}包含").format(title=title)
        text = st.text_input(label, key=key, on_change=touch, width=180)
        return (text.strip(),) if text.strip() else ()
    label = f"{title} {_LIMITS[how]}"
    st.session_state.setdefault(key, None)
    if column.kind.storage == "date":
        day = st.date_input(
            label, None, *_DAYS, key=key, format="YYYY-MM-DD", on_change=touch, width=150
        )
        return (day.isoformat(),) if day else ()
    number = st.number_input(
        label, value=None, step=1.0, format="%g", key=key, on_change=touch, width=140
    )
    return () if number is None else (f"{number:.10f}".rstrip("0").rstrip("."),)


def _names(now: Asked, ledger: Ledger, column: Column) -> dict[str, str]:
    """Return the values that a column may have, each with the text that people read."""
    kind = column.kind
    if not isinstance(kind, Reference):
        return {value: _(value) for value in explore.choices(ledger, column.name)}
    roster = now.version.deputies if kind.to == "deputy" else now.version.grids
    shared = roster["name"].duplicated(keep=False)
    areas = roster.get("community", roster["name"])
    return {
        code: told_apart(name, code, area) if same else name
        for code, name, area, same in zip(
            roster["code"], roster["name"], areas, shared, strict=True
        )
    }


def _limit(text: str) -> object:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return float(text)


def _key(column: str, how: Comparison) -> str:
    return f"explore_where:{how.value}:{column}"
