"""How every indicator stands against its goal: progress, required rate and chance, as a table.

A period is judged by its own goal, or else by its part of the goal of the year. Each line says
which.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from gridlens.figures.outcomes import outcomes, several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.chance import Forecast, forecast
from gridlens.goals.goal import Goal, Goals, own_or_part
from gridlens.goals.judging import aimed, judged, keyed
from gridlens.goals.pace import Pace, Status
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, shifted
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version

HISTORY_MONTHS = 24
COLUMNS = (
    *("indicator", "grid", "goal", "achieved", "share", "elapsed", "gap", "short", "status"),
    *("required_rate", "chance", "goal_period", "goal_part_of"),
)
Key = tuple[str, str | None]


@dataclass(frozen=True)
class Standing:
    """One indicator, of the whole or of one grid, against the goal that stands.

    ``grid`` is a code or None. ``achieved`` is the figure judged: of the goal's period, or without
    a goal, of the period asked about. ``base`` is the n of a rate, ``left_out`` how many closed
    matters it leaves out. ``status`` is None when there is a goal but nothing is known yet. Only
    flows have a ``forecast``.
    """

    indicator: Indicator
    grid: str | None
    goal: Goal | None
    achieved: float | None
    base: float | None
    left_out: float | None
    elapsed: float
    pace: Pace | None
    forecast: Forecast | None

    @property
    def status(self) -> Status | None:
        """How the goal stands; ``NO_GOAL`` without a goal."""
        if self.goal is None:
            return Status.NO_GOAL
        return self.pace.status if self.pace else None


def paces(
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    keys: Sequence[str],
    grids: Sequence[str] = (),
) -> list[Standing]:
    """Return one ``Standing`` for each indicator, of the whole or of each grid in ``grids``.

    A deputy has no pace: the list is empty when the question or the scope names a deputy.
    """
    elapsed = filters.elapsed
    if elapsed is None or filters.deputy or scope.deputy:
        return []
    places: list[str | None] = list(grids) or [None]
    by = ["grid"] if grids else []
    grid_filters = filters.within(*grids)
    indicators = [find_indicator(key)[0] for key in dict.fromkeys(keys)]
    goal_of: dict[Key, Goal] = {}
    for one in indicators:
        for grid in places:
            if goal := own_or_part(goals, one, filters.period, grid):
                goal_of[one.key, grid] = goal
    aims = aimed(grid_filters, goal_of.values())
    found = several(version, scope, [grid_filters, *aims], [i.key for i in indicators], by)
    reached = judged(grid_filters, aims, found, by)
    figures, bases, lacking = (
        keyed(found[grid_filters], by, name) for name in ("value", "denominator", "left_out")
    )
    flows = [i.key for i in indicators if i.has_pace and any(k == i.key for k, _g in goal_of)]
    past = history(version, scope, grid_filters, flows, grids)
    lines = []
    for one in indicators:
        for grid in places:
            key = (one.key, grid)
            goal, pace = goal_of.get(key), reached.get(key)
            hoped = None
            if pace is not None and pace.gap is not None:
                hoped = forecast(pace.achieved, pace.goal.value, pace.elapsed, past.get(key, ()))
            lines.append(
                Standing(
                    indicator=one,
                    grid=grid,
                    goal=goal,
                    achieved=pace.achieved if pace else figures.get(key),
                    base=bases.get(key) if one.is_rate else None,
                    left_out=lacking.get(key) if one.is_rate else None,
                    elapsed=goal.planned(elapsed.end)
                    if goal
                    else filters.period.elapsed(elapsed.end),
                    pace=pace,
                    forecast=hoped,
                )
            )
    return lines


def standing_table(lines: Iterable[Standing]) -> pd.DataFrame:
    """Return the lines as rows of ``COLUMNS``: shares are fractions, the gap in percentage points.

    ``short`` is how many units are missing to the planned share, negative beyond it.
    ``goal_period`` is the period of the goal, ``goal_part_of`` the period of the goal it is a part
    of.
    """
    rows = []
    for line in lines:
        pace, goal = line.pace, line.goal
        rows.append(
            (
                line.indicator.key,
                line.grid,
                goal.value if goal else None,
                line.achieved,
                pace.share if pace else None,
                line.elapsed,
                pace.gap if pace else None,
                pace.short if pace else None,
                line.status.value if line.status else None,
                pace.required if pace else None,
                line.forecast.chance if line.forecast else None,
                goal.period.key if goal else None,
                goal.part_of.period.key if goal and goal.part_of else None,
            )
        )
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def history_period(version: Version, filters: Filters, ledger: str) -> Period | None:
    """Return the last whole months, at most 24, for which the ledger has data; None without any."""
    elapsed = filters.elapsed
    if elapsed is None:
        return None
    after = elapsed.end.replace(day=1)
    if Period(after, elapsed.end).months:
        after = shifted(after, 1)
    first = version.first_days.get(ledger, version.first_day).replace(day=1)
    start = max(shifted(after, -HISTORY_MONTHS), first)
    return None if start >= after else Period(start, after - dt.timedelta(days=1))


def history(
    version: Version, scope: Scope, filters: Filters, keys: Sequence[str], grids: Sequence[str] = ()
) -> dict[Key, list[float]]:
    """Return the counts of each indicator in the last whole months, by indicator and grid.

    The counts are those of the filters; with ``grids``, those of each of these grids. The grid in
    the key is None unless ``grids`` are given or the filters name exactly one grid.
    """
    one = filters.grids[0] if len(filters.grids) == 1 and not grids else None
    by = ["grid", "month"] if grids else ["month"]
    found: dict[Key, list[float]] = {}
    spans: dict[Period, list[str]] = {}
    for key in keys:
        span = history_period(version, filters, find_indicator(key)[1].key)
        if span is not None:
            spans.setdefault(span, []).append(key)
    for span, some in spans.items():
        table = outcomes(version, scope, filters.over(span), some, by)
        places = table["grid"] if grids else [one] * len(table)
        for key, grid, value in zip(table["indicator"], places, table["value"], strict=True):
            found.setdefault((key, grid), []).append(float(value or 0))
    return found
