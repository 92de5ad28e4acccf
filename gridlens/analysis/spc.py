"""XmR chart: is a run of values noise around one level, or is there a signal in it?

Centre = mean; MR_i = |x_i − x_{i−1}|; moving ranges of 3.267 times their mean or more are dropped
once; limits = mean ± 2.66 · mean(MR), near limits ± 1.773 · mean(MR). A point has the first signal
that applies: outside the limits; one of seven in a trend; beyond a near limit as one of two in
three on one side (the third may lie anywhere); one of seven in a row on one side of the mean.
Limits, trends and runs begin anew where the run is re-based.

Sources: D. J. Wheeler, Understanding Variation (SPC Press, 2nd ed. 2000), pp. 60 and 137: 2.66 and
3.267; NHS England, Making Data Count: the four rules, and their order as in NHSRplotthedots.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import inf, isclose
from statistics import fmean

from gridlens.schema.ledger import Direction
from gridlens.translation import N_

LIMIT = 2.66  # 3 / d2, with d2 = 1.128 for ranges of two (ASTM E2587, table of factors)
NEAR_LIMIT = 1.773  # two thirds of it
SCREEN = 3.267  # D4 for ranges of two: the upper limit of moving ranges
TREND = RUN = 7
LEAST_POINTS = 12  # with fewer points, limits are on trial


class Signal(Enum):
    """The kinds of signal, in the order in which they are looked for."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    RUN = "run"


class Sense(Enum):
    """What a signal means for the office; each has a word, so that colour is never the only one."""

    COMMON = "common_cause"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    NEUTRAL = "neutral"


SIGNAL_WORDS = {
    Signal.OUTSIDE: N_("超出界限"),
    Signal.TREND: N_("连续7点同向变化"),
    Signal.TWO_OF_THREE: N_("3点中有2点接近同侧界限"),
    Signal.RUN: N_("连续7点在均值同侧"),
}
SENSE_WORDS = {
    Sense.COMMON: N_("正常波动"),
    Sense.IMPROVEMENT: N_("向好"),
    Sense.CONCERN: N_("需关注"),
    Sense.NEUTRAL: N_("有变化"),
}
SENSE_SIGNS = {
    Sense.COMMON: "●",
    Sense.IMPROVEMENT: "▲",
    Sense.CONCERN: "▼",
    Sense.NEUTRAL: "◆",
}
RULE = N_(
    "中线为均值，界限为均值 ± 2.66 × 平均移动极差（不小于平均值3.267倍的极差不计）。"
    "信号依次为：超出界限；连续7点同向变化；3点中有2点接近同侧界限；连续7点在均值同侧。"
)
RULE_DETAILS = N_(
    "移动极差是画出的相邻两点之差的绝对值，只筛一次；一个不剩或剩下的都是0时，用全部移动极差。"
    "接近界限为均值 ± 1.773 × 平均移动极差：点在它以外，前后两点之内另有一点也在同侧以外，"
    "算3点中有2点。连续7点同向变化，即逐点上升或逐点下降，相等就打断，这7点都算；"
    "连续7点在均值同侧，这些点也都算，正好在均值上的点打断它。一点有几个信号的，取排在前面的。"
    "不足12点的是试行界限。画出的界限不低于0，比率不高于100%；信号按没有截过的界限找。"
)


@dataclass(frozen=True)
class Limits:
    """Centre, limits and near limits of one level; ``trial`` if it has fewer than 12 points."""

    centre: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float
    trial: bool

    def shown(self, rate: bool) -> tuple[float, float]:
        """Return the lower and upper limit as they are shown: no count and no rate is below 0.

        A rate is at most 1. Signals are found with the limits as computed.
        """
        most = 1.0 if rate else inf
        return max(0.0, self.lower), min(most, self.upper)


@dataclass(frozen=True)
class Point:
    """One value with the limits of its level; ``rises`` is true if its signal points upwards."""

    value: float
    limits: Limits
    signal: Signal | None
    rises: bool
    sense: Sense


