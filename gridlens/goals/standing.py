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
from gridlens.goals.goal import Goal, Goals
from gridlens.goals.judge import Judged, case, measured
from gridlens.goals.pace import Pace, Status
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, shifted
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version

HISTORY_MONTHS = 24
COLUMNS = (
    *("indicator", "grid", "goal", "achieved", "share", "elapsed", "gap", "short", "status"),
    *("required_rate", "chance", "goal_period"),
)
Key = tuple[str, str | None]


@dataclass(frozen=True)
class Standing:
    """One indicator, of the whole or of one grid, as the judge finds it, with what lies ahead.

    ``judged`` is None without a goal; then ``achieved``, ``base`` and ``left_out`` are those of the
    period asked about. ``elapsed`` is the share of the goal that is planned by now, or of the
    period's days. Only flows have a ``forecast``.
    """

    indicator: Indicator
    grid: str | None
    judged: Judged | None
    achieved: float | None
    base: float | None
    left_out: float | None
    not_due: float | None
    elapsed: float
    forecast: Forecast | None

    @property
    def goal(self) -> Goal | None:
        """The goal that the indicator is judged by."""
        return self.judged.goal if self.judged else None

    @property
    def pace(self) -> Pace | None:
        """The pace towards the goal."""
        return self.judged.pace if self.judged else None

    @property
    def status(self) -> Status | None:
        """How the goal stands; ``NO_GOAL`` without a goal, None when nothing is known yet."""
        return self.judged.status if self.judged else Status.NO_GOAL


def paces(
    version: Version, scope: Scope, filters: Filters, goals: Goals, keys: Sequence[str]
) -> list[Standing]:
    """Return one ``Standing`` for each indicator, of the whole or of each grid of the filters.

    The list is empty where nothing is judged: for a deputy, and before the period begins.
    """
    asked, elapsed = case(version, scope, filters, goals, keys), filters.elapsed
    if asked.silence or elapsed is None:
        return []
    indicators = [find_indicator(key)[0] for key in dict.fromkeys(keys)]
    every = list(dict.fromkeys([filters, *asked.questions]))
    found = several(version, scope, every, [one.key for one in indicators], asked.by)
    verdict, figures = asked.verdict(found), measured(found[filters], asked.by)
    aimed = {line.indicator.key for line in verdict.lines}
    flows = [one.key for one in indicators if one.has_pace and one.key in aimed]
    past = history(version, scope, filters, flows, by_grid=bool(asked.by))
    nothing = filters.period.elapsed(elapsed.end)
    lines = []
    for one in indicators:
        for grid in asked.places:
            place = (one.key, grid if asked.by else None)
            judged, known = verdict.of(one.key, grid), figures.get(place, {})
            base, left_out = known.get("denominator"), known.get("left_out")
            lines.append(
                Standing(
                    indicator=one,
                    grid=grid,
                    judged=judged,
                    achieved=judged.achieved if judged else known.get("value"),
                    base=base if one.is_rate else None,
                    left_out=left_out if one.is_rate else None,
                    not_due=known.get("not_due") if one.is_rate else None,
                    elapsed=judged.goal.planned(elapsed.end) if judged else nothing,
                    forecast=_ahead(judged, past.get(place, ())) if judged else None,
                )
            )
    return lines


def _ahead(judged: Judged, past: Sequence[float]) -> Forecast | None:
    """Return the forecast of a goal with a pace, from the counts of past months."""
    pace = judged.pace
    if pace is None or pace.gap is None:
        return None
    return forecast(pace.achieved, judged.goal.value, pace.elapsed, past)


def standing_table(lines: Iterable[Standing]) -> pd.DataFrame:
    """Return the lines as rows of ``COLUMNS``: shares are fractions, the gap in percentage points.

    ``short`` is how many units are missing to the planned share, negative beyond it.
    ``goal_period`` is the period of the goal, over which the achieved figure is counted unless it
    is a rate.
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
    version: Version,
    scope: Scope,
    filters: Filters,
    keys: Sequence[str],
    by_grid: bool = False,
) -> dict[Key, list[float]]:
    """Return the counts of each indicator in the last whole months, by indicator and grid.

    The counts are those of the filters; ``by_grid``, those of each grid. Otherwise the grid in the
    key is None.
    """
    by = ["grid", "month"] if by_grid else ["month"]
    found: dict[Key, list[float]] = {}
    spans: dict[Period, list[str]] = {}
    for key in keys:
        span = history_period(version, filters, find_indicator(key)[1].key)
        if span is not None:
            spans.setdefault(span, []).append(key)
    for span, some in spans.items():
        table = outcomes(version, scope, filters.over(span), some, by)
        places = table["grid"] if by_grid else [None] * len(table)
        for key, grid, value in zip(table["indicator"], places, table["value"], strict=True):
            found.setdefault((key, grid), []).append(float(value or 0))
    return found
