"""Finding grids and deputies by code, name or alias."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.rosters.directory import Directory
from gridlens.errors import LeftEmpty, Refused


def grid(code: str, name: str, community: str | None = None, *aliases: str) -> dict[str, Any]:
    return {"code": code, "name": name, "community": community, "aliases": list(aliases) or None}


def grids(*rows: dict[str, Any]) -> Directory:
    known = Directory()
    known.add("grid", rows)
    return known


@pytest.fixture
def directory() -> Directory:
    known = Directory()
    known.add(
        "grid",
        [
            grid("411101001001001", "红旗一网格", "红旗社区", "红旗1"),
            grid("411101001001002", "红旗二网格", "红旗社区"),
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


def test_a_grid_is_proposed_once_by_its_own_name() -> None:
    one = grid("G1", "红旗一网格", None, "红旗一", "红旗1网格")
    with pytest.raises(Refused) as told:
        grids(one, grid("G2", "光明一网格")).find("grid", "红旗一网个")
    assert str(told.value) == "网格名册中没有“红旗一网个”，您是不是要找：红旗一网格？"


def test_the_nearest_are_the_same_whatever_order_a_roster_came_in() -> None:
    rows = [grid(f"G{n}", f"红旗{n}网格") for n in (2, 3, 1, 4)]
    hints = set()
    for order in (rows, rows[::-1]):
        with pytest.raises(Refused) as told:
            grids(*order).find("grid", "红旗9网格")
        hints.add(str(told.value))
    assert hints == {"网格名册中没有“红旗9网格”，您是不是要找：红旗1网格、红旗2网格、红旗3网格？"}


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


@pytest.mark.parametrize(
    "written",
    [
        *("红旗2网格", "红旗２网格", "红旗二", "红旗2", "红旗02", "红旗第二网格", "红旗第2网格"),
        *(
            "红旗社区第二网格",
            "红旗社区2网格",
            "红旗社区红旗二网格",
            "红旗社区网格2",
            "红旗2号网格",
        ),
    ],
)
def test_a_numbered_grid_is_found_however_its_number_is_written(
    directory: Directory, written: str
) -> None:
    assert directory.find("grid", written) == "411101001001002"


@pytest.mark.parametrize("written", ["红旗三网格", "中山2网格", "二", "红旗二号院"])
def test_what_may_be_something_else_is_not_taken_for_a_grid(
    directory: Directory, written: str
) -> None:
    with pytest.raises(Refused, match="网格名册中没有"):
        directory.find("grid", written)


@pytest.mark.parametrize("written", ["红旗社区", "红旗"])
def test_a_community_with_several_grids_tells_none_and_is_not_wrong(
    directory: Directory, written: str
) -> None:
    with pytest.raises(LeftEmpty, match="有几个网格，看不出是哪一个"):
        directory.find("grid", written)


def test_a_grid_is_found_by_its_code_within_a_text(directory: Directory) -> None:
    code = directory.find("grid", "红旗一网格")
    assert directory.find("grid", f"{code} 红旗社区（第一网格）") == code


def test_grids_numbered_alike_are_told_apart_by_their_community() -> None:
    known = grids(
        grid("411101001001001", "第一网格", "红旗社区"),
        grid("411101001002001", "第一网格", "中山社区"),
    )
    assert known.find("grid", "中山社区第一网格") == "411101001002001"
    assert known.find("grid", "中山1") == "411101001002001"
    for written in ("第一网格", "1网格"):
        with pytest.raises(Refused, match="请改填编码：411101001001001、411101001002001"):
            known.find("grid", written)


def test_the_number_of_a_community_is_not_that_of_a_grid() -> None:
    known = grids(
        grid("411101001001001", "第2网格", "建国路5社区"),
        grid("411101001002001", "建国路52网格", "东风社区"),
    )
    assert known.find("grid", "建国路5社区第二网格") == "411101001001001"
    assert known.find("grid", "建国路52") == "411101001002001"


@pytest.mark.parametrize(
    "written",
    [
        *("第3网格（东湖社区）", "第三网格(东湖)", "东湖社区（第三网格）", "东湖社区3网格"),
        *("东湖第03网格", "东湖三网格", "东湖居委会第三网格", "示范街道东湖社区第三网格"),
    ],
)
def test_a_grid_is_found_by_its_community_and_its_number(written: str) -> None:
    known = grids(
        grid("G1", "第三网格", "东湖社区"),
        grid("G2", "第三网格", "西园社区"),
        grid("G3", "第四网格", "东湖社区"),
    )
    assert known.find("grid", written) == "G1"


@pytest.mark.parametrize("written", ["第3网格", "第三网格（南门社区）", "东湖社区", "西园"])
def test_a_number_alone_or_a_community_alone_is_not_enough(written: str) -> None:
    known = grids(
        grid("G1", "第三网格", "东湖社区"),
        grid("G2", "第三网格", "西园社区"),
        grid("G3", "西园网格", "西园社区"),
    )
    with pytest.raises(Refused):
        known.find("grid", written)


@pytest.mark.parametrize(
    "written", ["东村", "东村村", "东村村委会", "东村委会", "东村村民委员会", "东村网格"]
)
def test_a_village_is_a_grid(written: str) -> None:
    known = grids(grid("V1", "东村", "东村"), grid("V2", "李家村"), grid("V3", "红旗社区"))
    assert known.find("grid", written) == "V1"
    assert known.find("grid", "李家") == known.find("grid", "李家村委会") == "V2"
    assert known.find("grid", "红旗") == known.find("grid", "红旗居委会") == "V3"
    for unknown in ("红旗村", "李家社区", "东", "西村"):
        with pytest.raises(Refused):
            known.find("grid", unknown)


def test_the_grids_of_a_village_are_numbered() -> None:
    known = grids(
        grid("V1", "第一网格", "东村"),
        grid("V2", "第二网格", "东村"),
        grid("V3", "第一网格", "李家村"),
    )
    for written in (
        "东村第1网格",
        "东村村一网格",
        "东村委会第一网格",
        "东村村委会1网格",
        "第一网格（东村）",
    ):
        assert known.find("grid", written) == "V1"
    assert known.find("grid", "李家第一网格") == "V3"


def test_two_villages_that_one_writing_may_mean_are_asked_about() -> None:
    known = grids(grid("V1", "李家"), grid("V2", "李家村"))
    assert known.find("grid", "李家村") == "V2"
    with pytest.raises(Refused, match="有2个网格叫“李家村委会”"):
        known.find("grid", "李家村委会")


def test_two_grids_that_one_writing_may_mean_are_both_named() -> None:
    known = grids(
        grid("411101001001001", "红旗一网格", "红旗社区"),
        grid("411101001001009", "红旗01网格", "红旗社区"),
    )
    assert known.find("grid", "红旗01网格") == "411101001001009"
    with pytest.raises(Refused, match="有2个网格叫“红旗1网格”，请改填编码"):
        known.find("grid", "红旗1网格")


def test_a_code_that_lost_its_leading_zeros_is_not_taken_but_named() -> None:
    known = grids(grid("011101001001001", "红旗一网格"))
    with pytest.raises(Refused, match="您是不是要找：011101001001001？"):
        known.find("grid", "11101001001001")


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["张某代表"], ["D001"]),
        (["张某同志", "李某（D007）"], ["D001", "D007"]),
        (["张某和李某(D002)"], ["D001", "D002"]),
        (["张某与D002及D007"], ["D001", "D002", "D007"]),
    ],
)
def test_people_are_found_with_their_title_their_code_and_joined(
    directory: Directory, names: list[str], codes: list[str]
) -> None:
    assert directory.find_all("deputy", names) == codes


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["张某&李大", "王某"], ["D001", "D002", "D003"]),
        (["张某+王某·李大"], ["D001", "D003", "D002"]),
        (["县人大代表张某", "王某镇代表"], ["D001", "D003"]),
        (["古丽·买买提"], ["D004"]),
        (["古丽·买买提与张某"], ["D004", "D001"]),
        (["赵小市代表", "赵小"], ["D005", "D006"]),
    ],
)
def test_people_are_taken_apart_where_all_are_known(names: list[str], codes: list[str]) -> None:
    known = Directory()
    people = ("张某", "李大", "王某", "古丽·买买提", "赵小市", "赵小")
    known.add(
        "deputy", [{"code": f"D{n:03}", "name": name} for n, name in enumerate(people, start=1)]
    )
    assert known.find_all("deputy", names) == codes


def test_a_name_with_a_joining_word_inside_is_one_name(directory: Directory) -> None:
    directory.add("deputy", [{"code": "D010", "name": "张和平"}])
    assert directory.find_all("deputy", ["张和平"]) == ["D010"]
    with pytest.raises(Refused, match="代表名册中没有“李和平”，您是不是要找：张和平"):
        directory.find_all("deputy", ["李和平"])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("张某（请假）", "“张某（请假）”括号里的字看不出意思，请只写名册中的名称或编码"),
        ("张某（D002）", "“张某（D002）”括号里的字看不出意思"),
        ("张某和丁大", "代表名册中没有“张某和丁大”"),
        ("李某代表", "有2个代表叫“李某代表”，请改填编码：D002、D007"),
    ],
)
def test_what_is_not_sure_is_refused(directory: Directory, name: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        directory.find_all("deputy", [name])


def test_an_alias_that_the_office_recorded_is_found(directory: Directory) -> None:
    directory.also("deputy", {"老张": "D001"})
    assert directory.find("deputy", "老张") == "D001"


@pytest.mark.slow
@given(st.text())
def test_any_name_is_found_or_refused(name: str) -> None:
    known = grids(grid("411101001001001", "红旗一网格", "红旗社区"))
    with contextlib.suppress(Refused):
        assert known.find("grid", name) == "411101001001001"
