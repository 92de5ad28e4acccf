"""Tables that count matters under a ledger's dates and grids are no ledgers."""

from pathlib import Path

import pytest

from tests.etl.office import csv, put


@pytest.mark.parametrize(
    "text",
    [
        "受理日期,网格,受理件数,化解件数\n2025-04-30,红旗一网格,5,4\n2025-05-31,红旗一网格,6,5\n",
        "发现日期,网格,隐患总数\n2025-04-30,红旗一网格,5\n2025-05-31,红旗一网格,3\n",
    ],
)
def test_sums_are_not_loaded_as_records(tmp_path: Path, text: str) -> None:
    name = "矛盾纠纷情况.csv" if "受理" in text else "安全隐患情况.csv"
    (sheet,) = put(tmp_path / "store", csv(tmp_path, name, text)).sheets
    assert (sheet.loaded, sheet.rejected, sheet.skipped) == (0, 0, sheet.rows)
    assert "这是统计表" in sheet.problems[0].reason


def test_visits_that_count_households_are_a_ledger(tmp_path: Path) -> None:
    text = "走访日期,网格,走访户数\n2025-04-30,红旗一网格,5\n2025-05-31,红旗一网格,3\n"
    (sheet,) = put(tmp_path / "store", csv(tmp_path, "入户走访.csv", text)).sheets
    assert sheet.loaded == 2