def xmr(
    values: Sequence[float], direction: Direction, rebased: Collection[int] = ()
) -> list[Point]:
    """Return each value as a point of the chart; each index in ``rebased`` begins a new level."""
    starts = sorted({0, *(place for place in rebased if 0 < place < len(values))})
    points = []
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        points += _level(values[start:end], direction)
    return points


def limits(values: Sequence[float]) -> Limits:
    """Return the limits of one level of at least one value.

    If screening leaves only ranges of 0, all ranges count. Otherwise the limits would have no
    width, and every point would be a signal.
    """
    centre = fmean(values)
    ranges = [abs(after - before) for before, after in pairwise(values)]
    usual = fmean(ranges) if ranges else 0.0
    kept = [one for one in ranges if one < SCREEN * usual]
    width = (fmean(kept) if kept else 0.0) or usual
    return Limits(
        centre=centre,
        lower=centre - LIMIT * width,
        upper=centre + LIMIT * width,
        near_lower=centre - NEAR_LIMIT * width,
        near_upper=centre + NEAR_LIMIT * width,
        trial=len(values) < LEAST_POINTS,
    )


def _level(values: Sequence[float], direction: Direction) -> list[Point]:
    if not values:
        return []
    found = limits(values)
    sides = [beyond(value, found.centre, found.centre) for value in values]
    outside = [beyond(value, found.lower, found.upper) for value in values]
    near = [beyond(value, found.near_lower, found.near_upper) for value in values]
    trends, pairs, runs = _trends(values), _two_of_three(near), _runs(sides, RUN)
    points = []
    for place, value in enumerate(values):
        told = (
            (Signal.OUTSIDE, outside[place]),
            (Signal.TREND, trends[place]),
            (Signal.TWO_OF_THREE, pairs[place]),
            (Signal.RUN, runs[place]),
        )
        signal, way = next(((one, way) for one, way in told if way), (None, 0))
        points.append(Point(value, found, signal, way > 0, _sense(way, direction)))
    return points


def beyond(value: float, low: float, high: float) -> int:
    """Return 1 above ``high``, −1 below ``low``, else 0; float error does not count."""
    if value > high and not isclose(value, high, rel_tol=1e-9, abs_tol=1e-9):
        return 1
    return -1 if value < low and not isclose(value, low, rel_tol=1e-9, abs_tol=1e-9) else 0


def _trends(values: Sequence[float]) -> list[int]:
    """Return for each point the direction of its trend: 1, −1, or 0 for none.

    A point that belongs to two trends has the direction of the later one.
    """
    steps = [beyond(after, before, before) for before, after in pairwise(values)]
    parts = [0] * len(values)
    for place, way in enumerate(_runs(steps, TREND - 1)):
        if way:
            parts[place] = parts[place + 1] = way
    return parts


def _runs(ways: Sequence[int], length: int) -> list[int]:
    """Keep each direction that is part of ``length`` equal ones in a row; replace others by 0."""
    parts = [0] * len(ways)
    for end in range(length, len(ways) + 1):
        some = ways[end - length : end]
        if some[0] and len(set(some)) == 1:
            parts[end - length : end] = some
    return parts


def _two_of_three(near: Sequence[int]) -> list[int]:
    """Return the side of each point beyond a near limit with another one on its side near by.

    Near by means at most two places away. The other points have 0.
    """
    return [
        side
        if side
        and any(
            other == side
            for place, other in enumerate(near[max(0, at - 2) : at + 3], start=max(0, at - 2))
            if place != at
        )
        else 0
        for at, side in enumerate(near)
    ]


def _sense(way: int, direction: Direction) -> Sense:
    if not way:
        return Sense.COMMON
    if direction is Direction.NEUTRAL:
        return Sense.NEUTRAL
    better = (way > 0) == (direction is Direction.HIGHER)
    return Sense.IMPROVEMENT if better else Sense.CONCERN
