"""The goals that stand: those of the goal ledger, and over them the goals edited by hand."""

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Any

from gridlens.goals.shares import Shares, checked, planned, typed
from gridlens.period import Period, parse_period
from gridlens.store.office.state import State, StateEntry
from gridlens.store.version import Version
from gridlens.translation import N_


@dataclass(frozen=True)
class Goal:
    """A target for a period: ``value`` is in the indicator's unit, for a rate a fraction.

    ``grid`` is a code; None means the whole. ``shares`` are the shares of a seasonal plan, one for
    each month or each quarter. ``parts`` are the goals of the period's parts where they make up
    this goal: the plan follows them. Without shares or parts all days count alike. ``days`` are a
    grid's own days, where it began or ended within the period.
    """

    indicator: str
    period: Period
    value: float
    grid: str | None = None
    lead: str = ""
    note: str = ""
    shares: Shares = ()
    parts: "tuple[Goal, ...]" = ()
    days: Period | None = None

    def planned(self, as_of: dt.date) -> float:
        """Return S: the share of the goal that is planned by the end of a day, from 0 to 1."""
        if self.days is not None:
            past, whole = self.days.clipped(as_of), replace(self, days=None)
            return whole.share_of(past) / whole.share_of(self.days) if past else 0.0
        if self.shares or not self.parts:
            return planned(self.period, self.shares, as_of)
        done = sum(part.value * part.planned(as_of) for part in self.parts)
        return done / sum(part.value for part in self.parts)

    def share_of(self, days: Period) -> float:
        """Return the share of the goal that is planned for some days of its period."""
        return self.planned(days.end) - self.planned(days.start - dt.timedelta(days=1))

    def over(self, since: dt.date | None, until: dt.date | None) -> "Goal | None":
        """Return the goal of a grid that is there from one day to another, both included.

        The goal counts for the days of its period on which the grid is there. None where nothing
        is planned for these days.
        """
        first, last = self.period.start, self.period.end
        start, end = max(first, since or first), min(last, until or last)
        if (start, end) == (first, last):
            return self
        share = self.share_of(Period(start, end)) if start <= end else 0.0
        return replace(self, value=self.value * share, days=Period(start, end)) if share else None


RULE_PLAN = N_(
    "时间进度是目标到评判那天（含当天）应完成的份额：填了分期比例的按各期占合计的份额，"
    "每月或每季度之内按天数平均；没有填而各期目标正好合成这个目标的，按各期目标，"
    "各期之内再按各自的计划；其余按天数。"
)
RULE_TERM = N_(
    "网格在目标的期间里启用或停用的，仍作评判：目标乘以它在的那些天按计划应占的份额，"
    "时间进度只在这些天里算。"
)
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
    table = version.frame("SELECT indicator, grid, period, value, lead, note, shares FROM goal")
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
            shares=checked(period, typed(row["shares"] or "")),
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
