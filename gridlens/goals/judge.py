"""The judge: how every goal stands, by indicator and grid, over the period asked about.

Pages, office files, commands and the proofreader ask here, so that all of them count the same. The
judge works in two beats, because figures are asked for all at once: a ``Case`` says which questions
must be answered, and makes a ``Verdict`` of the answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import pandas as pd

from gridlens.figures.outcomes import MEASURES, several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.aim import aim, by_place
from gridlens.goals.goal import Goal, Goals
from gridlens.goals.pace import Pace, Status, is_target, pace
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Indicator
from gridlens.store.tenure import Tenure, grid_tenures
from gridlens.store.version import Version
from gridlens.translation import N_

RULE_OVER = N_(
    "比率拿所选期间的数字与目标比。其余指标拿目标自己期间的数字比：从它的首日算起，"
    "算到所选期间的末日，不超过截至日；目标是全年的，就是今年以来的全部，写作“全年累计”。"
)
Rows = dict[tuple[str, str | None], dict[str, float | None]]
PROBLEMS = (Status.FAR_BEHIND, Status.BEHIND, Status.MISSED)
REACHED = (Status.ON_PACE, Status.MET)


class Silence(Enum):
    """Why nothing is judged."""

    DEPUTY = "deputy"
    GROUP = "group"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True)
class Judged:
    """One indicator, of the whole or of one grid, against its goal.

    ``over`` are the days whose figure is held against the goal. ``base`` is the n of a rate,
    ``left_out`` how many closed matters the rate leaves out, ``not_due`` how many of its matters
    are open and not yet due. ``pace`` is None where there is no figure or where the goal cannot be
    reached.
    """

    indicator: Indicator
    grid: str | None
    goal: Goal
    over: Period
    achieved: float | None
    base: float | None
    left_out: float | None
    not_due: float | None
    pace: Pace | None

    @property
    def status(self) -> Status | None:
        """How the goal stands; None where nothing is known yet."""
        if not is_target(self.indicator, self.goal):
            return Status.NO_GOAL
        return self.pace.status if self.pace else None

    @property
    def is_problem(self) -> bool:
        """Whether the goal is behind its pace or missed; nearly met is no problem."""
        return self.status in PROBLEMS


@dataclass(frozen=True)
class Verdict:
    """How the goals stand over a period; nothing is judged where there is a ``silence``.

    The lines are in the order of indicators, the grids in the order of the roster.
    """

    period: Period
    lines: tuple[Judged, ...] = ()
    silence: Silence | None = None

    @property
    def statuses(self) -> list[Status | None]:
        """The status of each goal that can be reached; None where nothing is known yet."""
        return [line.status for line in self.lines if line.status is not Status.NO_GOAL]

    @property
    def problems(self) -> list[Judged]:
        """The goals behind their pace or missed."""
        return [line for line in self.lines if line.is_problem]

    def of(self, indicator: str, grid: str | None = None) -> Judged | None:
        """Return the line of an indicator, of the whole or of a grid; None without a goal."""
        return self._by_place.get((indicator, grid))

    @cached_property
    def _by_place(self) -> dict[tuple[str, str | None], Judged]:
        return {(line.indicator.key, line.grid): line for line in self.lines}


@dataclass(frozen=True)
class Case:
    """The goals that the answers to some questions will judge.

    ``places`` are the codes of grids, or None alone for the whole. ``by`` are the groups by which
    the questions must be asked. Without groups each answer is about the one place.
    """

    filters: Filters
    places: tuple[str | None, ...] = ()
    goals: tuple[Goal, ...] = ()
    by: tuple[str, ...] = ()
    silence: Silence | None = None

    @property
    def questions(self) -> list[Filters]:
        """The questions to be answered, each once."""
        asked = [] if self.silence else [self._question(goal) for goal in self.goals]
        return list(dict.fromkeys(asked))

    def verdict(self, found: Mapping[Filters, pd.DataFrame]) -> Verdict:
        """Return how the goals stand, from the outcomes in answer to the questions."""
        rows = {asked: measured(found[asked], self.by) for asked in self.questions}
        lines = [self._judged(goal, rows) for goal in self.goals]
        return Verdict(self.filters.period, tuple(lines), self.silence)

    def _question(self, goal: Goal) -> Filters:
        """Return the question whose answer tells how far a goal has come.

        A count is judged over the goal's own period, up to the end of the elapsed part of the
        period asked about. A rate is judged by the figure of the period asked about.
        """
        of_rate = indicators()[goal.indicator][0].is_rate
        if of_rate or goal.period == self.filters.period or self.filters.elapsed is None:
            return self.filters
        return self.filters.over(goal.period, self.filters.elapsed.end)

    def _judged(self, goal: Goal, rows: Mapping[Filters, Rows]) -> Judged:
        one, asked = indicators()[goal.indicator][0], self._question(goal)
        none = dict.fromkeys(MEASURES)
        place = goal.grid if self.by else None
        figures = rows.get(asked, {}).get((goal.indicator, place), none)
        value, of_rate, elapsed = figures["value"], one.is_rate, self.filters.elapsed
        return Judged(
            indicator=one,
            grid=goal.grid,
            goal=goal,
            over=asked.period if of_rate else asked.elapsed or asked.period,
            achieved=value,
            base=figures["denominator"] if of_rate else None,
            left_out=figures["left_out"] if of_rate else None,
            not_due=figures["not_due"] if of_rate else None,
            pace=pace(one, goal, value, elapsed.end, _best(one, figures)) if elapsed else None,
        )


def case(
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    keys: Sequence[str] | None = None,
    every_grid: bool = False,
) -> Case:
    """Return the goals to be judged: of some indicators or of all, in the order of indicators.

    They are the goals of the whole; with grids in the filters or the scope, those of each of these
    grids; with ``every_grid``, those of every grid that may be seen. A goal of a grid counts for
    the days on which the grid is there.
    """
    if filters.deputy or scope.deputy:
        return Case(filters, silence=Silence.DEPUTY)
    if filters.groups or filters.stations or filters.where:
        return Case(filters, silence=Silence.GROUP)
    known, terms = by_place(goals), _terms(version, scope, filters)
    whole = not (every_grid or filters.grids or scope.grids is not None)
    places: list[str | None] = [None] if whole else list(terms)
    aims = [
        goal.over(*terms[goal.grid]) if goal.grid and one.has_pace else goal
        for key, (one, _ledger) in indicators().items()
        if keys is None or key in keys
        for place in places
        if (some := known.get((key, place))) and (goal := aim(some, one, filters.period, place))
    ]
    return Case(
        filters,
        tuple(places),
        tuple(goal for goal in aims if goal),
        ("grid",) if every_grid or len(places) > 1 else (),
        None if filters.elapsed else Silence.NOT_BEGUN,
    )


def judge(
    version: Version,
    scope: Scope,
    filters: Filters,
    goals: Goals,
    keys: Sequence[str] | None = None,
    every_grid: bool = False,
) -> Verdict:
    """Return how the goals of ``case`` stand."""
    asked = case(version, scope, filters, goals, keys, every_grid)
    wanted = list(dict.fromkeys(goal.indicator for goal in asked.goals))
    found = several(version, scope, asked.questions, wanted, asked.by) if asked.questions else {}
    return asked.verdict(found)


def _best(indicator: Indicator, figures: Mapping[str, float | None]) -> float | None:
    """Return what a rate would be if all that is not yet due closed in time; None for others."""
    top, below, waiting = (figures[name] for name in ("numerator", "denominator", "not_due"))
    if not waiting or top is None or below is None:
        return None
    return (top + waiting) / (below if indicator.pending_below else below + waiting)


def measured(table: pd.DataFrame, by: Sequence[str]) -> Rows:
    """Return the outcomes' measures by indicator and grid; the grid is None without ``by``."""
    grids = table["grid"] if by else [None] * len(table)
    measures = table[list(MEASURES)].to_dict("records")
    places = zip(table["indicator"], grids, strict=True)
    return {
        place: {str(k): v for k, v in row.items()}
        for place, row in zip(places, measures, strict=True)
    }


def _terms(version: Version, scope: Scope, filters: Filters) -> dict[str, Tenure]:
    """Return the first and last day of each grid that is asked about, in the roster's order."""
    return {
        code: term
        for code, term in grid_tenures(version).items()
        if (not filters.grids or code in filters.grids)
        and (scope.grids is None or code in scope.grids)
    }
