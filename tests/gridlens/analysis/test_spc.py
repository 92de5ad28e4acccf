"""XmR charts against published worked examples, and the four signals one by one."""

import pytest

from gridlens.analysis.spc import (
    SENSE_SIGNS,
    SENSE_WORDS,
    SIGNAL_WORDS,
    Point,
    Sense,
    Signal,
    limits,
    xmr,
)
from gridlens.schema.ledger import Direction

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 (itl.nist.gov/div898/handbook/pmc/
# section3/pmc322.htm): flow rate of ten batches; mean 50.81, mean moving range 1.8778,
# limits 45.8159 and 55.8041 with 3/1.128 = 2.6596 for 2.66.
FLOW_RATE = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
# nhs-r-community/NHSRplotthedots, tests/testthat/_snaps/ptd_spc_standard.md: R's set.seed(123);
# rnorm(20), as it is and with its 15th value set to 10, a moving range that is screened out.
RANDOM = [
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141),
]
STEADY = [1.0, -1.0] * 7


def signals(values: list[float], direction: Direction = Direction.HIGHER) -> list[str]:
    return [p.signal.value if p.signal else "" for p in xmr(values, direction)]


def senses(points: list[Point]) -> list[Sense]:
    return [point.sense for point in points]


def test_the_individuals_chart_of_the_nist_handbook() -> None:
    found = limits(FLOW_RATE)
    assert found.centre == pytest.approx(50.81)
    assert (found.upper - found.centre) / 2.66 == pytest.approx(1.8778, abs=5e-5)
    assert found.lower == pytest.approx(45.8159, abs=1e-3)
    assert found.upper == pytest.approx(55.8041, abs=1e-3)
    assert found.trial
    assert signals(FLOW_RATE) == [""] * 10


def test_the_limits_of_plot_the_dots() -> None:
    found = limits(RANDOM)
    assert found.centre == pytest.approx(0.1416238, abs=5e-8)
    assert (found.lower, found.upper) == pytest.approx((-3.01138, 3.294627), abs=5e-6)
    assert not found.trial


def test_the_limits_of_plot_the_dots_with_two_moving_ranges_screened_out() -> None:
    found = limits([*RANDOM[:14], 10.0, *RANDOM[15:]])
    assert found.centre == pytest.approx(0.6694159, abs=5e-8)
    assert (found.lower, found.upper) == pytest.approx((-2.383666, 3.722497), abs=5e-6)


def test_near_limits_and_limits_by_hand() -> None:
    found = limits([4, 6, 4, 6])
    assert (found.centre, found.lower, found.upper) == pytest.approx((5, -0.32, 10.32))
    assert (found.near_lower, found.near_upper) == pytest.approx((1.454, 8.546))


def test_a_range_on_the_boundary_of_screening_is_dropped() -> None:
    width = 3.267 * 9 / (10 - 3.267)  # 3.267 times the mean of itself and nine ranges of 1
    found = limits([*([0.0, 1.0] * 5), 1.0 + width])
    assert (found.upper - found.centre) / 2.66 == pytest.approx(1)


def test_limits_are_on_trial_below_twelve_points() -> None:
    assert limits(STEADY[:11]).trial
    assert not limits(STEADY[:12]).trial


@pytest.mark.parametrize("values", [[3.0], [3.0] * 20, [0.1 + 0.2] * 15])
def test_what_never_varies_has_no_signal(values: list[float]) -> None:
    assert signals(values) == [""] * len(values)


def test_ranges_of_nothing_but_nought_after_screening_do_not_make_limits() -> None:
    found = signals([*[0.0] * 12, 5.0, *[0.0] * 12])
    assert found[12] == "outside"
    assert set(found[:12] + found[13:]) == {"run"}


def test_no_values() -> None:
    assert xmr([], Direction.HIGHER) == []


