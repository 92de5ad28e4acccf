"""Mess 1: rows above the header, headers of several rows, two languages, remarks."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.match.headers.header import headers, writings
from etl.match.ledger import recognised_by_headers
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet
from tests.etl.mess.ledger_file import EVERY, MERGING, Merges, Rows, matched, sheet_of, written
from tests.etl.office import put, query, reasons

FLAT = ["编号", "受理日期", "网格", "纠纷类别", "状态", "办结日期"]
UPPER = ["编号", "受理日期", "网格", "纠纷类别", "办理情况", ""]
LOWER = ["", "", "", "", "状态", "办结日期"]
SPANS = [(1, 2, 0, 0), (1, 2, 1, 1), (1, 2, 2, 2), (1, 2, 3, 3), (1, 1, 4, 5)]
ROW = ["JF-1", "2025-04-03", "红旗一网格", "邻里", "已办结", "2025-04-10"]
PLACES = {"number": 0, "received": 1, "grid": 2, "category": 3, "status": 4, "closed": 5}


def put_under(folder: Path, form: str, rows: Rows, merges: Merges = ()) -> Path:
    """Write rows as a file; a web page is named .xls, as if it were a workbook."""
    path = written(folder, form, rows, merges)
    return path.rename(path.with_suffix(".xls")) if form == "html" else path


def moved(merges: Merges, by: int) -> Merges:
    return [(top + by, bottom + by, left, right) for top, bottom, left, right in merges]


@pytest.mark.slow
@pytest.mark.parametrize("above", [0, 1, 2, 3, 19])
@pytest.mark.parametrize("form", EVERY)
def test_titles_units_and_notes_stand_above_the_header(
    tmp_path: Path, form: str, above: int
) -> None:
    titles = [
        ["示范街道矛盾纠纷台账"],
        ["填报单位：红旗社区", "", "", "单位：件"],
        ["注：按月报送"],
    ]
    rows = [*titles[:above], *([[""]] * (above - 3)), FLAT, ROW]
    full = [[*row, *[""] * (6 - len(row))] for row in rows]
    found = matched(put_under(tmp_path, form, full))
    assert (found.ledger.key, found.header, found.columns) == ("dispute", above + 1, PLACES)


@pytest.mark.parametrize("form", MERGING)
def test_a_header_of_two_rows_is_read_by_its_merged_cells(tmp_path: Path, form: str) -> None:
    title = ["2025年上半年矛盾纠纷台账", "", "", "", "", ""]
    merges = [(1, 1, 0, 5), *moved(SPANS, 1)]
    found = matched(put_under(tmp_path, form, [title, UPPER, LOWER, ROW], merges))
    assert (found.header, found.columns) == (3, PLACES)
    assert found.text(5) == "办结日期"


def test_in_csv_merged_headers_are_blanks_to_the_right(tmp_path: Path) -> None:
    found = matched(put_under(tmp_path, "csv", [UPPER, LOWER, ROW]))
    assert (found.header, found.columns, found.notices) == (2, PLACES, [])


@pytest.mark.parametrize("form", EVERY)
def test_a_lower_header_may_be_known_only_with_the_upper_one(tmp_path: Path, form: str) -> None:
    upper = ["编号", "受理", "", "网格", "办结", ""]
    lower = ["", "日期", "人", "", "日期", "结果"]
    spans = [(1, 2, 0, 0), (1, 1, 1, 2), (1, 2, 3, 3), (1, 1, 4, 5)]
    row = ["JF-1", "2025-04-03", "赵某", "", "2025-04-10", "调解成功"]
    found = matched(put_under(tmp_path, form, [upper, lower, row], spans))
    assert found.columns == {"number": 0, "received": 1, "grid": 3, "closed": 4, "outcome": 5}
    assert [(p.column, p.reason) for p in found.notices] == [("受理›人", "此列未识别，未导入")]


@pytest.mark.parametrize("form", EVERY)
def test_three_rows_of_header(tmp_path: Path, form: str) -> None:
    rows = [
        ["编号", "纠纷基本情况", "", "", "办理情况", ""],
        ["", "受理", "所属", "类别", "进展", ""],
        ["", "日期", "网格", "", "状态", "办结日期"],
        ROW,
    ]
    spans = [
        (1, 3, 0, 0),
        (1, 1, 1, 3),
        (1, 1, 4, 5),
        (2, 3, 3, 3),
        (2, 2, 4, 5),
    ]
    found = matched(put_under(tmp_path, form, rows, spans))
    assert (found.header, found.columns) == (3, PLACES)


def test_a_date_of_something_else_is_not_taken_for_the_records(tmp_path: Path) -> None:
    upper, lower = ["编号", "反馈", "", "纠纷类别"], ["", "日期", "方式", ""]
    found = recognised_by_headers(
        sheet_of(put_under(tmp_path, "csv", [upper, lower, ["1", "2025-04-03", "", ""]]))
    )
    assert isinstance(found, SheetResult)
    assert found.problems[0].reason.startswith("《矛盾纠纷》缺少必需的列：受理日期")


@pytest.mark.slow
@pytest.mark.parametrize("form", EVERY)
def test_rows_under_several_header_rows_keep_their_numbers_and_their_headers(
    known: Path, tmp_path: Path, form: str
) -> None:
    late = [*ROW[:4], "处置中", "2025-04-10"]
    path = put_under(tmp_path / "files", form, [UPPER, LOWER, ROW, late], SPANS)
    (sheet,) = put(known, path).sheets
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (2, 1, 1)
    ((row, header),) = [place[:2] for place in reasons(sheet) if place[0]]
    assert (row, header) == (4, "办理情况›状态" if form == "csv" else "状态")
    assert query(known, "SELECT number, closed::VARCHAR FROM dispute") == [("JF-1", "2025-04-10")]


RECOGNISED = """
import pyarrow as pa
from etl.match.ledger import recognised_by_headers
from etl.sheets.sheet import Merge, Sheet
from tests.etl.mess.tables.test_headers import LOWER, ROW, SPANS, UPPER

