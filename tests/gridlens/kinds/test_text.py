"""Free text, and lists of it."""

import pytest
from hypothesis import given

from gridlens.errors import Refused
from gridlens.kinds import Kind, Several, Text
from tests.gridlens.kinds.anything import TEXTS, value_or_none


def test_a_text_is_kept_as_written():
    assert Text().parse(" 楼上漏水，\n协商未果。 ") == "楼上漏水， 协商未果。"
    assert Text().parse("=1+1") == "=1+1"
    assert Text().parse("３号楼（ＡＢ）：１３８００００１２３４") == "3号楼（AB）：13800001234"


@pytest.mark.parametrize("kind", [Text(), Several()])
@pytest.mark.parametrize("text", ["#REF!", " #n/a ", "#DIV/0!", "#####"])
def test_a_failed_formula_is_refused(kind: Kind, text: str):
    with pytest.raises(Refused, match=r"是公式出错的标记（#.*），请改填内容"):
        kind.parse(text)


def test_a_text_about_numbers_is_no_failed_formula():
    assert Text().parse("#3楼") == "#3楼"
    assert Text().parse("#A1") == "#A1"


def test_a_text_that_is_too_long_is_refused_with_its_length():
    assert len(Text().parse("字" * 32_767)) == 32_767  # as much as a cell of Excel can hold
    with pytest.raises(Refused, match="文字过长（32768字），最多32767字"):
        Text().parse("字" * 32_768)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("《代表法》", ["《代表法》"]),
        ("《代表法》、《监督法》", ["《代表法》", "《监督法》"]),
        ("《代表法》\n《监督法》；《代表法》", ["《代表法》", "《监督法》"]),
        (" 某区 某街道 、", ["某区 某街道"]),
        ("《信访、调解工作条例》；《代表法》", ["《信访、调解工作条例》", "《代表法》"]),
        ("市医院（内科、外科）、区医院", ["市医院（内科、外科）", "区医院"]),
        ("《代表法", ["《代表法"]),
        ("、，；", []),
    ],
)
def test_several_parts_are_told_apart(text: str, parts: list[str]):
    assert Several().parse(text) == parts


def test_they_say_what_to_write():
    assert Text().expects() == "文字"
    assert Several().expects() == "一项或多项，用顿号隔开"


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_kept_or_refused(text: str):
    value = value_or_none(Text(), text)
    assert value is None or Text().parse(value) == value


@pytest.mark.slow
@given(TEXTS)
def test_any_text_gives_parts_without_repeats(text: str):
    parts = value_or_none(Several(), text) or []
    assert len(set(parts)) == len(parts)
    assert all(part and part == part.strip() for part in parts)
