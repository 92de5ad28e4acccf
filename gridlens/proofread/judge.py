"""Compare one number with the figure that it claims."""

import math
import re
from dataclasses import dataclass, replace

from gridlens.figures.beside.change import Against
from gridlens.figures.numbers import exact, percent, rounded, unit_of, written
from gridlens.goals.goal import Goal
from gridlens.goals.judge import Judged
from gridlens.goals.pace import ONE_UNIT, days_elapsed
from gridlens.ledgers import indicator as find_indicator
from gridlens.numbers.numerals import halfwidth_digits
from gridlens.numbers.quantity import NumberSense, Quantity
from gridlens.numbers.units import PERCENT, POINTS
from gridlens.period import Period
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Verdict
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind
from gridlens.proofread.meaning.whom import EVERYBODY
from gridlens.translation import N_, _

_FRACTION = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True)
class Judgement:
    """A verdict, with our figure as it would be written, and the period of that figure.

    ``figure`` is our figure in the unit of the number that was judged.
    """

    verdict: Verdict
    expected: str = ""
    period: Period | None = None
    reason: str = ""
    figure: float | None = None


def judged(
    figures: Figures, quantity: Quantity, asked: Topic, told: Relation, base: Period | None
) -> Judgement:
    """Return the verdict on a number about a topic.

    ``base`` is the period that the number is compared with, if the text names one.
    """
    if asked.whom.unknown:
        return Judgement(
            Verdict.NO_DATA,
            "",
            asked.period,
            _("名册里没有“{name}”。").format(name=asked.whom.name),
        )
    if base == asked.period.year_before():
        told, base = replace(told, against=Against.YEAR_BEFORE), None
    match told.kind:
        case RelationKind.BEGAN if base is None:
            return Judgement(Verdict.NOT_UNDERSTOOD, "", asked.period, _(NO_BASE))
        case RelationKind.VALUE | RelationKind.BEGAN:
            return _value(figures, quantity, asked)
        case RelationKind.CHANGE | RelationKind.TIMES:
            return _change(figures, quantity, asked, told, base or told.against)
        case RelationKind.SHARE:
            return _share(figures, quantity, asked, told, base)
        case RelationKind.GOAL | RelationKind.PROGRESS | RelationKind.PACE | RelationKind.GAP:
            return _goal(figures, quantity, asked, told)
        case _:
            return Judgement(Verdict.NOT_UNDERSTOOD, reason=_("平均数没有对应的指标。"))


def parts(figures: Figures, quantity: Quantity, asked: Topic) -> Judgement | None:
    """Return the verdict on the fraction behind a rate: 95.9%（142/148）; None for others."""
    found = _FRACTION.fullmatch(halfwidth_digits(quantity.text))
    if not found or not find_indicator(asked.indicator)[0].is_rate:
        return None
    if figures.value(asked) is None:
        return _missing(figures, asked)
    above, below = figures.parts(asked)
    held = (float(found[1]), float(found[2])) == (above, below)
    shown = f"{written(above)}/{written(below)}"
    return Judgement(Verdict.AGREES if held else Verdict.DIFFERS, shown, asked.period)


def _against(quantity: Quantity, figure: float, expected: str, period: Period) -> Judgement:
    held = quantity.holds(round(figure, 9))
    verdict = Verdict.AGREES if held else Verdict.DIFFERS
    return Judgement(verdict, expected, period, figure=round(figure, 9))


def _missing(figures: Figures, asked: Topic) -> Judgement:
    reason = figures.why_none(asked) or _(NO_DATA)
    return Judgement(Verdict.NO_DATA, "", asked.period, reason)


NO_DATA = N_("数据库里没有这项数据。")
NOT_FILLED = N_("台账里没有填类别，无从按类别核对。")
PART_KEPT = N_("台账从这个期间的中间才有记录，此前的没有算进来。")
NO_WHOLE = N_("没有认出占的是什么的比例。")
NO_BASE = N_("没有说明与哪个时期比较。")


def _value(figures: Figures, quantity: Quantity, asked: Topic) -> Judgement:
    value, scale = figures.value(asked), 100 if find_indicator(asked.indicator)[0].is_rate else 1
    if value is None:
        part = figures.of_part(asked)
        if part is None or not quantity.holds(round(part * scale, 9)):
            return _missing(figures, asked)
        shown = written(part, asked.indicator) + unit_of(asked.indicator)
        agreed = _against(quantity, part * scale, shown, asked.period)
        return replace(agreed, reason=_(PART_KEPT))
    if not value and not figures.is_filled(asked):
        return Judgement(Verdict.NO_DATA, "", asked.period, _(NOT_FILLED))
    shown = written(value, asked.indicator) + unit_of(asked.indicator)
    return _against(quantity, value * scale, shown, asked.period)


def _change(
    figures: Figures,
    quantity: Quantity,
    asked: Topic,
    told: Relation,
    against: Against | Period | None,
) -> Judgement:
    if against is None:
        return _change_from_anything(figures, quantity, asked, told)
    value = figures.value(asked)
    found = [
        _changed(quantity, asked, told, value, other)
        for other in (figures.other(asked, against), figures.value_then(asked, against))
        if value is not None and other is not None and (other or quantity.unit == POINTS)
    ]
    agreed = (one for one in found if one.verdict is Verdict.AGREES)
    return next(agreed, found[0] if found else _missing(figures, asked))


