"""Forms that write month and day in columns of their own."""

import datetime as dt
from pathlib import Path

import duckdb

from tests.etl.mess.ledger_file import written
from tests.etl.office import put

TITLE = ("2025年代表接待选民登记", *[""] * 5)
HEAD = ("月", "日", "接待代表", "选民姓名", "反映问题", "备注")
ROWS = [
    ("4", "3", "张某", "赵甲", "路灯不亮", ""),
    ("", "5", "李某", "钱乙", "积水", ""),
    ("12", "31", "李某", "孙丙", "噪声", ""),
    ("2", "30", "李某", "周丁", "噪声", ""),
]


def test_month_and_day_are_one_date_and_a_day_that_is_none_is_rejected(tmp_path: Path) -> None:
    store = tmp_path / "store"
    rows = [TITLE, HEAD, *ROWS]
    (sheet,) = put(
        store, written(tmp_path, "xlsx", rows, name="接待选民"), now=dt.datetime(2026, 1, 5)
    ).sheets
    assert (sheet.ledger, sheet.loaded, sheet.rejected) == ("visit", 3, 1)
    (fault,) = [p for p in sheet.problems if p.fault]
    assert (fault.row, fault.found) == (6, "2月30日")
    newest = max(store.glob("v*.duckdb"), key=lambda path: int(path.stem[1:]))
    with duckdb.connect(str(newest), read_only=True) as con:
        days = con.sql("SELECT date FROM visit ORDER BY source_row").fetchall()
    assert [day for (day,) in days] == [
        dt.date(2025, 4, 3),
        dt.date(2025, 4, 5),  # the month is written once
        dt.date(2025, 12, 31),
    ]
