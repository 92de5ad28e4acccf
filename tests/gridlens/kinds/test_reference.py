"""Names to be found in a roster."""

import pytest
from hypothesis import given

from gridlens.kinds import Reference
from tests.gridlens.kinds.anything import TEXTS

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
        ("、", []),
    ],
)
def test_several_names_are_told_apart(text: str, names: list[str]):
    assert DEPUTIES.parse(text) == names


def test_how_they_are_stored():
    assert GRID.storage == "string"
    assert DEPUTIES.storage == "array<string>"


def test_they_say_what_to_write():
    assert GRID.expects() == "网格名册中的名称或编码"
    assert DEPUTIES.expects() == "代表名册中的姓名或编码，多人用顿号隔开"


@given(TEXTS)
def test_any_text_gives_names_without_repeats(text: str):
    names = DEPUTIES.parse(text)
    assert len(set(names)) == len(names)
    assert all(name and name == name.strip() for name in names)
    assert isinstance(GRID.parse(text), str)
