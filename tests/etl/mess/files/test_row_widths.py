"""A row of another width than the others may have moved cells; padding moves none."""

import csv
import io
from pathlib import Path

import pytest

from etl.sheets.problem import SheetResult
from gridlens.store.office.mapping import Mapping
from tests.etl.office import csv as put_csv
from tests.etl.office import put, put_text, query

HEADER = "编号,受理日期,纠纷简况,调解员,填报人"


def row(number: int, more: str = "") -> str:
    return f"JF-{number},2025-04-03,漏水,周某,吴某{more}"


def shifted(number: int, more: str = "") -> str:
    """Return a row whose text has a separator in it, and whose last cell was empty."""
    return f"JF-{number},2025-04-03,漏水,停电,周某,{more}"


def loaded(store: Path, *lines: str) -> SheetResult:
    sheet = put_text(store, "矛盾纠纷.csv", "\n".join(lines) + "\n")
    assert sheet.accounted
    return sheet


def refused(sheet: SheetResult) -> list[int | None]:
    assert {problem.column for problem in sheet.problems if problem.fault} <= {None}
    return [problem.row for problem in sheet.problems if problem.fault]


def test_a_row_lengthened_by_an_empty_cell_is_refused_with_its_width(store: Path) -> None:
    sheet = loaded(store, HEADER, row(1), shifted(2), row(3))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    assert [(p.row, p.reason) for p in sheet.problems] == [
        (3, "本行超出了表头的5格，可能是文字里有没加引号的分隔符，请核对")
    ]


@pytest.mark.slow
@pytest.mark.parametrize("header", [HEADER, f"{HEADER},"])
def test_a_separator_too_many_at_the_end_of_each_row_moves_nothing(
    store: Path, header: str
) -> None:
    rows = [row(number, ",") for number in range(1, 6)]
    assert (loaded(store, header, *rows).loaded, refused(loaded(store, header, *rows))) == (5, [])


@pytest.mark.parametrize("header", [HEADER, f"{HEADER},"])
def test_among_such_rows_one_that_is_longer_still_is_refused(store: Path, header: str) -> None:
    sheet = loaded(store, header, row(1, ","), shifted(2, ","), row(3, ","), row(4, ","))
    assert refused(sheet) == [3]


def test_a_header_with_a_separator_too_many_does_not_hide_a_moved_row(store: Path) -> None:
    assert refused(loaded(store, f"{HEADER},", row(1), shifted(2), row(3))) == [3]


@pytest.mark.parametrize("many", [2, 3])
def test_several_moved_rows_are_refused_as_one_is(store: Path, many: int) -> None:
    moved = [shifted(number) for number in range(2, 2 + many)]
    assert refused(loaded(store, HEADER, row(1), *moved)) == list(range(3, 3 + many))


def test_shorter_rows_leave_out_empty_cells(store: Path) -> None:
    sheet = loaded(store, HEADER, row(1), "JF-2,2025-04-03", "JF-3,2025-04-03,漏水,", row(4))
    assert (sheet.loaded, refused(sheet)) == (4, [])


def test_rows_far_down_are_looked_at_too(store: Path) -> None:
    rows = [row(number) for number in range(1, 400)]
    rows[300] = shifted(301)
    assert refused(loaded(store, HEADER, *rows)) == [302]


def test_a_block_that_a_spreadsheet_padded_for_a_stray_cell_is_read(store: Path) -> None:
    rows = [HEADER, *(row(number) for number in range(1, 48))]
    padded = [line + ",," for line in rows[16:32]]
    padded[5] += "注"
    sheet = loaded(store, *rows[:16], *padded, *rows[32:])
    assert (sheet.loaded, refused(sheet)) == (46, [22])


def test_a_row_that_is_longer_is_faulty_as_a_whole_and_its_cells_say_nothing(store: Path) -> None:
    sheet = loaded(store, HEADER, "JF-1,漏水,2025-04-03,停电,周某,吴某,", row(2))
    assert [(p.row, p.column) for p in sheet.problems if p.fault] == [(2, None)]


def test_quoted_cells_with_separators_and_line_breaks_move_nothing(store: Path) -> None:
    out = io.StringIO()
    cells = ["JF-1", "2025-04-03", "漏水,停电\n又停水", "周某", ""]
    csv.writer(out, lineterminator="\n").writerow(cells)
    sheet = loaded(store, HEADER, out.getvalue().strip("\n"), row(2), "JF-3,2025-04-03")
    assert (sheet.loaded, refused(sheet)) == (3, [])


def test_a_mapping_that_joins_columns_hides_no_moved_row(store: Path, tmp_path: Path) -> None:
    text = f"{HEADER.replace('填报人', '备考')}\n{row(1)}\n{shifted(2)}\n{row(3)}\n"
    columns = {
        "number": ("编号",),
        "received": ("受理日期",),
        "summary": ("纠纷简况", "备考"),
    }
    mapping = Mapping("dispute", columns)
    (sheet,) = put(store, put_csv(tmp_path, "甲.csv", text), mappings=(mapping,)).sheets
    assert refused(sheet) == [3]
    assert query(store, "SELECT summary FROM dispute ORDER BY key") == [
        ("漏水 吴某",),
        ("漏水 吴某",),
    ]
