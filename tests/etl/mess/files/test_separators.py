"""Mess 6: separators, ragged rows and stray quotes; no row is ever lost."""

import csv
import io
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.formats.quotes import are_plain
from etl.formats.separated import Dialect, Separated, _quick, _slow, separated
from gridlens.errors import GridLensError
from tests.etl.mess.ledger_file import matched, rows_of, sheet_of, why_refused
from tests.etl.office import csv as put
from tests.etl.office import put_text, reasons

HEADER = ["编号", "受理日期", "网格", "纠纷类别", "当事人"]


def cells(text: str) -> list[tuple[str, ...]]:
    """Return the cells of a text, with the empty columns and rows at its end."""
    found = separated(text.encode()).cells
    return list(zip(*(column.to_pylist() for column in found.columns), strict=True))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_what_gives_rows_of_one_width(
    tmp_path: Path, separator: str
) -> None:
    rows = [
        ["矛盾纠纷台账"],
        HEADER,
        ["JF-1", "2025-04-03", "红旗一网格", "邻里", "赵甲,钱乙;孙丙"],
    ]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    found = matched(put(tmp_path, "纠纷.csv", text))
    assert (found.ledger.key, found.header) == ("dispute", 2)
    assert rows_of(tmp_path / "纠纷.csv")[2][4] == "赵甲,钱乙;孙丙"


def test_separators_inside_the_texts_do_not_decide() -> None:
    assert cells("编号,简况\n1,甲；乙;丙\n2,a;b\n3,c;d\n") == [
        ("编号", "简况"),
        ("1", "甲；乙;丙"),
        ("2", "a;b"),
        ("3", "c;d"),
    ]


def test_a_first_line_that_names_the_separator_is_believed() -> None:
    assert cells("sep=;\n编号;比率\n1;1,5\n2;2,5\n")[2:] == [("1", "1,5"), ("2", "2,5")]


def test_short_rows_blank_lines_and_titles_keep_their_places() -> None:
    assert cells("矛盾纠纷\n\n编号,日期,网格\n1,2025-04-03\n2\n3,,红旗一\n") == [
        ("矛盾纠纷", "", ""),
        ("", "", ""),
        ("编号", "日期", "网格"),
        ("1", "2025-04-03", ""),
        ("2", "", ""),
        ("3", "", "红旗一"),
    ]


@pytest.mark.slow
def test_a_row_longer_than_its_header_is_rejected_since_its_cells_may_have_moved(
    known: Path,
) -> None:
    sheet = put_text(
        known,
        "矛盾纠纷.csv",
        "编号,受理日期,纠纷简况\nJF-1,2025-04-03,漏水,停电\nJF-2,2025-04-03,漏水\nJF-3,2025-04-03,甲,\n",
    )
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 1, 2)
    assert reasons(sheet) == [
        (1, "", "第4列没有表头，未导入"),
        (2, None, "本行超出了表头的3格，可能是文字里有没加引号的分隔符，请核对"),
        (4, None, "本行超出了表头的3格，可能是文字里有没加引号的分隔符，请核对"),
    ]


@pytest.mark.slow
def test_empty_columns_and_rows_at_the_end_are_nothing(tmp_path: Path) -> None:
    text = f"{','.join(HEADER)}{',' * 2000}\nJF-1{',' * 2004}\n" + f"{',' * 2004}\n" * 5000
    sheet = sheet_of(put(tmp_path, "纠纷.csv", text))
    assert (sheet.cells.num_rows, sheet.cells.num_columns) == (2, 1 + 4)


def test_a_quoted_cell_holds_separators_quotes_and_line_breaks() -> None:
    assert cells('编号,简况\n1,"漏水，\n说""修""了,又漏"\n') == [
        ("编号", "简况"),
        ("1", '漏水，\n说"修"了,又漏'),
    ]


@pytest.mark.parametrize(
    "line",
    ['JF-1,"漏水', 'JF-1,"红旗"小区', 'JF-1,5"管', '"JF-1,漏水"', 'JF-1,漏水"'],
)
def test_a_stray_quote_loses_no_row(line: str) -> None:
    found = separated(f"编号,简况\n{line}\nJF-2,停电\nJF-3,停水\n".encode())
    assert found.cells.num_rows == 4 or line == '"JF-1,漏水"'
    assert found.cells.column(0).to_pylist()[2:] == ["JF-2", "JF-3"]


