"""Holds one number against the figure it claims."""

from dataclasses import dataclass

from gridlens.compare import Against
from gridlens.ledgers import indicator as find_indicator
from gridlens.numbers import exact, percent, rounded, unit_of, written
from gridlens.period import Period
from gridlens.proofread.figures import Figures, Question
from gridlens.proofread.finding import Verdict
from gridlens.proofread.quantity import Quantity
from gridlens.proofread.relation import Kind, Relation
from gridlens.proofread.units import PERCENT, POINTS
from gridlens.translation import N_, _


@dataclass(frozen=True)
class Judged:
    """A verdict, with our figure as it would be written, and the period it is of."""

    verdict: Verdict
    expected: str = ""
    period: Period | None = None
    reason: str = ""


def judged(
    figures: Figures, quantity: Quantity, asked: Question, told: Relation, base: Period | None
) -> Judged:
    """Return the verdict on a number that speaks of a question; ``base`` is another period."""
    if asked.whom.unknown:
        return Judged(
            Verdict.NO_DATA,
            "",
            asked.period,
            _("名册里没有“{name}”。").format(name=asked.whom.name),
        )
    match told.kind:
        case Kind.VALUE:
            return _value(figures, quantity, asked)
        case Kind.CHANGE | Kind.TIMES:
            return _change(figures, quantity, asked, told, base or told.against)
        case Kind.SHARE:
            return _share(figures, quantity, asked)
        case Kind.GOAL | Kind.PROGRESS | Kind.PACE:
            return _goal(figures, quantity, asked, told)
        case _:
            return Judged(Verdict.NOT_UNDERSTOOD, reason=_("平均数没有对应的指标。"))


def _against(quantity: Quantity, figure: float, expected: str, period: Period) -> Judged:
    held = quantity.holds(round(figure, 9))
    return Judged(Verdict.AGREES if held else Verdict.DIFFERS, expected, period)


def _missing(asked: Question) -> Judged:
    return Judged(Verdict.NO_DATA, "", asked.period, _(NO_DATA))


NO_DATA = N_("数据库里没有这项数据。")
NO_BASE = N_("没有说明与哪个时期比较。")


def _value(figures: Figures, quantity: Quantity, asked: Question) -> Judged:
    value = figures.value(asked)
    if value is None:
        return _missing(asked)
    shown = written(value, asked.indicator) + unit_of(asked.indicator)
    scale = 100 if find_indicator(asked.indicator)[0].is_rate else 1
    return _against(quantity, value * scale, shown, asked.period)


def _change(
    figures: Figures,
    quantity: Quantity,
    asked: Question,
    told: Relation,
    against: Against | Period | None,
) -> Judged:
    if against is None:
        return Judged(Verdict.NOT_UNDERSTOOD, "", asked.period, _(NO_BASE))
    value, other = figures.value(asked), figures.other(asked, against)
    if value is None or other is None or (not other and quantity.unit not in (POINTS,)):
        return _missing(asked)
    indicator = find_indicator(asked.indicator)[0]
    if told.kind is Kind.TIMES:
        times = value / other - told.sign
        return _against(quantity, times, _("{n}倍").format(n=rounded(times, 2)), asked.period)
    change = (value - other) * told.sign
    if quantity.unit == POINTS:
        shown = _("{n}个百分点").format(n=rounded(exact(change) * 100, 1))
        found = _against(quantity, change * 100, shown, asked.period)
    elif quantity.unit == PERCENT:
        found = _against(quantity, change / other * 100, percent(change / other), asked.period)
    else:
        shown = rounded(change, 1) + unit_of(indicator.key)
        found = _against(quantity, change, shown, asked.period)
    return found


def _share(figures: Figures, quantity: Quantity, asked: Question) -> Judged:
    whole = Question(asked.indicator, asked.period, asked.whom)
    part, total = figures.value(asked), figures.value(whole)
    if part is None or not total:
        return _missing(asked)
    return _against(quantity, part / total * 100, percent(part / total), asked.period)


def _goal(figures: Figures, quantity: Quantity, asked: Question, told: Relation) -> Judged:
    goal = figures.goal(asked)
    if goal is None or not goal[0]:
        return Judged(Verdict.NO_DATA, "", asked.period, _("没有设这项目标。"))
    aim, period = goal
    rate = find_indicator(asked.indicator)[0].is_rate
    if told.kind is Kind.GOAL:
        shown = written(aim, asked.indicator) + unit_of(asked.indicator)
        return _against(quantity, aim * 100 if rate else aim, shown, period)
    reached = figures.achieved(asked, period)
    if reached is None:
        return _missing(asked)
    share = reached / aim * 100
    if told.kind is Kind.PROGRESS:
        return _against(quantity, share, percent(reached / aim), period)
    gap = (share - 100 * figures.planned(asked, period)) * (told.sign or 1)
    return _against(quantity, gap, _("{n}个百分点").format(n=rounded(gap, 1)), period)
