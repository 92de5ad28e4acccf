"""Funnel plot: do grids differ by more than chance, given the size of each (its exposure)?

O is the observed number, n the exposure, and E_i = n_i · ΣO / Σn the expected number. The exact
Poisson limits of O_i/E_i are χ²(α; 2E)/2E and χ²(1−α; 2E+2)/2E, at α = 0.025 (95 %) and 0.001
(99.8 %). If the grids as a whole vary more than chance alone explains, the limits are widened:
with Y = √(O/E), target 1 and s = 1/(2√E), the z-scores are winsorised at 10 %, φ = Σz²/k, and
τ² = (kφ − (k−1)) / (Σw − Σw²/Σw), w = 1/s². The adjusted limits of O/E are (1 ± z·√(s² + τ²))².
They are never narrower than the exact limits.

Sources: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statist. Med.
2005; 24: 1185–1202; Handling over-dispersion of performance indicators, Qual. Saf. Health Care
2005; 14: 347–351; R. DerSimonian and N. Laird, Controlled Clinical Trials 1986; 7: 177–188.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy.special import chdtri, ndtri

from gridlens.translation import N_

ALPHA_95, ALPHA_998 = 0.025, 0.001
WINSORISED = 0.1
FEW_UNITS = 10  # with fewer units, winsorising a tenth at either end has too little to work on


RULE = N_(
    "推算数 = 本网格{exposure} × 全部数量 ÷ 全部{exposure}。数量按泊松分布，界限为95%和99.8%；"
    "各网格普遍比偶然更分散时，界限按离散程度放宽（Spiegelhalter 2005）。"
    "只提示99.8%界限以外的网格，其余差异都可能出于偶然，不作排名。"
)
RULE_LIMITS = N_(
    "界限是数量 ÷ 推算数的上下限，记推算数为E：下限 χ²(α; 2E) ÷ 2E，上限 χ²(1−α; 2E+2) ÷ 2E，"
    "95%的α为0.025，99.8%的α为0.001。数量为0而E小于6.9的（e⁻ᴱ 大于0.001），不提示。"
)
RULE_WIDENED = N_(
    "放宽按平方根尺度：k个网格各有 z = 2(√数量 − √E)，小于第10、大于第90百分位数的以它们代替"
    "（百分位数用线性内插），φ 为 z² 的平均数；w = 4E，τ² =（kφ − (k−1)）÷（Σw − Σw² ÷ Σw），"
    "不大于0的不放宽。放宽后的下限和上限为 (1 ∓ c√(1÷4E + τ²))²，95%的c为1.960，99.8%的c为3.090，"
    "括号里小于0的按0；比原来的界限窄时仍用原来的。"
)


class GridSignal(Enum):
    """On which side of the 99.8 % limits a grid lies."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Band:
    """The lower and upper limits of O/E (expected value 1), at 95 % and at 99.8 %."""

    lower95: float
    upper95: float
    lower998: float
    upper998: float


@dataclass(frozen=True)
class Dispersion:
    """How much more than chance the grids vary: chance alone gives φ near 1 and τ² 0."""

    phi: float
    tau2: float


@dataclass(frozen=True)
class Spot:
    """One unit of the plot: what was observed and expected, their ratio, and its limits."""

    observed: float
    exposure: float
    expected: float
    ratio: float
    band: Band
    signal: GridSignal | None


def funnel(
    observed: Sequence[float], exposure: Sequence[float], adjusted: bool = True
) -> list[Spot]:
    """Return one spot for each unit: its ratio of observed to expected, its limits, its signal.

    With ``adjusted``, over-dispersion widens the limits. Every exposure must be above 0. If
    nothing was observed at all, nothing can be expected, and the list is empty.
    """
    total = sum(observed)
    if not total:
        return []
    expected = [size * total / sum(exposure) for size in exposure]
    tau2 = dispersion(observed, expected).tau2 if adjusted else 0.0
    spots = []
    for seen, size, usual in zip(observed, exposure, expected, strict=True):
        limits, ratio = band(usual, tau2), seen / usual
        spots.append(Spot(seen, size, usual, ratio, limits, _signal(seen, usual, limits)))
    return spots


def band(expected: float, tau2: float = 0.0) -> Band:
    """Return the limits for an expected number above 0; they are exact if τ² is 0."""
    lower95, upper95 = _widened(expected, tau2, ALPHA_95)
    lower998, upper998 = _widened(expected, tau2, ALPHA_998)
    return Band(lower95, upper95, lower998, upper998)


def dispersion(observed: Sequence[float], expected: Sequence[float]) -> Dispersion:
    """Return φ and τ² of the z-scores on the square-root scale."""
    usual = np.asarray(expected, dtype=float)
    spread = 1 / (2 * np.sqrt(usual))
    scores = (np.sqrt(np.asarray(observed, dtype=float) / usual) - 1) / spread
    low, high = np.quantile(scores, [WINSORISED, 1 - WINSORISED])
    phi = float(np.mean(np.clip(scores, low, high) ** 2))
    return Dispersion(phi, between(phi, spread))


def between(phi: float, spread: Sequence[float] | np.ndarray) -> float:
    """Return τ², the variance between units, by the method of moments.

    τ² is 0 if kφ does not exceed k − 1, and for fewer than two units. ``spread`` has the standard
    error within each unit.
    """
    weights = 1 / np.square(np.asarray(spread, dtype=float))
    count = len(weights)
    if count < 2:
        return 0.0
    room = float(weights.sum() - np.square(weights).sum() / weights.sum())
    excess = count * phi - (count - 1)
    return max(0.0, excess) / room


def _exact(expected: float, alpha: float) -> tuple[float, float]:
    twice = 2 * expected
    return float(chdtri(twice, 1 - alpha)) / twice, float(chdtri(twice + 2, alpha)) / twice


def _widened(expected: float, tau2: float, alpha: float) -> tuple[float, float]:
    low, high = _exact(expected, alpha)
    if not tau2:
        return low, high
    reach = -float(ndtri(alpha)) * math.sqrt(1 / (4 * expected) + tau2)
    return min(low, max(0.0, 1 - reach) ** 2), max(high, (1 + reach) ** 2)


def _signal(seen: float, usual: float, limits: Band) -> GridSignal | None:
    """Return on which side of the 99.8 % limits a count lies; None if it lies within them.

    A count of 0 is no signal if chance alone brings it often enough. The lower limit is above 0
    even for a small expected number E, but P(0) = e^−E exceeds α = 0.001 as long as E < 6.9.
    """
    ratio = seen / usual
    if ratio > limits.upper998:
        return GridSignal.ABOVE
    if not seen and math.exp(-usual) > ALPHA_998:
        return None
    return GridSignal.BELOW if ratio < limits.lower998 else None
