"""The walk through the findings that need a look, one after the other, each settled by a click."""

from collections.abc import Hashable, Sequence
from html import escape

import streamlit as st

from gridlens.proofread.comments import SHOWN
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.fingerprint import sentence
from gridlens.proofread.instead import advice, instead, proviso
from gridlens.proofread.listing import around, meant, outside
from gridlens.proofread.settled import CHECKED, HOW, TAKEN
from gridlens.translation import _
from pages.parts.proofread import another, link
from pages.parts.proofread.signs import SIGNS, when
from pages.parts.proofread.standing import LAST, TOLD, Standing, settle
from pages.parts.question import Asked
from pages.parts.show import headings

AT, ASIDE = "proofread_at", "proofread_aside"
_OF, _PICK = "proofread_of", "proofread_pick"
_LONG = 90  # characters of a sentence before the number, and as many behind it


def begin(of: Hashable) -> None:
    """Begin the walk anew where another draft or another period has come."""
    if st.session_state.get(_OF) != hash(of):
        st.session_state[_OF] = hash(of)
        for name in (AT, ASIDE, LAST):
            st.session_state.pop(name, None)


def some(stand: Standing, shown: Sequence[Verdict]) -> list[Finding]:
    """Return the findings to walk through: those that need a look, or all of chosen verdicts.

    The one at which the walk stands is always among them: a click on any number leads to it.
    """
    chosen = any(one.verdict not in shown for one in stand.found)
    at = st.session_state.get(AT)
    return [
        one
        for one in stand.found
        if (one.verdict in shown and (chosen or one.verdict in SHOWN)) or one.start == at
    ]


def draw(now: Asked, text: str, stand: Standing, some: Sequence[Finding]) -> None:
    """Draw the walk through some findings: where it stands, the finding, what can be done."""
    settled = stand.settled
    look = [one for one in some if one.verdict in SHOWN]
    left = [one for one in look if one.start not in settled]
    told = _("还有{n}处，已处理{m}处") if left else _("已处理{m}处")
    headings.section(_("逐处处理"), told.format(n=len(left), m=len(look) - len(left)))
    if not some:
        headings.notice(_("没有要处理的"), _("所选的结果里没有不符或要人工核对的数字。"))
        return
    by_start = {one.start: one for one in some}
    if st.session_state.get(AT) not in by_start:
        st.session_state[AT] = (left or some)[0].start
    if look and not left:
        headings.notice(_("都处理完了"), _("可以下载修订稿和核对表。"))
    places = {start: which for which, start in enumerate(by_start, start=1)}

    def named(start: int) -> str:
        one = by_start[start]
        before, _after = around(text, one)
        how = settled.get(start)
        state = f" · {_(HOW[how.how])}" if how else ""
        return f"{places[start]}/{len(some)} {SIGNS[one.verdict]} {before}{one.text}{state}"

    st.session_state[_PICK] = st.session_state[AT]  # the labels of the list change as it is worked
    st.selectbox(
        _("处理哪一处"),
        list(by_start),
        format_func=named,
        key=_PICK,
        on_change=lambda: st.session_state.update({AT: st.session_state[_PICK]}),
        label_visibility="collapsed",
    )
    one = by_start[st.session_state[AT]]
    st.html(_card(now, text, stand, one))
    if said := st.session_state.pop(TOLD, ""):
        st.warning(said)
    _buttons(now, stand, some, one)
    headings.rule(_("采用改法：写成修订；已核对：不再提示；暂不处理：留作批注。"))
    another.draw(now, text, stand, one)


def go(some: Sequence[Finding], stand: Standing, step: int) -> None:
    """Go to the next finding that is open, or with -1 to the one before; round at the end.

    Those put aside come last. Where none is open, go through those that are settled.
    """
    starts, settled = [one.start for one in some], stand.settled
    here = starts.index(st.session_state[AT]) if st.session_state.get(AT) in starts else 0
    turn = [starts[(here + step * n) % len(starts)] for n in range(1, len(starts))]
    if not turn:
        return
    aside: set[int] = st.session_state.get(ASIDE, set())
    ranks = {start: (start in settled) * 2 + (start in aside) for start in turn}
    st.session_state[AT] = min(turn, key=ranks.__getitem__)


