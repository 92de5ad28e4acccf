"""The year, half-year or quarter that a goal is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import PeriodName
from tests.gridlens.kinds.anything import TEXTS, value_or_none


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2025", "2025"),
        ("２０２５", "2025"),
        ("2025年", "2025"),
        ("2025年度", "2025"),
        ("2025年全年", "2025"),
        ("2025H1", "2025H1"),
        ("2025年上半年", "2025H1"),
        ("2025年下半年", "2025H2"),
        ("2025Q1", "2025Q1"),
        ("2025q4", "2025Q4"),
        ("2025年一季度", "2025Q1"),
        ("2025年第二季度", "2025Q2"),
        ("2025年3季度", "2025Q3"),
        ("2025年 四季度", "2025Q4"),
        ("2025-04-01..2025-06-30", "2025Q2"),
    ],
)
def test_a_period_is_read(text: str, key: str):
    assert PeriodName().parse(text) == key


@pytest.mark.parametrize(
    "text",
    ["今年", "2025Q5", "2025H3", "2025-13", "2025-06", "2025-01-05..2025-02-03", "25年", "1999"],
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(Refused, match="应为年度、半年或季度"):
        PeriodName().parse(text)


def test_it_says_what_to_write():
    assert PeriodName().expects() == "年度、半年或季度，如 2025、2025年二季度"


@given(st.integers(2000, 2100), st.sampled_from(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"]))
def test_every_key_comes_back(year: int, part: str):
    assert PeriodName().parse(f"{year}{part}") == f"{year}{part}"


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_a_period_or_refused(text: str):
    value = value_or_none(PeriodName(), text)
    assert value is None or value[:4].isdigit()
