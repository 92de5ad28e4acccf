"""What a number is really about, said by a clerk, and the phrase that is so understood from now."""

import re
from collections.abc import Mapping

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.proofread.finding import Finding
from gridlens.proofread.fingerprint import sentence
from gridlens.proofread.meaning.whom import EVERYBODY, Whom
from gridlens.proofread.readings import reread, topic_of
from gridlens.settings import who
from gridlens.store.office.marks import Correction
from gridlens.store.office.readings import LONGEST, NOT_OURS, SHORTEST, PhraseReading
from gridlens.store.office.readings import keep as keep_phrase
from gridlens.translation import _
from pages.parts.frame.filters import grid_options, period_options
from pages.parts.proofread.standing import Standing, correct
from pages.parts.question import Asked

_MOST_PHRASES = 8
_HAN = re.compile(r"[\u4e00-\u9fff]+")


def draw(now: Asked, text: str, stand: Standing, one: Finding) -> None:
    """Draw the form in which a clerk says what a finding is really about."""
    if one.number is None:
        return
    with st.expander(_("认得不对？改认"), key=f"proofread_another_{one.start}"):
        mark = stand.mark(one)
        with st.form(f"proofread_form_{one.start}", border=False):
            said = _fields(now, one)
            phrase = st.selectbox(
                _("以后文稿里见到这个说法都这样认（可不填）"),
                phrases(text, one),
                index=None,
                accept_new_options=True,
                placeholder=_("选或写一个词，如：民情恳谈会"),
                key=f"proofread_phrase_{one.start}",
            )
            sent = st.form_submit_button(_("按此核对"), key=f"proofread_reread_{one.start}")
        if sent:
            _say(now, text, stand, one, said, phrase or "")
        if mark.correction and st.button(_("恢复原来的认法"), key=f"proofread_restore_{one.start}"):
            _kept(now, stand, one, None)


def phrases(text: str, one: Finding) -> list[str]:
    """Return words beside a number that may be the office's own: the nearest ends of its clause."""
    begin, end = sentence(text, one)
    before = [m[0] for m in _HAN.finditer(text, begin, one.start)]
    after = _HAN.match(text, one.end, end)
    found = []
    if before:
        last = before[-1]
        sizes = range(min(len(last), LONGEST), SHORTEST - 1, -1)
        found = [last[-size:] for size in sizes][-_MOST_PHRASES:]
    if after:
        found += [after[0][:size] for size in range(SHORTEST, min(len(after[0]), 6) + 1)]
    return list(dict.fromkeys(found))


def indicator_names() -> dict[str, str]:
    """Return the label of every indicator by key, first what says that no ledger counts it."""
    return {NOT_OURS: _("不是台账的指标")} | {k: _(i.label) for k, (i, _l) in indicators().items()}


def _fields(now: Asked, one: Finding) -> Correction | None:
    """Draw the fields and return what they say; None while no indicator is chosen."""
    names, asked = indicator_names(), one.question
    about = st.selectbox(
        _("其实是哪项指标"),
        list(names),
        index=list(names).index(one.indicator) if one.indicator in names else None,
        format_func=names.__getitem__,
        placeholder=_("选一项指标"),
        key=f"proofread_about_{one.start}",
    )
    read = asked.period if asked else now.filters.period
    periods = _periods(now, read)
    whom = asked.whom if asked and not asked.whom.unknown else EVERYBODY
    people = _people(now, whom)
    with st.container(horizontal=True, key=f"proofread_rest_{one.start}"):
        over = st.selectbox(
            _("期间"),
            list(periods),
            index=list(periods).index(read.label),
            key=f"proofread_over_{one.start}",
            width=180,
        )
        named = st.selectbox(
            _("网格"),
            list(people),
            index=list(people.values()).index(whom),
            key=f"proofread_whom_{one.start}",
            width=220,
        )
    if about is None:
        return None
    if about == NOT_OURS:
        return Correction(NOT_OURS)
    of = people[named]
    return Correction(about, periods[over].key, of.grids, of.deputy, of.name)


def _periods(now: Asked, read: Period) -> Mapping[str, Period]:
    known = period_options(now.version)
    return known if read.label in known else {read.label: read} | known


def _people(now: Asked, read: Whom) -> Mapping[str, Whom]:
    """Return whom a number may be about, by name: everybody, a grid or a community, as read."""
    found = {_("全部网格"): EVERYBODY}
    for label, codes in grid_options(now.version).items():
        name = now.version.grid_names[codes[0]] if len(codes) == 1 else label.partition("（")[0]
        found[label] = Whom(name, codes)
    same = next((label for label, whom in found.items() if whom.grids == read.grids), None)
    if read.deputy or same is None:
        return {read.name: read} | found
    return found | {same: read}


def _say(
    now: Asked, text: str, stand: Standing, one: Finding, said: Correction | None, phrase: str
) -> None:
    """Keep what a clerk has said; where it cannot be, say why and keep nothing."""
    if said is None:
        st.warning(_("请先选一项指标。"))
        return
    try:
        if said.indicator:
            reread(stand.figures, one, topic_of(one, said), text)
        if phrase:
            keep_phrase(now.version.folder, PhraseReading(phrase, said.indicator), who())
    except GridLensError as error:
        st.warning(str(error))
        return
    _kept(now, stand, one, said)


def _kept(now: Asked, stand: Standing, one: Finding, said: Correction | None) -> None:
    if correct(now, stand, one, said):
        st.rerun()
