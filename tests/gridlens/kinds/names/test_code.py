"""Codes are text, and their leading zeros matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Code
from tests.gridlens.kinds.anything import TEXTS, full_width, value_or_none

GRID = Code(digits=15)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("JF2025-001", "JF2025-001"),
        (" jf2025-001 ", "JF2025-001"),
        ("ＪＦ２０２５－００１", "JF2025-001"),
        ("JF 2025-001", "JF2025-001"),
        ("000123", "000123"),
        ("17.0", "17"),
        ("1.5", "1.5"),
        ("红旗2025-1", "红旗2025-1"),
        ("JF2025—001", "JF2025-001"),
        ("JF\n2025-001", "JF2025-001"),
        ('="000123"', "000123"),
        ("'000123", "000123"),
    ],
)
def test_a_code_is_kept_as_text(text: str, value: str):
    assert Code().parse(text) == value


@pytest.mark.parametrize("text", ["4.11E+14", "4.11101e+14", "4E+14"])
def test_a_code_that_a_spreadsheet_rounded_is_refused(text: str):
    with pytest.raises(Refused, match="科学计数"):
        Code().parse(text)


def test_a_grid_code_has_fifteen_digits():
    assert GRID.parse("011101001001005") == "011101001001005"
    assert GRID.parse("411101001001005.0") == "411101001001005"


@pytest.mark.parametrize(
    "text", ["41110100100100", "4111010010010055", "41110100100100A", "٤" * 15]
)
def test_anything_but_fifteen_digits_is_refused(text: str):
    with pytest.raises(Refused, match="应为15位数字"):
        GRID.parse(text)


def test_a_code_that_lost_its_leading_zeros_is_told_what_it_was():
    with pytest.raises(Refused, match="这里只有14位；若是丢了前面的0，应为011101001001005"):
        GRID.parse("11101001001005")


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "########"])
def test_a_failed_formula_is_no_code(text: str):
    with pytest.raises(Refused, match="是公式出错的标记"):
        Code().parse(text)


def test_it_says_what_to_write():
    assert GRID.expects() == "15位数字"
    assert Code().expects() == "编号，文字或数字"


@pytest.mark.slow
@given(st.from_regex(r"[0-9]{15}", fullmatch=True))
def test_every_grid_code_comes_back(text: str):
    assert GRID.parse(text) == text


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_a_code_or_refused(text: str):
    value = value_or_none(Code(), text)
    assert value is None or (value and value == value.strip())
    value_or_none(GRID, text)


@pytest.mark.slow
@given(TEXTS)
def test_full_width_and_half_width_give_one_code(text: str):
    assert value_or_none(Code(), full_width(text)) == value_or_none(Code(), text)
