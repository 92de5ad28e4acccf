"""One of a few values, as offices write them."""

import pytest
from hypothesis import given

from gridlens.errors import Refused
from gridlens.kinds import Choice, Option
from tests.gridlens.kinds.anything import TEXTS, value_or_none

STATUS = Choice(options=(Option("已办结", ("办结", "已结")), Option("办理中", ("在办",))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("已办结", "已办结"),
        ("已结", "已办结"),
        (" 在办\u3000", "办理中"),
    ],
)
def test_a_spelling_gives_its_value(text: str, value: str):
    assert STATUS.parse(text) == value


def test_full_width_letters_are_the_same():
    assert Choice(options=(Option("A", ("A类",)),)).parse("Ａ类") == "A"


def test_an_unknown_word_is_refused_with_all_values():
    with pytest.raises(Refused, match="应为：已办结、办理中"):
        STATUS.parse("结了")


def test_no_spelling_may_stand_for_two_values():
    with pytest.raises(AssertionError):
        Choice(options=(Option("甲", ("一",)), Option("乙", ("一",))))


def test_it_says_what_to_write():
    assert STATUS.expects() == "已办结、办理中"
    assert STATUS.values == ("已办结", "办理中")


@pytest.mark.slow
@given(TEXTS)
def test_any_text_is_a_value_or_refused(text: str):
    assert value_or_none(STATUS, text) in {"已办结", "办理中", None}
