"""Names that refer to an entry of a roster."""

import pytest
from hypothesis import given

from gridlens.errors import Refused
from gridlens.kinds import Reference
from tests.gridlens.kinds.anything import TEXTS, full_width, value_or_none

GRID = Reference(to="grid")
DEPUTIES = Reference(to="deputy", several=True)


def test_one_name_is_kept():
    assert GRID.parse(" 红旗一网格\u3000") == "红旗一网格"
    assert GRID.parse("４１１１０１００１００１００５") == "411101001001005"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张某", ["张某"]),
        ("张某、李某", ["张某", "李某"]),
        ("张某，李某；张某", ["张某", "李某"]),
        ("张某,李某;王某/赵某|孙某", ["张某", "李某", "王某", "赵某", "孙某"]),
        ("张某 李某", ["张某", "李某"]),
        ("张某\n李某", ["张某", "李某"]),
        ("张\u3000某、李小某", ["张某", "李小某"]),
        ("张 某 李 某", ["张某", "李某"]),
        ("D001、Ｄ００２", ["D001", "D002"]),
        ("张某（组长）、李某（副组长）", ["张某", "李某"]),
        ("张某 （召集人，组长）", ["张某(召集人,组长)"]),
        ("组长：张某；组员：李某、王某", ["张某", "李某", "王某"]),
        ("张某（市人大代表）", ["张某"]),
        ("张某（D001）", ["张某(D001)"]),
        ("张某（请假）", ["张某(请假)"]),
        ("1.张某 2.李某", ["张某", "李某"]),
        ("（1）张某、（2）李某", ["张某", "李某"]),
        ("张某和李某", ["张某和李某"]),
        ("、", []),
    ],
)
def test_several_names_are_told_apart(text: str, names: list[str]):
    assert DEPUTIES.parse(text) == names


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("张某等3人", ["张某"], "“等3人”里有2人没有写姓名，只计写明的1人；请补全每个人的姓名"),
        (
            *("张某、李某等 十名代表", ["张某", "李某"]),
            "“等十名代表”里有8人没有写姓名，只计写明的2人；请补全每个人的姓名",
        ),
        (
            "张某 李某 等3人",
            ["张某", "李某"],
            "“等3人”里有1人没有写姓名，只计写明的2人；请补全每个人的姓名",
        ),
        ("张某、李某、王某等三名代表", ["张某", "李某", "王某"], ""),
        ("张小某等", ["张小某"], "“等”没有写出姓名，只计写明的1人；请补全每个人的姓名"),
        ("张某等人。", ["张某"], "“等人”没有写出姓名，只计写明的1人；请补全每个人的姓名"),
        ("全体代表", [], "“全体代表”没有写出姓名，只计写明的0人；请补全每个人的姓名"),
        ("张某、部分代表", ["张某"], "“部分代表”没有写出姓名，只计写明的1人；请补全每个人的姓名"),
        ("张某、李某", ["张某", "李某"], ""),
    ],
)
def test_of_a_list_that_leaves_people_out_the_named_count(text: str, names: list[str], said: str):
    assert DEPUTIES.parse(text) == names
    assert DEPUTIES.left_out(text) == said


def test_a_name_that_ends_like_others_is_a_name():
    assert DEPUTIES.parse("王等") == ["王等"]


def test_digits_that_a_spreadsheet_changed_are_the_code_they_were():
    assert GRID.parse("411101001001005.0") == "411101001001005"
    assert GRID.parse('="411101001001005"') == "411101001001005"
    with pytest.raises(Refused, match="科学计数"):
        GRID.parse("4.11101E+14")


def test_how_they_are_stored():
    assert GRID.storage == "string"
    assert DEPUTIES.storage == "array<string>"


def test_they_say_what_to_write():
    assert GRID.expects() == "网格名册中的名称或编码"
    assert DEPUTIES.expects() == "代表名册中的姓名或编码，多人用顿号隔开"


@pytest.mark.slow
@given(TEXTS)
def test_any_text_gives_names_without_repeats(text: str):
    names = value_or_none(DEPUTIES, text) or []
    assert len(set(names)) == len(names)
    assert all(name and name == name.strip() for name in names)
    assert isinstance(value_or_none(GRID, text), str | None)


@pytest.mark.slow
@given(TEXTS)
def test_full_width_and_half_width_give_one_name(text: str):
    assert value_or_none(GRID, full_width(text)) == value_or_none(GRID, text)
    assert value_or_none(DEPUTIES, full_width(text)) == value_or_none(DEPUTIES, text)
