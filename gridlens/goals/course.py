"""The way to a goal: what was reached month by month, beside the plan, with the forecast's band."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from gridlens.errors import GridLensError
from gridlens.figures.numbers import percent, rounded, unit_of
from gridlens.figures.outcomes import several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.chance import Forecast, band, chance_phrase, forecast
from gridlens.goals.goal import Goal
from gridlens.goals.pace import Pace, days_left, gap_worded, pace
from gridlens.goals.standing import history
from gridlens.ledgers import indicator as find_indicator
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class Ahead:
    """What is expected by a future day, with the 90 % band around it."""

    day: dt.date
    expected: float
    low: float
    high: float


@dataclass(frozen=True)
class Course:
    """The way of a figure to its goal.

    ``reached``, ``planned`` and ``before`` are pairs of a day and the total by the end of that day.
    ``before`` is the way a year earlier, shifted to the days of this year; it is empty where the
    data does not reach back over that year. ``ahead`` begins where ``reached`` ends.
    """

    indicator: Indicator
    goal: Goal
    pace: Pace
    forecast: Forecast | None
    days_left: int
    reached: tuple[tuple[dt.date, float], ...]
    planned: tuple[tuple[dt.date, float], ...]
    before: tuple[tuple[dt.date, float], ...]
    ahead: tuple[Ahead, ...]


def progress(version: Version, scope: Scope, filters: Filters, goal: Goal) -> Course | None:
    """Return the way of a flow to a goal of the whole or of a grid.

    The result is None before the goal's period begins, and where there is no pace to the goal.
    Raises ``GridLensError`` for an indicator without pace.
    """
    indicator, ledger = find_indicator(goal.indicator)
    if not indicator.has_pace:
        raise GridLensError(_("“{label}”没有序时进度。").format(label=_(indicator.label)))
    goal_filters = filters.over(goal.period).within(*([goal.grid] if goal.grid else []))
    past = goal_filters.elapsed
    if past is None:
        return None
    months, last_year = goal.period.month_parts(), goal.period.year_before()
    earlier = goal_filters.over(last_year, max(filters.as_of, last_year.end))
    known = version.first_days.get(ledger.key, version.first_day) <= last_year.month_parts()[0].end
    found = several(
        version, scope, [goal_filters, *([earlier] if known else [])], [indicator.key], ["month"]
    )
    eve = goal.period.start - dt.timedelta(days=1)
    begun = [month for month in months if month.start <= past.end]
    reached = _totals(eve, [min(m.end, past.end) for m in begun], found[goal_filters]["value"])
    achieved = reached[-1][1]
    kept = pace(indicator, goal, achieved, past.end)
    if kept is None:
        return None
    hoped = forecast(
        achieved,
        goal.value,
        kept.elapsed,
        history(version, scope, goal_filters, [indicator.key]).get((indicator.key, None), ()),
    )
    ends = sorted({eve, past.end, *(month.end for month in months)})
    return Course(
        indicator=indicator,
        goal=goal,
        pace=kept,
        forecast=hoped,
        days_left=days_left(goal.days or goal.period, past.end),
        reached=reached,
        planned=tuple((day, goal.value * goal.planned(day)) for day in ends),
        before=_totals(eve, [m.end for m in months], found[earlier]["value"]) if known else (),
        ahead=_ahead(kept, hoped, [day for day in ends if day >= past.end]),
    )


def course_sentence(found: Course) -> str:
    """Return a sentence: how far the figure is, what the time left must bring, and the chance."""
    key, unit = found.indicator.key, unit_of(found.indicator.key)
    parts = [
        _(
            "{label}{value}{unit}，完成{period}目标{goal}{unit}的{share}，时间进度{elapsed}，{gap}"
        ).format(
            label=_(found.indicator.label),
            value=rounded(found.pace.achieved, 1),
            unit=unit,
            period=found.goal.period.label,
            goal=rounded(found.goal.value, 1),
            share=percent(found.pace.share),
            elapsed=percent(found.pace.elapsed),
            gap=gap_worded(found.pace),
        )
    ]
    if found.pace.required:
        parts.append(
            _("余下{days}天平均每周需{need}{unit}").format(
                days=found.days_left, need=rounded(found.pace.required * 7, 1), unit=unit_of(key)
            )
        )
    if found.forecast and found.days_left:
        parts.append(
            _(
                "按目前进度，预计期末{expected}{unit}（{low}至{high}），完成目标的把握{chance}"
            ).format(
                expected=rounded(found.forecast.expected, 0),
                low=rounded(found.forecast.low, 0),
                high=rounded(found.forecast.high, 0),
                unit=unit,
                chance=chance_phrase(found.forecast.chance),
            )
        )
    return "；".join(parts) + "。"


def _totals(
    eve: dt.date, days: list[dt.date], values: Iterable[float | None]
) -> tuple[tuple[dt.date, float], ...]:
    """Return the running total by day, from 0 on the eve; values beyond ``days`` are ignored."""
    total, points = 0.0, [(eve, 0.0)]
    for day, value in zip(days, values, strict=False):
        total += value or 0
        points.append((day, total))
    return tuple(points)


def _ahead(kept: Pace, hoped: Forecast | None, days: list[dt.date]) -> tuple[Ahead, ...]:
    if hoped is None or len(days) < 2:
        return ()
    points = []
    for day in days:
        rest = kept.achieved * (kept.goal.planned(day) - kept.elapsed) / kept.elapsed
        low, high = band(max(0.0, rest), hoped.phi)
        points.append(Ahead(day, kept.achieved + rest, kept.achieved + low, kept.achieved + high))
    return tuple(points)
