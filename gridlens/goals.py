"""Goals as they stand for a period: loaded from the goal ledger."""

from dataclasses import dataclass

import pandas as pd

from gridlens.period import Period, parse_period
from gridlens.schema import Indicator
from gridlens.store import Version


@dataclass(frozen=True)
class Goal:
    """A target: ``value`` in the indicator's unit (a fraction for rates) for a period.

    ``grid`` is a code, None for the whole.
    """

    indicator: str
    period: Period
    value: float
    grid: str | None = None
    lead: str = ""
    note: str = ""


Goals = dict[tuple[str, str | None, str], Goal]


def goals(version: Version) -> Goals:
    """Return every goal by (indicator, grid or None, period key)."""
    table = version.frame("SELECT indicator, grid, period, value, lead, note FROM goal")
    found: Goals = {}
    for row in table.astype(object).where(table.notna(), None).to_dict("records"):
        period, grid = parse_period(row["period"]), row["grid"]
        goal = Goal(
            indicator=row["indicator"],
            period=period,
            value=float(row["value"]),
            grid=grid,
            lead=row["lead"] or "",
            note=row["note"] or "",
        )
        found[(goal.indicator, grid, period.key)] = goal
    return found


def own_goal(known: Goals, indicator: str, period: Period, grid: str | None = None) -> Goal | None:
    """Return the goal set for exactly this period."""
    return known.get((indicator, grid, period.key))


def standing_goal(
    known: Goals, indicator: str, period: Period, grid: str | None = None
) -> Goal | None:
    """Return the goal a period is judged against: its own, else the goal of its year.

    The goal says which by its ``period``.
    """
    own = own_goal(known, indicator, period, grid)
    return own or own_goal(known, indicator, period.year, grid)


def goal_values(known: Goals, indicator: Indicator, periods: list[Period]) -> list[float | None]:
    """Return the whole's goal of each period, None where there is none.

    A rate's goal for a year holds for each part of it; a count's does not.
    """
    choose = standing_goal if indicator.is_rate else own_goal
    found = [choose(known, indicator.key, period) for period in periods]
    return [goal.value if goal else None for goal in found]


def goal_table(known: Goals, year: Period) -> pd.DataFrame:
    """Return the goals of a year and its parts: indicator, grid, period, value, lead, note."""
    rows = [g for g in known.values() if year.start <= g.period.start and g.period.end <= year.end]
    return pd.DataFrame([vars(goal) | {"period": goal.period.key} for goal in rows])
