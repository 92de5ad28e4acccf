"""Rosters without codes: loaded once, loaded again, and loaded with codes before or after."""

from pathlib import Path

import pytest

from etl.upkeep.history import undo
from gridlens.store.office.aliases import record
from tests.etl.office import NOW, csv, current, put, put_text, query, reasons

GRIDS = """序号,所在社区,网格名称,总户数
1,东湖社区,第一网格,420
2,东湖社区,第二网格,300
3,西园社区,第一网格,200
"""
CODED = """网格编码,社区,网格名称
411101001001001,东湖社区,东湖1网格
411101001002001,西园社区,第一网格
"""
PLAIN = "社区,网格名称\n东湖社区,第一网格\n西园社区,第3网格\n"
DEPUTIES = "序号,代表姓名,联系网格\n1,张某,第一网格（东湖社区）\n2,李某,东湖2网格\n"
DISPUTES = """编号,受理日期,网格,代表
JF-1,2025-04-03,东湖社区第1网格,张某
JF-2,2025-04-05,西园1网格,李某
"""


@pytest.mark.slow
def test_a_roster_without_codes_loads_and_loads_again(store: Path) -> None:
    put_text(store, "网格.csv", GRIDS)
    assert query(store, "SELECT key, code, name, community FROM grid ORDER BY source_row") == [
        ("~东湖1", "~东湖1", "东湖社区第一网格", "东湖社区"),
        ("~东湖2", "~东湖2", "东湖社区第二网格", "东湖社区"),
        ("~西园1", "~西园1", "西园社区第一网格", "西园社区"),
    ]
    put_text(store, "代表.csv", DEPUTIES)
    assert query(store, "SELECT code, grids[1].name FROM deputy ORDER BY source_row") == [
        ("~张某", "~东湖1"),
        ("~李某", "~东湖2"),
    ]
    for name, text, rows in (("网格.csv", GRIDS, 3), ("代表.csv", DEPUTIES, 2)):
        sheet = put_text(store, name, text)
        assert (sheet.loaded, sheet.unchanged, sheet.vanished) == (0, rows, 0)


def test_a_cell_without_a_code_gets_one_and_the_others_keep_theirs(store: Path) -> None:
    sheet = put_text(store, "代表.csv", "代表编号,姓名\nD001,张某\n,李某\n（系统编）,王某\n")
    assert (sheet.loaded, sheet.problems) == (3, [])
    assert query(store, "SELECT code FROM deputy ORDER BY source_row") == [
        ("D001",),
        ("~李某",),
        ("~王某",),
    ]


@pytest.mark.slow
def test_a_later_roster_with_codes_takes_the_place_and_records_follow(store: Path) -> None:
    put_text(store, "网格.csv", GRIDS)
    put_text(store, "代表.csv", DEPUTIES)
    put_text(store, "矛盾纠纷.csv", DISPUTES)
    record(store, "grid", "老街", "~东湖1", "测试")
    sheet = put_text(store, "网格（有编码）.csv", CODED)
    assert (sheet.loaded, sheet.updated) == (0, 2)
    put_text(store, "代表（有编码）.csv", "代表编号,姓名,联系网格\nD001,张某,老街\n")
    assert query(store, "SELECT code FROM grid ORDER BY code") == [
        ("411101001001001",),
        ("411101001002001",),
        ("~东湖2",),
    ]
    assert query(store, "SELECT code, grids[1].name FROM deputy ORDER BY code") == [
        ("D001", "411101001001001"),
        ("~李某", "~东湖2"),
    ]
    assert query(store, "SELECT number, grid, deputies FROM dispute ORDER BY key") == [
        ("JF-1", "411101001001001", ["D001"]),
        ("JF-2", "411101001002001", ["~李某"]),
    ]
    sheet = put_text(store, "纠纷又一批.csv", "编号,受理日期,网格\nJF-3,2025-04-06,~东湖1\n")
    assert sheet.loaded == 1
    assert query(store, "SELECT grid FROM dispute WHERE number = 'JF-3'") == [("411101001001001",)]


@pytest.mark.slow
def test_the_order_of_two_rosters_does_not_matter_for_who_is_there(store: Path) -> None:
    put_text(store, "网格（有编码）.csv", CODED)
    sheet = put_text(store, "网格.csv", GRIDS)
    assert (sheet.loaded, sheet.updated) == (1, 2)
    assert query(store, "SELECT code, households FROM grid ORDER BY code") == [
        ("411101001001001", 420),
        ("411101001002001", 200),
        ("~东湖2", 300),
    ]


