"""The trail of goals: who changed which goal when, from what to what."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.goals.book import goal_text, trail
from gridlens.goals.goal import Goal, Key, as_written, edited_goal, key_of
from gridlens.ledgers import indicators
from gridlens.period import Period, parse_period
from gridlens.store.office.state import StateChange
from gridlens.translation import _
from pages.parts.goals import span
from pages.parts.question import Asked
from pages.parts.show import headings

MOST = 30


def show(now: Asked, year: Period) -> None:
    """Show the changes of a year's goals, the latest first."""
    changes = [change for change in trail(now.version, at=now.goals_stamp) if _year(change) == year]
    told = _("共{n}次").format(n=len(changes)) if changes else ""
    headings.section(_("修改记录"), told)
    if not changes:
        headings.notice(_("{year}的目标还没有人改过").format(year=year.label))
        return
    st.html(_list(now, changes[:MOST], named=True))
    if len(changes) > MOST:
        headings.rule(_("先列最近{n}次。").format(n=MOST))


def of_one(now: Asked, about: Key) -> None:
    """Show the changes of one goal; show nothing when nobody has changed it."""
    if changes := trail(now.version, about, now.goals_stamp):
        st.html(
            f'<h3 class="gl-small">{escape(_("修改记录"))}</h3>'
            + _list(now, changes[:MOST], named=False)
        )


def whose_goal(now: Asked, about: Key) -> str:
    """Return what a goal is for: the whole, or the name of a grid."""
    names = now.version.grid_names
    return names.get(about[1], about[1]) if about[1] else _("全街道")


def _year(change: StateChange) -> Period:
    return parse_period(key_of(change.name)[2]).year


def _list(now: Asked, changes: Sequence[StateChange], named: bool) -> str:
    rows = "".join(_row(now, change, named) for change in changes)
    return f'<ul class="gl-list gl-changes">{rows}</ul>'


def _row(now: Asked, change: StateChange, named: bool) -> str:
    about = key_of(change.name)
    loaded = _loaded(now, about)
    old, new = _goal(about, change.old, loaded), _goal(about, change.new, loaded)
    told = [_("{old} → {new}").format(old=_value(change.old, old), new=_value(change.new, new))]
    before = as_written(loaded) if change.old is None else change.old
    after = as_written(loaded) if change.new is None else change.new
    for word, which in ((_("责任"), "lead"), (_("备注"), "note")):
        was, now_is = before[which], after[which]
        if was != now_is:
            told.append(
                _("{word}：{was} → {now}").format(word=word, was=was or "—", now=now_is or "—")
            )
    if before["shares"] != after["shares"]:
        told.append(_("分期比例已改"))
    name = indicators()[about[0]][0].label if about[0] in indicators() else about[0]
    what = " · ".join([_(name), whose_goal(now, about), parse_period(about[2]).label])
    head = f"<p>{escape(what)}</p>" if named else ""
    when = change.changed_at.strftime("%Y-%m-%d %H:%M")
    return (
        f"<li><div>{head}<p>{escape('；'.join(told))}</p></div>"
        f"<div>{escape(change.changed_by or '—')}<small>{when}</small></div></li>"
    )


def _goal(about: Key, value: dict[str, object] | None, loaded: Goal | None) -> Goal | None:
    return loaded if value is None else edited_goal(about, value)


def _value(value: object, goal: Goal | None) -> str:
    """Return a goal as text; ``value`` is None if there was no edit: then the loaded goal stood."""
    if value is None:
        return _("载入值{goal}").format(goal=goal_text(goal)) if goal else _("没有目标")
    return goal_text(goal)


def _loaded(now: Asked, about: Key) -> Goal | None:
    line = span.entries(now).get(about)
    return line.loaded if line else None
