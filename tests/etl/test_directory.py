"""Finding grids and deputies by code, name or alias."""

import pytest

from etl.directory import Directory
from gridlens.errors import Refused


@pytest.fixture
def directory() -> Directory:
    known = Directory()
    known.add(
        "grid",
        [
            {"code": "411101001001001", "name": "红旗一网格", "aliases": ["红旗1"]},
            {"code": "411101001001002", "name": "红旗二网格", "aliases": None},
        ],
    )
    known.add(
        "deputy",
        [
            {"code": "D001", "name": "张某"},
            {"code": "D002", "name": "李某"},
            {"code": "D007", "name": "李某"},
        ],
    )
    return known


@pytest.mark.parametrize(
    "written", ["411101001001001", "红旗一网格", "红旗1", "红旗１", "红 旗 一 网 格"]
)
def test_a_grid_is_found_by_code_name_and_alias(directory: Directory, written: str) -> None:
    assert directory.find("grid", written) == "411101001001001"


def test_an_unknown_name_is_refused_with_the_nearest(directory: Directory) -> None:
    with pytest.raises(Refused, match="网格名册中没有“红旗三网格”，您是不是要找：红旗"):
        directory.find("grid", "红旗三网格")


def test_a_name_of_two_people_asks_for_the_code(directory: Directory) -> None:
    with pytest.raises(Refused, match="有2个代表叫“李某”，请改填编码：D002、D007"):
        directory.find("deputy", "李某")


def test_several_names_keep_their_order_without_repeats(directory: Directory) -> None:
    assert directory.find_all("deputy", ["D007", "张某", "D001"]) == ["D007", "D001"]


def test_a_name_written_with_a_space_inside_is_one_name(directory: Directory) -> None:
    assert directory.find_all("deputy", ["张", "某", "D002"]) == ["D001", "D002"]


def test_a_later_entry_with_the_same_code_replaces_the_earlier(directory: Directory) -> None:
    directory.add("deputy", [{"code": "D007", "name": "李大"}])
    assert directory.find("deputy", "李某") == "D002"


def test_a_roster_that_is_not_there_is_known_to_be_missing() -> None:
    assert not Directory().has("grid")
