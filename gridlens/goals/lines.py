"""The goals of a period as offices read them: how far each has come and who edited it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import BookLine
from gridlens.goals.goal import Goal, Goals, Key, own_or_part
from gridlens.goals.pace import WORDS, Status
from gridlens.goals.standing import Standing, paces
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class GoalLine:
    """One indicator in a period, for the whole or for a grid.

    ``goal`` is the goal of the period or its part of the year's goal; it is None where an edit says
    that there is none. ``reached`` is how far the goal has come; it is None before the period
    begins. ``book`` is the book's line for exactly this period; it is None where there is only a
    part of the year's goal.
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
    places: list[str | None] = [g for g in version.grids["code"] if g in filters.grids] or [None]
    wanted = {
        (key, grid): goal
        for key, (indicator, _ledger) in indicators().items()
        for grid in places
        if (goal := own_or_part(goals, indicator, period, grid))
        or (key, grid, period.key) in entries
    }
    period_filters = filters.over(period).within()
    keys = list(dict.fromkeys(key for key, _grid in wanted))
    grids = [grid for grid in places if grid]
    found = paces(version, scope, period_filters, goals, keys, grids) if keys else []
    reached = {(line.indicator.key, line.grid): line for line in found}
    return [
        GoalLine(
            indicator=indicators()[key][0],
            grid=grid,
            period=period,
            goal=goal,
            reached=reached.get((key, grid)),
            book=entries.get((key, grid, period.key)),
        )
        for (key, grid), goal in wanted.items()
    ]


def sentence(lines: Sequence[GoalLine], period: Period) -> str:
    """Return a sentence that says how many goals there are and how many have each status."""
    set_goals = [line for line in lines if line.goal]
    if not set_goals:
        return _("{period}，还没有目标。").format(period=period.label)
    counts = Counter(line.status for line in set_goals)
    counted = "，".join(
        _("{n}项{word}").format(n=counts[status], word=_(WORDS[status]))
        for status in Status
        if counts[status]
    )
    told = _("{period}，共{n}项目标").format(period=period.label, n=len(set_goals))
    return f"{told}：{counted}。" if counted else _("{told}，期间还没有开始。").format(told=told)
