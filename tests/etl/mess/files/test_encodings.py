"""Mess 6: the encodings that offices use, read strictly."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.formats import encoding as encodings
from etl.formats.encoding import _encoded_anew
from tests.etl.mess.ledger_file import rows_of, why_refused

TEXT = "编号,当事人\nJF-1,㐂镕𠮷\n"
ROWS = [("编号", "当事人"), ("JF-1", "㐂镕𠮷")]


def put(folder: Path, data: bytes) -> Path:
    path = folder / "纠纷.csv"
    path.write_bytes(data)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_an_office_gives_the_same_cells(tmp_path: Path, encoding: str) -> None:
    assert rows_of(put(tmp_path, TEXT.encode(encoding))) == ROWS


def test_utf_16_is_read_in_both_orders_of_bytes_by_its_mark(tmp_path: Path) -> None:
    assert rows_of(put(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))) == ROWS
    assert rows_of(put(tmp_path, b"\xff\xfe" + TEXT.encode("utf-16-le"))) == ROWS


@pytest.mark.parametrize("name", ["gbk", "gb2312"])
def test_gb18030_holds_what_the_older_ones_cannot(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        TEXT.encode(name)
    path = put(tmp_path, "编号,当事人\nJF-1,\U00020bb7\u3402€\n".encode("gb18030"))
    assert rows_of(path)[1] == ("JF-1", "\U00020bb7\u3402€")


def test_a_byte_that_no_encoding_knows_is_named_with_its_line(tmp_path: Path) -> None:
    said = why_refused(put(tmp_path, "编号\n".encode("gb18030") + b"JF-\xff\n"))
    assert said == (
        "文字编码无法识别：第2行、第9个字节处不是有效的UTF-8或GB18030文字。"
        "请在表格软件中另存为“CSV UTF-8”再导入。"
    )


def test_utf_8_with_one_broken_byte_is_never_taken_for_gb18030(tmp_path: Path) -> None:
    broken = "编号,当事\nJF-1,赵甲".encode() + b"\xd2\xd2\n"
    broken.decode("gb18030", "strict")  # GB18030 would read it, as wrong text
    said = why_refused(put(tmp_path, broken))
    assert said.startswith("文字编码无法识别：第2行、第26个字节处不是有效的UTF-8文字。")


@pytest.mark.parametrize(("text", "line", "byte"), [("编号\n", 2, 11), ("", 1, 4)])
def test_a_broken_byte_is_counted_from_the_mark_that_begins_the_file(
    tmp_path: Path, text: str, line: int, byte: int
) -> None:
    said = why_refused(put(tmp_path, b"\xef\xbb\xbf" + text.encode() + b"\xe4\xbb,1\n"))
    assert said.startswith(f"文字编码无法识别：第{line}行、第{byte}个字节处不是有效的UTF-8文字。")


def test_utf_16_cut_in_the_middle_of_a_character_is_refused(tmp_path: Path) -> None:
    said = why_refused(put(tmp_path, TEXT.encode("utf-16")[:-1]))
    assert "不是有效的UTF-16文字" in said


def test_utf_16_without_its_mark_is_refused_and_not_read_as_something_else(tmp_path: Path) -> None:
    said = why_refused(put(tmp_path, "No,A\n1,2\n".encode("utf-16-le")))
    assert said.startswith("第1行、第2个字节处是空字符，不是文字，可能是没有标记的UTF-16。")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_already_damaged_is_refused_with_its_line(tmp_path: Path, encoding: str) -> None:
    said = why_refused(put(tmp_path, "编号\nJF-1,赵\ufffd\n".encode(encoding)))
    assert said.startswith("第2行、第")
    assert "文字已经损坏（�），原来的字找不回来了。" in said


def test_damage_that_was_saved_as_gbk_shows_as_other_characters(tmp_path: Path) -> None:
    said = why_refused(put(tmp_path, "编号,当事人\nJF-1,锟斤拷\n".encode("gb18030")))
    assert said.startswith("第2行、第18个字节处的文字已经损坏（锟斤拷）")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
@given(text=st.text(max_size=40), damage=st.sampled_from([b"", b"\xff", b"\x81"]))
def test_a_text_decoded_in_pieces_is_the_text_decoded_whole(
    encoding: str, text: str, damage: bytes
) -> None:
    data = text.encode(encoding) + damage
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encodings, "_PIECE", 3)
        assert outcome(lambda: _encoded_anew(data, encoding)) == outcome(
            lambda: data.decode(encoding).encode()
        )


def outcome(read: Callable[[], bytes]) -> bytes | int:
    """Return the text, or the place of the byte that could not be read."""
    try:
        return read()
    except UnicodeDecodeError as error:
        return error.start