def test_stray_quotes_in_two_rows_do_not_swallow_what_is_between() -> None:
    text = '编号,简况,状态\nJF-1,"漏水,在办\nJF-2,停电,在办\nJF-3,停水",在办\nJF-4,"甲,乙",在办\n'
    with pytest.raises(GridLensError, match="第2行附近的引号不成对，无法分列"):
        separated(text.encode())
    found = separated(text.replace('"甲,乙"', '"甲乙"').encode())
    assert found.cells.column(1).to_pylist() == ["简况", '"漏水', "停电", '停水"', "甲乙"]
    assert found.remarks == [
        "第2行附近的引号不成对，已按一行一条读取，多余的引号照原样保留，请核对。"
    ]


@pytest.mark.slow
def test_what_was_said_of_quotes_reaches_the_clerk(known: Path) -> None:
    text = f'{",".join(HEADER)}\nJF-1,2025-04-03,,,"赵甲\nJF-2,2025-04-03,,,钱乙\n'
    sheet = put_text(known, "矛盾纠纷.csv", text)
    assert sheet.loaded == 2
    assert [reason[:14] for _row, _column, reason in reasons(sheet)] == [
        "第2行附近的引号不成对，已按"
    ]


def test_a_quote_that_cannot_be_mended_refuses_the_file_with_its_line(tmp_path: Path) -> None:
    text = '编号,简况,状态\nJF-1,"漏水\n2,停电\n'
    assert why_refused(put(tmp_path, "a.csv", text)).startswith("第2行附近的引号不成对，无法分列。")


TEXTS = st.text(st.sampled_from('甲乙1 ,;|\t"\n，。'), max_size=6)


@pytest.mark.slow
@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
)
@example([["a", "b", "c"], ["", "", ""], ["1", "2", "3"]], ",")
def test_whatever_is_written_with_quotes_is_read_back(rows: list[list[str]], mark: str) -> None:
    rows = [["编号", "日期", "网格"], *rows]
    out = io.StringIO()
    csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    with suppress(_Doubtful):  # whole rows inside one cell look like rows of the table
        found = _separated(out.getvalue())
        assert found.remarks or found.cells.to_pylist() == [
            {f"f{place}": text for place, text in enumerate(row)} for row in rows
        ]


@pytest.mark.slow
@given(st.lists(st.text(st.sampled_from('甲1,;|\t"，'), min_size=1, max_size=12), min_size=1))
def test_lines_are_rows_or_the_file_is_refused(lines: list[str]) -> None:
    text = "编号,日期,网格\n" + "\n".join(lines)
    with suppress(_Doubtful):
        found = _separated(text)
        texts = [text for column in found.cells.columns for text in column.to_pylist()]
        inside = sum((text or "").count("\n") for text in texts)
        assert found.cells.num_rows + inside == len(lines) + 1


class _Doubtful(Exception):
    """The file is refused because of its quotes."""


def _separated(text: str) -> Separated:
    try:
        return separated(text.encode())
    except GridLensError as error:
        if "引号不成对" in error.reason:
            raise _Doubtful from error
        raise


@given(st.text(alphabet='a",\r\n', max_size=12))
def test_quotes_are_plain_where_none_stands_inside_a_cell(text: str) -> None:
    data = text.encode()
    inside = re.search(rb'[^"\r\n,]"[^"\r\n,]', data)
    assert are_plain(data, ",") is bool(data.count(b'"') % 2 == 0 and not inside)


@pytest.mark.slow
@given(st.lists(st.tuples(*[st.text(alphabet='a"\r\n ', max_size=4)] * 3), min_size=1, max_size=6))
def test_a_text_read_at_once_is_the_text_read_row_by_row(table: list[tuple[str, ...]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(table)
    data = written.getvalue().encode().rstrip(b"\r\n")
    if data.strip():
        at_once, singly = _quick(data, Dialect(",", 3, True)), _slow(data, Dialect(",", 3, True))
        assert at_once.cells.to_pylist() == singly.cells.to_pylist()
