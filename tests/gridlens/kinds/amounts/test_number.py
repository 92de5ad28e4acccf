"""Counts and measures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Decimal, Whole
from tests.gridlens.kinds.anything import TEXTS, full_width, value_or_none


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
        ("12人次", 12),
        ("１２　人", 12),
        ("二十", 20),
        ("三起", 3),
        ("两", 2),
        ("0", 0),
        ("007", 7),
    ],
)
def test_a_count_is_read(text: str, value: int):
    assert Whole().parse(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("约20", "是约数或范围，请写确切的数，如 20"),
        ("20余", "是约数或范围"),
        ("二十多", "是约数或范围"),
        ("近百人", "是约数或范围"),
        ("20人以上", "是约数或范围"),
        ("20-30", "是约数或范围"),
        ("若干", "不是数字，请只写数字，如 12"),
        ("二〇", "不是数字"),
        ("12²", "不是数字"),
        ("①", "不是数字"),
        ("12人（含代表2人）", "不是数字"),
        ("5万", "请把“万”写成数字，如 50000"),
        ("1.2万人", "请把“万”写成数字，如 12000"),
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


@pytest.mark.parametrize("text", ["12", "12人", "12名", "12人次", "12个"])
def test_a_column_of_people_counts_people(text: str):
    assert Whole(unit="人").parse(text) == 12


@pytest.mark.parametrize(("unit", "text"), [("人", "12户"), ("户", "12人"), ("条", "12户")])
def test_a_column_counts_nothing_else(unit: str, text: str):
    with pytest.raises(Refused, match=rf"单位是“{text[-1]}”，本列要填多少{unit}，请核对"):
        Whole(unit=unit).parse(text)


def test_they_say_what_to_write():
    assert Whole().expects() == "整数，如 12"
    assert Decimal().expects() == "数值，如 12 或 95%"


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "{}人", "{}.0"]))
def test_every_count_comes_back_from_every_writing(number: int, writing: str):
    assert Whole().parse(writing.format(number)) == number


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_a_number_or_refused(text: str):
    whole, decimal = value_or_none(Whole(), text), value_or_none(Decimal(), text)
    assert whole is None or 0 <= whole <= 10**9
    assert decimal is None or 0 <= decimal <= 10**9


@pytest.mark.slow
@given(TEXTS)
def test_full_width_and_half_width_give_one_number(text: str):
    assert value_or_none(Whole(), full_width(text)) == value_or_none(Whole(), text)
    assert value_or_none(Decimal(), full_width(text)) == value_or_none(Decimal(), text)
