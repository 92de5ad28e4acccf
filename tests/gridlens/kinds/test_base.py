"""What every kind builds on: texts made tidy, and cells that count as empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds.base import Kind, halfwidth, is_empty, tidy


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("  红旗一网格 ", "红旗一网格"),
        ("红旗\u3000一网格", "红旗 一网格"),
        ("第一行\r\n第二行", "第一行 第二行"),
        ("\ufeff编号\u200b", "编号"),
        ("２０２５（一）", "２０２５（一）"),
        ("张\u200b三\u200d\u2060", "张三"),
        ("张\u00a0三\t", "张 三"),
        ("\u202d13800001234\u202c", "13800001234"),
        ("楼\x07上\x00", "楼上"),
    ],
)
def test_tidy_drops_surplus_white_space_only(text: str, value: str):
    assert tidy(text) == value


def test_plain_makes_marks_half_width():
    assert halfwidth("２０２５（一）：Ａ％") == "2025(一):A%"


def test_plain_leaves_small_numbers():
    assert halfwidth("12² ① ½") == "12² ① ½"


@given(st.text())
def test_tidy_and_plain_are_settled_at_once(text: str):
    assert tidy(tidy(text)) == tidy(text)
    assert halfwidth(halfwidth(text)) == halfwidth(text)


@pytest.mark.parametrize(
    "text",
    [
        *(None, "", "  ", "\u3000", "\u200b", "-", "--", "——", "――", "－", "/", "／", "\\"),
        *("无", " 无 ", "暂无", "空", "N/A", "n/a", "Ｎ／Ａ"),
    ],
)
def test_a_cell_that_says_nothing(text: str | None):
    assert is_empty(text)


@pytest.mark.parametrize("text", ["0", "无锡", "否", "没有", "- 1", "#N/A", "_"])
def test_a_cell_that_says_something(text: str):
    assert not is_empty(text)


def test_a_bare_kind_reads_nothing():
    with pytest.raises(TypeError):
        Kind().parse("1")
    with pytest.raises(TypeError):
        Kind().expects()
