"""A row of data is never taken for the header, however short its words are."""

from pathlib import Path

from tests.etl.mess.ledger_file import written
from tests.etl.office import put

ROWS = [
    ("序号", "办事的日子", "谁家", "网格", "事情"),
    ("1", "2025-04-03", "赵甲", "红旗一网格", "路灯不亮"),
    ("2", "1月20日", "困难户", "网格", "微心愿"),
    ("3", "2025-04-05", "钱乙", "红旗二网格", "积水"),
]


def test_rows_above_a_likely_header_are_not_lost(tmp_path: Path) -> None:
    (sheet,) = put(tmp_path / "store", written(tmp_path, "xlsx", ROWS, name="群众诉求")).sheets
    assert sheet.rows == 3
    assert sheet.layout is None or sheet.layout.header == 1
