"""A line that is damaged or in another encoding is rejected alone; all others go in."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.formats.foreign import has_utf_8_line, is_surely_utf_8
from etl.formats.lines import text_of
from etl.sheets.problem import SheetResult
from gridlens.errors import GridLensError
from tests.etl.office import put, reasons

HEADER = "编号,受理日期,纠纷简况"


def row(number: int, text: str = "红旗小区楼上漏水") -> str:
    return f"JF-{number},2025-04-03,{text}"


def loaded(store: Path, folder: Path, data: bytes) -> SheetResult:
    path = folder / "矛盾纠纷.csv"
    path.write_bytes(data)
    (sheet,) = put(store, path).sheets
    assert sheet.accounted
    return sheet


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_one_line_of_gbk_among_utf_8_is_rejected_by_line_and_byte(
    store: Path, tmp_path: Path, encoding: str
) -> None:
    mark = "".encode(encoding)
    lines = [HEADER, *(row(number) for number in range(1, 300))]
    coded = [line.encode() for line in lines]
    coded[150] = lines[150].encode("gbk")
    sheet = loaded(store, tmp_path, mark + b"\n".join(coded) + b"\n")
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (299, 298, 1)
    byte = len(mark) + len(b"\n".join(coded[:150])) + 1 + len("JF-150,2025-04-03,") + 1
    assert reasons(sheet) == [
        (151, None, f"第151行、第{byte}个字节处不是UTF-8文字，与其他行编码不同，请改正这一行")
    ]


def test_one_line_of_utf_8_among_gbk_is_rejected_and_never_read_as_other_characters(
    store: Path, tmp_path: Path
) -> None:
    lines = [HEADER, *(row(number) for number in range(1, 300))]
    coded = [line.encode("gb18030") for line in lines]
    coded[150] = lines[150].encode()
    coded[150].decode("gb18030")  # it is valid, as wrong text
    sheet = loaded(store, tmp_path, b"\r\n".join(coded))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (299, 298, 1)
    assert reasons(sheet)[0][:2] == (151, None)
    assert "不是GB18030文字，与其他行编码不同" in reasons(sheet)[0][2]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_byte_that_no_encoding_knows_costs_its_line(
    store: Path, tmp_path: Path, encoding: str
) -> None:
    lines = [line.encode(encoding) for line in (HEADER, row(1), row(2), row(3))]
    lines[2] += b"\xff"
    sheet = loaded(store, tmp_path, b"\n".join(lines))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    assert reasons(sheet)[0][0] == 3


def test_a_line_that_was_damaged_when_it_was_saved_is_rejected_too(
    store: Path, tmp_path: Path
) -> None:
    lines = [HEADER, row(1), row(2, "楼上\ufffd水"), row(3)]
    sheet = loaded(store, tmp_path, "\n".join(lines).encode())
    byte = len("\n".join(lines[:2]).encode()) + 1 + len("JF-2,2025-04-03,楼上".encode()) + 1
    assert reasons(sheet) == [
        (3, None, f"第3行、第{byte}个字节处的文字已经损坏（\ufffd），请照原件改正这一行")
    ]


def test_a_lost_line_inside_a_quoted_cell_is_said_of_its_row(store: Path, tmp_path: Path) -> None:
    whole = row(1, '"楼上\n漏水\n协商"')
    lost = '协商未果"'.encode("gbk")
    rows = [HEADER.encode(), whole.encode(), b'JF-2,2025-04-03,"' + "漏\n".encode() + lost]
    sheet = loaded(store, tmp_path, b"\n".join([*rows, row(3).encode()]))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    (told,) = reasons(sheet)
    assert told[0] == 3
    assert told[2].startswith("第6行、第")


def test_a_lost_title_rejects_no_record_and_is_said(store: Path, tmp_path: Path) -> None:
    lines = [HEADER, row(1), row(2), row(3)]
    data = "纠纷台账\n".encode("gbk") + "\n".join(lines).encode()
    sheet = loaded(store, tmp_path, data)
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 3, 0)
    assert reasons(sheet)[0][:2] == (1, None)


def test_a_lost_header_is_named_where_the_sheet_is_not_recognised(
    store: Path, tmp_path: Path
) -> None:
    lines = [row(1), row(2), row(3)]
    sheet = loaded(store, tmp_path, f"{HEADER}\n".encode("gbk") + "\n".join(lines).encode())
    assert sheet.refused
    assert any("第1行、第1个字节处不是UTF-8文字" in reason for _r, _c, reason in reasons(sheet))


def test_where_most_lines_are_lost_the_file_is_refused() -> None:
    lines = [HEADER.encode(), row(1).encode(), row(2).encode("gbk"), row(3).encode("gbk")]
    with pytest.raises(GridLensError, match="文字编码无法识别：第3行"):
        text_of(b"\n".join(lines))


TEXTS = st.text(st.sampled_from("甲乙丙丁漏水纠纷红旗,1a"), min_size=4, max_size=12)


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from(["utf-8", "gb18030"]))
def test_a_text_of_one_encoding_loses_no_line(lines: list[str], encoding: str) -> None:
    text, lost = text_of("\n".join(lines).encode(encoding))
    assert (bytes(text).decode(), lost) == ("\n".join(lines), [])


@given(TEXTS, TEXTS)
def test_a_line_of_utf_8_is_found_wherever_it_can_be_told(before: str, odd: str) -> None:
    data = f"{before}\n".encode("gb18030") + odd.encode() + b"\n"
    if is_surely_utf_8(odd.encode()) and any(a > "z" and b > "z" for a, b in pairwise(odd)):
        assert has_utf_8_line(data)
