"""Which goals judge the figures, what must be asked for that, and the pace that follows."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goal, Goals, standing_goal
from gridlens.goals.pace import Pace, pace
from gridlens.ledgers import indicator as find_indicator


def standing_goals(scope: Scope, filters: Filters, goals: Goals, keys: Sequence[str]) -> list[Goal]:
    """Return the goals against which the figures of the filters are judged.

    A period without a goal of its own is judged by the goal of its year. There are no goals for a
    deputy, a special group, a station or several grids together, none where the scope sees only
    some grids, and none before the period begins.
    """
    grid = filters.grids[0] if len(filters.grids) == 1 else None
    several_grids = bool(filters.grids) and grid is None
    partial = several_grids or scope.grids is not None or bool(filters.groups or filters.stations)
    of_one = scope.deputy is not None or filters.deputy is not None
    if filters.elapsed is None or partial or of_one:
        return []
    return [goal for k in keys if (goal := standing_goal(goals, k, filters.period, grid))]


def aimed(filters: Filters, wanted: Iterable[Goal]) -> dict[Filters, list[Goal]]:
    """Return the goals by the question whose answer tells how far each goal has come.

    A count is judged over the goal's own period, from its beginning to the end of the elapsed part
    of the filters' period. A rate is judged by the figure of the filters themselves.
    """
    aims: dict[Filters, list[Goal]] = {}
    for goal in wanted:
        own = find_indicator(goal.indicator)[0].is_rate or goal.period == filters.period
        end = filters.elapsed.end if filters.elapsed else filters.as_of
        aims.setdefault(filters if own else filters.over(goal.period, end), []).append(goal)
    return aims


def judged(
    filters: Filters,
    aims: dict[Filters, list[Goal]],
    found: Mapping[Filters, pd.DataFrame],
    by: Sequence[str] = (),
) -> dict[tuple[str, str | None], Pace]:
    """Return the pace towards each goal, by indicator and grid, from the outcomes in ``found``.

    Without ``by``, a goal is judged by the figure of the filters as a whole. With ``by``, it is
    judged by the figure of the goal's own grid.
    """
    paces: dict[tuple[str, str | None], Pace] = {}
    if filters.elapsed is None:
        return paces
    for question, goals in aims.items():
        values = keyed(found[question], by, "value")
        for goal in goals:
            value = values.get((goal.indicator, goal.grid if by else None))
            indicator = find_indicator(goal.indicator)[0]
            if kept := pace(indicator, goal, value, filters.elapsed.end):
                paces[(goal.indicator, goal.grid)] = kept
    return paces


def keyed(
    table: pd.DataFrame, by: Sequence[str], measure: str
) -> dict[tuple[str, str | None], float | None]:
    """Return one measure of the outcomes by indicator and grid.

    The grid is None for the whole, and always None without ``by``.
    """
    grids = table["grid"] if by else [None] * len(table)
    return {
        (key, grid): value
        for key, grid, value in zip(table["indicator"], grids, table[measure], strict=True)
    }
