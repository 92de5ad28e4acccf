"""Read a text of which a few lines are damaged or in another encoding: only those lines are lost.

A lost line stays in its place, with a mark in it that no sound text has. So the rows keep their
numbers, and the rows that hold lost lines are found after the text has been split into cells.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.formats.encoding import Octets, damage, marked, utf_8
from etl.formats.foreign import has_utf_8_line, is_surely_utf_8
from gridlens.errors import GridLensError
from gridlens.kinds.base import REPLACED
from gridlens.translation import _

_UTF_8, _GB18030 = "utf-8", "gb18030"
_NAMES = {_UTF_8: "UTF-8", _GB18030: "GB18030"}


class Lost(NamedTuple):
    """A line that cannot be read: its number, and the sentence that says why."""

    line: int
    reason: str


class _Line(NamedTuple):
    number: int
    begin: int
    octets: bytes


def text_of(data: bytes) -> tuple[Octets, list[Lost]]:
    """Return a text as UTF-8, and the lines of it that are lost.

    Raises ``GridLensError`` if not even most lines are of one encoding.
    """
    try:
        text = utf_8(data)
    except GridLensError:
        if found := _without_lost_lines(data):
            return found
        raise
    if text is data or marked(data) or not has_utf_8_line(data):
        return text, []
    return _without_lost_lines(data) or (text, [])


def faults(cells: pa.Table, lost: Sequence[Lost]) -> dict[int, str]:
    """Return by row number why a row cannot be read; a row of several lines may hold several."""
    if not lost:
        return {}
    holds = np.zeros(cells.num_rows, dtype=bool)
    for column in cells.columns:
        holds |= pc.fill_null(pc.match_substring(column, REPLACED), False).to_numpy()
    rest, found = iter(lost), {}
    for row in np.flatnonzero(holds).tolist():
        text = ",".join(column[row].as_py() or "" for column in cells.columns)
        many = sum(REPLACED in line for line in text.splitlines())
        reasons = [one.reason for one, _n in zip(rest, range(many), strict=False)]
        found[row + 1] = "；".join(reasons)
    return found


def _without_lost_lines(data: bytes) -> tuple[Octets, list[Lost]] | None:
    """Return the text with marks in its lost lines; None if these are not few among the others.

    A line of digits and Latin letters alone is the same in both encodings, and tells nothing.
    """
    telling = [line for line in _lines(data) if not line.octets.isascii()]
    encoding = _encoding_of_most(telling)
    if encoding is None or b"\0" in data or marked(data) not in (None, _UTF_8):
        return None
    lost = [line for line in telling if not _sound(line, encoding)]
    if 2 * len(lost) >= len(telling):
        return None
    out, done = bytearray(), 0
    for line in lost:
        out += data[done : line.begin].decode(encoding).encode()
        out += _marked_line(line, encoding).encode()
        done = line.begin + len(line.octets)
    out += data[done:].decode(encoding).encode()
    return out.removeprefix(b"\xef\xbb\xbf"), [_lost(line, encoding) for line in lost]


def _encoding_of_most(lines: Sequence[_Line]) -> str | None:
    """Return UTF-8 if most lines are valid in it, else GB18030; None if half of them are."""
    valid = sum(_is_utf_8(line.octets) for line in lines)
    if 2 * valid == len(lines):
        return None
    return _UTF_8 if 2 * valid > len(lines) else _GB18030


def _is_utf_8(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def _lines(data: bytes) -> Iterator[_Line]:
    begin = 0
    for number, octets in enumerate(data.splitlines(keepends=True), start=1):
        yield _Line(number, begin, octets)
        begin += len(octets)


def _sound(line: _Line, encoding: str) -> bool:
    """Tell whether a line is surely in an encoding, and undamaged."""
    if encoding == _GB18030 and is_surely_utf_8(line.octets):
        return False
    try:
        return damage(line.octets.decode(encoding), encoding) is None
    except UnicodeDecodeError:
        return False


def _marked_line(line: _Line, encoding: str) -> str:
    """Return a lost line as well as it can be read, with a mark before its first odd character."""
    other = _GB18030 if encoding == _UTF_8 else _UTF_8
    try:
        text = line.octets.decode(other)
    except UnicodeDecodeError:
        text = line.octets.decode(encoding, "replace")
    at = next(place for place, letter in enumerate(text) if not letter.isascii())
    return text[:at] + REPLACED + text[at:]


def _lost(line: _Line, encoding: str) -> Lost:
    try:
        text = line.octets.decode(encoding)
        sign = damage(text, encoding)
    except UnicodeDecodeError as error:
        at, sign = error.start, None
    else:
        at = len(text.partition(sign)[0].encode(encoding)) if sign else 0
    where = {"line": line.number, "byte": line.begin + at + 1}
    if sign:
        reason = _("第{line}行、第{byte}个字节处的文字已经损坏（{sign}），请照原件改正这一行")
        return Lost(line.number, reason.format(sign=sign, **where))
    reason = _("第{line}行、第{byte}个字节处不是{encoding}文字，与其他行编码不同，请改正这一行")
    return Lost(line.number, reason.format(encoding=_NAMES[encoding], **where))
