"""Numbers written in Chinese characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds.numeral import numeral, positional
from tests.gridlens.kinds.anything import spelled


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("一十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百", 100),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一百一十", 110),
        ("两百", 200),
        ("一千零五", 1005),
        ("一千零五十", 1050),
        ("两千三百四十五", 2345),
        ("九千九百九十九", 9999),
    ],
)
def test_a_number_written_out_is_read(text: str, number: int):
    assert numeral(text) == number


@pytest.mark.parametrize(
    "text", ["", "二〇", "二五", "十十", "百", "一百五", "二十余", "十两", "一万", "二零二五", "12"]
)
def test_what_is_not_written_out_properly_is_none(text: str):
    assert numeral(text) is None


@given(st.integers(1, 99))
def test_every_number_of_two_digits_comes_back(number: int):
    assert numeral(spelled(number)) == number


def test_a_year_is_read_digit_by_digit():
    assert positional("二〇二五") == positional("二零二五") == positional("二○二五") == 2025
    assert positional("十") is positional("") is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str):
    assert isinstance(numeral(text), int | None)
    assert isinstance(positional(text), int | None)
