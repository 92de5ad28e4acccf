"""Counts and measures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Decimal, Whole
from tests.gridlens.kinds.anything import TEXTS, value_or_none


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("12.0", 12),
        ("１２", 12),
        ("1,200", 1200),
        ("1，200", 1200),
        ("3起", 3),
        ("3 起", 3),
        ("15户", 15),
        ("0", 0),
        ("007", 7),
    ],
)
def test_a_count_is_read(text: str, value: int):
    assert Whole().parse(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("约20", "不是数字；约数请改为确数"),
        ("20余", "不是数字"),
        ("三", "不是数字"),
        ("5万", "不是数字"),
        ("1,23", "不是数字"),
        ("1.5", "应为整数"),
        ("100%", "应为整数"),
        ("-3", "应在0至"),
        ("1000000001", "应在0至1000000000之间"),
        ("9" * 400, "应在0至1000000000之间"),
    ],
)
def test_what_is_no_count_is_refused(text: str, reason: str):
    with pytest.raises(Refused, match=reason):
        Whole().parse(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("180", 180.0), ("12.5", 12.5), ("95%", 0.95), ("95 ％", 0.95), ("93.7%", 0.937)],
)
def test_a_measure_is_read(text: str, value: float):
    assert Decimal().parse(text) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize("text", ["若干", "-5", "9" * 400, "inf", "nan", "1e5"])
def test_what_is_no_measure_is_refused(text: str):
    with pytest.raises(Refused):
        Decimal().parse(text)


def test_they_say_what_to_write():
    assert Whole().expects() == "整数，如 12"
    assert Decimal().expects() == "数值，如 12 或 95%"


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "{}人", "{}.0"]))
def test_every_count_comes_back_from_every_writing(number: int, writing: str):
    assert Whole().parse(writing.format(number)) == number


@given(TEXTS)
def test_any_text_is_a_number_or_refused(text: str):
    whole, decimal = value_or_none(Whole(), text), value_or_none(Decimal(), text)
    assert whole is None or 0 <= whole <= 10**9
    assert decimal is None or 0 <= decimal <= 10**9
