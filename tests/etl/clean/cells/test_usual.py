"""Codes of an office's own length."""

from pathlib import Path

from tests.etl.office import csv, put


def test_codes_of_another_length_are_the_offices_own_and_a_slip_is_still_named(
    tmp_path: Path,
) -> None:
    rows = "".join(f"33030200101{n},东湖{n}网格\n" for n in range(1, 6))
    text = f"网格编码,网格名称\n{rows}3303020010,东湖6网格\n"
    (sheet,) = put(tmp_path / "store", csv(tmp_path, "网格名册.csv", text)).sheets
    assert sheet.loaded == 6
    (notice,) = [p for p in sheet.problems if p.row == 7]
    assert (notice.found, notice.fault) == ("3303020010", False)
    assert "应为12位数字" in notice.reason
