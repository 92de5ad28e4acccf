"""The table of goals that offices know: goal of the year, lead, progress, on pace?, note."""

from collections.abc import Mapping

import pandas as pd

from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import out_of, percent, unit_of, written
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import BookLine, goal_text
from gridlens.goals.goal import Goals
from gridlens.goals.pace import NO_FIGURE, WORDS, gap_worded, plan_said
from gridlens.goals.standing import Standing, paces
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.store.version import Version
from gridlens.translation import _


def year_table(
    version: Version, scope: Scope, filters: Filters, goals: Goals, year: Period
) -> pd.DataFrame:
    """Return the goals of the whole for a year as offices keep them, in the order of indicators."""
    keys = [key for key in indicators() if (key, None, year.key) in goals]
    whole = filters.over(year).within()
    lines = paces(version, scope, whole, goals, keys) if keys else []
    return pd.DataFrame(
        [
            (
                _(line.indicator.label),
                goal_text(line.goal),
                line.goal.lead if line.goal else "",
                _progress(line),
                _on_pace(line),
                line.goal.note if line.goal else "",
            )
            for line in lines
        ],
        columns=[_("指标"), _("年度目标"), _("责任"), _("进展"), _("是否达到序时进度"), _("备注")],
    )


def book_table(lines: list[BookLine], names: Mapping[str, str]) -> pd.DataFrame:
    """Return every goal of the book; an edited goal stands beside the loaded one it replaces."""
    rows = []
    for line in lines:
        indicator, grid, _period = line.key
        goal = line.standing or line.loaded
        if indicator not in indicators() or goal is None:
            continue
        rows.append(
            (
                _(indicators()[indicator][0].label),
                names.get(grid, grid) if grid else _("全街道"),
                goal.period.label,
                goal_text(line.standing),
                "、".join(percent(share) for share in line.standing.shares)
                if line.standing
                else "",
                goal.lead,
                goal.note,
                goal_text(line.loaded) if line.edited and line.loaded else "",
                line.changed_by,
                line.changed_at.date() if line.changed_at else None,
            )
        )
    titles = [_("指标"), _("范围"), _("期间"), _("目标值"), _("分期比例"), _("责任"), _("备注")]
    return pd.DataFrame(rows, columns=[*titles, _("原载入值"), _("修改人"), _("修改日期")])


def _progress(line: Standing) -> str:
    key = line.indicator.key
    if line.achieved is None and not line.left_out:
        return _(NO_FIGURE)
    if line.indicator.is_rate:
        n = out_of(line.achieved, line.base, key)
        return written(line.achieved, key) + noted(
            key, line.achieved, n, line.left_out, line.not_due
        )
    reached = _("{value}{unit}").format(value=written(line.achieved, key), unit=unit_of(key))
    if line.pace is None:
        return reached
    told = _("{reached}，完成{share}").format(reached=reached, share=percent(line.pace.share))
    return "，".join(filter(None, [told, plan_said(line.pace)]))


def _on_pace(line: Standing) -> str:
    if line.pace is None:
        return ""
    word = _(WORDS[line.pace.status])
    if line.pace.gap is None:
        return word
    return _("{word}，{gap}").format(word=word, gap=gap_worded(line.pace))
