"""Pace: how far a flow has come against its goal, beside how much of the time has passed.

S = elapsed days ÷ days of the period, or the share that a seasonal plan has by then; A = achieved;
G = goal. The pace gap is A/G − S in percentage points: on pace from 0, behind from −10 to below 0,
far behind below −10. Nothing is done by halves: who is short of G × S by less than one whole unit
is on pace too, however many points that is.

Rates, stocks, distinct and one-off goals have no pace. They are met, nearly met (at least nine
tenths of the goal) or missed. A count that may still grow before its period ends is neither nearly
met nor missed, but running; so is a rate that may yet reach its goal once what is not yet due has
closed.
"""

import datetime as dt
import math
from dataclasses import dataclass
from enum import Enum

from gridlens.figures.numbers import percent, rounded, unit_of
from gridlens.goals.goal import Goal
from gridlens.period import Period
from gridlens.schema.ledger import Direction, Indicator
from gridlens.translation import N_, _

FAR_BEHIND = -10.0
ONE_UNIT = 1.0
NEARLY = 0.9
_DIGITS = 9  # what differs only beyond these digits is equal: floats make 5e-15 of 11 × 5/11 − 5


class Status(Enum):
    """How a goal stands; each status has a word and a sign, so that colour never stands alone."""

    ON_PACE = "on_pace"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    MET = "met"
    NEARLY_MET = "nearly_met"
    MISSED = "missed"
    RUNNING = "running"
    NO_GOAL = "no_goal"


WORDS = {
    Status.ON_PACE: N_("达到序时进度"),
    Status.BEHIND: N_("略滞后"),
    Status.FAR_BEHIND: N_("滞后较多"),
    Status.MET: N_("达到目标"),
    Status.NEARLY_MET: N_("接近目标"),
    Status.MISSED: N_("未达目标"),
    Status.RUNNING: N_("尚未到期"),
    Status.NO_GOAL: N_("不设目标"),
}
NO_FIGURE = N_("没有数据")
TONES = {  # the palette's colour of each status; a status without a verdict has none
    Status.ON_PACE: "good",
    Status.BEHIND: "warn",
    Status.FAR_BEHIND: "bad",
    Status.MET: "good",
    Status.NEARLY_MET: "warn",
    Status.MISSED: "bad",
}
SIGNS = {
    Status.ON_PACE: "✓",
    Status.BEHIND: "!",
    Status.FAR_BEHIND: "!!",
    Status.MET: "✓",
    Status.NEARLY_MET: "!",
    Status.MISSED: "!!",
    Status.RUNNING: "",
    Status.NO_GOAL: "",
}
RULE = N_(
    "序时进度差 = 完成率 − 时间进度（{elapsed}），单位百分点。"
    "✓ 达到序时进度：不低于 0，或差不足1个单位（1次、1场等）；"
    "! 略滞后：−10 至 0；!! 滞后较多：低于 −10。差几次，"
    "即再做几次就达到序时进度：目标 × 时间进度 − 已完成，舍去小数。"
)
RULE_OWN = N_("有分期计划的目标，时间进度按计划算，写在该项目标旁。")
RULE_TICK = N_("竖线为时间进度。")
RULE_OTHERS = N_(
    "比率、去重计数和存量不比时间：✓ 达到目标；! 接近目标：不低于目标的九成；!! 未达目标。"
)
RULE_REACHED = N_(
    "越低越好的指标看 目标 ÷ 数值，其余看 数值 ÷ 目标，四舍五入到九位小数再比。"
    "去重计数和存量在目标的期间过完以前没有达到的，算尚未到期；"
    "比率没有达到、但未到期的都办结（按期率为按期办结）就能达到的，也算尚未到期。"
    "目标为0的，只用于越低越好的指标，数值是0才算达到。没有数字的不评判。"
)
RULE_REQUIRED = N_("所需速度 =（目标 − 已完成）÷ 期内剩余天数。")


@dataclass(frozen=True)
class Pace:
    """One indicator against its goal.

    ``day`` is the day on which it is judged. ``share`` is A/G and ``elapsed`` is S, both fractions.
    ``gap`` is in percentage points, and None where there is no pace. ``required`` is what each
    remaining day must bring; it is None where there is no pace and when nothing remains to be done
    or no days are left.
    """

    goal: Goal
    day: dt.date
    achieved: float
    share: float
    elapsed: float
    gap: float | None
    status: Status
    required: float | None

    @property
    def short(self) -> float | None:
        """How many units are missing to the planned share of the goal; None without a pace.

        It is 0 or below where the plan is reached, and compared after rounding to nine digits.
        """
        if self.gap is None:
            return None
        return _short(self.goal, self.achieved, self.elapsed)


