"""Are we on plan, will we make it: goals with the rate still required, and the way to one goal."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from gridlens.charts.course import way
from gridlens.figures.beside.change import moved
from gridlens.figures.numbers import rounded, unit_of
from gridlens.goals.chance import chance_phrase, expected_phrase
from gridlens.goals.lines import GoalLine
from gridlens.goals.pace import RULE_REQUIRED, days_left
from gridlens.overview.card import Card
from gridlens.overview.sentence import pace_rules
from gridlens.period import Period
from gridlens.translation import _
from pages.parts.choose import one
from pages.parts.goals import assured
from pages.parts.goals import table as goal_office
from pages.parts.question import Asked
from pages.parts.review import asked
from pages.parts.show import charts, headings


def pace_table(now: Asked, lines: Sequence[GoalLine], span: Period) -> None:
    """Show every goal with its pace, the rate required, its chance, and the change on last year.

    A rate has its assurance in the place of a chance.
    """
    aimed = [line for line in lines if line.goal]
    headings.section(
        _("目标进度和完成预计"),
        _("{span}目标，数据截至 {day}").format(span=span.label, day=now.filters.as_of.isoformat()),
    )
    if not aimed:
        headings.notice(_("{span}还没有目标").format(span=span.label), _("请在“目标”页设定。"))
        return
    names = now.version.grid_names
    keys = tuple(dict.fromkeys(line.indicator.key for line in aimed))
    several = len({line.grid for line in aimed}) > 1
    cards = {} if several else asked.cards(now, span, keys)
    heads = [_("指标"), _("目标"), _("完成"), _("序时进度"), _("余下每周需"), _("完成预计")]
    heads += [_("比上年同期")]
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    sure = assured.assured(now, lines, span)
    rows = "".join(
        _row(
            line,
            names,
            heads,
            cards.get(line.indicator.key),
            _chance(line, now) or assured.told(line, sure),
        )
        for line in aimed
    )
    st.html(
        f'<table class="gl-table gl-office gl-paces"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    paces = [line.reached.pace for line in aimed if line.reached and line.reached.pace]
    chances = _("完成预计：假定余下时间仍按目前的进度；把握是达到目标的概率，指着数字可看假定。")
    headings.rule(*pace_rules(paces), f"{_(RULE_REQUIRED)}{chances}", *assured.rules(sure))


def chart(now: Asked, lines: Sequence[GoalLine]) -> None:
    """Show the way to one goal: what is reached, the plan, last year, and what lies ahead."""
    goals = {
        line.indicator.key: line.goal
        for line in lines
        if line.goal and line.indicator.has_pace and line.reached
    }
    if not goals:
        headings.section(_("进度推算"))
        headings.notice(_("没有可以按时间比的目标"), _("数量类指标设了目标，这里会画出进度线。"))
        return
    with st.container(key="head_way", horizontal=True, vertical_alignment="center"):
        place = st.container()
        chosen = one.indicator(_("目标"), "aim", list(goals), _furthest(lines, goals))
    found = asked.progress(now, goals[chosen])
    if found is None:
        return
    spec = way(found)
    charts.show(spec, "way_chart", title=_("进度推算"), note=spec.title, place=place)
    _told(spec.sentence)
    if spec.assumption:
        headings.rule(spec.assumption)


def _told(sentence: str) -> None:
    st.html(f'<p class="gl-told">{escape(sentence)}</p>')


def _furthest(lines: Sequence[GoalLine], goals: Mapping[str, object]) -> str:
    """Return the indicator whose goal is furthest behind, because a meeting looks at it first."""
    gaps = {
        line.indicator.key: line.reached.pace.gap
        for line in lines
        if line.reached and line.reached.pace and line.reached.pace.gap is not None
    }
    return min((key for key in goals if key in gaps), key=lambda key: gaps[key], default="")


def _row(
    line: GoalLine, names: dict[str, str], heads: Sequence[str], card: Card | None, chance: str
) -> str:
    key, grid = line.indicator.key, line.grid
    where = f"<small>{escape(names.get(grid, grid))}</small>" if grid else ""
    change = card.year_change if card else None
    said = moved(change, unit_of(key), line.indicator.is_rate) if change else ()
    cells = [
        goal_office.aim(line),
        goal_office.progress(line),
        goal_office.judged(line),
        _required(line),
        chance,
        escape("".join(said)),
    ]
    told = "".join(
        f'<td data-head="{escape(head)}">{cell}</td>'
        for head, cell in zip(heads[1:], cells, strict=True)
    )
    return (
        f'<tr data-pace="{key}"><th scope="row">'
        f'<abbr title="{escape(_(line.indicator.definition))}">{escape(_(line.indicator.label))}'
        f"</abbr>{where}</th>{told}</tr>"
    )


def _required(line: GoalLine) -> str:
    pace = line.reached.pace if line.reached else None
    if pace is None or not pace.required:
        return ""
    week = rounded(pace.required * 7, 1)
    return escape(week + unit_of(line.indicator.key))


def _chance(line: GoalLine, now: Asked) -> str:
    """Return the chance of reaching the goal, with its assumption as a tooltip."""
    reached = line.reached
    if reached is None or reached.forecast is None or line.goal is None:
        return ""
    days = days_left(line.goal.days or line.goal.period, now.filters.as_of)
    if not days:
        return ""
    told = escape(reached.forecast.assumption(days))
    expected = expected_phrase(reached.forecast, unit_of(line.indicator.key))
    sure = _("把握{chance}").format(chance=chance_phrase(reached.forecast.chance))
    return f'<abbr title="{told}">{escape(expected)}</abbr><small>{escape(sure)}</small>'
