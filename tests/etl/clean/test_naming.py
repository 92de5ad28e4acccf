"""Different spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.naming import Nearest, bracketed, joined, number_key, number_keys, without_title

GRIDS = [f"红旗{n}网格" for n in range(1, 200)]


@pytest.mark.parametrize(
    "name",
    [
        "红旗一网格",
        "红旗1网格",
        "红旗第一网格",
        "红旗01",
        "红旗社区第1网格",
        "红旗-1",
        "红旗 １ 号网格",
    ],
)
def test_a_number_may_be_written_in_many_ways(name: str) -> None:
    assert number_key(name) == "红旗1"


@pytest.mark.parametrize("name", ["红旗网格", "红旗社区", "", "网格", "七一网格", "红旗一号院"])
def test_a_name_without_a_number_has_no_key(name: str) -> None:
    assert number_key(name) is None


def test_an_entry_is_known_with_and_without_its_area() -> None:
    assert number_keys(["第一网格"], "红旗社区") == {"1", "红旗1"}
    assert number_keys(["第2网格"], "建国路5社区") == {"2", "建国路5|2"}
    assert number_keys(["红旗网格"], None) == set()


def test_what_stands_beside_a_person() -> None:
    assert without_title("张某代表") == without_title("张某人大代表") == "张某"
    assert without_title("代表") == "代表"
    assert bracketed("张某（D001）") == ("张某", "D001")
    assert bracketed("张某") is None
    assert joined("张某和李某、王某") == ["张某", "李某、王某"]


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
    assert number_key(name) is None or number_key(name)
