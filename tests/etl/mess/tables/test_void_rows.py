"""Rows that say of themselves that they do not count, in whatever column they say it."""

from pathlib import Path

import pytest

from tests.etl.mess.ledger_file import written
from tests.etl.office import put

HEAD = ("编号", "受理日期", "纠纷类别", "当事人", "简要情况", "处理结果", "备注")
GOOD = ("JF-1", "2025-04-03", "邻里", "赵甲、钱乙", "楼上漏水", "双方签订协议，已付清", "")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (6, "与1号重复，作废"),
        (6, "重复登记，见第1号"),
        (4, "同上，重复录入"),
        (4, "作废，见上条"),
        (5, "一季度已登记，重复登记，本条作废"),
        (4, "（与3号并案，不单独办理）"),
    ],
)
def test_a_row_that_calls_itself_void_is_skipped_and_named(
    tmp_path: Path, column: int, text: str
) -> None:
    row = [*("JF-2", "2025-04-05", "物业", "孙丙", "电梯停用", "", "")]
    row[column] = text
    outcome = put(tmp_path / "store", written(tmp_path, "xlsx", [HEAD, GOOD, tuple(row)]))
    (sheet,) = outcome.sheets
    assert (sheet.rows, sheet.loaded, sheet.skipped, sheet.rejected) == (2, 1, 1, 0)
    assert any(p.row == 3 and "不计入，也不算有误" in p.reason for p in sheet.problems)


@pytest.mark.parametrize("text", ["与隔壁重复收费，要求退款", "重复投诉噪声", "合并审理后起诉"])
def test_a_matter_that_speaks_of_repeats_counts(tmp_path: Path, text: str) -> None:
    row = ("JF-2", "2025-04-05", "物业", "孙丙", text, "", "")
    (sheet,) = put(tmp_path / "store", written(tmp_path, "xlsx", [HEAD, GOOD, row])).sheets
    assert (sheet.loaded, sheet.skipped) == (2, 0)
