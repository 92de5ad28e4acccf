"""The goals that stand: those of the goal ledger, and over them the goals edited by hand."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Any

from gridlens.goals.shares import Shares, planned
from gridlens.period import Period, parse_period
from gridlens.schema.ledger import Indicator
from gridlens.store.state import State, StateEntry
from gridlens.store.version import Version


@dataclass(frozen=True)
class Goal:
    """A target for a period: ``value`` is in the indicator's unit, for a rate a fraction.

    ``grid`` is a code; None means the whole. ``shares`` are the shares of a seasonal plan, one for
    each month or each quarter; without them all days count alike. ``part_of`` is the goal that this
    goal is a part of.
    """

    indicator: str
    period: Period
    value: float
    grid: str | None = None
    lead: str = ""
    note: str = ""
    shares: Shares = ()
    part_of: "Goal | None" = None

    def planned(self, as_of: dt.date) -> float:
        """Return S: the share of the goal that is planned by the end of a day, from 0 to 1."""
        if self.part_of is None:
            return planned(self.period, self.shares, as_of)
        begin = self.part_of.planned(self.period.start - dt.timedelta(days=1))
        whole = self.part_of.planned(self.period.end) - begin
        if not whole:
            return self.period.elapsed(as_of)
        past = self.part_of.planned(min(as_of, self.period.end)) - begin
        return max(0.0, past) / whole

    def part(self, period: Period) -> "Goal | None":
        """Return the part of the goal planned for a period inside its own period.

        The result is None when the period is not inside, or when nothing is planned for it.
        """
        if period.start < self.period.start or period.end > self.period.end:
            return None
        begin = self.planned(period.start - dt.timedelta(days=1))
        value = self.value * (self.planned(period.end) - begin)
        return replace(self, period=period, value=value, shares=(), part_of=self) if value else None


Key = tuple[str, str | None, str]
Goals = dict[Key, Goal]
KIND = "goal"  # the kind of the goals' entries in the office's state


def goals(version: Version, at: int | None = None) -> Goals:
    """Return every goal that stands, by (indicator, grid or None, period key).

    ``at`` is a stamp of the state: the edits that stood then count; None counts those of now.

    A goal edited in the application replaces the loaded one; an edit may also say that there is
    none.
    """
    found = loaded_goals(version)
    for key, entry in edited(version, at).items():
        if goal := edited_goal(key, entry.value):
            found[key] = goal
        else:
            found.pop(key, None)
    return found


def loaded_goals(version: Version) -> Goals:
    """Return the goals of the goal ledger."""
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


def edited(version: Version, at: int | None = None) -> dict[Key, StateEntry]:
    """Return the goals edited in the application, each under the code that its grid has now."""
    entries = State(version.folder).entries(KIND, at)
    now = {name: standing_key(version, key_of(name)) for name in entries}
    # An edit under the code of today goes over one from before the grid had it.
    in_turn = sorted(entries, key=lambda name: key_of(name) == now[name])
    return {now[name]: entries[name] for name in in_turn}


def standing_key(version: Version, key: Key) -> Key:
    """Return a goal's key with the code that its grid has now; it may have had one that we made."""
    indicator, grid, period = key
    return indicator, version.grids_once_made.get(grid, grid) if grid else None, period


def edited_goal(key: Key, value: dict[str, Any]) -> Goal | None:
    """Return the goal in an entry of the state; None where the entry says that there is no goal."""
    indicator, grid, period = key
    if value["value"] is None:
        return None
    return Goal(
        indicator=indicator,
        period=parse_period(period),
        value=float(value["value"]),
        grid=grid,
        lead=value["lead"],
        note=value["note"],
        shares=tuple(value["shares"]),
    )


def as_written(goal: Goal | None) -> dict[str, Any]:
    """Return a goal as an entry of the state would say it; all empty for no goal."""
    if goal is None:
        return {"value": None, "lead": "", "note": "", "shares": []}
    shares = list(goal.shares)
    return {"value": goal.value, "lead": goal.lead, "note": goal.note, "shares": shares}


def says_the_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two entries say the same goal; the last digits of a fraction do not count."""
    numbers = [(one["value"], other["value"])]
    if len(one["shares"]) != len(other["shares"]):
        return False
    numbers += zip(one["shares"], other["shares"], strict=True)
    words = [(one[name], other[name]) for name in ("lead", "note")]
    return all(a == b for a, b in words) and all(
        a is b if a is None or b is None else math.isclose(a, b) for a, b in numbers
    )


def name_of(key: Key) -> str:
    """Return the name of a goal's entry in the state."""
    indicator, grid, period = key
    return "|".join((indicator, grid or "", period))


def key_of(name: str) -> Key:
    """Return the goal key that the name of an entry in the state stands for."""
    indicator, grid, period = name.split("|")
    return indicator, grid or None, period


def own_goal(known: Goals, indicator: str, period: Period, grid: str | None = None) -> Goal | None:
    """Return the goal set for exactly this period."""
    return known.get((indicator, grid, period.key))


def standing_goal(
    known: Goals, indicator: str, period: Period, grid: str | None = None
) -> Goal | None:
    """Return the goal against which a period is judged: its own, or else the goal of its year.

    The goal's ``period`` says which of the two it is.
    """
    own = own_goal(known, indicator, period, grid)
    return own or own_goal(known, indicator, period.year, grid)


def own_or_part(
    known: Goals, indicator: Indicator, period: Period, grid: str | None = None
) -> Goal | None:
    """Return the goal of a period, or else its part of the goal of the year.

    The goal of a flow is divided by its plan. The goal of a rate for the year holds in each part of
    the year. Any other goal of the year is returned whole, to be judged by what was reached by
    then.
    """
    goal = standing_goal(known, indicator.key, period, grid)
    if goal is None or goal.period == period or not (indicator.has_pace or indicator.is_rate):
        return goal
    part = goal.part(period)
    return replace(part, value=goal.value) if part and indicator.is_rate else part


def goal_values(known: Goals, indicator: Indicator, periods: list[Period]) -> list[float | None]:
    """Return the goal of the whole for each period; None where there is none.

    The goal of a rate for a year holds for each part of the year; the goal of a count does not.
    """
    choose = standing_goal if indicator.is_rate else own_goal
    found = [choose(known, indicator.key, period) for period in periods]
    return [goal.value if goal else None for goal in found]
