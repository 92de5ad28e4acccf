"""The goals of a period as offices read them: how far each has come and who edited it."""

from collections.abc import Mapping
from dataclasses import dataclass

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import BookLine
from gridlens.goals.goal import Goal, Goals, Key
from gridlens.goals.judge import case
from gridlens.goals.pace import Status
from gridlens.goals.standing import Standing, paces
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version


@dataclass(frozen=True)
class GoalLine:
    """One indicator in a period, for the whole or for a grid.

    ``goal`` is the goal that the period is judged by; it is None where an edit says that there is
    none. ``reached`` is how far the goal has come; it is None before the period begins. ``book`` is
    the book's line for exactly this period; it is None where the goal is that of the year or made
    of parts.
    """

    indicator: Indicator
    grid: str | None
    period: Period
    goal: Goal | None
    reached: Standing | None
    book: BookLine | None

    @property
    def key(self) -> Key:
        """The key of the goal that a change of this line is about."""
        return self.indicator.key, self.grid, self.period.key

    @property
    def status(self) -> Status | None:
        """How the goal stands; None when nothing is known yet."""
        return self.reached.status if self.reached and self.goal else None


def goal_lines(
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    entries: Mapping[Key, BookLine],
    period: Period,
) -> list[GoalLine]:
    """Return the goals of a period as they stand: those of the filters' grids, or of the whole.

    ``entries`` is the book by key. The lines are in the order of indicators, and grids in roster
    order.
    """
    asked = case(version, scope, filters.over(period), goals)
    aims = {(goal.indicator, goal.grid): goal for goal in asked.goals}
    wanted = [
        (key, grid)
        for key in indicators()
        for grid in asked.places
        if (key, grid) in aims or (key, grid, period.key) in entries
    ]
    keys = list(dict.fromkeys(key for key, _grid in wanted))
    found = paces(version, scope, filters.over(period), goals, keys) if keys else []
    reached = {(line.indicator.key, line.grid): line for line in found}
    return [
        GoalLine(
            indicator=indicators()[key][0],
            grid=grid,
            period=period,
            goal=aims.get((key, grid)),
            reached=reached.get((key, grid)),
            book=entries.get((key, grid, period.key)),
        )
        for key, grid in wanted
    ]
