"""A goal, and what has been achieved towards it, as figures."""

from gridlens.briefing.sentence import Figure, Role
from gridlens.briefing.wording.words import figure
from gridlens.figures.numbers import percent, rounded
from gridlens.goals.goal import Goal
from gridlens.goals.judge import Judged
from gridlens.ledgers import indicators
from gridlens.translation import _


def aim(goal: Goal) -> Figure:
    """Return a goal as a figure: 180次, 95%."""
    indicator = indicators()[goal.indicator][0]
    unit = "" if indicator.is_rate else _(indicator.unit)
    text = percent(goal.value) if indicator.is_rate else rounded(goal.value, 1) + unit
    return Figure(
        text, goal.value, goal.indicator, goal.period.key, Role.GOAL, unit=unit, page="goals"
    )


def progress(line: Judged) -> Figure:
    """Return what has been achieved towards a goal, as an exact figure."""
    key, n = line.indicator.key, line.base
    return figure(key, line.achieved, n, line.over, left_out=line.left_out, not_due=line.not_due)
