"""Bytes of a text file → UTF-8, strictly: no character is ever lost or replaced."""

import codecs
import re

import pyarrow as pa
import pyarrow.compute as pc

from gridlens.errors import GridLensError
from gridlens.translation import _

Octets = bytes | bytearray
_MARKED = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UNMARKED = ("utf-8", "gb18030")
_REPLACED = "\ufffd"
_REPLACED_TWICE = "锟斤拷"
_SURELY_UTF_8 = 4
_PIECE = 2**22
_EAST_ASIAN = re.compile("[\u2e80-\uffef]")
_LINE_END = re.compile("\r\n|\r|\n")


def utf_8(data: bytes) -> Octets:
    """Return a text as UTF-8 without its mark: from UTF-8, GB18030, or UTF-16 with its mark.

    Raises ``GridLensError`` naming byte and line where the text cannot be read, or was already
    damaged when it was saved.
    """
    encoding = next((name for mark, name in _MARKED.items() if data.startswith(mark)), None)
    failures = []
    for name in (encoding,) if encoding else _UNMARKED:
        try:
            text = _read(data, name)
        except UnicodeDecodeError as error:
            failures.append(error)
            if _is_broken_utf_8(data, error):
                break
        else:
            failures.clear()  # each holds all of what it failed at
            _whole(data, text, name)
            return text
    raise _unreadable(data, max(failures, key=lambda error: error.start))


def one_text(data: Octets) -> pa.LargeStringArray:
    """Return a text in UTF-8 as the one cell of an array, which is searched faster than bytes."""
    ends = pa.array([0, len(data)], pa.int64()).buffers()[1]
    return pa.LargeStringArray.from_buffers(1, ends, pa.py_buffer(data))


def _read(data: bytes, encoding: str) -> Octets:
    if encoding != "utf-8":
        return _encoded_anew(data, encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:  # without a copy, and several times faster than decoding
        one_text(data).validate(full=True)
    except pa.ArrowInvalid:
        data.decode()
        raise
    return data


def _encoded_anew(data: bytes, encoding: str) -> bytearray:
    """Return a text as UTF-8, a piece at a time, so that it is never there in a third form."""
    decoder, text = codecs.getincrementaldecoder(encoding)(), bytearray()
    try:
        for begin in range(0, len(data), _PIECE):
            last = begin + _PIECE >= len(data)
            text += decoder.decode(data[begin : begin + _PIECE], last).encode()
    except UnicodeDecodeError:
        data.decode(encoding)  # fails as well, and counts from the beginning
        raise
    return text


def _is_broken_utf_8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether what stands before the failure can only be UTF-8, so that no other is tried."""
    if error.encoding != "utf-8":
        return False
    return len(_EAST_ASIAN.findall(data[: error.start].decode())) >= _SURELY_UTF_8


def _unreadable(data: bytes, error: UnicodeDecodeError) -> GridLensError:
    before = data[: error.start].decode(error.encoding, "ignore")
    said = {"utf-8": "UTF-8", "gb18030": "GB18030", "utf-16": "UTF-16"}
    tried = said["utf-8"] if _is_broken_utf_8(data, error) else _("UTF-8或GB18030")
    if error.encoding.startswith("utf-16"):
        tried = said["utf-16"]
    return GridLensError(
        _("文字编码无法识别：第{line}行、第{byte}个字节处不是有效的{tried}文字。").format(
            line=len(_LINE_END.findall(before)) + 1, byte=error.start + 1, tried=tried
        ),
        _("请在表格软件中另存为“CSV UTF-8”再装载。"),
    )


def _whole(data: bytes, text: Octets, encoding: str) -> None:
    """Refuse a text in which an earlier program has already put marks in place of characters."""
    signs = [_REPLACED, "\0"]
    if encoding == "gb18030":
        signs.append(_REPLACED_TWICE)  # what UTF-8's mark looks like when it is taken for GBK
    one = one_text(text)
    for sign in signs:
        if not pc.match_substring_regex(one, sign)[0].as_py():
            continue
        before = text[: text.index(sign.encode())].decode()
        place = {
            "line": len(_LINE_END.findall(before)) + 1,
            "byte": len(before.encode(encoding)) + 1 + _mark(data),
        }
        if sign == "\0":
            raise GridLensError(
                _(
                    "第{line}行、第{byte}个字节处是空字符，不是文字，可能是没有标记的UTF-16。"
                ).format(**place),
                _("请在表格软件中另存为“CSV UTF-8”再装载。"),
            )
        raise GridLensError(
            _("第{line}行、第{byte}个字节处的文字已经损坏（{sign}），原来的字找不回来了。").format(
                sign=sign, **place
            ),
            _("请从原始文件重新导出，另存为“CSV UTF-8”再装载。"),
        )


def _mark(data: bytes) -> int:
    """Return the length of the mark that a decoder drops; UTF-16's is written anew by encoding."""
    return len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
