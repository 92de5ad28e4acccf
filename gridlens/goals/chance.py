"""How likely a count is to reach its goal, if the rest of the period goes on as it has begun.

Let G be the goal, S the share of the goal planned so far, and A the count so far. The rest of the
period is expected to bring μ = A · (1 − S) / S. This rest X is taken as a Poisson number, and the
chance is P(X ≥ G − A).

If the months so far vary more than chance alone would make them vary, X has the variance φ·μ
instead of μ and is negative binomial; φ is the months' variance ÷ mean. The index of dispersion,
Σ(x − x̄)²/x̄, decides which of the two holds: it is tested against χ² with k − 1 degrees of freedom
at 5 %, from twelve months on.

Sources: R. A. Fisher, Statistical Methods for Research Workers (1925), § 16, index of dispersion;
P. McCullagh and J. A. Nelder, Generalized Linear Models (2nd ed. 1989), § 6.2, variance φ·μ.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from scipy.special import betainc, chdtrc, pdtr

from gridlens.translation import N_, _

LEAST_MONTHS = 12
SIGNIFICANT = 0.05
BAND = 0.9
POISSON = N_(
    "假定余下{days}天仍按至今的速度进行，数量服从泊松分布；人手、季节和工作安排的变化没有计入。"
)
DISPERSED = N_(
    "假定余下{days}天仍按至今的速度进行；以往各月的波动大于偶然（方差约为均值的{phi}倍），"
    "按负二项分布推算；人手、季节和工作安排的变化没有计入。"
)

RULE_CHANCE = N_(
    "完成的可能 = 余下的数量不少于 目标 − 已完成 的概率。余下的数量假定服从泊松分布，"
    "均值 = 已完成 ×（1 − 时间进度）÷ 时间进度。截至日前最近24个整月（从台账第一条记录的月份起）"
    "满12个月，且离散指数 Σ(x − x̄)² ÷ x̄ 在自由度为月数减1的χ²分布上超出95%的，"
    "改用均值不变、方差为φ倍均值的负二项分布，φ = 各月的样本方差 ÷ 均值。"
    "还一件没有完成、期限又没有到的，不推算。"
)


@dataclass(frozen=True)
class Forecast:
    """The total at the period's end: expected, with a 90 % band, and the chance of the goal."""

    chance: float
    expected: float
    low: float
    high: float
    phi: float

    def assumption(self, days: int) -> str:
        """Return a sentence that says what the forecast assumes about the days left."""
        if self.phi > 1:
            return _(DISPERSED).format(days=days, phi=f"{self.phi:.1f}")
        return _(POISSON).format(days=days)


def forecast(
    achieved: float, goal: float, planned: float, history: Sequence[float] = ()
) -> Forecast | None:
    """Return the forecast of a count; None when nothing is planned or counted yet.

    ``planned`` is S, the share of the goal planned so far. ``history`` holds the counts of whole
    months.
    """
    if planned <= 0 or (achieved <= 0 and planned < 1):
        return None
    rest, phi = achieved * (1 - planned) / planned, dispersion(history)
    low, high = band(rest, phi)
    return Forecast(
        chance=at_least(goal - achieved, rest, phi),
        expected=achieved + rest,
        low=achieved + low,
        high=achieved + high,
        phi=phi,
    )


def chance_phrase(chance: float) -> str:
    """Return a chance in whole per cent: 不到1%, 约57%, 99%以上."""
    if chance < 0.01:
        return _("不到1%")
    return _("99%以上") if chance > 0.99 else _("约{chance}%").format(chance=round(chance * 100))


def expected_phrase(found: Forecast, unit: str) -> str:
    """Return what the period is expected to bring at the pace so far: 按目前进度预计11次."""
    return _("按目前进度预计{n}{unit}").format(n=f"{found.expected:,.0f}", unit=unit)


def dispersion(history: Sequence[float]) -> float:
    """Return φ, the months' variance ÷ mean, where it is more than chance; otherwise 1."""
    if len(history) < LEAST_MONTHS or not any(history):
        return 1.0
    freedom, phi = len(history) - 1, variance(history) / fmean(history)
    return phi if chdtrc(freedom, freedom * phi) < SIGNIFICANT else 1.0


def at_least(number: float, mean: float, phi: float = 1.0) -> float:
    """Return P(X ≥ number) for a count with that mean and a variance of φ · mean."""
    least = math.ceil(number - 1e-9)
    return 1.0 if least <= 0 else 1.0 - _below(least, mean, phi)


def band(mean: float, phi: float = 1.0, level: float = BAND) -> tuple[int, int]:
    """Return the two numbers between which the middle ``level`` of a count's distribution lies."""
    tail = (1 - level) / 2
    return _quantile(tail, mean, phi), _quantile(1 - tail, mean, phi)


def _below(number: int, mean: float, phi: float) -> float:
    """Return P(X < number); ``number`` is at least 1."""
    if not mean:
        return 1.0
    if phi <= 1:
        return float(pdtr(number - 1, mean))
    return float(betainc(mean / (phi - 1), number, 1 / phi))


def _quantile(share: float, mean: float, phi: float) -> int:
    """Return the least number q for which P(X ≤ q) is at least ``share``."""
    low, high = -1, max(1, math.ceil(mean))
    while _below(high + 1, mean, phi) < share:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _below(middle + 1, mean, phi) >= share else (middle, high)
    return high
