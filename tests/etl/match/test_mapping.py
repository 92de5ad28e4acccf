"""Sheets with a layout that nobody declared load by a mapping, given with the load or kept."""

from pathlib import Path

import pytest

from gridlens.store.office.aliases import record
from gridlens.store.office.mapping import Mapping, keep, kept, mapping_of
from tests.etl.office import csv, put, put_text, query

FOREIGN = """City of Nowhere,,,,
Nr,Opened,Area,What,State
7,2025-04-01,North,Lamp,done
8,2025-04-02,,Bench,open
,,,,
"""
MAPPING = mapping_of(
    {
        "ledger": "livelihood",
        "columns": {
            "number": "Nr",
            "accepted": "Opened",
            "grid": "Area",
            "matter": ["What", "Area"],
            "status": "State",
        },
        "constants": {"source": "其他"},
        "values": {"status": {"done": "已办结", "*": "处置中"}},
    }
)
LOADED = [
    ("7", "North", "Lamp North", "其他", "已办结", 3),
    ("8", None, "Bench", "其他", "处置中", 4),
]
QUESTION = "SELECT number, grid, matter, source, status, source_row FROM livelihood ORDER BY key"


@pytest.mark.slow
def test_a_given_mapping_reads_a_foreign_sheet(store: Path, tmp_path: Path) -> None:
    outcome = put(store, csv(tmp_path, "foreign.csv", FOREIGN), mappings=[MAPPING])
    (sheet,) = outcome.sheets
    assert (sheet.ledger, sheet.rows, sheet.loaded, sheet.rejected) == ("livelihood", 2, 2, 0)
    assert query(store, QUESTION) == LOADED


@pytest.mark.slow
def test_a_kept_mapping_reads_headers_and_words_the_next_time_but_no_constant(
    store: Path,
) -> None:
    store.mkdir()
    keep(store, ["Nr", "Opened", "Area", "What", "State"], MAPPING, "小王")
    assert put_text(store, "foreign.csv", FOREIGN).loaded == 2
    without = [(*row[:3], None, *row[4:]) for row in LOADED]
    assert query(store, QUESTION) == without


def test_without_a_mapping_it_is_refused(store: Path) -> None:
    sheet = put_text(store, "foreign.csv", FOREIGN)
    assert sheet.refused
    assert "认不出这是哪种台账" in sheet.problems[0].reason


def test_a_sheet_that_has_only_some_of_the_headers_names_the_others(
    store: Path, tmp_path: Path
) -> None:
    text = FOREIGN.replace("Opened", "Begun")
    outcome = put(store, csv(tmp_path, "foreign.csv", text), mappings=[MAPPING])
    (sheet,) = outcome.sheets
    assert sheet.refused and sheet.rows == sheet.rejected == 3
    assert "表里没有：Opened" in sheet.problems[0].reason


@pytest.mark.slow
def test_a_sheet_of_our_own_beside_it_is_read_as_ours(store: Path, tmp_path: Path) -> None:
    ours = csv(tmp_path, "矛盾纠纷.csv", "编号,受理日期,纠纷类别\nJF-1,2025-04-03,邻里\n")
    foreign = csv(tmp_path, "foreign.csv", FOREIGN)
    outcome = put(store, ours, foreign, mappings=[MAPPING])
    assert {sheet.ledger: sheet.loaded for sheet in outcome.sheets} == {
        "dispute": 1,
        "livelihood": 2,
    }


def test_columns_without_a_place_are_said(store: Path, tmp_path: Path) -> None:
    bare = Mapping("livelihood", {"number": ("Nr",), "accepted": ("Opened",)})
    outcome = put(store, csv(tmp_path, "foreign.csv", FOREIGN), mappings=[bare])
    (sheet,) = outcome.sheets
    unread = {p.column: p.reason for p in sheet.problems if p.row == 2}
    assert unread == dict.fromkeys(("Area", "What", "State"), "此列未识别，未导入")
    assert sheet.loaded == 2


def test_a_mapping_without_a_required_column_is_refused(store: Path, tmp_path: Path) -> None:
    bare = Mapping("livelihood", {"number": ("Nr",)})
    outcome = put(store, csv(tmp_path, "foreign.csv", FOREIGN), mappings=[bare])
    (sheet,) = outcome.sheets
    assert sheet.refused and sheet.rows == sheet.rejected == 2
    (problem,) = sheet.problems
    assert problem.reason.startswith("映射和表头都没有给出必需的列：受理日期。")
    assert "“Opened”下面的内容像“受理日期”" in problem.reason
    (one,) = sheet.questions
    assert (one.text, one.proposal) == ("Opened", "accepted")
    assert "number" not in one.choices


@pytest.mark.slow
def test_a_constant_that_does_not_fit_rejects_each_row_with_its_reason(
    store: Path, tmp_path: Path
) -> None:
    wrong = mapping_of(
        {
            "ledger": "livelihood",
            "columns": {"number": "Nr", "accepted": "Opened"},
            "constants": {"status": "moon"},
        }
    )
    outcome = put(store, csv(tmp_path, "foreign.csv", FOREIGN), mappings=[wrong])
    (sheet,) = outcome.sheets
    assert sheet.rejected == 2
    assert {p.found for p in sheet.problems if p.row and p.column == "状态"} == {"moon"}


@pytest.mark.slow
@pytest.mark.parametrize(("alias", "loaded"), [("红旗老片区", 1), ("红旗新片区", 0)])
def test_an_alias_recorded_once_is_known_from_then_on(
    known: Path, tmp_path: Path, alias: str, loaded: int
) -> None:
    text = f"编号,受理日期,网格,纠纷类别\nJF-1,2025-04-03,{alias},邻里\n"
    file = csv(tmp_path, "矛盾纠纷.csv", text)
    assert put(known, file).sheets[0].rejected == 1
    record(known, "grid", "红旗老片区", "411101001001001", "小王")
    assert put(known, file).sheets[0].loaded == loaded


