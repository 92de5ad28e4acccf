"""What every kind builds on: texts made tidy, and cells that count as empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds.base import (
    LOST_DIGITS,
    NO_RESULT,
    Kind,
    halfwidth,
    is_empty,
    tidy,
    written_text,
)


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
        *("无", " 无 ", "暂无", "空", "N/A", "n/a", "Ｎ／Ａ", "（无）"),
        *("NULL", "null", "(null)", "<NULL>", "[null]", "\\N", "None", "nil", "NaN", "NA"),
        *('=DISPIMG("ID_1F",1)', ' = _xlfn.DISPIMG("ID_1F",1)'),
    ],
)
def test_a_cell_that_says_nothing(text: str | None):
    assert is_empty(text)


@pytest.mark.parametrize(
    "text", ["0", "无锡", "否", "没有", "- 1", "#N/A", "_", "N", "Nulls", "DISPIMG"]
)
def test_a_cell_that_says_something(text: str):
    assert not is_empty(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{NO_RESULT}=A2", "公式没有结果，请用Excel或WPS打开保存后再导入"),
        ('=IF(K2<>"","已销号","登记")', "公式没有结果，请用Excel或WPS打开保存后再导入"),
        (f"{LOST_DIGITS}2.02E+17", "数字超过15位，末几位已丢失；请把该列设为文本，照原件重填"),
        (" #ref! ", "是公式出错的标记（#ref!），请改填内容"),
    ],
)
def test_what_a_spreadsheet_shows_instead_of_a_value_is_refused(text: str, said: str):
    with pytest.raises(Refused, match=re.escape(said)):
        written_text(text)


@pytest.mark.parametrize("text", ["", "好", "#3楼", "=好", '="00123"', "a=b(1)", "1=1"])
def test_what_somebody_wrote_is_kept(text: str):
    assert written_text(text) == text


def test_a_bare_kind_reads_nothing():
    with pytest.raises(TypeError):
        Kind().parse("1")
    with pytest.raises(TypeError):
        Kind().expects()
