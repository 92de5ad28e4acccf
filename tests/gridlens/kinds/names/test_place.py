"""What counts in the name of a grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds.names.place import (
    alike,
    number_key,
    number_keys,
    of_any_village,
    place,
    without_above,
)


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


@pytest.mark.parametrize(
    ("name", "key"), [("东村1", "东1"), ("东村村1", "东1"), ("东湖1", "东湖1"), ("村1", "村1")]
)
def test_a_number_in_a_village(name: str, key: str) -> None:
    assert of_any_village(name) == key


@pytest.mark.parametrize(
    "name", ["东村", "东村村", "东村委会", "东村村委会", "东村民委员会", "东村网格"]
)
def test_a_village_may_be_written_in_many_ways(name: str) -> None:
    assert place(name) == ("东", "村")


@pytest.mark.parametrize("name", ["红旗社区", "红旗居委会", "红旗社区居委会", "红旗社区网格"])
def test_so_may_a_community(name: str) -> None:
    assert place(name) == ("红旗", "社区")


def test_a_community_is_no_village() -> None:
    assert alike(place("红旗"), place("红旗村"))
    assert alike(place("红旗"), place("红旗社区"))
    assert not alike(place("红旗社区"), place("红旗村"))


def test_the_street_before_a_community_is_left_out_but_not_a_part_of_its_name() -> None:
    assert without_above("示范街道红旗社区第1网格") == "红旗社区第1网格"
    assert without_above("古镇社区第1网格") == "古镇社区第1网格"
    assert without_above("古镇1网格") == "古镇1网格"


@given(st.text(alphabet="东西红旗村社区居委会民第一2网格()（）街道镇", max_size=12))
def test_any_name_has_a_number_or_a_place(name: str) -> None:
    assert number_key(name) or place(name)
    assert place(place(name)[0])[0] or not place(name)[0]