def test_a_point_outside_is_told_first() -> None:
    assert signals([*STEADY, 12.0])[-1] == "outside"
    assert signals([*STEADY, -12.0])[-1] == "outside"


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([-3, -2, -1, 0, 1, 2], 0),
        ([-3, -2, -1, 0, 1, 2, 3], 7),
        ([-3, -2, -1, 0, 1, 2, 3, 4], 8),
        ([-3, -2, -1, -1, 0, 1, 2], 0),
        ([-3, 2, 1, 0, -1, -2, -3, -4, 0], 7),
        ([-3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3], 13),
    ],
)
def test_a_trend_of_seven(values: list[float], marked: int) -> None:
    assert signals([*[4.0, -4.0] * 6, 4.0, *values]).count("trend") == marked


def test_all_seven_of_a_trend_are_marked_and_no_more() -> None:
    rising = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
    before = [4.0, -4.0] * 6 + [4.0]
    assert signals([*before, *rising, 0.0]) == [*[""] * 13, *["trend"] * 7, ""]


@pytest.mark.parametrize(
    ("ends", "marked"),
    [
        ((4.5, 4.5), ["two_of_three", "two_of_three"]),
        ((4.5, 0.5, 4.5), ["two_of_three", "", "two_of_three"]),
        ((4.5, -0.5, 4.5), ["two_of_three", "", "two_of_three"]),
        ((5.5, -5.5), ["", ""]),
        ((4.5, 0.5, -0.5, 4.5), ["", "", "", ""]),
    ],
)
def test_two_of_three_beyond_the_near_limit_on_one_side(
    ends: tuple[float, ...], marked: list[str]
) -> None:
    # The mean stays near 0, the mean range near 2: near limits about ±4, limits about ±6.
    assert signals([*STEADY, *STEADY, *ends])[2 * len(STEADY) :] == marked


def test_a_point_outside_is_one_of_two_in_three() -> None:
    assert signals([*STEADY, 12.0, 5.5])[-2:] == ["outside", "two_of_three"]


def test_seven_in_a_row_on_one_side() -> None:
    high = [1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0]
    low = [-one for one in high]
    assert signals([*low, *high]) == ["run"] * 14
    assert signals([*low[:6], *high[:6]]) == [""] * 12


def test_a_point_on_the_mean_breaks_the_run() -> None:
    low = [-1.0, -3.0, -1.0, -3.0, -1.0, -3.0]
    assert signals([1.0, 3.0, 1.0, 0.0, 3.0, 1.0, 3.0, *low]) == [""] * 13


@pytest.mark.parametrize(
    ("direction", "high", "low"),
    [
        (Direction.HIGHER, Sense.IMPROVEMENT, Sense.CONCERN),
        (Direction.LOWER, Sense.CONCERN, Sense.IMPROVEMENT),
        (Direction.NEUTRAL, Sense.NEUTRAL, Sense.NEUTRAL),
    ],
)
def test_what_a_signal_means(direction: Direction, high: Sense, low: Sense) -> None:
    assert senses(xmr([*STEADY, 12.0], direction)) == [*[Sense.COMMON] * 14, high]
    assert senses(xmr([*STEADY, -12.0], direction))[-1] is low


def test_a_trend_means_what_its_way_means_also_below_the_mean() -> None:
    rising = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0]
    points = xmr([*[4.0, -4.0] * 6, 4.0, *rising], Direction.HIGHER)
    assert senses(points)[-7:] == [Sense.IMPROVEMENT] * 7
    points = xmr([*[-4.0, 4.0] * 6, -4.0, *rising[::-1]], Direction.HIGHER)
    assert senses(points)[-7:] == [Sense.CONCERN] * 7


def test_a_new_level_has_limits_of_its_own_and_breaks_runs() -> None:
    values = [*[10.0, 16.0] * 6, *[18.0, 24.0] * 6]
    assert set(signals(values)) == {"run"}
    points = xmr(values, Direction.HIGHER, rebased=[12])
    assert [p.limits.centre for p in points] == [13.0] * 12 + [21.0] * 12
    assert {p.signal for p in points} == {None}
    assert xmr(values, Direction.HIGHER, rebased=[0, 99]) == xmr(values, Direction.HIGHER)


def test_every_signal_and_sense_has_words() -> None:
    assert set(SIGNAL_WORDS) == set(Signal)
    assert set(SENSE_WORDS) == set(SENSE_SIGNS) == set(Sense)