def _change_from_anything(
    figures: Figures, quantity: Quantity, asked: Topic, told: Relation
) -> Judgement:
    """Return the verdict on a change of which the text does not say from when; 增长3%.

    It agrees if the change from the year or the period before does; else it is only doubtful.
    """
    tried = [_change(figures, quantity, asked, told, one) for one in Against]
    held = next((one for one in tried if one.verdict is Verdict.AGREES), None)
    if held or tried[0].figure is None:
        return held or Judgement(Verdict.NOT_UNDERSTOOD, "", asked.period, _(NO_BASE))
    return replace(tried[0], verdict=Verdict.DOUBTFUL, reason=_(NO_BASE))


def _changed(
    quantity: Quantity, asked: Topic, told: Relation, value: float, other: float
) -> Judgement:
    """Return the verdict on a change of a topic from ``other`` to ``value``."""
    if told.kind is RelationKind.TIMES:
        times = value / other - told.sign
        return _against(quantity, times, _("{n}倍").format(n=rounded(times, 2)), asked.period)
    change = (value - other) * told.sign
    if quantity.unit == POINTS:
        shown = _("{n}个百分点").format(n=rounded(exact(change) * 100, 1))
        return _against(quantity, change * 100, shown, asked.period)
    if quantity.unit == PERCENT:
        return _against(quantity, change / other * 100, percent(change / other), asked.period)
    shown = rounded(change, 1) + unit_of(asked.indicator)
    return _against(quantity, change, shown, asked.period)


def _share(
    figures: Figures, quantity: Quantity, asked: Topic, told: Relation, base: Period | None
) -> Judgement:
    """Return the verdict on a share.

    The whole is another period, the office, or all categories.
    """
    part = figures.value(asked)
    if against := base or told.against:
        totals = [figures.other(asked, against)]
    elif wholes := _wholes(asked, told.office):
        totals = [figures.value(whole) for whole in wholes]
    else:
        return Judgement(Verdict.NOT_UNDERSTOOD, "", asked.period, _(NO_WHOLE))
    shares = [part / total for total in totals if part is not None and total]
    if not shares:
        return _missing(figures, asked)
    found = [_against(quantity, one * 100, percent(one), asked.period) for one in shares]
    return next((one for one in found if one.verdict is Verdict.AGREES), found[0])


def _wholes(asked: Topic, office: bool) -> list[Topic]:
    """Return the topics whose figure may be the whole of a share.

    The list is empty if the topic is not narrowed: then it is itself the whole.
    """
    everybody = replace(asked, whom=EVERYBODY)
    if asked.whom != EVERYBODY and (office or not asked.where):
        return [everybody, replace(everybody, where=())]
    return [replace(asked, where=())] if asked.where else []


def _goal(figures: Figures, quantity: Quantity, asked: Topic, told: Relation) -> Judgement:
    """Return the verdict on a goal or on the progress to it.

    A draft may mean the goal of the period or that of the year. Where its words do not say which,
    either will do.
    """
    aims = [line for line in figures.goals(asked) if line.goal.value]
    if told.of_year is not None and len(aims) > 1:
        aims = [line for line in aims if (line.goal.period == asked.period.year) == told.of_year]
    found = [_aimed(figures, quantity, asked, told, line) for line in aims]
    if not found:
        return Judgement(Verdict.NO_DATA, "", asked.period, _("没有设这项目标。"))
    return next((one for one in found if one.verdict is Verdict.AGREES), found[0])


def _aimed(
    figures: Figures, quantity: Quantity, asked: Topic, told: Relation, line: Judged
) -> Judgement:
    """Return the verdict on a number about one goal."""
    aim, period, rate = line.goal.value, line.goal.period, line.indicator.is_rate
    if told.kind is RelationKind.GOAL:
        if quantity.sense in (
            NumberSense.ABOVE,
            NumberSense.BELOW,
        ):  # 高于90%的目标 says what the goal is
            quantity = replace(quantity, sense=NumberSense.EXACT)
        shown = written(aim, asked.indicator) + unit_of(asked.indicator)
        return _against(quantity, aim * 100 if rate else aim, shown, period)
    if line.achieved is None or line.pace is None:
        return _missing(figures, asked)
    reached, share = line.achieved, line.achieved / aim * 100
    if told.kind is RelationKind.PROGRESS:
        return _against(quantity, share, percent(reached / aim), period)
    if told.kind is RelationKind.GAP:
        short = (reached - aim) * told.sign
        by = _("{n}个百分点").format(n=rounded(short * 100, 1)) if rate else rounded(short, 1)
        return _against(quantity, short * 100 if rate else short, by, period)
    # A draft may measure the time that has passed by the goal's own plan or by days.
    planned = (line.pace.elapsed, days_elapsed(line.pace))
    found = [_paced(quantity, told, line.goal, reached, passed) for passed in planned]
    return next((one for one in found if one.verdict is Verdict.AGREES), found[0])


def _paced(
    quantity: Quantity, told: Relation, goal: Goal, reached: float, planned: float
) -> Judgement:
    """Return the verdict on a gap to the pace, where a share of the goal is planned by now."""
    if quantity.unit not in (PERCENT, POINTS):
        missing = max(0.0, round(goal.value * planned - reached, 9))
        whole = math.floor(missing) if missing >= ONE_UNIT else missing
        return _against(quantity, whole, rounded(whole, 1), goal.period)
    gap = (reached / goal.value - planned) * 100 * (told.sign or 1)
    return _against(quantity, gap, _("{n}个百分点").format(n=rounded(gap, 1)), goal.period)
