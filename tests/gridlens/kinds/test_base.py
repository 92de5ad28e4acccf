"""What every kind rests on: tidy texts, and cells that say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds.base import Kind, is_empty, plain, tidy


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("  红旗一网格 ", "红旗一网格"),
        ("红旗\u3000一网格", "红旗 一网格"),
        ("第一行\r\n第二行", "第一行 第二行"),
        ("\ufeff编号\u200b", "编号"),
        ("２０２５（一）", "２０２５（一）"),
    ],
)
def test_tidy_drops_surplus_white_space_only(text: str, value: str):
    assert tidy(text) == value


def test_plain_makes_marks_half_width():
    assert plain("２０２５（一）：Ａ％") == "2025(一):A%"


@given(st.text())
def test_tidy_and_plain_are_settled_at_once(text: str):
    assert tidy(tidy(text)) == tidy(text)
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "text", [None, "", "  ", "\u3000", "-", "——", "/", "无", "暂无", " 无 ", "N/A"]
)
def test_a_cell_that_says_nothing(text: str | None):
    assert is_empty(text)


@pytest.mark.parametrize("text", ["0", "无锡", "否", "没有", "- 1"])
def test_a_cell_that_says_something(text: str):
    assert not is_empty(text)


def test_a_bare_kind_reads_nothing():
    with pytest.raises(TypeError):
        Kind().parse("1")
    with pytest.raises(TypeError):
        Kind().expects()