def _buttons(now: Asked, stand: Standing, some: Sequence[Finding], one: Finding) -> None:
    settled, proposal = stand.settled.get(one.start), instead(one)

    def done(how: str) -> None:
        if settle(now, stand, one, how):
            go(some, stand, 1)

    def aside() -> None:
        put: set[int] = st.session_state.setdefault(ASIDE, set())
        put.add(one.start)
        if all(o.start == one.start or o.start in stand.settled for o in some):
            st.session_state[TOLD] = _("其余都处理完了，只剩这一处。")
        else:
            go(some, stand, 1)

    def back(start: int) -> None:
        st.session_state[AT] = start
        settle(now, stand, next(o for o in some if o.start == start), "")

    with st.container(horizontal=True, key="proofread_do"):
        if settled:
            st.button(_("重新打开"), key="proofread_open", on_click=back, args=(one.start,))
        elif one.verdict in SHOWN:
            if proposal:
                st.button(
                    _("采用改法"),
                    key="proofread_take",
                    type="secondary" if proviso(one) else "primary",
                    on_click=done,
                    args=(TAKEN,),
                )
            st.button(_("已核对"), key="proofread_checked", on_click=done, args=(CHECKED,))
            st.button(_("暂不处理"), key="proofread_leave", on_click=aside)
    last = st.session_state.get(LAST)
    with st.container(horizontal=True, key="proofread_step"):
        st.button(_("上一处"), key="proofread_before", on_click=go, args=(some, stand, -1))
        st.button(_("下一处"), key="proofread_next", on_click=go, args=(some, stand, 1))
        if last in stand.settled and last != one.start and last in {o.start for o in some}:
            st.button(
                _("撤销上一步"), key="proofread_undo", type="tertiary", on_click=back, args=(last,)
            )


def _card(now: Asked, text: str, stand: Standing, one: Finding) -> str:
    """Return the sentence of a finding with its number marked, and all that is known of it."""
    indicator, about = meant(one)
    settled, proposal, mark = stand.settled.get(one.start), instead(one), stand.mark(one)
    what = proviso(one) if proposal else advice(one, text, told=True)
    changed = f"<del>{escape(one.text)}</del> → <ins>{escape(proposal)}</ins>" if proposal else ""
    state, by = "", f"{mark.changed_by} · {when(mark.changed_at)}"
    if settled:
        state = escape(f"{_(HOW[settled.how])} · {by}")
    elif stand.outdated(one):
        told = _("上次核对后台账有变（{who} {when}核对时为{figure}）")
        state = escape(
            told.format(
                who=mark.changed_by,
                when=when(mark.changed_at),
                figure=mark.figure or _("没有数据"),
            )
        )
    rows = {
        _("位置"): escape(outside(text, one.start, stand.beside)),
        _("认作"): f"{escape(indicator)} <small>{escape(about)}</small>" if indicator else "",
        _("台账"): link.figure(now, one) if one.expected else "",
        _("说明"): escape(one.reason + what),
        _("可改为"): changed,
        _("处理"): state,
        _("改认"): escape(by) if mark.correction else "",
    }
    listed = "".join(f"<dt>{escape(n)}</dt><dd>{told}</dd>" for n, told in rows.items() if told)
    verdict = f"{SIGNS[one.verdict]} {_(WORDS[one.verdict])}"
    return (
        f'<div class="gl-one" role="status"><p class="gl-said">{_said(text, one)}</p>'
        f'<p class="gl-verdict gl-{one.verdict.value}">{escape(verdict)}</p><dl>{listed}</dl></div>'
    )


def _said(text: str, one: Finding) -> str:
    begin, end = sentence(text, one)
    first, last = max(begin, one.start - _LONG), min(end, one.end + _LONG)
    before = ("…" if first > begin else "") + text[first : one.start]
    after = text[one.end : last] + ("…" if last < end else "")
    number = f'<mark class="gl-num gl-{one.verdict.value}">{escape(one.text)}</mark>'
    return f"{escape(before)}{number}{escape(after)}"
