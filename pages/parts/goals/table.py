"""The table of goals that offices keep: goal, lead, progress, pace, note, and a link to edit."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

from gridlens.analysis.assurance import Assured
from gridlens.figures.beside.left import beside, noted
from gridlens.figures.numbers import NOTHING, out_of, percent, rounded, unit_of, written
from gridlens.figures.rows.address import mark
from gridlens.goals.aim import whose
from gridlens.goals.book import goal_text
from gridlens.goals.goal import name_of
from gridlens.goals.lines import GoalLine
from gridlens.goals.pace import NO_FIGURE, SIGNS, WORDS, Pace, gap_worded, plan_said
from gridlens.overview.sentence import pace_rules
from gridlens.period import Period
from gridlens.translation import _
from pages.parts import drill
from pages.parts.goals import assured
from pages.parts.goals import span as goal_choice
from pages.parts.question import Asked
from pages.parts.show import headings
from pages.parts.show.cards import TONES

EDIT = "edit"


def show(now: Asked, lines: Sequence[GoalLine], span: Period) -> None:
    """Show the goals of a period, by grid where goals are by grid; say so if there are none."""
    if not lines:
        headings.notice(
            _("{period}还没有目标").format(period=span.label),
            _("选一项指标，点“设定目标”；也可以导入目标台账。"),
        )
        return
    grids = now.version.grid_names
    by_grid = any(line.grid for line in lines)
    goal = _("年度目标") if span == span.year else _("目标")
    heads = [_("指标"), *([_("网格")] if by_grid else []), goal, _("责任"), _("进展")]
    heads += [_("是否达到序时进度"), _("备注"), _("修改")]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    sure = assured.assured(now, lines, span)
    rows = "".join(_row(line, grids, heads, by_grid, sure) for line in lines)
    st.html(
        f'<table class="gl-table gl-office gl-own"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    paces = [line.reached.pace for line in lines if line.reached and line.reached.pace]
    headings.rule(*pace_rules(paces), *assured.rules(sure))


def _row(
    line: GoalLine,
    grids: dict[str, str],
    heads: Sequence[str],
    by_grid: bool,
    sure: Mapping[str, Assured],
) -> str:
    name, definition = _(line.indicator.label), _(line.indicator.definition)
    goal = line.goal
    chance = assured.told(line, sure)
    cells = [
        *([escape(grids.get(line.grid or "", line.grid or ""))] if by_grid else []),
        _goal(line),
        escape(goal.lead if goal else ""),
        progress(line),
        judged(line) + (f"<small>{chance}</small>" if chance else ""),
        escape(goal.note if goal else ""),
        _edit(line, name),
    ]
    heads = [head.removeprefix(_("是否达到")) for head in heads]
    told = "".join(
        f'<td data-head="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads[1:], cells, strict=True)
    )
    return (
        f'<tr data-goal="{escape(name_of(line.key))}"><th scope="row">'
        f'<abbr title="{escape(definition)}">{escape(name)}</abbr></th>{told}</tr>'
    )


def aim(line: GoalLine) -> str:
    """Return the goal, and under it whose goal it is if not that of the period asked about."""
    told = [f"<b>{escape(goal_text(line.goal))}</b>"]
    if line.goal and (cumulated := whose(line.goal, line.period)):
        of = line.goal.period.label
        kept = _("{period}目标") if line.indicator.is_rate else _("{period}目标，{whose}")
        told.append(_small(kept.format(period=of, whose=cumulated)))
    elif line.goal and line.goal.parts and line.book is None:
        parts = "＋".join(rounded(part.value, 1) for part in line.goal.parts)
        told.append(_small(_("各期合计 {parts}").format(parts=parts)))
    if line.goal and line.goal.days:
        told.append(_small(_("按在册{days}天折算").format(days=line.goal.days.days)))
    return "".join(told)


def _goal(line: GoalLine) -> str:
    """Return the goal as ``aim`` does, and under it its plan and the loaded value."""
    told = [aim(line)]
    if line.goal and line.goal.shares:
        shares = "、".join(percent(share) for share in line.goal.shares)
        told.append(_small(_("分期 {shares}").format(shares=shares)))
    if line.book and line.book.edited:
        loaded = goal_text(line.book.loaded) if line.book.loaded else _("无")
        told.append(
            _small(_("载入值 {loaded}，{who}已改").format(loaded=loaded, who=line.book.changed_by))
        )
    return "".join(told)


def progress(line: GoalLine) -> str:
    """Return what was reached as a link to its records, with its share of the goal."""
    reached = line.reached
    if reached is None:
        return escape(_("尚未开始"))
    key = line.indicator.key
    if reached.achieved is None:
        lacking = noted(key, None, "", reached.left_out, reached.not_due)
        return escape(NOTHING + lacking if lacking else _(NO_FIGURE))
    text = written(reached.achieved, key) + unit_of(key)
    rate = line.indicator.is_rate
    over = line.goal.period if line.goal and not rate else line.period
    within = {"grid": line.grid} if line.grid else {}
    named = mark(key, within, over.key)
    label = escape(f"{_(line.indicator.label)} {text}")
    shown = (
        f'<a class="gl-drill" href="{escape(drill.href(named))}" target="_self" '
        f'title="{escape(_("查看组成这个数字的记录"))}" aria-label="{label}">{escape(text)}</a>'
    )
    if rate:
        n = out_of(reached.achieved, reached.base, key)
        return shown + _small(beside(n, key, reached.left_out, reached.not_due))
    if reached.pace is None:
        return shown
    told = [_("完成{share}").format(share=percent(reached.pace.share)), plan_said(reached.pace)]
    share = _small("，".join(filter(None, told)))
    return shown + _bar(reached.pace, TONES[reached.pace.status]) + share


def _bar(pace: Pace, tone: str) -> str:
    """Return the share as a bar with a tick at the elapsed time; empty if the goal has no pace."""
    if pace.gap is None:
        return ""
    return (
        f'<span class="gl-bar {tone}"><i style="width:{min(pace.share, 1) * 100:.1f}%"></i>'
        f'<u style="left:calc({pace.elapsed * 100:.1f}% - 1px)"></u></span>'
    )


def judged(line: GoalLine) -> str:
    """Return the sign and the word of how the goal stands, with the gap if the goal has a pace."""
    if line.status is None or line.reached is None or line.reached.pace is None:
        return ""
    tone, sign, word = TONES[line.status], SIGNS[line.status], _(WORDS[line.status])
    pace = line.reached.pace
    gap = _small(gap_worded(pace)) if pace.gap is not None else ""
    return f'<span class="{tone}"><b>{sign}</b> {escape(word)}</span>{gap}'


def _edit(line: GoalLine, name: str) -> str:
    span = urlencode([(goal_choice.KEY, st.session_state.get(goal_choice.KEY, ""))])
    asked = urlencode([(EDIT, name_of(line.key))])
    address = f"{drill.address('goals')}&{span}&{asked}"
    label = escape(_("修改目标：{name}").format(name=name))
    return (
        f'<a class="gl-drill" href="{escape(address)}" target="_self" '
        f'aria-label="{label}">{escape(_("修改"))}</a>'
    )


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>"
