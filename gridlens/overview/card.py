"""What a leader reads of one indicator: figure, goal, pace, change, and the run of quarters.

Cards are built from outcomes asked for all of them, and all the periods they speak of, at once.
With a deputy asked about there is no pace and no comparison: it shows what they took part in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from gridlens.figures.change import Against, Change, changes, other_filters
from gridlens.figures.outcomes import MEASURES, several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goal, Goals, standing_goal
from gridlens.goals.pace import Pace, pace
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, quarter_of, shifted
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.store.version import Version

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
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    keys: Sequence[str],
    with_run: bool = True,
) -> dict[str, Card]:
    """Return a card for each indicator asked, with the rate beside it where one is declared.

    Without ``with_run`` no quarters are asked for, which is much quicker over many indicators.
    """
    asked = list(keys)
    for key in keys:
        beside = find_indicator(key)[0].beside
        if beside and beside not in asked:
            asked.append(beside)
    of_one = scope.deputy is not None or filters.deputy is not None
    others = {} if of_one else {a: f for a in Against if (f := other_filters(version, filters, a))}
    aims = aimed(filters, standing_goals(scope, filters, goals, asked))
    quarters = run_period(version, filters).quarters() if with_run else []
    run = [filters.over(part) for part in quarters]
    found = several(version, scope, [filters, *others.values(), *aims, *run], asked)
    now = found[filters]
    paces = {key: kept for (key, _grid), kept in judged(filters, aims, found).items()}
    change = {against: changes(now, found[other]) for against, other in others.items()}
    runs = [dict(zip(found[part]["indicator"], found[part]["value"], strict=True)) for part in run]
    figures = figure_cards(now)
    made: dict[str, Card] = {}
    for key in reversed(asked):
        indicator = figures[key].indicator
        made[key] = replace(
            figures[key],
            pace=paces.get(key),
            year_change=change.get(Against.YEAR_BEFORE, {}).get(key),
            period_change=change.get(Against.PERIOD_BEFORE, {}).get(key),
            run=tuple(values[key] for values in runs),
            beside=made.get(indicator.beside or ""),
        )
    return {key: made[key] for key in keys}


def figure_cards(now: pd.DataFrame) -> dict[str, Card]:
    """Return cards of nothing but the figures in ``now``, outcomes that are not grouped."""
    measured = now[["indicator", *MEASURES]].itertuples(index=False, name=None)
    return {
        key: Card(*find_indicator(key), value, numerator, denominator)
        for key, numerator, denominator, value in measured
    }


def standing_goals(scope: Scope, filters: Filters, goals: Goals, keys: Sequence[str]) -> list[Goal]:
    """Return the goals that figures of the filters are judged against.

    A period without a goal of its own is judged by its year's goal. Nothing is judged for a
    deputy, a special group or a station, nor for several grids together.
    """
    grid = filters.grids[0] if len(filters.grids) == 1 else None
    several_grids = bool(filters.grids) and grid is None
    partial = several_grids or scope.grids is not None or bool(filters.groups or filters.stations)
    of_one = scope.deputy is not None or filters.deputy is not None
    if filters.elapsed is None or partial or of_one:
        return []
    return [goal for k in keys if (goal := standing_goal(goals, k, filters.period, grid))]


def aimed(filters: Filters, wanted: Iterable[Goal]) -> dict[Filters, list[Goal]]:
    """Return the goals by the question that tells how far each has come.

    Counts are judged in the goal's own period, with what was achieved from its beginning to the
    end of the filters' period; rates with the filters' own figure.
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
    """Return the pace towards each goal by indicator and grid, from the outcomes asked.

    Without ``by`` every figure is that of the filters; with ``grid`` it is that of the goal's grid.
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
    """Return a measure of outcomes by indicator and grid; None is the whole, without ``by``."""
    grids = table["grid"] if by else [None] * len(table)
    return {
        (key, grid): value
        for key, grid, value in zip(table["indicator"], grids, table[measure], strict=True)
    }
