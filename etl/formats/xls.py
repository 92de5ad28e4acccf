"""Read from the records of an .xls what the reader of cells does not know.

That is: hidden rows, failed formulas, numbers without their last digits, struck cells, and the day
from which the workbook counts. A record has a number, a length and data ([MS-XLS] 2.4).
"""

import io
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import olefile

from etl.formats.archive import damaged
from etl.formats.form import STREAMS
from etl.formats.markup import RowLayout, has_lost_digits, rounded

_EOF, _BOUNDSHEET, _BOF = 0x0A, 0x85, 0x809
_DATE_MODE, _CODE_PAGE, _FONT, _STYLE = 0x22, 0x42, 0x31, 0xE0
_FORMULA, _BOOLERR, _ROW, _NUMBER = 0x06, 0x205, 0x208, 0x203
_SEVERAL = 0xBD  # several numbers beside each other
_CELLS = frozenset({_FORMULA, _BOOLERR, _NUMBER, _SEVERAL, 0xD6, 0xFD, 0x204, 0x27E})
_WANTED = frozenset({_EOF, _FORMULA, _BOOLERR, _ROW, _BOF, _NUMBER})
_OF_CELLS = 0  # the kind of a sheet with cells; charts and macros have other kinds
_HIDDEN, _STRIKES_OUT = 0x20, 0x08
_NO_FONT = 4  # fonts are numbered without this number
_BIFF8, _UNICODE = 0x600, 1200
_SHOWN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(frozen=True)
class OldBook:
    """An old workbook: its bytes for the reader of cells, and the layout of each sheet of cells.

    The layouts are in the order of the workbook. ``epoch1904`` means that it counts from 1904.
    """

    data: bytes
    layouts: list[RowLayout]
    epoch1904: bool


@dataclass
class _Globals:
    """What the records before the sheets say; ``code_page`` is where its number stands."""

    sheets: list[int] = field(default_factory=list)
    epoch1904: bool = False
    code_page: int | None = None
    fonts: list[bool] = field(default_factory=list)
    styles: list[int] = field(default_factory=list)

    @property
    def struck(self) -> frozenset[int]:
        """The numbers of the cell styles whose font strikes its text out."""
        out = {n + (n >= _NO_FONT) for n, strikes in enumerate(self.fonts) if strikes}
        return frozenset(n for n, font in enumerate(self.styles) if font in out)


def old_book(path: Path) -> OldBook:
    """Read the records of a workbook; raise ``GridLensError`` if it is damaged."""
    try:
        data = path.read_bytes()
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next(name for name in STREAMS if container.exists(name))
            stream = container.openstream(name).read()
        told = _globals(stream)
        layouts = [_layout(stream, begin, told.struck) for begin in told.sheets]
        return OldBook(_in_unicode(data, name, stream, told), layouts, told.epoch1904)
    except (OSError, StopIteration, struct.error) as error:
        raise damaged() from error


def _globals(stream: bytes) -> _Globals:
    found, version = _Globals(), 0
    for number, begin, length in _records(stream, 0):
        if number == _EOF:
            break
        if number == _BOF:
            version = int.from_bytes(stream[begin : begin + 2], "little")
        elif number == _BOUNDSHEET and length >= 6:
            where, _state, kind = struct.unpack_from("<IBB", stream, begin)
            found.sheets += [where] if kind == _OF_CELLS else []
        elif number == _DATE_MODE:
            found.epoch1904 = stream[begin : begin + 1] == b"\x01"
        elif number == _CODE_PAGE and version == _BIFF8:
            found.code_page = begin
        elif number == _FONT and length >= 4:
            found.fonts.append(bool(stream[begin + 2] & _STRIKES_OUT))
        elif number == _STYLE and length >= 2:
            found.styles.append(int.from_bytes(stream[begin : begin + 2], "little"))
    return found


def _in_unicode(data: bytes, name: str, stream: bytes, told: _Globals) -> bytes:
    """Return a workbook that says that its texts are Unicode, as they always are in this format.

    Some programs write another code page, and the reader of cells believes it.
    """
    at = told.code_page
    if at is None or int.from_bytes(stream[at : at + 2], "little") == _UNICODE:
        return data
    file = io.BytesIO(data)
    with olefile.OleFileIO(file, write_mode=True) as container:
        container.write_stream(name, stream[:at] + struct.pack("<H", _UNICODE) + stream[at + 2 :])
        return file.getvalue()


def _layout(stream: bytes, where: int, struck: Collection[int]) -> RowLayout:
    found, inside = RowLayout(), 0
    wanted = _WANTED | _CELLS if struck else _WANTED
    for number, begin, length in _records(stream, where):
        if number not in wanted:
            continue
        if number in (_BOF, _EOF):  # a chart in the sheet has its own records
            inside += 1 if number == _BOF else -1
            if inside <= 0:
                break
        elif inside == 1:
            data = stream[begin : begin + length]
            _take(data, number, found)
            if struck and number in _CELLS:
                _strike(data, number, struck, found)
    return found


def _take(data: bytes, number: int, found: RowLayout) -> None:
    if number == _ROW:
        if len(data) > 12 and data[12] & _HIDDEN:
            found.hidden_rows.append(int.from_bytes(data[:2], "little") + 1)
    elif number == _NUMBER:
        row, place, _style, value = struct.unpack_from("<HHHd", data)
        if has_lost_digits(value):
            found.put(row + 1, place, rounded(value))
    else:
        code = _code(data, number)
        if code is not None and code in _SHOWN:
            row, place = struct.unpack_from("<HH", data)
            found.put(row + 1, place, _SHOWN[code])


def _strike(data: bytes, number: int, struck: Collection[int], found: RowLayout) -> None:
    """Note the cells of a record whose style strikes them out."""
    row, first = struct.unpack_from("<HH", data)
    # A record of several cells has a style and a number of four bytes for each.
    styles = range(4, len(data) - 7, 6) if number == _SEVERAL else (4,)
    for place, at in enumerate(styles, start=first):
        if int.from_bytes(data[at : at + 2], "little") in struck:
            found.struck.setdefault(place, []).append(row + 1)


def _code(data: bytes, number: int) -> int | None:
    """Return the error code that a cell shows; None if it shows no error."""
    if number == _BOOLERR:
        return data[6] if len(data) >= 8 and data[7] else None
    failed = len(data) >= 14 and data[6] == 2 and data[12:14] == b"\xff\xff"
    return data[8] if number == _FORMULA and failed else None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield of each record its number, the position of its data, and the length of its data."""
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield number, at + 4, length
        at += 4 + length
