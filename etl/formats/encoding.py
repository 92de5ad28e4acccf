"""Turn the bytes of a text file into UTF-8, strictly: no character is ever lost or replaced."""

import codecs
import re

import pyarrow as pa
import pyarrow.compute as pc

from etl.formats.foreign import has_utf_8_line, is_surely_utf_8
from gridlens.errors import GridLensError
from gridlens.kinds.base import REPLACED
from gridlens.translation import _

Octets = bytes | bytearray
_MARKED = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_UNMARKED = ("utf-8", "gb18030")
_REPLACED_TWICE = "锟斤拷"
_PIECE = 2**16
_LINE_END = re.compile("\r\n|\r|\n")


def utf_8(data: bytes) -> Octets:
    """Return a text as UTF-8 without byte order mark.

    The text may be UTF-8, GB18030, or UTF-16 with its byte order mark. Raises ``GridLensError``
    with byte and line if the text cannot be read, or was already damaged when it was saved.
    """
    encoding = marked(data)
    failures = []
    for name in (encoding,) if encoding else _UNMARKED:
        try:
            text = _read(data, name)
        except UnicodeDecodeError as error:
            failures.append(error)
            if _is_broken_utf_8(data, error):
                break
        else:
            failures.clear()  # each failure holds a copy of the whole text
            _whole(data, text, name)
            return text
    raise _unreadable(data, max(failures, key=lambda error: error.start))


def encoding_of(beginning: bytes) -> str | None:
    """Return the encoding from the first lines of a text; None if only the whole text can tell."""
    if named := marked(beginning):
        return named
    try:
        _valid(beginning)
    except UnicodeDecodeError as error:
        return None if _is_broken_utf_8(beginning, error) else "gb18030"
    return "utf-8"


def faultless(lines: bytes, encoding: str) -> Octets | None:
    """Return whole lines of a text as UTF-8; None if any of them is damaged or of another one."""
    try:
        text = _valid(lines) if encoding == "utf-8" else _encoded_anew(lines, encoding)
    except UnicodeDecodeError:
        return None
    one = one_text(text)
    if any(_holds(one, sign) for sign in _signs(encoding)):
        return None
    return None if encoding == "gb18030" and has_utf_8_line(lines) else text


def one_text(data: Octets) -> pa.LargeStringArray:
    """Return a UTF-8 text as an array with one cell, which is faster to search than bytes."""
    ends = pa.array([0, len(data)], pa.int64()).buffers()[1]
    return pa.LargeStringArray.from_buffers(1, ends, pa.py_buffer(data))


def _read(data: bytes, encoding: str) -> Octets:
    if encoding != "utf-8":
        return _encoded_anew(data, encoding)
    return _valid(data).removeprefix(codecs.BOM_UTF8)  # an error counts bytes with the mark


def marked(data: bytes) -> str | None:
    """Return the encoding that the byte order mark of a text names; None if it has no mark."""
    return next((name for mark, name in _MARKED.items() if data.startswith(mark)), None)


def _valid(data: bytes) -> bytes:
    """Return the same text if it is valid UTF-8; else raise ``UnicodeDecodeError``."""
    try:  # this makes no copy, and is several times faster than decoding
        one_text(data).validate(full=True)
    except pa.ArrowInvalid:
        data.decode()
        raise
    return data


def _encoded_anew(data: bytes, encoding: str) -> bytearray:
    """Return a text as UTF-8, converted piece by piece, so that no third copy is in memory."""
    decoder, text = codecs.getincrementaldecoder(encoding)(), bytearray()
    try:
        for begin in range(0, len(data), _PIECE):
            last = begin + _PIECE >= len(data)
            text += decoder.decode(data[begin : begin + _PIECE], last).encode()
    except UnicodeDecodeError:
        data.decode(encoding)  # fails too, and its error counts from the beginning of the text
        raise
    return text


def _is_broken_utf_8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether the text before the failure can only be UTF-8; then no other encoding fits."""
    if error.encoding != "utf-8":
        return False
    if marked(data):
        return True
    return is_surely_utf_8(data[: error.start])


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
        _("请在表格软件中另存为“CSV UTF-8”再导入。"),
    )


def _whole(data: bytes, text: Octets, encoding: str) -> None:
    """Raise ``GridLensError`` if an earlier program has already replaced or lost characters."""
    one = one_text(text)
    for sign in _signs(encoding):
        if not _holds(one, sign):
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
                _("请在表格软件中另存为“CSV UTF-8”再导入。"),
            )
        raise GridLensError(
            _("第{line}行、第{byte}个字节处的文字已经损坏（{sign}），原来的字找不回来了。").format(
                sign=sign, **place
            ),
            _("请从原始文件重新导出，另存为“CSV UTF-8”再导入。"),
        )


def damage(text: str, encoding: str) -> str | None:
    """Return the sign that an earlier program has lost characters; None if there is none."""
    return next((sign for sign in _signs(encoding) if sign in text), None)


def _signs(encoding: str) -> tuple[str, ...]:
    """Return the signs of a damaged text.

    锟斤拷 is the UTF-8 replacement character (twice), read as GBK; only GB18030 texts have it.
    """
    return (REPLACED, "\0", *((_REPLACED_TWICE,) if encoding == "gb18030" else ()))


def _holds(text: pa.LargeStringArray, sign: str) -> bool:
    return bool(pc.match_substring_regex(text, sign)[0].as_py())


def _mark(data: bytes) -> int:
    """Return the length of the UTF-8 byte order mark, which is missing in the decoded text.

    For UTF-16 the length is 0, since encoding the text adds the mark again.
    """
    return len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
