"""The dialog to set or edit a goal: errors are said in words, and nothing typed is lost.

The dialog holds the version of the goal that it read when it opened. Of two people who edit the
same goal, the one who saves second is told so, and sees the goal as it stands beside the typed one.
"""

from dataclasses import dataclass
from html import escape

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.numbers import exact, rounded
from gridlens.goals.book import BookLine, Edit, goal_text, key, questions, restore, save
from gridlens.goals.goal import Goal, Key, as_written, edited_goal, key_of
from gridlens.goals.shares import Shares, typed
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.settings import who
from gridlens.store.office.state import Overtaken
from gridlens.translation import _
from pages.parts.goals import span, trail
from pages.parts.goals.table import EDIT
from pages.parts.question import Asked

_OPEN, _NUMBER = "goal_editing", "goal_edits"
_DIGITS = 10
Written = tuple[str, str, str, str]  # value, lead, note and seasonal plan as they stand in the form


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
    line, before = editing.line, _shown(editing.line)
    st.html(_heading(now, editing))
    value = st.text_input(
        _("目标值（{unit}）").format(unit="%" if indicator.is_rate else _(indicator.unit)),
        before[0],
        key=f"goal_value_{editing.number}",
        placeholder=_("留空为不设目标"),
    )
    lead = st.text_input(_("责任"), before[1], key=f"goal_lead_{editing.number}")
    note = st.text_input(_("备注"), before[2], key=f"goal_note_{editing.number}")
    shares = before[3]
    if indicator.has_pace:
        shares = st.text_input(
            _("分期比例（%，每季度或每月一个；不填按天数平均）"),
            before[3],
            key=f"goal_shares_{editing.number}",
            placeholder="20 30 25 25",
        )
    written = (value, lead, note, shares)
    asks = questions([_edit(editing, written)]) if value != before[0] else []
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


def _shown(line: BookLine) -> Written:
    """Return what the form shows first. An emptied goal still has its lead, note and plan."""
    return _value(line.standing), line.lead, line.note, _plan(line.shares)


def _value(goal: Goal | None) -> str:
    """Return a goal's value as a person would type it, with all its digits; empty for no goal."""
    if goal is None:
        return ""
    if find_indicator(goal.indicator)[0].is_rate:
        return rounded(exact(goal.value) * 100, _DIGITS) + "%"
    return rounded(goal.value, _DIGITS)


def _plan(shares: Shares) -> str:
    """Return a seasonal plan as a person would type it."""
    return " ".join(rounded(share * 100, 1) for share in shares)


def _edit(editing: Editing, written: Written, shares: Shares = ()) -> Edit:
    indicator, grid, period = editing.about
    value, lead, note, _shares = written
    version = editing.theirs.theirs.version if editing.theirs else editing.line.version
    return Edit(indicator, period, value, grid, lead, note, shares, version)


def _save(now: Asked, editing: Editing, written: Written, sure: bool) -> None:
    before = _shown(editing.line)
    if written == before and editing.theirs is None:  # nothing was typed, so nothing is said
        _close()
        st.rerun()
    if not sure:
        st.error(_("请先看过上面的提醒并勾选，再保存；您填的内容都还在。"))
        return
    try:
        # Rounded on the screen: a plan that nobody touched stays as it is to the last digit.
        shares = editing.line.shares if written[3] == before[3] else typed(written[3])
        save(now.version, [_edit(editing, written, shares)], who())
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


def _both(editing: Editing, overtaken: Overtaken, written: Written) -> None:
    """Say who saved first, and show the goal as it stands beside what was typed."""
    theirs = overtaken.theirs
    loaded = editing.line.loaded
    said = as_written(loaded) if theirs.value is None else theirs.value
    standing = loaded if theirs.value is None else edited_goal(editing.about, theirs.value)
    st.error(
        _("{who}刚刚改过这个目标，您的修改还没有保存。").format(who=theirs.changed_by or _("他人"))
    )
    told = (goal_text(standing), said["lead"], said["note"], _plan(tuple(said["shares"])))
    heads = (_("目标值"), _("责任"), _("备注"), _("分期比例"))
    planned = find_indicator(editing.about[0])[0].has_pace
    rows = "".join(
        f'<tr><th scope="row">{escape(head)}</th><td>{escape(a or "—")}</td>'
        f"<td>{escape(b or '—')}</td></tr>"
        for head, a, b in list(zip(heads, told, written, strict=True))[: None if planned else -1]
    )
    st.html(
        f'<table class="gl-table gl-both"><thead><tr><th scope="col">{escape(_("项目"))}</th>'
        f'<th scope="col">{escape(_("现在的"))}</th><th scope="col">{escape(_("您填的"))}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )
