"""Read from the records of an .xls what is not in its cells: hidden rows and failed formulas.

The reader of cells knows neither. A record has a number, a length and data ([MS-XLS] 2.4).
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import olefile

from etl.formats.archive import damaged
from etl.formats.form import STREAMS
from etl.formats.xlsx import RowLayout

_EOF, _FORMULA, _BOUNDSHEET, _BOOLERR, _ROW, _BOF = 0x0A, 0x06, 0x85, 0x205, 0x208, 0x809
_WANTED = frozenset({_EOF, _FORMULA, _BOOLERR, _ROW, _BOF})
_OF_CELLS = 0  # the kind of a sheet with cells; charts and macros have other kinds
_HIDDEN = 0x20
_SHOWN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def layouts_of_xls(path: Path) -> list[RowLayout]:
    """Return the layout of every sheet of cells, in the order of the workbook.

    Raises ``GridLensError`` if the workbook is damaged.
    """
    try:
        with olefile.OleFileIO(path) as container:
            name = next(name for name in STREAMS if container.exists(name))
            stream = container.openstream(name).read()
        return [_layout(stream, begin) for begin in _sheets(stream)]
    except (OSError, StopIteration, struct.error) as error:
        raise damaged() from error


def _sheets(stream: bytes) -> Iterator[int]:
    """Yield the position in the stream where each sheet of cells begins."""
    for number, begin, length in _records(stream, 0):
        if number == _EOF:
            return
        if number == _BOUNDSHEET and length >= 6:
            where, _state, kind = struct.unpack_from("<IBB", stream, begin)
            if kind == _OF_CELLS:
                yield where


def _layout(stream: bytes, where: int) -> RowLayout:
    found, inside = RowLayout(), 0
    for number, begin, length in _records(stream, where):
        if number not in _WANTED:
            continue
        if number in (_BOF, _EOF):  # a chart in the sheet has its own records
            inside += 1 if number == _BOF else -1
            if inside <= 0:
                break
        elif inside == 1:
            _take(stream[begin : begin + length], number, found)
    return found


def _take(data: bytes, number: int, found: RowLayout) -> None:
    if number == _ROW:
        if len(data) > 12 and data[12] & _HIDDEN:
            found.hidden_rows.append(int.from_bytes(data[:2], "little") + 1)
        return
    code = _code(data, number)
    if code is not None and code in _SHOWN:
        row, place = struct.unpack_from("<HH", data)
        found.failed.setdefault(place, {})[row + 1] = _SHOWN[code]


def _code(data: bytes, number: int) -> int | None:
    """Return the error code that a cell shows; None if it shows no error."""
    if number == _BOOLERR:
        return data[6] if len(data) >= 8 and data[7] else None
    failed = len(data) >= 14 and data[6] == 2 and data[12:14] == b"\xff\xff"
    return data[8] if failed else None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield of each record its number, the position of its data, and the length of its data."""
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield number, at + 4, length
        at += 4 + length
