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


def test_a_number_that_another_sheet_uses_is_another_record_whatever_the_order_of_files(
    known: Path, tmp_path: Path
) -> None:
    one = csv(tmp_path, "a/1矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,邻里,赵甲\n")
    two = csv(tmp_path, "a/2矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,物业,钱乙\n")
    first = put(tmp_path / "s1", one, two)
    second = put(tmp_path / "s2", two, one)
    assert first.sheets == second.sheets
    assert [(s.loaded, s.rejected) for s in first.sheets] == [(1, 0), (1, 0)]
    assert [reasons(sheet) for sheet in first.sheets] == [
        [],
        [
            (
                None,
                "编号",
                "有1个编号别的表也在用（如“JF-1”：《1矛盾纠纷.csv》“1矛盾纠纷”第2行），内容不同，"
                "按不同的记录分别计入，没有覆盖",
            )
        ],
    ]
    hashes = [query(tmp_path / s, "SELECT content_hash FROM publication") for s in ("s1", "s2")]
    assert hashes[0] == hashes[1]


def test_what_is_likely_the_same_matter_under_one_number_is_said(
    known: Path, tmp_path: Path
) -> None:
    header = "编号,发现日期,网格,隐患类别,隐患描述,状态\n"
    row = "1,2025-04-03,红旗一网格,消防,{what},{state}\n"
    one = csv(tmp_path, "1安全隐患.csv", header + row.format(what="楼道堆物", state="整改中"))
    two = csv(tmp_path, "2安全隐患.csv", header + row.format(what="楼道堆物。", state="已销号"))
    (_one, later) = put(known, one, two).sheets
    ((_row, _column, reason),) = reasons(later)
    assert "其中1条日期相同、内容相近，可能是同一件事，请用 python -m etl duplicates" in reason


def test_rows_that_differ_in_any_cell_of_the_file_are_different_rows(
    known: Path, tmp_path: Path
) -> None:
    header = "序号,走访日期,网格,方式,楼栋\n"
    row = "2025-04-03,红旗一网格,入户走访"
    rows = f"1,{row},3栋\n2,{row},3栋\n2,{row},4栋\n2,{row},4栋\n"
    (sheet,) = put(known, csv(tmp_path, "走访.csv", header + rows)).sheets
    assert (sheet.rows, sheet.loaded, sheet.unchanged) == (4, 3, 1)
    assert [(row, what) for row, _column, what in reasons(sheet) if "行" in what] == [
        (
            None,
            "有2行读入的内容与本表别的行相同（如第3行与第2行，只有“序号”不同），各按一条计；"
            "确是重复登记的，请删去再导入",
        ),
        (5, "与《走访.csv》“走访”第4行完全相同，按一条计"),
    ]


def test_alike_rows_of_two_sheets_count_once_one_with_one(known: Path, tmp_path: Path) -> None:
    header = "序号,走访日期,网格,方式\n"
    rows = [f"{n},2025-04-03,红旗一网格,入户走访\n" for n in (1, 2, 3)]
    files = [
        csv(tmp_path, "1走访.csv", header + "".join(rows[:2])),
        csv(tmp_path, "2走访.csv", header + "".join(rows)),
    ]
    sheets = put(known, *files).sheets
    assert [(s.loaded, s.unchanged) for s in sheets] == [(2, 0), (1, 2)]


def test_one_number_for_several_rows_of_a_sheet(known: Path, tmp_path: Path) -> None:
    rows = "1,2025-04-03,邻里,赵甲\n1,2025-04-04,物业,钱乙\n2,2025-04-04,邻里,孙丙\n"
    (sheet,) = put(known, csv(tmp_path, "矛盾纠纷.csv", HEADER + rows)).sheets
    assert sheet.loaded == 3
    assert reasons(sheet) == [
        (
            None,
            "编号",
            "有1个编号在本表里不止用了一次（如“1”：第2、3行），内容不同，各按一条计；"
            "确是重复登记的，请删去再导入",
        )
    ]


def test_a_contradicted_roster_entry_is_rejected(store: Path, tmp_path: Path) -> None:
    one = csv(tmp_path, "网格名册1.csv", "网格编码,网格名称\n411101001001001,红旗一网格\n")
    two = csv(tmp_path, "网格名册2.csv", "网格编码,网格名称\n411101001001001,红旗二网格\n")
    kept, rejected = put(store, one, two).sheets
    assert (kept.loaded, rejected.rejected) == (1, 1)
    ((row, _column, reason),) = reasons(rejected)
    assert (row, reason) == (
        2,
        "与《网格名册1.csv》“网格名册1”第2行是同一条记录，但网格名称不同；请核对后只留一行",
    )


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
    assert (sheet.loaded, sheet.rejected) == (2, 2)
    assert [what[:20] for row, _column, what in reasons(sheet) if row is None] == [
        "有1个编号在本表里不止用了一次（如“JF"
    ]