columns = zip(UPPER, LOWER, ROW)
cells = pa.table({f"f{place}": pa.array(texts) for place, texts in enumerate(columns)})
merges = tuple(Merge(*one) for one in SPANS)
found = recognised_by_headers(Sheet("a.xlsx", "矛盾纠纷", cells, merges=merges))
print(found.header, found.text(found.columns["status"]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["5", "29"])  # hash seeds that change rounding
def test_equal_evidence_is_equal_in_every_process(seed: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", RECOGNISED],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert said.stdout.strip() == "2 状态"


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("诉求编号 No.", "诉求编号"),
        ("日期/Date", "日期"),
        ("Date 日期", "日期"),
        ("受理\n日期", "受理日期"),
        ("受 理　日 期", "受理日期"),
        ("受理日期（必填）", "受理日期"),
        ("*受理日期", "受理日期"),
        ("参加人数（人）", "参加人数"),
        ("受理日期（年/月/日）", "受理日期"),
        ("1.受理日期", "受理日期"),
        ("（２）受理日期：", "受理日期"),
        ("【网格】", "网格"),
    ],
)
def test_a_header_may_be_dressed_up(header: str, plain: str) -> None:
    assert plain in [writing.text for writing in writings((header,))]


@pytest.mark.parametrize("form", EVERY)
def test_dressed_headers_are_known(tmp_path: Path, form: str) -> None:
    dressed = [
        "编号 No.",
        "Date\n受理日期",
        "＊网格（必填）",
        "3、纠纷类别",
        "状态 ",
        "办 结　日 期",
    ]
    assert matched(put_under(tmp_path, form, [dressed, ROW])).columns == PLACES


def test_a_second_language_may_stand_in_a_row_of_its_own(tmp_path: Path) -> None:
    english = ["No.", "Received", "Grid", "Category", "Status", "Closed"]
    found = matched(put_under(tmp_path, "csv", [FLAT, english, ROW]))
    assert (found.header, found.columns) == (2, PLACES)


def test_hints_right_under_the_header_belong_to_it(tmp_path: Path) -> None:
    hints = ["必填", "（年-月-日）", "", "", "选填", ""]
    assert matched(put_under(tmp_path, "csv", [FLAT, hints, ROW])).header == 2


@pytest.mark.slow
@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "", "编号", "日期", "办理情况", "状态", "a"]),
            min_size=4,
            max_size=4,
        ),
        min_size=1,
        max_size=26,
    )
)
def test_every_candidate_has_one_path_a_column_out_of_its_own_rows(rows: list[list[str]]) -> None:
    cells = pa.table({f"f{n}": [row[n] for row in rows] for n in range(4)})
    for header in headers(Sheet("a.csv", "a", cells)):
        assert 1 <= header.first <= 20
        assert header.first <= header.last <= len(rows)
        assert len(header.paths) == len(header.texts) == 4
        inside = {text for row in rows[header.first - 1 : header.last] for text in row}
        assert {text for path in header.paths for text in path} <= inside
        if header.first == header.last:
            assert [*map("".join, header.paths)] == rows[header.first - 1]
