"""Funnel limits and over-dispersion against published values and worked examples."""

import math

import pytest

from gridlens.analysis.funnel import GridSignal, band, between, dispersion, funnel

# nhs-r-community/FunnelPlotR, tests/testthat/test-poisson_limits.R: E = 15, 20, 30.
POISSON = {
    15: (0.5596924, 1.649348, 0.3862650, 2.082907),
    20: (0.6108260, 1.544419, 0.4479107, 1.902094),
    30: (0.6746958, 1.427562, 0.5289724, 1.702771),
}
# W. Viechtbauer, R code for Borenstein et al., Introduction to Meta-Analysis (2009)
# (wviechtb.github.io/meta_analysis_books/borenstein2009.html), DerSimonian–Laird: trials of the
# BCG vaccine (Colditz et al. 1994) as cases and others among vaccinated and controls, Q = 152.2330,
# τ² = 0.3088; and table 14.4 as events and sizes, Q = 10.5512, τ² = 0.1729.
BCG = [
    *((4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619)),
    *((33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619)),
    *((505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600)),
    *((186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825)),
]
TABLE_14_4 = [
    *((12, 65, 16, 65), (8, 40, 10, 40), (14, 80, 19, 80)),
    *((25, 400, 80, 400), (8, 40, 11, 40), (16, 65, 18, 65)),
]
EVEN = [7.0] * 20


@pytest.mark.parametrize("expected", POISSON)
def test_the_exact_limits(expected: int) -> None:
    found = band(expected)
    lower95, upper95, lower998, upper998 = POISSON[expected]
    assert (found.lower95, found.lower998) == pytest.approx((lower95, lower998), abs=5e-8)
    assert (found.upper95, found.upper998) == pytest.approx((upper95, upper998), abs=5e-7)


def test_the_variance_between_trials_of_the_bcg_vaccine() -> None:
    spread = [math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)) for a, b, c, d in BCG]
    assert between(152.2330 / 13, spread) == pytest.approx(0.3088, abs=5e-5)


def test_the_variance_between_the_studies_of_table_14_4() -> None:
    spread = [math.sqrt(1 / a + 1 / (n - a) + 1 / c + 1 / (m - c)) for a, n, c, m in TABLE_14_4]
    assert between(10.5512 / 6, spread) == pytest.approx(0.1729, abs=5e-5)


def test_no_variance_between_where_chance_explains_all() -> None:
    assert between(1.2425 / 4, [0.1, 0.2, 0.1, 0.3]) == 0
    assert between(1, [0.1]) == between(9, [0.1]) == 0


def test_dispersion_by_hand() -> None:
    found = dispersion([1, 4, 9], [4, 4, 4])  # z = (0.5−1)/0.25, 0, (1.5−1)/0.25 = −2, 0, 2
    assert found.phi == pytest.approx((1.6**2 + 1.6**2) / 3)  # winsorised to ∓1.6
    assert found.tau2 == pytest.approx((3 * found.phi - 2) / (3 * 16 - 16))


def test_adjusted_limits_by_hand() -> None:
    # 1/(4·16) + 0.09375 = 0.109375, its root 0.3307189
    found = band(16, 0.09375)
    assert found.upper95 == pytest.approx((1 + 1.959964 * 0.3307189) ** 2, rel=1e-6)
    assert found.lower95 == pytest.approx((1 - 1.959964 * 0.3307189) ** 2, rel=1e-5)
    assert found.upper998 == pytest.approx((1 + 3.090232 * 0.3307189) ** 2, rel=1e-6)
    assert found.lower998 == 0


def test_adjusting_never_narrows() -> None:
    exact, barely = band(15), band(15, 1e-6)
    assert (barely.upper95, barely.upper998) == (exact.upper95, exact.upper998)
    assert barely.lower95 <= exact.lower95


def test_expected_is_by_exposure_and_adds_up() -> None:
    spots = funnel([2, 4, 6], [100, 200, 100])
    assert [spot.expected for spot in spots] == [3, 6, 3]
    assert [spot.ratio for spot in spots] == pytest.approx([2 / 3, 2 / 3, 2])


def test_equal_grids_signal_nothing_and_need_no_adjusting() -> None:
    spots = funnel(EVEN, [400.0] * 20)
    assert {spot.signal for spot in spots} == {None}
    assert dispersion(EVEN, EVEN).tau2 == 0


def test_one_grid_far_off_is_a_signal_also_after_adjusting() -> None:
    observed = [*EVEN[:19], 30.0]
    assert [s.signal for s in funnel(observed, [400.0] * 20)] == [None] * 19 + [GridSignal.ABOVE]
    low = funnel([*EVEN[:19], 0.0], [*[400.0] * 19, 800.0], adjusted=False)
    assert [s.signal for s in low] == [None] * 19 + [GridSignal.BELOW]


def test_none_at_all_is_no_signal_where_chance_often_brings_it() -> None:
    rare = funnel([0.0, 4.0, 2.0], [1.0, 1.0, 1.0], adjusted=False)
    assert rare[0].band.lower998 > 0
    assert {spot.signal for spot in rare} == {None}
    common = funnel([0.0, 12.0, 9.0], [1.0, 1.0, 1.0], adjusted=False)  # E = 7: P(0) = 0.0009
    assert common[0].signal is GridSignal.BELOW


def test_where_all_grids_vary_widely_the_adjusted_limits_hold_them() -> None:
    observed = [20.0, 2.0] * 10
    bare = funnel(observed, [1.0] * 20, adjusted=False)
    wide = funnel(observed, [1.0] * 20)
    assert bare[0].band.upper998 < wide[0].band.upper998
    assert {spot.signal for spot in wide} == {None}


def test_nothing_observed_has_no_spots_and_one_grid_is_as_expected() -> None:
    assert funnel([0, 0], [1, 2]) == []
    assert funnel([], []) == []
    assert [(s.ratio, s.signal) for s in funnel([9], [5])] == [(1, None)]
