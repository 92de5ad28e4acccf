"""One record that stands in several rows of one command."""

from pathlib import Path

import pytest

from tests.etl.office import NOW, csv, put, query, reasons

HEADER = "编号,受理日期,纠纷类别,当事人\n"


def test_a_row_said_again_counts_once_and_names_the_first(known: Path, tmp_path: Path) -> None:
    row = "JF-1,2025-04-03,邻里,赵甲\n"
    first = csv(tmp_path, "一/矛盾纠纷甲.csv", HEADER + row)
    second = csv(tmp_path, "一/矛盾纠纷乙.csv", HEADER + "\n" + row)
    outcome = put(known, second, first)
    later, earlier = sorted(outcome.sheets, key=lambda sheet: sheet.loaded)
    assert (earlier.loaded, later.loaded, later.unchanged) == (1, 0, 1)
    assert (earlier.file, later.file) == ("矛盾纠纷乙.csv", "矛盾纠纷甲.csv")
    assert reasons(later) == [
        (2, "编号", "与《矛盾纠纷乙.csv》“矛盾纠纷乙”第3行完全相同，按一条计")
    ]
    assert outcome.exit_code == 0


def test_a_row_that_contradicts_an_earlier_one_is_rejected_whatever_the_order_of_files(
    known: Path, tmp_path: Path
) -> None:
    one = csv(tmp_path, "a/1矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,邻里,赵甲\n")
    two = csv(tmp_path, "a/2矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,物业,钱乙\n")
    first = put(tmp_path / "s1", one, two)
    second = put(tmp_path / "s2", two, one)
    assert first.sheets == second.sheets
    kept, rejected = first.sheets
    assert (kept.loaded, rejected.rejected) == (1, 1)
    assert reasons(rejected) == [
        (
            2,
            "编号",
            "与《1矛盾纠纷.csv》“1矛盾纠纷”第2行是同一条记录，但纠纷类别、当事人不同；请核对后只留一行",
        )
    ]
    hashes = [query(tmp_path / s, "SELECT content_hash FROM publication") for s in ("s1", "s2")]
    assert hashes[0] == hashes[1]


def test_a_rejected_row_does_not_stand_before_a_good_one(known: Path, tmp_path: Path) -> None:
    text = HEADER + "JF-1,2025-02-30,邻里,赵甲\nJF-1,2025-04-03,邻里,赵甲\n"
    (sheet,) = put(known, csv(tmp_path, "矛盾纠纷.csv", text)).sheets
    assert (sheet.loaded, sheet.rejected) == (1, 1)


@pytest.mark.slow
def test_without_numbers_the_natural_key_tells_records_apart(known: Path, tmp_path: Path) -> None:
    header = "受理日期,网格,纠纷类别,当事人,联系电话\n"
    rows = "2025-04-03,红旗1,邻里,赵甲,1\n2025-04-03,红旗1,邻里,钱乙,1\n"
    put(known, csv(tmp_path, "矛盾纠纷.csv", header + rows))
    changed = header + rows.replace("钱乙,1", "钱乙,2")
    (sheet,) = put(known, csv(tmp_path, "矛盾纠纷.csv", changed), now=NOW).sheets
    assert (sheet.updated, sheet.unchanged) == (1, 1)
    assert query(known, "SELECT phone FROM dispute ORDER BY source_row") == [("1",), ("2",)]


def test_a_number_never_meets_a_natural_key(known: Path, tmp_path: Path) -> None:
    header = "编号,视察日期,视察主题,发现问题\n"
    rows = "SC-1,2025-04-03,消防,\nSC-1,2025-04-03,消防,通道堵塞\n,2025-04-03,SC-1,\n"
    (sheet,) = put(known, csv(tmp_path, "调研视察.csv", header + rows)).sheets
    assert (sheet.loaded, sheet.problems) == (3, [])


def test_numbers_of_rejected_rows_hide_no_repetition(known: Path, tmp_path: Path) -> None:
    good, other = "JF-1,2025-04-03,邻里,赵甲\n", "JF-1,2025-04-03,物业,赵甲\n"
    bad = "JF-2,2025-02-30,邻里,钱乙\n"
    file = csv(tmp_path, "矛盾纠纷.csv", HEADER + good + other + bad + bad)
    (sheet,) = put(known, file).sheets
    assert (sheet.loaded, sheet.rejected) == (1, 3)
    assert [(row, what) for row, _column, what in reasons(sheet) if row == 3] == [
        (3, "与《矛盾纠纷.csv》“矛盾纠纷”第2行是同一条记录，但纠纷类别不同；请核对后只留一行")
    ]
