"""The chance of reaching a count goal, compared with tables of the distributions."""

import math

import pytest

from gridlens.goals.chance import at_least, band, dispersion, forecast

STEADY = [9, 11, 10, 8, 12, 10, 9, 11, 10, 12, 8, 10]
WILD = [1, 20, 2, 25, 3, 18, 1, 22, 4, 19, 2, 24]


@pytest.mark.parametrize(
    ("number", "mean", "chance"),
    [
        # P(X ≤ 4 | 2) = 0.9473, P(X ≤ 9 | 10) = 0.4579: any table of the Poisson distribution,
        # e.g. NIST/SEMATECH e-Handbook 1.3.6.6.19.
        (5, 2, 1 - 0.9473),
        (10, 10, 1 - 0.4579),
        (1, 0.5, 1 - math.exp(-0.5)),
        (0, 3, 1),
        (-4, 3, 1),
        (2.2, 2, 1 - 0.6767),
        (1, 0, 0),
    ],
)
def test_a_poisson_number_reaches(number: float, mean: float, chance: float) -> None:
    assert at_least(number, mean) == pytest.approx(chance, abs=5e-5)


def test_a_negative_binomial_number_reaches() -> None:
    # mean 2 and variance 4 is r = 2, p = 1/2: P(0) = 1/4, P(1) = 2·1/4·1/2 = 1/4, P(2) = 3/16
    assert at_least(1, 2, phi=2) == pytest.approx(3 / 4)
    assert at_least(2, 2, phi=2) == pytest.approx(1 / 2)
    assert at_least(3, 2, phi=2) == pytest.approx(5 / 16)


def test_the_band_holds_nine_tenths() -> None:
    assert band(10) == (5, 15)  # P(X ≤ 4) = 0.0293, ≤ 5: 0.0671, ≤ 14: 0.9165, ≤ 15: 0.9513
    assert band(0) == (0, 0)
    low, high = band(10, phi=4)
    assert low < 5 < 15 < high


def test_dispersion_is_decided_by_its_index() -> None:
    assert dispersion(STEADY) == 1
    mean = sum(WILD) / 12
    assert dispersion(WILD) == pytest.approx(sum((x - mean) ** 2 for x in WILD) / 11 / mean)
    assert dispersion(WILD[:11]) == dispersion([0] * 24) == dispersion([]) == 1


def test_the_rest_goes_on_as_it_has_begun() -> None:
    found = forecast(achieved=60, goal=100, planned=0.5)
    assert found
    assert (found.expected, found.phi) == (120, 1)
    assert found.chance == pytest.approx(at_least(40, 60))
    assert (found.low, found.high) == (60 + band(60)[0], 60 + band(60)[1])
    assert found.assumption(184).startswith("假定余下184天仍按至今的速度进行，数量服从泊松分布")


def test_a_plan_that_comes_late_expects_more_of_the_rest() -> None:
    early, late = forecast(20, 100, 0.5), forecast(20, 100, 0.2)
    assert early and late
    assert (early.expected, late.expected) == (40, 100)
    assert early.chance < 0.01 < 0.4 < late.chance


def test_wild_months_make_the_chance_less_sure() -> None:
    calm, wild = forecast(60, 100, 0.5, STEADY), forecast(60, 100, 0.5, WILD)
    assert calm and wild
    assert calm.chance > 0.99 > wild.chance > 0.5
    assert wild.low < calm.low < calm.high < wild.high
    assert "负二项分布" in wild.assumption(184)


def test_at_the_end_it_is_reached_or_not() -> None:
    assert [forecast(a, 100, 1).chance for a in (100, 99, 0)] == [1, 0, 0]  # type: ignore[union-attr]


def test_nothing_to_go_by() -> None:
    assert forecast(0, 10, 0) is None
    assert forecast(3, 10, 0) is None
    assert forecast(0, 10, 0.5) is None
