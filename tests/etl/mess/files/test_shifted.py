"""A comma too many in a text file, where the last cell was empty: the row must not slip through."""

from pathlib import Path

from tests.etl.office import csv, put

HEAD = "编号,发现日期,网格,地点,隐患描述,整改期限,销号日期,状态\n"


def test_words_of_another_column_under_a_deadline_reject_the_row(tmp_path: Path) -> None:
    rows = "YH1,2025-04-03,红旗一网格,中山路1号,堆物,2025-04-20,,登记\n"
    rows += "YH0,2025-04-03,红旗一网格,中山路9号,堆物,2025-04-21,,登记\n"
    rows += "YH2,2025-04-03,红旗一网格,中山路2号,堆物,飞线,2025-04-20,\n"
    rows += "YH3,2025-04-03,红旗一网格,中山路3号,堆物,立即整改,,登记\n"
    (sheet,) = put(tmp_path / "store", csv(tmp_path, "安全隐患.csv", HEAD + rows)).sheets
    assert (sheet.loaded, sheet.rejected) == (3, 1)
    (fault,) = [p for p in sheet.problems if p.fault]
    assert (fault.row, fault.found) == (4, "飞线")