@pytest.mark.slow
def test_without_the_load_that_brought_the_codes_ours_stand_again(
    store: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    for one in (store, other):
        if one == store:
            put_text(one, "网格（有编码）.csv", CODED)
        put_text(one, "网格.csv", GRIDS)
        put_text(one, "矛盾纠纷.csv", DISPUTES)
    undo(store, 1, NOW)
    assert query(store, "SELECT grid FROM dispute ORDER BY key") == [("~东湖1",), ("~西园1",)]
    assert current(store)["content_hash"] == current(other)["content_hash"]


@pytest.mark.slow
def test_both_rosters_in_one_command_are_one(store: Path, tmp_path: Path) -> None:
    outcome = put(
        store,
        csv(tmp_path / "files", "a网格.csv", CODED),
        csv(
            tmp_path / "files", "b网格.csv", "社区,网格名称\n东湖社区,第一网格\n西园社区,第3网格\n"
        ),
    )
    first, second = outcome.sheets
    assert (first.loaded, second.loaded, second.rejected) == (2, 1, 1)
    assert "是同一条记录，但网格名称不同" in second.problems[-1].reason
    assert query(store, "SELECT count(*) FROM grid") == [(3,)]


@pytest.mark.slow
def test_the_row_that_brings_the_code_stands_before_one_that_has_it_from_there(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    csv(folder, "a网格.csv", "社区,网格名称,户数\n东湖社区,第一网格,420\n西园社区,第3网格,50\n")
    csv(folder, "b网格.csv", CODED)
    plain, coded = put(store, folder).sheets
    assert (plain.loaded, plain.rejected, coded.loaded) == (1, 1, 2)
    assert reasons(plain)[-1] == (
        2,
        "网格编码",
        "与《b网格.csv》“b网格”第2行是同一条记录，但网格名称、户数不同；请核对后只留一行",
    )
    codes = "SELECT code, households FROM grid ORDER BY code"
    first = [("411101001001001", None), ("411101001002001", None), ("~西园3", 50)]
    assert query(store, codes) == first
    plain, coded = put(store, folder).sheets
    assert (plain.unchanged, plain.rejected, coded.unchanged) == (1, 1, 2)
    assert query(store, codes) == first


@pytest.mark.slow
def test_of_two_rows_without_codes_the_one_that_says_its_area_stands(
    store: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    csv(folder, "a网格.csv", "网格名称,户数\n幸福网格,420\n")
    csv(folder, "b网格.csv", "社区,网格名称\n东湖社区,幸福网格\n")
    for turn in range(2):
        first, second = put(store, folder).sheets
        assert (first.rejected, second.loaded, second.unchanged) == (1, 1 - turn, turn)
    assert query(store, "SELECT code, households FROM grid") == [("~东湖幸福", None)]


def test_one_name_twice_in_a_community_is_asked_about(store: Path) -> None:
    sheet = put_text(
        store, "网格.csv", GRIDS + "4,东湖社区,东湖第1网格,99\n5,西园社区,第一网格,200\n"
    )
    assert (sheet.rows, sheet.loaded, sheet.unchanged, sheet.rejected) == (5, 3, 1, 1)
    assert reasons(sheet) == [
        (
            5,
            "网格编码",
            "与《网格.csv》“网格”第2行同名，都没有编码，分不清是不是同一个"
            "（网格名称、户数不同）；是同一个的只留一行，不是的请填编码或改名",
        ),
        (6, "网格编码", "与《网格.csv》“网格”第4行完全相同，按一条计"),
    ]


@pytest.mark.slow
def test_a_name_that_several_codes_have_is_asked_about(known: Path) -> None:
    sheet = put_text(known, "代表.csv", "姓名,代表级别\n王某,区\n张某,区\n")
    assert (sheet.loaded, sheet.updated, sheet.rejected) == (0, 1, 1)
    assert reasons(sheet) == [
        (
            2,
            "代表编号",
            "名册里有2个代表叫“王某”（D003、D004），本行没有编码，不知是哪一个；请填编码",
        )
    ]
    assert query(known, "SELECT code, level FROM deputy WHERE name = '张某'") == [("D001", "区级")]


@pytest.mark.slow
def test_a_name_of_two_communities_asks_which(store: Path) -> None:
    put_text(store, "网格.csv", "所在社区,网格名称\n东湖社区,幸福网格\n西园社区,幸福网格\n")
    sheet = put_text(store, "矛盾纠纷.csv", "编号,受理日期,网格\nJF-1,2025-04-03,幸福网格\n")
    assert [problem.reason for problem in sheet.problems if problem.fault] == [
        "有2个网格叫“幸福网格”，请写明是哪一个：东湖社区幸福网格、西园社区幸福网格"
    ]
    sheet = put_text(
        store, "矛盾纠纷.csv", "编号,受理日期,网格\nJF-1,2025-04-03,西园社区幸福网格\n"
    )
    assert query(store, "SELECT grid FROM dispute") == [("~西园幸福",)]


@pytest.mark.slow
def test_a_serial_number_is_no_code(store: Path) -> None:
    sheet = put_text(
        store, "网格.csv", "网格编号,社区,网格名称\n1,东湖社区,第一网格\n1,西园社区,甲网格\n"
    )
    assert (sheet.loaded, sheet.rejected) == (2, 0)
    assert query(store, "SELECT code FROM grid ORDER BY code") == [("~东湖1",), ("~西园甲",)]
    assert [reason for _row, _column, reason in reasons(sheet)] == [
        "表头像“网格编码”，其下的内容却不是，未导入"
    ]


def test_where_villages_are_grids_their_names_are_enough(store: Path) -> None:
    sheet = put_text(
        store, "村基本情况.csv", "序号,村名,户数,网格员\n1,东村,420,甲\n2,李家村,300,乙\n"
    )
    assert (sheet.loaded, [one.reason for one in sheet.problems]) == (
        2,
        ["表中没有“网格名称”列，按“村名”计"],
    )
    assert query(store, "SELECT code, name, community, worker FROM grid ORDER BY source_row") == [
        ("~东村", "东村", "东村", "甲"),
        ("~李家村", "李家村", "李家村", "乙"),
    ]
    sheet = put_text(store, "网格一览表.csv", "村（社区）,户籍户数,网格长\n东村村委会,421,丙\n")
    assert (sheet.loaded, sheet.updated) == (0, 1)
