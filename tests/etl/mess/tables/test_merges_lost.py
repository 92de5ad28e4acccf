"""Mess 2, worse: cells were merged down a column, and the file no longer says so."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from etl.sheets.problem import SheetResult
from gridlens.store.office.answers import ABOVE, FILL, LEFT, Answer, in_force
from tests.etl.mess.tables.test_group_rows import grids
from tests.etl.office import csv, put, query, workbook

HEADER = "编号,受理日期,网格,类别,简要情况,办结日期"
# The grid is merged over four rows and three; within it the day is merged as well.
ROWS = (
    "JF-1,2025-04-03,红旗一网格,邻里,漏水,2025-04-10",
    "JF-2,,,物业,停车,",
    "JF-3,2025-04-05,,邻里,噪音,",
    "JF-4,,,物业,垃圾,2025-04-20",
    "JF-5,2025-04-06,红旗二网格,邻里,漏水,",
    "JF-6,,,物业,停车,",
    "JF-7,2025-04-08,,邻里,噪音,",
)
YES = [Answer(FILL, "dispute", "", "网格", ABOVE), Answer(FILL, "dispute", "", "受理日期", ABOVE)]
NO = [Answer(FILL, "dispute", "", one.text, LEFT) for one in YES]


def load(
    store: Path, rows: Sequence[str] = ROWS, answered: Sequence[Answer] = (), header: str = HEADER
) -> SheetResult:
    """Load rows as a CSV file, which knows no merges."""
    path = csv(store.parent / "files", "矛盾纠纷.csv", "\n".join([header, *rows]) + "\n")
    (sheet,) = put(store, path, answered=answered).sheets
    return sheet


def fills(sheet: SheetResult) -> list[tuple[str, int]]:
    """Return the headers whose empty cells are asked about, with the rows that wait."""
    return [(one.text, one.rows) for one in sheet.questions if one.kind == FILL]


def said(sheet: SheetResult, column: str) -> list[str]:
    """Return what is said of a column as a whole."""
    return [p.reason for p in sheet.problems if p.row is None and p.column == column]


@pytest.mark.slow
def test_without_an_answer_it_is_asked_and_nothing_is_filled(known: Path) -> None:
    sheet = load(known)
    assert (sheet.loaded, sheet.rejected) == (4, 3)
    assert sorted(fills(sheet)) == [("受理日期", 3), ("网格", 5)]
    grid = next(one for one in sheet.questions if one.text == "网格")
    assert (grid.column, grid.choices, grid.proposal) == ("grid", (ABOVE, LEFT), None)
    assert grid.examples == ("红旗一网格", "红旗二网格")
    (told,) = said(sheet, "网格")
    assert "像是原来合并过的单元格" in told and "有5行空着（第3行至第8行），没有补" in told
    assert grids(known) == {"JF-1": "1", "JF-3": None, "JF-5": "2", "JF-7": None}


@pytest.mark.slow
def test_on_a_yes_the_empty_cells_have_the_text_above_and_it_is_said(known: Path) -> None:
    sheet = load(known, answered=YES)
    assert (sheet.loaded, sheet.rejected, fills(sheet)) == (7, 0, [])
    assert grids(known) == {f"JF-{n}": "1" if n < 5 else "2" for n in range(1, 8)}
    days = query(known, "SELECT received::VARCHAR, source_row FROM dispute ORDER BY number")
    assert [day[-2:] for day, _row in days] == ["03", "03", "05", "05", "06", "06", "08"]
    assert [row for _day, row in days] == [2, 3, 4, 5, 6, 7, 8]
    assert query(known, "SELECT count(closed) FROM dispute") == [(2,)]
    assert said(sheet, "网格") == [
        "按单位的说明补了5行空着的格（第3行至第8行），各取上面最近填写的那一格"
    ]
    assert {one for one, _entry in in_force(known)} == {*YES}


@pytest.mark.slow
def test_on_a_no_they_stay_empty_and_nobody_asks_again(known: Path) -> None:
    sheet = load(known, answered=NO)
    assert (sheet.loaded, fills(sheet), said(sheet, "网格")) == (4, [], [])


@pytest.mark.slow
def test_an_answer_holds_for_the_header_in_any_file_and_for_a_single_run(known: Path) -> None:
    load(known, answered=YES)
    path = csv(known.parent / "files", "纠纷5月.csv", "\n".join([HEADER, *ROWS[4:6]]))
    (sheet,) = put(known, path).sheets
    assert (sheet.rejected, fills(sheet)) == (0, [])


@pytest.mark.slow
def test_a_sheet_that_does_not_look_so_is_not_filled_by_an_earlier_answer(known: Path) -> None:
    rows = [f"JF-{n},2025-04-0{n},红旗{'一二'[n % 2]}网格,邻里,漏水," for n in range(1, 9)]
    rows[4] = rows[4].replace("红旗二网格", "")
    sheet = load(known, rows, YES)
    assert grids(known)["JF-5"] is None
    (told,) = said(sheet, "网格")
    assert "不像合并过的单元格，有1行空着（第6行），没有补" in told


@pytest.mark.slow
def test_nothing_is_filled_across_a_group_a_total_or_a_second_header(known: Path) -> None:
    rows = [*ROWS[:3], "合计,3,,,,", *ROWS[3:6], HEADER, *ROWS[6:]]
    sheet = load(known, rows, [*YES])
    assert grids(known) == {"JF-1": "1", "JF-2": "1", "JF-3": "1", "JF-5": "2", "JF-6": "2"} | {
        "JF-7": None
    }
    (told,) = said(sheet, "网格")
    assert "补了3行" in told and "另有2行" in told and "（第6、10行）" in told
    assert [p.row for p in sheet.problems if p.fault] == [6]


@pytest.mark.slow
def test_a_workbook_whose_merges_were_lost_is_asked_like_a_csv(known: Path, tmp_path: Path) -> None:
    rows = [row.split(",") for row in (HEADER, *ROWS)]
    (sheet,) = put(known, workbook(tmp_path / "a.xlsx", 矛盾纠纷=rows)).sheets
    assert sorted(fills(sheet)) == [("受理日期", 3), ("网格", 5)]


AREA_HEADER = "编号,受理日期,社区,网格,类别,简要情况"
AREAS = (
    "JF-1,2025-04-03,红旗社区,1,邻里,漏水",
    "JF-2,2025-04-04,,2,物业,停车",
    "JF-3,2025-04-05,,1,邻里,噪音",
    "JF-4,2025-04-06,东湖社区,1,物业,垃圾",
    "JF-5,2025-04-07,,1,邻里,漏水",
)


@pytest.mark.slow
def test_a_community_beside_the_number_of_the_grid_is_asked_and_filled(known: Path) -> None:
    sheet = load(known, AREAS, header=AREA_HEADER)
    assert fills(sheet) == [("社区", 3)]
    assert "没有补" in said(sheet, "社区")[0]
    yes = [Answer(FILL, "dispute", "", "社区", ABOVE)]
    sheet = load(known, AREAS, yes, AREA_HEADER)
    assert fills(sheet) == []
    assert {number: grid for number, grid in grids(known).items() if grid} == {
        "JF-1": "1",
        "JF-2": "2",
        "JF-3": "1",
    }
    found = [(p.row, p.found) for p in sheet.problems if p.fault]
    assert found == [(5, "东湖社区1网格"), (6, "东湖社区1网格")]


@pytest.mark.slow
def test_communities_over_the_grids_of_a_roster_are_asked_and_filled(store: Path) -> None:
    rows = [
        "001,红旗一网格,红旗社区",
        "002,红旗二网格,",
        "003,红旗三网格,",
        "004,东湖一网格,东湖社区",
    ]
    rows += ["005,东湖二网格,", "006,东湖三网格,"]
    text = "\n".join(["网格编码,网格名称,社区", *(f"411101001001{row}" for row in rows)])
    path = csv(store.parent / "files", "网格名册.csv", text)
    (sheet,) = put(store, path).sheets
    assert (sheet.loaded, fills(sheet)) == (6, [("社区", 4)])
    (sheet,) = put(store, path, answered=[Answer(FILL, "grid", "", "社区", ABOVE)]).sheets
    assert query(store, "SELECT community, count(*) FROM grid GROUP BY ALL ORDER BY ALL") == [
        ("东湖社区", 3),
        ("红旗社区", 3),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([*ROWS[:3], *(row.replace(",,,", ",2025-04-06,红旗二网格,") for row in ROWS[3:])], "once"),
        ([row.replace("红旗一网格", "").replace("红旗二网格", "") for row in ROWS], "never"),
        ([ROWS[1], ROWS[0], *ROWS[2:]], "the first record has none"),
        (
            [*ROWS[:1], ",,,,停车,", ",,,,噪音,", ROWS[4], ",,,,停车,", ",,,,噪音,"],
            "rows without a number go on with the record above",
        ),
        (
            [f"JF-{n},2025-04-0{n},{g},邻里,漏水," for n, g in enumerate("一一 一二 二 ", 1)],
            "neighbours of one text would have been merged",
        ),
    ],
)
def test_what_does_not_look_merged_is_not_asked(known: Path, rows: list[str], why: str) -> None:
    rows = [row.replace(",一,", ",红旗一网格,").replace(",二,", ",红旗二网格,") for row in rows]
    rows = [row.replace(", ,", ",,") for row in rows]
    assert "网格" not in dict(fills(load(known, rows))), why


@pytest.mark.slow
def test_a_column_that_is_filled_later_or_now_and_then_is_not_asked(known: Path) -> None:
    header = HEADER + ",调解结果,备注,类别"
    rows = [
        f"JF-{n},2025-04-0{n},红旗一网格,{'邻里' if n in (1, 4, 6) else ''},漏水,"
        f"{'2025-05-01' if n in (1, 3, 6) else ''},{'成功' if n in (1, 3, 6) else ''},"
        f"{'甲' if n in (1, 5) else ''},"
        for n in range(1, 10)
    ]
    assert fills(load(known, rows, header=header.removesuffix(",类别"))) == []
