"""Find goals that contradict each other, because the parts do not add up to their whole.

Contradictions are only pointed out; no goal is changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gridlens.figures.numbers import rounded
from gridlens.goals.goal import Goal, Goals
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Indicator, Measure
from gridlens.translation import _

_NEAR = 1e-6


@dataclass(frozen=True)
class Contradiction:
    """What does not fit: the key of the indicator, the grid's code or None, and the sentence."""

    indicator: str
    grid: str | None
    sentence: str


def contradictions(known: Goals, names: Mapping[str, str]) -> list[Contradiction]:
    """Return the goals that do not add up, in the order of indicators.

    Flows are added over time, flows and stocks over grids; other indicators do not add up.
    ``names`` maps the codes of all grids to their names.
    """
    found: list[Contradiction] = []
    for key, (indicator, _ledger) in indicators().items():
        own = [goal for goal in known.values() if goal.indicator == key]
        if indicator.measure is Measure.FLOW:
            for goal in own:
                found += _over_time(indicator, goal, own, names)
        if indicator.measure in (Measure.FLOW, Measure.STOCK):
            for goal in own:
                found += _over_grids(indicator, goal, own, names)
    return found


def _over_time(
    indicator: Indicator, whole: Goal, own: list[Goal], names: Mapping[str, str]
) -> list[Contradiction]:
    """Return where the halves or quarters of a goal do not make it up or do not follow its plan."""
    inside = [
        goal
        for goal in own
        if goal.grid == whole.grid
        and goal.period != whole.period
        and whole.period.start <= goal.period.start
        and goal.period.end <= whole.period.end
    ]
    told = []
    for months, word in ((6, _("各半年")), (3, _("各季度"))):
        parts = [goal for goal in inside if goal.period.months == months]
        every = sum(goal.period.days for goal in parts) == whole.period.days
        if parts and (text := _unequal(whole, parts, every)):
            told.append(_about(indicator, whole, names, word, text))
    for part in inside if whole.shares else []:
        should = whole.value * whole.share_of(part.period)
        if abs(should - part.value) > 0.5:
            told.append(
                Contradiction(
                    indicator.key,
                    whole.grid,
                    _("{label}（{place}）{period}目标{value}，按分期比例应为{should}。").format(
                        label=_(indicator.label),
                        place=_place(whole, names),
                        period=part.period.label,
                        value=rounded(part.value, 1),
                        should=rounded(should, 1),
                    ),
                )
            )
    return told


def _over_grids(
    indicator: Indicator, whole: Goal, own: list[Goal], names: Mapping[str, str]
) -> list[Contradiction]:
    """Return where the grids' goals of a period do not make up the goal of the whole."""
    if whole.grid is not None:
        return []
    parts = [goal for goal in own if goal.grid in names and goal.period == whole.period]
    every = len(parts) == len(names)
    text = _unequal(whole, parts, every) if parts else ""
    return [_about(indicator, whole, names, _("各网格"), text)] if text else []


def _unequal(whole: Goal, parts: list[Goal], every: bool) -> str:
    """Return how far the parts are from the whole, in words; empty where they fit.

    If only some parts have goals, they must not exceed the whole.
    """
    total = sum(goal.value for goal in parts)
    if total - whole.value > _NEAR or (every and whole.value - total > _NEAR):
        return _("合计{total}，与{period}目标{value}{differ}").format(
            total=rounded(total, 1),
            period=_period(whole.period),
            value=rounded(whole.value, 1),
            differ=_("不一致") if every else _("相比已超出"),
        )
    return ""


def _about(
    indicator: Indicator, whole: Goal, names: Mapping[str, str], word: str, text: str
) -> Contradiction:
    sentence = _("{label}（{place}）{word}目标{text}。").format(
        label=_(indicator.label), place=_place(whole, names), word=word, text=text
    )
    return Contradiction(indicator.key, whole.grid, sentence)


def _period(period: Period) -> str:
    return _("全年") if period == period.year else period.label


def _place(goal: Goal, names: Mapping[str, str]) -> str:
    return names.get(goal.grid, goal.grid) if goal.grid else _("全街道")
