"""The question on the page of free questions: chosen on the page, or given by a link, alike.

The link says everything that is chosen. A choice just made wins over the link, because the browser
changes the link only later. A link that this page has not written itself wins over earlier choices.
"""

from urllib.parse import parse_qs

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gridlens.analysis import explore
from gridlens.analysis.explore import FreeQuestion
from gridlens.charts.explore import FORM_WORDS, AnswerForm, forms, parse_form
from gridlens.figures.dimensions import IN_TIME
from gridlens.ledgers import activity_ledgers
from gridlens.ledgers import ledger as find_ledger
from gridlens.schema.ledger import Ledger
from gridlens.translation import _
from pages.parts.explore import where as explore_where
from pages.parts.question import Asked

NAMES = ("ledger", "indicator", "by", "as", "where")
WRITTEN, CHOSEN = "explore_written", "explore_chosen"
LEDGER, MEASURE, BY, THEN, FORM = (
    f"explore_{name}" for name in ("ledger", "measure", "by", "then", "form")
)


def settle(now: Asked) -> None:
    """Put what a link asks for into the choices; raise ``GridLensError`` for a forged link."""
    given = {name: some for name in NAMES if (some := st.query_params.get_all(name))}
    written = st.session_state.get(WRITTEN, {})
    drawn = LEDGER in st.session_state
    if drawn and (st.session_state.pop(CHOSEN, False) or given in ({}, written)):
        return
    given = given or written
    key = "".join(given.get("ledger", ["dispute"])[:1])
    ledger = find_ledger(key)
    plain = {"ledger": [key], "indicator": [f"{key}_records"], "by": [_first(ledger)]}
    if not given:
        plain["as"] = [AnswerForm.BARS.value]
    given = plain | given
    question = explore.parse(given, now.scope)
    where = explore.checked_conditions(now.version, now.scope, ledger, question.where)
    form = parse_form("".join(given.get("as", [])[:1]), question.by)
    state = st.session_state
    state[LEDGER], state[MEASURE], state[FORM] = key, question.indicator, form
    state[BY], state[THEN] = (*question.by, None)[:2]
    explore_where.put(where)


def draw(now: Asked) -> tuple[FreeQuestion, AnswerForm, DeltaGenerator]:
    """Draw the choices; return the question they make, its form, and the row where to draw more.

    The link is changed to say what is chosen.
    """
    with st.container(key="choose_explore", horizontal=True, vertical_alignment="bottom"):
        titles = {key: _(one.title) for key, one in activity_ledgers().items()}
        key = _one(_("台账"), LEDGER, titles, on_change=_ledger_chosen)
        ledger = find_ledger(key)
        measure = _one(_("数什么"), MEASURE, explore.measures(ledger), width=210)
        groups = explore.dimensions(ledger)
        first = _one(_("按什么分组"), BY, groups)
        barred = {first, *(IN_TIME if first in IN_TIME else ())}
        rest = {name: title for name, title in groups.items() if name not in barred}
        if st.session_state.get(THEN) not in rest:
            st.session_state[THEN] = None
        second = st.selectbox(
            _("再按什么分"),
            list(rest),
            index=None,
            key=THEN,
            format_func=rest.__getitem__,
            placeholder=_("不再分"),
            on_change=chosen,
            width=150,
        )
        by = (first, second) if second else (first,)
        form = _form(by)
    row = st.container(key="choose_where", horizontal=True, vertical_alignment="bottom")
    with row:
        columns = explore_where.columns(now, ledger, chosen)
        where = explore_where.draw(now, ledger, columns, chosen)
    question = explore.checked(FreeQuestion(key, measure, by, where), now.scope)
    _write(link(question, form))
    return question, form, row


def chosen() -> None:
    """Note that a person has just made a choice, so that it wins over the link."""
    st.session_state[CHOSEN] = True


def link(question: FreeQuestion, form: AnswerForm) -> str:
    """Return a question and its form as the query part of a link."""
    return f"{explore.link(question)}&as={form.value}"


def _one(label: str, key: str, options: dict[str, str], width: int = 150, **more: object) -> str:
    if st.session_state.get(key) not in options:
        st.session_state[key] = next(iter(options))
    named = options.__getitem__
    given = {"on_change": chosen} | more
    return st.selectbox(label, list(options), key=key, format_func=named, width=width, **given)  # type: ignore[call-overload, no-any-return]


def _form(by: tuple[str, ...]) -> AnswerForm:
    allowed = forms(by)
    if st.session_state.get(FORM) not in allowed:
        st.session_state[FORM] = AnswerForm.TABLE
    form = st.segmented_control(
        _("图形"),
        allowed,
        key=FORM,
        format_func=lambda form: _(FORM_WORDS[form]),
        required=True,
        on_change=chosen,
        width="content",
    )
    return form or AnswerForm.TABLE


def _ledger_chosen() -> None:
    """Start again with another ledger: its records by its first group, without conditions."""
    chosen()
    state = st.session_state
    key = state[LEDGER]
    state[MEASURE], state[BY], state[THEN] = f"{key}_records", _first(find_ledger(key)), None
    explore_where.put(())


def _first(ledger: Ledger) -> str:
    return "category" if ledger.category else "month"


def _write(query: str) -> None:
    """Change the link so that it says the question, in one step of the browser's history."""
    asked_for = parse_qs(query, keep_blank_values=True)
    current = {name: some for name in NAMES if (some := st.query_params.get_all(name))}
    if asked_for != current:
        st.query_params.update({name: asked_for.get(name, []) for name in NAMES})
    st.session_state[WRITTEN] = asked_for