def pace(
    indicator: Indicator,
    goal: Goal,
    achieved: float | None,
    as_of: dt.date,
    best: float | None = None,
) -> Pace | None:
    """Return an indicator's pace towards a goal; None without a figure or without a target.

    ``achieved`` is the figure of the goal's own period as known on ``as_of``. A goal of 0 is a
    target only where lower is better; its share is 1 when it is reached, otherwise 0. A negative
    goal is no target. ``best`` is what a rate may still become: it is not missed while that would
    reach the goal.
    """
    if achieved is None or not is_target(indicator, goal):
        return None
    lower = indicator.direction is Direction.LOWER
    elapsed = goal.planned(as_of)
    share = achieved / goal.value if goal.value else float(not achieved)
    if not indicator.has_pace:
        lower = lower and goal.value > 0
        reached = _reached(indicator, lower, share, goal.period.elapsed(as_of))
        if reached in (Status.NEARLY_MET, Status.MISSED) and best is not None and goal.value:
            may_be = _reached(indicator, lower, best / goal.value, 1)
            reached = Status.RUNNING if may_be is Status.MET else reached
        return Pace(goal, as_of, achieved, share, elapsed, None, reached, None)
    gap = (share - elapsed) * 100
    missing = goal.value - achieved
    left = days_left(goal.days or goal.period, as_of)
    required = missing / left if left and missing > 0 else None
    kept = _kept(gap, _short(goal, achieved, elapsed))
    return Pace(goal, as_of, achieved, share, elapsed, gap, kept, required)


def is_target(indicator: Indicator, goal: Goal) -> bool:
    """Tell whether a goal is one that can be reached: 0 is a target only where lower is better."""
    return goal.value > 0 or (goal.value == 0 and indicator.direction is Direction.LOWER)


def days_elapsed(found: Pace) -> float:
    """Return the share of days that have passed of a goal's period, whatever its own plan is.

    The day is the one on which the pace was judged.
    """
    period = found.goal.days or found.goal.period
    return period.elapsed(found.day)


def follows_plan(found: Pace) -> bool:
    """Tell whether a goal's plan has another share by now than the share of days that passed."""
    return found.gap is not None and not math.isclose(found.elapsed, days_elapsed(found))


def plan_said(found: Pace) -> str:
    """Return the share that a goal's own plan has by now: 按计划应完成47.2%; or ""."""
    if not follows_plan(found):
        return ""
    return _("按计划应完成{share}").format(share=percent(found.elapsed))


def days_left(period: Period, as_of: dt.date) -> int:
    """Return how many days of a period come after ``as_of``."""
    past = period.clipped(as_of)
    return period.days - (past.days if past else 0)


def _short(goal: Goal, achieved: float, elapsed: float) -> float:
    return round(goal.value * elapsed - achieved, _DIGITS)


def _kept(gap: float, short: float) -> Status:
    if short < ONE_UNIT:
        return Status.ON_PACE
    return Status.BEHIND if round(gap, _DIGITS) >= FAR_BEHIND else Status.FAR_BEHIND


def _reached(indicator: Indicator, lower: bool, share: float, elapsed: float) -> Status:
    reached = share
    if lower:
        reached = 1 / share if share else math.inf
    reached = round(reached, _DIGITS)
    if reached >= 1:
        return Status.MET
    if elapsed < 1 and not indicator.is_rate:
        return Status.RUNNING
    return Status.NEARLY_MET if reached >= NEARLY else Status.MISSED


def gap_short(found: Pace) -> str:
    """Return the gap in the fewest words, in points: 超0.4 / 滞后7.9 / 持平; or 差不足1次."""
    size = rounded(abs(found.gap or 0), 1)
    if found.status is Status.ON_PACE:
        if size == "0":
            return _("持平")
        return units_short(found) or _("超{size}").format(size=size)
    return _("滞后{size}").format(size=size if size != "0" else _("不足0.1"))


def units_short(found: Pace) -> str:
    """Return how many whole units are missing to be on pace: 差4次, 差不足1次; or nothing."""
    short, unit = found.short or 0, unit_of(found.goal.indicator)
    if short <= 0:
        return ""
    if short < ONE_UNIT:
        return _("差不足1{unit}").format(unit=unit)
    return _("差{n}{unit}").format(n=rounded(math.floor(short), 0), unit=unit)


def gap_worded(found: Pace) -> str:
    """Return the gap in words, in points and in whole units where some are missing.

    Examples: 超序时进度0.4个百分点 / 与序时进度持平 / 低于序时进度2个百分点，差不足1次 /
    滞后序时进度23.3个百分点，差4次. Where there is no gap, return the word of the status.
    """
    if found.gap is None:
        return _(WORDS[found.status])
    size = rounded(abs(found.gap), 1)
    kept = found.status is Status.ON_PACE
    if size == "0" and kept:
        return _("与序时进度持平")
    if found.gap > 0:
        return _("超序时进度{size}个百分点").format(size=size)
    word = _("低于序时进度{size}个百分点") if kept else _("滞后序时进度{size}个百分点")
    points = word.format(size=size if size != "0" else _("不足0.1"))
    return _("{points}，{units}").format(points=points, units=units_short(found))
