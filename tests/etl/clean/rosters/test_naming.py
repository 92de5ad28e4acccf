"""Different spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.rosters.naming import Nearest, bracketed, joined, without_title

GRIDS = [f"红旗{n}网格" for n in range(1, 200)]


def test_what_stands_beside_a_person() -> None:
    assert without_title("张某代表")[0] == without_title("张某人大代表")[0] == "张某"
    assert without_title("张小市代表") == ["张小市", "张小"]
    assert without_title("县人大代表张某") == without_title("镇代表:张某") == ["张某"]
    assert without_title("代表") == without_title("张某") == []
    assert bracketed("张某（D001）") == ("张某", "D001")
    assert bracketed("张某") is None


def test_names_are_taken_apart_where_all_parts_are_known() -> None:
    known = {"张某", "李某", "王某", "张和平", "古丽·买买提"}.__contains__
    assert joined("张某 & 李某+王某", known) == ["张某", "李某", "王某"]
    assert joined("古丽·买买提与张某", known) == ["古丽·买买提", "张某"]
    assert joined("张和平和张某", known) == ["张和平", "张某"]
    for name in ("张某和丁某", "丁某", "张某和", "和"):
        assert joined(name, known) == [name]


def test_the_nearest_of_many_names_alike() -> None:
    assert Nearest(GRIDS).to("红其17网格")[0] == "红旗17网格"
    assert Nearest(["张一丰", "李某某", "欧阳明月"]).to("张一峰") == ["张一丰"]
    assert Nearest(["张一丰"]).to("丁某") == []
    assert Nearest([]).to("丁某") == []


@pytest.mark.slow
@given(st.text(), st.lists(st.text(max_size=8), max_size=8))
def test_at_most_three_known_names_are_near_any(name: str, known: list[str]) -> None:
    near = Nearest(known).to(name)
    assert len(near) <= 3
    assert set(near) <= set(known)
