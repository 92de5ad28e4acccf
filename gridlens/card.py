"""What a leader reads of one indicator: figure, goal, pace, change, and the run of quarters.

Cards are built from outcomes in a few questions for all of them together. With a deputy asked
about there is no pace and no comparison: it shows what they took part in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from gridlens.compare import Against, Change, changes
from gridlens.goals import Goal, Goals, standing_goal
from gridlens.ledgers import indicator as find_indicator
from gridlens.outcomes import MEASURES, outcomes
from gridlens.pace import Pace, pace
from gridlens.period import Period, quarter_of, shifted
from gridlens.schema import Indicator, Ledger
from gridlens.scope import Filters, Scope
from gridlens.store import Version

RUN_QUARTERS = 6


@dataclass(frozen=True)
class Card:
    """One indicator as it stands: ``run`` is its value in each of the last quarters, in order."""

    indicator: Indicator
    ledger: Ledger
    value: float | None
    numerator: float | None
    denominator: float | None
    pace: Pace | None = None
    year_change: Change | None = None
    period_change: Change | None = None
    run: tuple[float | None, ...] = ()
    beside: "Card | None" = None


def run_period(version: Version, filters: Filters) -> Period:
    """Return the last quarters up to the end of what has elapsed, as far back as the data goes."""
    end = filters.elapsed.end if filters.elapsed else filters.period.start
    start = shifted(quarter_of(end).start, -3 * (RUN_QUARTERS - 1))
    first = quarter_of(max(start, min(version.first_day, end))).start
    return Period(first, end)


def cards(
    version: Version, scope: Scope, filters: Filters, goals: Goals, keys: Sequence[str]
) -> dict[str, Card]:
    """Return a card for each indicator asked, with the rate beside it where one is declared."""
    asked = list(keys)
    for key in keys:
        beside = find_indicator(key)[0].beside
        if beside and beside not in asked:
            asked.append(beside)
    now = outcomes(version, scope, filters, asked)
    of_one = scope.deputy is not None or filters.deputy is not None
    paces = standing(version, scope, filters, goals, asked)
    years, periods = {}, {}
    if not of_one:
        years = changes(version, scope, filters, now, Against.YEAR_BEFORE)
        periods = changes(version, scope, filters, now, Against.PERIOD_BEFORE)
    runs = _runs(version, scope, filters, asked)
    figures = figure_cards(now)
    made: dict[str, Card] = {}
    for key in reversed(asked):
        indicator = figures[key].indicator
        made[key] = replace(
            figures[key],
            pace=paces.get(key),
            year_change=years.get(key),
            period_change=periods.get(key),
            run=runs.get(key, ()),
            beside=made.get(indicator.beside or ""),
        )
    return {key: made[key] for key in keys}


def figure_cards(now: pd.DataFrame) -> dict[str, Card]:
    """Return cards of nothing but the figures in ``now``, outcomes that are not grouped."""
    measured = now[["indicator", *MEASURES]].itertuples(index=False)
    return {
        key: Card(*find_indicator(key), value, numerator, denominator)
        for key, numerator, denominator, value in measured
    }


def standing(
    version: Version, scope: Scope, filters: Filters, goals: Goals, keys: Sequence[str]
) -> dict[str, Pace]:
    """Return the pace of each indicator with a goal, in the period its goal is for.

    A period without a goal of its own is judged by its year's goal: counts with what was achieved
    from the beginning of that year to the end of the period, rates with the period's own figure.
    Nothing is judged for a deputy, a special group or a station, nor for several grids together.
    """
    elapsed = filters.elapsed
    grid = filters.grids[0] if len(filters.grids) == 1 else None
    several = bool(filters.grids) and grid is None
    partial = several or scope.grids is not None or bool(filters.groups or filters.stations)
    of_one = scope.deputy is not None or filters.deputy is not None
    if elapsed is None or partial or of_one:
        return {}
    wanted = [goal for k in keys if (goal := standing_goal(goals, k, filters.period, grid))]
    return {key: kept for (key, _grid), kept in judged(version, scope, filters, wanted).items()}


def judged(
    version: Version,
    scope: Scope,
    filters: Filters,
    wanted: Iterable[Goal],
    by: Sequence[str] = (),
) -> dict[tuple[str, str | None], Pace]:
    """Return the pace towards each goal that stands for the period, by indicator and grid.

    Without ``by`` every figure is that of the filters; with ``grid`` it is that of the goal's grid.
    """
    elapsed = filters.elapsed
    if elapsed is None:
        return {}
    found: dict[Period, list[Goal]] = {}
    for goal in wanted:
        rate = find_indicator(goal.indicator)[0].is_rate
        found.setdefault(filters.period if rate else goal.period, []).append(goal)
    paces = {}
    for period, some in found.items():
        as_of = filters.as_of if period == filters.period else elapsed.end
        keys = list(dict.fromkeys(goal.indicator for goal in some))
        table = outcomes(version, scope, filters.over(period, as_of), keys, by)
        named = table[["indicator", *by]].itertuples(index=False, name=None)
        values = dict(zip(named, table["value"], strict=True))
        for goal in some:
            value = values.get((goal.indicator, goal.grid) if by else (goal.indicator,))
            indicator = find_indicator(goal.indicator)[0]
            if kept := pace(indicator, goal, value, elapsed.end):
                paces[(goal.indicator, goal.grid)] = kept
    return paces


def _runs(
    version: Version, scope: Scope, filters: Filters, keys: list[str]
) -> dict[str, tuple[float | None, ...]]:
    table = outcomes(version, scope, filters.over(run_period(version, filters)), keys, ["quarter"])
    values = table["value"].astype(object).where(pd.notna(table["value"]), None)
    return {str(key): tuple(run) for key, run in values.groupby(table["indicator"], sort=False)}
