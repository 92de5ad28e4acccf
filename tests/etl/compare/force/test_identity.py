"""Which record a row is when its source comes again, and what other sources leave alone."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.compare.within import settle
from etl.disk.keys import key_sql
from etl.publish.version import publish
from etl.sheets.problem import SheetResult
from etl.upkeep.history import redo, undo
from tests.etl.office import DEPUTIES, GRIDS, NOW, csv, current, put, put_text, query, reasons

NUMBERED = "编号,发现日期,网格,隐患类别,地点,隐患描述,状态\n"
VISITS = "序号,走访日期,网格,方式,户数\n"


def hazard(number: object, day: int, what: str, state: str = "整改中") -> str:
    return f"{number},2025-04-{day:02},红旗一网格,消防,中山路,{what},{state}\n"


def visit(number: int, day: int, households: int = 1) -> str:
    return f"{number},2025-04-{day:02},红旗一网格,入户走访,{households}\n"


HAZARDS = [hazard(n, n, what) for n, what in enumerate(["堆物", "漏电", "井盖", "墙体"], start=1)]
SAME_DAY = [visit(n, 3) for n in (1, 2, 3, 4)]


def put_rows(store: Path, name: str, header: str, rows: list[str]) -> tuple[int, int, int, int]:
    """Load rows; return how many were loaded, updated and unchanged, and how many vanished."""
    return told(put_text(store, name, header + "".join(rows)))


def told(sheet: SheetResult) -> tuple[int, int, int, int]:
    return sheet.loaded, sheet.updated, sheet.unchanged, sheet.vanished


def count(store: Path, table: str) -> int:
    return int(query(store, f"SELECT count(*) FROM {table}")[0][0])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["隐患.csv", "隐患（4月更新）.csv"])
def test_a_numbered_sheet_comes_again(known: Path, name: str) -> None:
    put_rows(known, "隐患.csv", NUMBERED, HAZARDS)
    same_name = name == "隐患.csv"
    assert put_rows(known, name, NUMBERED, HAZARDS[::-1]) == (0, 0, 4, 0)
    corrected = [*HAZARDS[:3], hazard(4, 14, "墙体")]
    assert put_rows(known, name, NUMBERED, [hazard(5, 9, "护栏"), *corrected]) == (1, 1, 3, 0)
    closed = [hazard(n, n, what, "已销号") for n, what in enumerate(["堆物", "漏电"], start=1)]
    assert put_rows(known, name, NUMBERED, [*closed, *corrected[2:]])[:3] == (0, 2, 2)
    assert count(known, "hazard") == 5
    assert same_name or query(known, "SELECT DISTINCT source_file FROM hazard") == [(name,)]


@pytest.mark.slow
def test_numbers_that_moved_are_no_identity(known: Path) -> None:
    put_rows(known, "隐患.csv", NUMBERED, HAZARDS)
    fresh = [hazard(1, 9, "护栏"), *(f"{n + 1}{row[1:]}" for n, row in enumerate(HAZARDS, 1))]
    assert put_rows(known, "隐患.csv", NUMBERED, fresh) == (1, 4, 0, 0)
    fewer = [f"{n}{row[1:]}" for n, row in enumerate(fresh[2:], start=1)]
    sheet = put_text(known, "隐患.csv", NUMBERED + "".join(fewer))
    assert told(sheet) == (0, 3, 0, 2)
    said = "SELECT summary, number FROM hazard ORDER BY 2, 1"
    assert query(known, said) == [
        *(("护栏", "1"), ("漏电", "1"), ("井盖", "2"), ("堆物", "2"), ("墙体", "3"))
    ]


@pytest.mark.slow
def test_a_sheet_of_alike_rows_comes_again(known: Path) -> None:
    assert put_rows(known, "走访.csv", VISITS, SAME_DAY) == (4, 0, 0, 0)
    assert put_rows(known, "走访.csv", VISITS, SAME_DAY[::-1]) == (0, 0, 4, 0)
    on_top = [visit(1, 3), *(visit(n, 3) for n in (2, 3, 4, 5))]
    assert put_rows(known, "走访.csv", VISITS, on_top) == (1, 0, 4, 0)
    corrected = [*on_top[:4], visit(5, 9)]
    assert put_rows(known, "走访.csv", VISITS, corrected) == (0, 1, 4, 0)
    assert put_rows(known, "走访.csv", VISITS, [*corrected[:3], visit(4, 3, 8), visit(5, 9)]) == (
        *(0, 1, 4, 0),
    )
    assert count(known, "visit") == 5


@pytest.mark.slow
def test_a_row_that_gets_its_number_later_stays_one_record(known: Path) -> None:
    put_rows(known, "隐患.csv", NUMBERED, [hazard("", 3, "堆物"), hazard("", 4, "漏电")])
    numbered = [hazard("AQ-1", 3, "堆物"), hazard("AQ-2", 4, "漏电")]
    assert put_rows(known, "隐患.csv", NUMBERED, numbered) == (0, 2, 0, 0)


@pytest.mark.slow
def test_the_next_months_ledger_of_the_same_name_overwrites_nothing(known: Path) -> None:
    put_rows(known, "隐患.csv", NUMBERED, HAZARDS[:2])
    sheet = put_text(known, "隐患.csv", NUMBERED + hazard(1, 23, "护栏") + hazard(2, 24, "雨棚"))
    assert told(sheet) == (2, 0, 0, 2)
    assert reasons(sheet)[0][2].startswith(
        "有2个编号别的表也在用（如“1”：《隐患.csv》“隐患”第2行），内容不同"
    )
    assert count(known, "hazard") == 4
    again = put_text(known, "隐患.csv", NUMBERED + hazard(1, 23, "护栏") + hazard(2, 25, "雨棚"))
    assert told(again) == (0, 1, 1, 2)


@pytest.mark.slow
def test_visits_of_another_month_correct_none(known: Path) -> None:
    put_rows(known, "走访.csv", VISITS, [visit(1, 3), visit(2, 4)])
    assert put_rows(known, "走访.csv", VISITS, [visit(1, 13), visit(2, 14)]) == (2, 0, 0, 2)


@pytest.mark.slow
def test_another_source_overwrites_nothing(known: Path) -> None:
    put_rows(known, "一网格隐患.csv", NUMBERED, HAZARDS[:3])
    sheet = put_text(known, "二网格隐患.csv", NUMBERED + hazard(1, 1, "杂物") + HAZARDS[1])
    assert told(sheet) == (1, 0, 1, 0)
    assert reasons(sheet) == [
        (
            None,
            "编号",
            "有1个编号别的表也在用（如“1”：《一网格隐患.csv》“一网格隐患”第2行），内容不同，"
            "按不同的记录分别计入，没有覆盖；如果本表是对《一网格隐患.csv》的更正，"
            "请注明更正的是它再导入（--corrects，页面上可选）",
        )
    ]
    assert count(known, "hazard") == 4
    # The record that both have in common is still the first grid's.
    assert put_rows(known, "一网格隐患.csv", NUMBERED, [HAZARDS[0], hazard(2, 2, "漏水")]) == (
        *(0, 1, 1, 1),
    )


@pytest.mark.slow
def test_a_correction_under_another_name_updates(known: Path, tmp_path: Path) -> None:
    put_rows(known, "隐患.csv", NUMBERED, HAZARDS)
    file = csv(tmp_path, "更正.csv", NUMBERED + hazard(2, 12, "漏水"))
    (sheet,) = put(known, file, corrects="隐患.csv").sheets
    assert told(sheet) == (0, 1, 0, 3)


@pytest.mark.slow
def test_rejected_rows_that_come_back_corrected_belong_to_their_sheet(known: Path) -> None:
    bad = hazard(2, 3, "漏电").replace("2025-04-03", "四月")
    put_rows(known, "隐患.csv", NUMBERED, [HAZARDS[0], bad])
    header = f"未导入原因,{NUMBERED.strip()},原文件,原工作表,原行号\n"
    row = f"日期,{hazard(2, 3, '漏电').strip()},隐患.csv,隐患,3\n"
    assert put_rows(known, "未导入行.csv", header, [row]) == (1, 0, 0, 0)
    again = [HAZARDS[0], hazard(2, 3, "漏电", "已销号")]
    assert put_rows(known, "隐患.csv", NUMBERED, again) == (0, 1, 1, 0)


@pytest.mark.slow
def test_problems_of_inspections_come_again_and_restart(known: Path) -> None:
    header = "编号,视察日期,视察主题,发现问题,责任单位\n"
    rows = ["1,2025-04-03,消防,堆物,甲\n", "1,2025-04-03,消防,漏电,甲\n", "2,2025-04-04,食品,,甲\n"]
    put_rows(known, "视察.csv", header, rows)
    assert put_rows(known, "视察.csv", header, [rows[2].replace("04-04", "04-05"), *rows[:2]]) == (
        *(0, 1, 2, 0),
    )
    assert put_rows(known, "五月视察.csv", header, ["1,2025-05-03,防汛,,甲\n"]) == (1, 0, 0, 0)
    assert put_rows(known, "另一份视察.csv", header, [rows[0].replace("甲", "乙")]) == (1, 0, 0, 0)
    assert count(known, "inspection") == 5


@pytest.mark.slow
def test_a_load_taken_back_and_brought_back_makes_no_record_twice(known: Path) -> None:
    put_rows(known, "隐患.csv", NUMBERED, HAZARDS[:2])
    undo(known, 2, NOW)
    put_rows(known, "二隐患.csv", NUMBERED, [hazard(1, 9, "护栏")])
    put_rows(known, "隐患.csv", NUMBERED, [*HAZARDS[:2], HAZARDS[2]])
    redo(known, 2, NOW)
    assert count(known, "hazard") == 4


@pytest.mark.slow
def test_a_store_with_keys_of_older_programs(store: Path, tmp_path: Path) -> None:
    unnumbered = "发现日期,网格,隐患类别,隐患描述\n2025-04-03,红旗1,消防,堆物\n"
    with pytest.MonkeyPatch.context() as older:
        older.setattr(settle, "_keys", lambda beginnings, _tails: beginnings)
        older.setattr(settle, "base_sql", key_sql)
        put_rows(store, "隐患.csv", NUMBERED, HAZARDS[:3])
        put_text(store, "隐患台账.csv", unnumbered)
    assert query(store, "SELECT key FROM hazard WHERE number IS NOT NULL ORDER BY 1") == [
        *(("1",), ("2",), ("3",))
    ]
    put(store, csv(tmp_path, "网格名册.csv", GRIDS), csv(tmp_path, "代表名册.csv", DEPUTIES))
    assert told(put_text(store, "隐患台账.csv", unnumbered)) == (0, 0, 1, 0)
    fresh = [HAZARDS[0], hazard(2, 12, "漏电"), HAZARDS[3]]
    assert put_rows(store, "隐患.csv", NUMBERED, fresh) == (1, 1, 1, 1)
    assert put_rows(store, "别处隐患.csv", NUMBERED, [hazard(1, 9, "护栏")]) == (1, 0, 0, 0)
    assert count(store, "hazard") == 6
    before = current(store)
    publish(store, before["loads"], before["undone"], NOW)
    assert current(store)["content_hash"] == before["content_hash"]
    undo(store, 3, NOW)
    assert count(store, "hazard") == 6


DAYS = st.integers(1, 3)
ROWS = st.lists(
    st.tuples(st.sampled_from(["", "1", "2"]), DAYS, st.sampled_from(["堆物", "漏电", ""])),
    min_size=1,
    max_size=5,
)


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(sheets=st.lists(ROWS, min_size=1, max_size=3), data=st.data())
def test_neither_order_of_rows_nor_of_files_matters(
    sheets: list[list[tuple[str, int, str]]],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("office")
    counted = []
    for turn in ("one", "two"):
        files = []
        for n, rows in enumerate(sheets):
            drawn = rows if turn == "one" else data.draw(st.permutations(rows))
            text = "".join(hazard(number, day, what) for number, day, what in drawn)
            files.append(csv(folder, f"{turn}/{n}隐患.csv", NUMBERED + text))
        outcome = put(folder / turn / "store", *data.draw(st.permutations(files)))
        content = "SELECT number, found, summary FROM hazard ORDER BY ALL"
        counted.append(
            (
                [(*told(s), s.rejected, s.skipped) for s in outcome.sheets],
                query(folder / turn / "store", content),
            )
        )
        again = put(folder / turn / "store", *files)
        assert not again.published
        assert all(s.loaded == s.updated == s.vanished == 0 for s in again.sheets)
    assert counted[0] == counted[1]


@pytest.mark.slow
@settings(max_examples=5, deadline=None)
@given(rows=ROWS, fresh=ROWS, day=DAYS)
def test_a_source_that_comes_again_has_as_many_records_as_rows_and_vanished(
    rows: list[tuple[str, int, str]],
    fresh: list[tuple[str, int, str]],
    day: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("office")
    today = dt.datetime(2025, 7, 1 + day)
    for some in (rows, fresh):
        text = NUMBERED + "".join(hazard(number, on, what) for number, on, what in some)
        (sheet,) = put(folder / "store", csv(folder, "隐患.csv", text), now=today).sheets
    many = count(folder / "store", "hazard")
    assert many == len(set(fresh)) + sheet.vanished