@pytest.mark.slow
def test_a_given_mapping_that_brought_rows_in_is_kept(store: Path, tmp_path: Path) -> None:
    put(store, csv(tmp_path, "foreign.csv", FOREIGN), mappings=[MAPPING])
    later = FOREIGN.replace("7,2025-04-01", "9,2025-04-05")
    found = put_text(store, "foreign later.csv", later)
    # The constant is not kept: without it the second row is not the one of the other file.
    assert (found.loaded, found.rejected) == (2, 0)


@pytest.mark.slow
def test_a_given_mapping_that_brought_nothing_in_is_not_kept(store: Path, tmp_path: Path) -> None:
    file = csv(tmp_path, "foreign.csv", FOREIGN.replace("2025-04-0", "April "))
    put(store, file, mappings=[MAPPING])
    assert kept(store) == {}


TWO_ROWS = """Nr,Area,Progress,
,,Opened,State
7,North,2025-04-01,done
8,,2025-04-02,open
"""
DEEP = mapping_of(
    {
        "ledger": "livelihood",
        "columns": {"number": "Nr", "accepted": "Progress›Opened", "status": "Progress›State"},
        "values": {"status": {"done": "已办结", "*": "处置中"}},
    }
)


@pytest.mark.slow
def test_a_header_of_two_rows_is_matched_by_its_paths_and_kept(store: Path, tmp_path: Path) -> None:
    outcome = put(store, csv(tmp_path, "foreign.csv", TWO_ROWS), mappings=[DEEP])
    assert (outcome.sheets[0].rows, outcome.sheets[0].loaded) == (2, 2)
    later = put_text(store, "later.csv", TWO_ROWS.replace("8,,2025-04-02", "9,,2025-04-03"))
    assert later.loaded == 1
    rows = query(store, "SELECT number, status, source_row FROM livelihood ORDER BY key")
    assert rows == [("7", "已办结", 3), ("8", "处置中", 4), ("9", "处置中", 4)]


@pytest.mark.slow
def test_a_header_may_be_named_by_its_row_however_low(store: Path, tmp_path: Path) -> None:
    low = "\n" * 30 + FOREIGN
    given = Mapping("livelihood", MAPPING.columns, values=MAPPING.values, header=32)
    outcome = put(store, csv(tmp_path, "foreign.csv", low), mappings=[given])
    assert outcome.sheets[0].rows == 2


MIXED = """编号,受理日期,片区说明,诉求事项,状态,备用日期
7,2025-04-01,North,Lamp,处置中,2025-05-01
"""


@pytest.mark.slow
def test_headers_that_a_mapping_does_not_mention_are_matched_as_without_it(
    store: Path, tmp_path: Path
) -> None:
    one = mapping_of({"ledger": "livelihood", "columns": {"grid": "片区说明"}})
    outcome = put(store, csv(tmp_path, "群众诉求.csv", MIXED), mappings=[one])
    assert outcome.sheets[0].loaded == 1
    asked = "SELECT number, accepted::VARCHAR, grid, matter, status FROM livelihood"
    assert query(store, asked) == [("7", "2025-04-01", "North", "Lamp", "处置中")]


@pytest.mark.slow
def test_headers_to_ignore_are_not_read_and_are_named(store: Path, tmp_path: Path) -> None:
    one = mapping_of({"ledger": "livelihood", "ignore": ["状态", "没有这一列"]})
    (sheet,) = put(store, csv(tmp_path, "群众诉求.csv", MIXED), mappings=[one]).sheets
    assert query(store, "SELECT number, status FROM livelihood") == [("7", None)]
    assert "“状态”列按单位的说明不读" in [p.reason for p in sheet.problems]


@pytest.mark.slow
def test_a_column_that_a_mapping_feeds_takes_no_other_header(store: Path, tmp_path: Path) -> None:
    one = mapping_of({"ledger": "livelihood", "columns": {"accepted": "备用日期"}})
    (sheet,) = put(store, csv(tmp_path, "群众诉求.csv", MIXED), mappings=[one]).sheets
    assert query(store, "SELECT accepted::VARCHAR FROM livelihood") == [("2025-05-01",)]
    assert ("受理日期", "与“受理日期”列重复，未导入") in [
        (p.column, p.reason) for p in sheet.problems
    ]


@pytest.mark.slow
def test_several_mappings_each_for_its_own_file(store: Path, tmp_path: Path) -> None:
    files = [
        csv(tmp_path, f"群众诉求{village}.csv", MIXED.replace("7,", number))
        for village, number in (("一村", "1,"), ("二村", "2,"))
    ]
    given = [
        mapping_of({"ledger": "livelihood", "file": f.name, "constants": {"source": source}})
        for f, source in zip(files, ("意见本", "代表联络站"), strict=True)
    ]
    put(store, *files, mappings=given)
    rows = query(store, "SELECT number, source FROM livelihood ORDER BY number")
    assert rows == [("1", "意见本"), ("2", "代表联络站")]
    assert kept(store) == {}


@pytest.mark.slow
def test_a_sheet_of_another_ledger_that_shares_one_header_is_read_as_its_own(
    store: Path, tmp_path: Path
) -> None:
    one = mapping_of({"ledger": "livelihood", "columns": {"status": "状态", "matter": "What"}})
    ours = csv(tmp_path, "矛盾纠纷.csv", "编号,受理日期,纠纷类别,状态\nJF-1,2025-04-03,邻里,登记\n")
    (sheet,) = put(store, ours, mappings=[one]).sheets
    assert (sheet.ledger, sheet.loaded) == ("dispute", 1)
