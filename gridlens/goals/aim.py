"""Which goal a period is judged by: its own, the sum of its parts, or the goal of its year.

Offices set goals for the year and for its quarters. A half-year without a goal of its own takes
the sum of its quarters. A month, or any other period that no goals cover, is judged by the goal of
its year, with all that was done since the year began. The goal's ``period`` says which it is.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

from gridlens.goals.goal import Goal, Goals, own_goal
from gridlens.period import Period, half_of, quarter_of
from gridlens.schema.ledger import Indicator
from gridlens.translation import N_, _

_DAY = dt.timedelta(days=1)
_WHOSE = {12: N_("全年累计"), 6: N_("半年累计"), 3: N_("全季累计")}


def by_place(known: Goals) -> dict[tuple[str, str | None], Goals]:
    """Return the goals apart for each indicator and grid, so that each is searched for quickly."""
    found: dict[tuple[str, str | None], Goals] = {}
    for key, goal in known.items():
        found.setdefault((goal.indicator, goal.grid), {})[key] = goal
    return found


def aim(known: Goals, indicator: Indicator, period: Period, grid: str | None = None) -> Goal | None:
    """Return the goal against which a period is judged; None where there is none.

    It is the period's own goal, else the sum of the goals that cover the period without a gap,
    else the goal of the year, half or quarter that contains it. Only the goals of flows add up.
    The goal of a rate holds in every part of its period.
    """
    if found := goal_for(known, indicator, period, grid):
        return found
    parts = [half_of(period.end), quarter_of(period.end)]
    wider = [period.year, *(part for part in parts if part.start <= period.start)]
    goals = (goal_for(known, indicator, one, grid) for one in wider)
    return next((goal for goal in goals if goal), None)


def goal_for(
    known: Goals, indicator: Indicator, period: Period, grid: str | None = None
) -> Goal | None:
    """Return the goal of exactly a period: set for it, or the sum of its parts; else None.

    A sum has the lead and the note of the year's goal, or else of the first part that has one.
    """
    own = own_goal(known, indicator.key, period, grid)
    if not indicator.has_pace:
        return own
    inside = [
        goal
        for goal in known.values()
        if (goal.indicator, goal.grid) == (indicator.key, grid)
        and period.start <= goal.period.start
        and goal.period.end <= period.end
        and goal.period != period
        and goal.value >= 0
    ]
    parts = _tiled(period, inside)
    total = sum(part.value for part in parts)
    if own:
        return replace(own, parts=parts) if total and math.isclose(total, own.value) else own
    if not total:
        return None
    year = own_goal(known, indicator.key, period.year, grid)
    told = [goal for goal in (year, *parts) if goal]
    lead = next((goal.lead for goal in told if goal.lead), "")
    note = next((goal.note for goal in told if goal.note), "")
    return Goal(indicator.key, period, total, grid, lead, note, parts=parts)


def goal_values(
    known: Goals, indicator: Indicator, periods: Sequence[Period]
) -> list[float | None]:
    """Return the goal of the whole for each period, as a chart draws it; None where there is none.

    The goal of a rate holds for each part of its period. A count is only held against the goal of
    exactly its period.
    """
    found = [aim(known, indicator, period) for period in periods]
    return [
        goal.value if goal and (indicator.is_rate or goal.period == period) else None
        for goal, period in zip(found, periods, strict=True)
    ]


def whose(goal: Goal, period: Period) -> str:
    """Return whose progress is shown where a goal is not of the period itself: 全年累计; or ""."""
    if goal.period == period:
        return ""
    return _(_WHOSE[goal.period.months])


def _tiled(period: Period, inside: Sequence[Goal]) -> tuple[Goal, ...]:
    """Return the goals that cover a period without gap or overlap, the longest first; else ()."""
    starting = sorted(
        (goal for goal in inside if goal.period.start == period.start),
        key=lambda goal: goal.period.end,
        reverse=True,
    )
    for goal in starting:
        if goal.period.end == period.end:
            return (goal,)
        rest = _tiled(replace(period, start=goal.period.end + _DAY), inside)
        if rest:
            return (goal, *rest)
    return ()
