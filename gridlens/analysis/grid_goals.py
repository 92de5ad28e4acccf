"""Grids against their own goals. The list is in roster order, never ordered by result."""

from collections import Counter
from dataclasses import dataclass

from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import several
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goals, standing_goal
from gridlens.goals.judging import aimed, judged, keyed
from gridlens.goals.pace import WORDS, Pace, Status
from gridlens.ledgers import indicators
from gridlens.overview.card import Card
from gridlens.overview.sentence import rate_said
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class GridGoal:
    """One grid against its goal for one indicator.

    ``base`` is the n of a rate, ``left_out`` how many closed matters the rate leaves out.
    """

    code: str
    name: str
    indicator: Indicator
    pace: Pace
    base: float | None
    left_out: float | None


def grid_goals(version: Version, scope: Scope, filters: Filters, goals: Goals) -> list[GridGoal]:
    """Return one line for each indicator and each grid that has a goal for the period.

    The lines are in the order of indicators, then of the roster. Grids outside the filters or the
    scope are left out, and so are grids without data. If the question is about a deputy, nothing
    is judged and the list is empty.
    """
    if filters.deputy or scope.deputy:
        return []
    known = {key for key, grid, _period in goals if grid is not None}
    roster = version.grid_names
    wanted = [
        goal
        for key in indicators()
        if key in known
        for code in roster
        if (not filters.grids or code in filters.grids)
        and (scope.grids is None or code in scope.grids)
        and (goal := standing_goal(goals, key, filters.period, code))
    ]
    aims = aimed(filters, wanted)
    keys = dict.fromkeys(goal.indicator for goal in wanted)
    found = several(version, scope, aims, keys, ["grid"]) if aims else {}
    paces = judged(filters, aims, found, ["grid"])
    own = found.get(filters)
    bases, lacking = (
        {} if own is None else keyed(own, ["grid"], name) for name in ("denominator", "left_out")
    )
    lines = []
    for goal in wanted:
        key, one = (goal.indicator, goal.grid), indicators()[goal.indicator][0]
        if pace := paces.get(key):
            counts = (bases.get(key), lacking.get(key)) if one.is_rate else (None, None)
            lines.append(GridGoal(str(goal.grid), roster[str(goal.grid)], one, pace, *counts))
    return lines


def sentence(card: Card, standing: list[GridGoal], filters: Filters, deputy: str = "") -> str:
    """Return a sentence: the chosen indicator for all grids, and the number of goals by status.

    The sentence names no grid. For a deputy it only says that the counts are not compared.
    """
    if deputy:
        return _("{name}，{period}；以下为在各网格参与的数量，不作进度和比较。").format(
            name=deputy, period=filters.period.label
        )
    parts = []
    if card.value is not None or card.left_out:
        key = card.indicator.key
        parts.append(
            rate_said(card)
            if card.indicator.is_rate
            else _("{label}{value}{unit}").format(
                label=_(card.indicator.label), value=written(card.value, key), unit=unit_of(key)
            )
        )
    counts = Counter(line.pace.status for line in standing)
    if counts:
        counted = "，".join(
            _("{n}项{word}").format(n=counts[status], word=_(WORDS[status]))
            for status in Status
            if counts[status]
        )
        parts.append(_("{n}项网格目标中，{counted}").format(n=len(standing), counted=counted))
    if not parts:
        return _("{period}，还没有可以说明的情况。").format(period=filters.period.label)
    return _("{period}，{parts}。").format(period=filters.period.label, parts="；".join(parts))
