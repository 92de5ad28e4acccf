"""Mess 2: cells merged down a column."""

from pathlib import Path

import pytest

from tests.etl.mess.ledger_file import MERGING, written
from tests.etl.mess.tables.test_group_rows import DAY, HEADER, grids, put_rows
from tests.etl.office import put, query

ROWS = [
    HEADER,
    ["JF-1", DAY, "红旗一网格", "邻里", "赵甲"],
    ["JF-2", "", "", "", "钱乙"],
    ["JF-3", "2025-04-05", "", "物业", "孙丙"],
    ["JF-4", "2025-04-06", "红旗二网格", "", "李丁"],
]
MERGES = [(2, 4, 2, 2), (2, 3, 1, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("form", MERGING)
def test_merged_cells_fill_the_rows_they_cover_and_no_other(
    known: Path, tmp_path: Path, form: str
) -> None:
    sheet = put_rows(known, tmp_path, ROWS, form, MERGES)
    assert (sheet.rows, sheet.loaded) == (4, 4)
    assert grids(known) == {"JF-1": "1", "JF-2": "1", "JF-3": "1", "JF-4": "2"}
    assert query(known, "SELECT received::VARCHAR, category FROM dispute ORDER BY key") == [
        (DAY, "邻里"),
        (DAY, None),
        ("2025-04-05", "物业管理"),
        ("2025-04-06", None),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_without_merged_cells_nothing_is_guessed(known: Path, tmp_path: Path, form: str) -> None:
    sheet = put_rows(known, tmp_path, ROWS, form)
    assert (sheet.loaded, sheet.rejected) == (3, 1)
    assert grids(known) == {"JF-1": "1", "JF-3": None, "JF-4": "2"}


@pytest.mark.slow
@pytest.mark.parametrize("form", MERGING)
def test_a_prepared_row_under_merged_cells_is_still_empty(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [["序号", *HEADER], ["1", *ROWS[1]], ["2", "", "", "", "", ""], ["", *[""] * 5]]
    path = written(tmp_path / "files", form, rows, [(2, 4, 3, 3)])
    path = path.rename(path.with_suffix(".xls")) if form == "html" else path
    (sheet,) = put(known, path).sheets
    assert (sheet.rows, sheet.loaded, sheet.skipped, sheet.rejected) == (2, 1, 1, 0)


@pytest.mark.slow
@pytest.mark.parametrize("form", MERGING)
def test_a_fault_in_a_merged_cell_is_said_of_every_row_it_covers(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [HEADER, ["JF-1", DAY, "红旗九网格"], ["JF-2", DAY, ""]]
    sheet = put_rows(known, tmp_path, rows, form, [(2, 3, 2, 2)])
    faults = [(p.row, p.column, p.found) for p in sheet.problems if p.row]
    assert faults == [(2, "网格", "红旗九网格"), (3, "网格", "红旗九网格")]
