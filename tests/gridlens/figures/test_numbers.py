"""Figures as people read them."""

import pytest

from gridlens.figures.numbers import percent, rounded, unit_of, written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((0, "0"), (7, "7"), (1234, "1,234"), (8.5, "8.5"), (12.0, "12"), (-3, "-3")),
        *((9999, "9,999"), (9999.9, "9,999.9"), (9999.96, "1万"), (10000, "1万")),
        *((12345, "1.23万"), (10050, "1.01万"), (-12345, "-1.23万"), (99_990_000, "9,999万")),
        *((99_999_900, "9,999.99万"), (99_999_999, "1亿"), (123_456_789, "1.23亿")),
        *((0.05, "0.1"), (0.04, "0"), (-0.04, "0"), (2.25, "2.3"), (1.15, "1.2")),
    ],
)
def test_a_count_or_amount(value: float, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_nothing_is_a_dash(nothing: float | None) -> None:
    assert written(nothing) == "—"
    assert written(nothing, "disputes_settlement_rate") == "—"


@pytest.mark.parametrize(
    ("fraction", "text"),
    [
        *((0.3125, "31.3%"), (0.3124, "31.2%"), (0.937, "93.7%"), (0.9, "90%"), (1, "100%")),
        *((0.0005, "0.1%"), (0.00049, "0%"), (1 / 3, "33.3%"), (2 / 3, "66.7%"), (0, "0%")),
        *((5 / 16, "31.3%"), (201 / 400, "50.3%"), (0.1 + 0.2, "30%"), (12.5, "1,250%")),
    ],
)
def test_a_fraction_in_per_cent_is_rounded_half_up(fraction: float, text: str) -> None:
    assert percent(fraction) == text


def test_every_half_of_a_tenth_goes_up() -> None:
    for n in range(1000):
        whole, tenths = divmod(n + 1, 10)
        expected = f"{whole}.{tenths}%" if tenths else f"{whole}%"
        assert percent((10 * n + 5) / 10_000) == expected


def test_a_rate_is_in_per_cent_and_has_no_unit_of_its_own() -> None:
    assert written(0.9595, "disputes_settlement_rate") == "96%"
    assert unit_of("disputes_settlement_rate") == ""
    assert (written(142, "disputes_settled"), unit_of("disputes_settled")) == ("142", "起")
    assert unit_of("disputes_median_days") == "天"


def test_rounded_writes_at_most_so_many_decimals() -> None:
    assert [rounded(1.005, n) for n in (0, 1, 2, 3)] == ["1", "1", "1.01", "1.005"]
    assert rounded(1000, 0) == "1,000"
