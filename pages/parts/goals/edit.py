"""The dialog to set or edit a goal: errors are said in words, and nothing typed is lost.

The dialog holds the version of the goal that it read when it opened. Of two people who edit the
same goal, the one who saves second is told so, and sees the goal as it stands beside the typed one.
"""

from dataclasses import dataclass
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import percent, rounded
from gridlens.goals.book import BookLine, Edit, goal_text, key, questions, restore, save
from gridlens.goals.goal import Goal, Key, edited_goal, key_of
from gridlens.goals.shares import typed
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.settings import who
from gridlens.store.state import Overtaken
from gridlens.translation import _
from pages.parts.goals import span, trail
from pages.parts.goals.table import EDIT
from pages.parts.question import Asked

_OPEN, _NUMBER = "goal_editing", "goal_edits"


@dataclass
class Editing:
    """A goal in a dialog: ``line`` as it was read, ``theirs`` if somebody else saved since."""

    about: Key
    line: BookLine
    number: int
    theirs: Overtaken | None = None


def start(now: Asked, about: Key) -> None:
    """Open the dialog on a goal; raise ``GridLensError`` for one that cannot be set."""
    indicator, grid, period = about
    about = key(now.version, Edit(indicator, period, "", grid))
    line = span.entries(now).get(about) or BookLine(about, None, None)
    number = st.session_state.get(_NUMBER, 0) + 1
    st.session_state[_NUMBER] = number
    st.session_state[_OPEN] = Editing(about, line, number)


def follow(now: Asked) -> None:
    """Open the goal that a link names, once; raise ``GridLensError`` for a forged link."""
    named = st.query_params.get(EDIT)
    if not named:
        return
    del st.query_params[EDIT]
    if named.count("|") != 2:
        raise GridLensError(_("链接里的目标“{text}”无法识别。").format(text=named))
    start(now, key_of(named))


def draw(now: Asked) -> None:
    """Show the dialog while a goal is being edited."""
    editing: Editing | None = st.session_state.get(_OPEN)
    if editing is not None:
        st.dialog(_("设定目标"), width="medium", on_dismiss=_close)(_form)(now, editing)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _form(now: Asked, editing: Editing) -> None:
    indicator = find_indicator(editing.about[0])[0]
    line, goal = editing.line, editing.line.standing
    st.html(_heading(now, editing))
    value = st.text_input(
        _("目标值（{unit}）").format(unit="%" if indicator.is_rate else _(indicator.unit)),
        _typed(goal),
        key=f"goal_value_{editing.number}",
        placeholder=_("留空为不设目标"),
    )
    lead = st.text_input(_("责任"), goal.lead if goal else "", key=f"goal_lead_{editing.number}")
    note = st.text_input(_("备注"), goal.note if goal else "", key=f"goal_note_{editing.number}")
    shares = ""
    if indicator.has_pace:
        shares = st.text_input(
            _("分期比例（%，每季度或每月一个；不填按天数平均）"),
            " ".join(rounded(share * 100, 1) for share in goal.shares) if goal else "",
            key=f"goal_shares_{editing.number}",
            placeholder="20 30 25 25",
        )
    written = (value, lead, note, shares)
    asks = questions([_edit(editing, written)]) if value != _typed(goal) else []
    for question in asks:
        st.warning(question)
    label = _("我已了解，仍要设这个数量目标")
    sure = st.checkbox(label, key=f"goal_sure_{editing.number}") if asks else True
    if editing.theirs:
        _both(editing, editing.theirs, written)
    with st.container(horizontal=True):
        words = _("用我的覆盖") if editing.theirs else _("保存")
        saving = st.button(words, type="primary", key="goal_save")
        if line.edited and line.loaded and st.button(_("恢复载入值"), key="goal_restore"):
            _restore(now, editing)
        if st.button(_("保留现在的") if editing.theirs else _("不改了"), key="goal_cancel"):
            _close()
            st.rerun()
    if saving:
        _save(now, editing, written, sure)
    trail.of_one(now, editing.about)


def _heading(now: Asked, editing: Editing) -> str:
    indicator = find_indicator(editing.about[0])[0]
    line = editing.line
    told = [
        f"<p><b>{escape(_(indicator.label))}</b> · {escape(trail.whose_goal(now, editing.about))}"
        f" · {escape(parse_period(editing.about[2]).label)}</p>",
        f"<small>{escape(_(indicator.definition))}</small>",
    ]
    if line.loaded:
        told.append(
            f"<small>{escape(_('目标台账载入：{goal}').format(goal=goal_text(line.loaded)))}</small>"
        )
    return f'<div class="gl-editing">{"".join(told)}</div>'


def _typed(goal: Goal | None) -> str:
    """Return a goal's value as a person would type it; empty for no goal."""
    if goal is None:
        return ""
    rate = find_indicator(goal.indicator)[0].is_rate
    return percent(goal.value) if rate else rounded(goal.value, 1)


def _edit(editing: Editing, written: tuple[str, ...], shares: tuple[float, ...] = ()) -> Edit:
    indicator, grid, period = editing.about
    value, lead, note, _shares = written
    version = editing.theirs.theirs.version if editing.theirs else editing.line.version
    return Edit(indicator, period, value, grid, lead, note, shares, version)


def _save(now: Asked, editing: Editing, written: tuple[str, ...], sure: bool) -> None:
    if not sure:
        st.error(_("请先看过上面的提醒并勾选，再保存；您填的内容都还在。"))
        return
    try:
        save(now.version, [_edit(editing, written, typed(written[3]))], who())
    except Overtaken as error:
        editing.theirs = error
        st.rerun()
    except GridLensError as error:
        st.error(str(error))
        return
    _close()
    st.rerun()


def _restore(now: Asked, editing: Editing) -> None:
    try:
        restore(now.version, editing.about, _edit(editing, ("", "", "", "")).version, who())
    except Overtaken as error:
        editing.theirs = error
        st.rerun()
    _close()
    st.rerun()


def _both(editing: Editing, overtaken: Overtaken, written: tuple[str, ...]) -> None:
    """Say who saved first, and show the goal as it stands beside what was typed."""
    theirs = overtaken.theirs
    if theirs.value is None:
        standing = editing.line.loaded
    else:
        standing = edited_goal(editing.about, theirs.value)
    st.error(
        _("{who}刚刚改过这个目标，您的修改还没有保存。").format(who=theirs.changed_by or _("他人"))
    )
    now_told = [goal_text(standing), *((standing.lead, standing.note) if standing else ("", ""))]
    heads = (_("目标值"), _("责任"), _("备注"))
    rows = "".join(
        f'<tr><th scope="row">{escape(head)}</th><td>{escape(a or "—")}</td>'
        f"<td>{escape(b or '—')}</td></tr>"
        for head, a, b in zip(heads, now_told, written, strict=False)
    )
    st.html(
        f'<table class="gl-table gl-both"><thead><tr><th scope="col">{escape(_("项目"))}</th>'
        f'<th scope="col">{escape(_("现在的"))}</th><th scope="col">{escape(_("您填的"))}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )
