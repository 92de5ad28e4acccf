"""Find in the markup of a sheet the cells that the reader of cells leaves out or changes.

These are failed formulas, formulas without a stored result, numbers that have lost their last
digits, and cells whose text is struck out.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import NamedTuple

import numpy as np

from etl.sheets.sheet import Merge
from gridlens.errors import GridLensError
from gridlens.kinds.base import LOST_DIGITS, NO_RESULT
from gridlens.translation import _

_ROOT = re.compile(rb"<(\w+:)?worksheet\b")
_PLACE = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_TYPE = re.compile(rb"""\bt=["'](\w+)["']""")
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_FAILS = (b't="e"', b"t='e'")
_PICTURE, _A_PICTURE = b"DISPIMG(", "=DISPIMG()"
_EXACT = 2**53
_MOST_DIGITS = 10**15  # the least number that has more digits than a spreadsheet keeps
_STEP, _LONG = 8, 16


@dataclass
class RowLayout:
    """What the format of one sheet says of its rows.

    ``texts`` has the texts of cells that the reader of cells leaves out or changes, by place of
    the column and row number. ``struck`` has the row numbers of the struck cells by place.
    """

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    struck: dict[int, list[int]] = field(default_factory=dict)

    def put(self, row: int, place: int, text: str) -> None:
        """Note the text of a cell."""
        self.texts.setdefault(place, {})[row] = text


class _Patterns(NamedTuple):
    """What to search for in a sheet whose elements have a certain prefix."""

    cell: re.Pattern[bytes]
    failed: re.Pattern[bytes]
    formula: re.Pattern[bytes]
    number: re.Pattern[bytes]
    begins: tuple[bytes, bytes]


def prefix_of(text: bytes) -> bytes:
    """Return the prefix of the elements of a sheet, with its colon; mostly there is none."""
    root = _ROOT.search(text)
    return (root and root[1]) or b""


def note_cells(text: bytes, prefix: bytes, struck: Collection[int], found: RowLayout) -> None:
    """Note the cells of a piece of markup that need care; ``struck`` are styles that strike out.

    Such cells are rare, so a cheap test comes first: can this piece hold any?
    """
    patterns = _patterns(prefix)
    if b"#" in text and any(sign in text for sign in _FAILS):  # every such text begins with #
        _note_failures(text, patterns, found)
    if _has_pair(text, (b"<" + prefix + b"f")[-2:]):
        _note_formulas(text, patterns, found)
    if b"+" in text or _may_be_long(text):
        _note_numbers(text, patterns, found)
    if struck:
        _note_struck(text, patterns, struck, found)


def _note_failures(text: bytes, patterns: _Patterns, found: RowLayout) -> None:
    for cell in patterns.failed.finditer(text):
        _put(cell[1], _A_PICTURE if _PICTURE in cell[0] else cell[2].decode(), found)


def _note_formulas(text: bytes, patterns: _Patterns, found: RowLayout) -> None:
    """Note the formulas without a result; the result of a text may be an empty text."""
    for formula in patterns.formula.finditer(text):
        cell = _cell_before(text, formula.start(), patterns)
        if _type(cell) != b"str":
            _put(cell, _without_result(formula[1] or b""), found)


def _note_numbers(text: bytes, patterns: _Patterns, found: RowLayout) -> None:
    for number in patterns.number.finditer(text):
        cell = _cell_before(text, number.start(), patterns)
        if _type(cell) in (b"", b"n") and has_lost_digits(float(number[1])):
            _put(cell, rounded(float(number[1])), found)


def _note_struck(
    text: bytes, patterns: _Patterns, struck: Collection[int], found: RowLayout
) -> None:
    for cell in patterns.cell.finditer(text):
        style, where = _STYLE.search(cell[1]), _PLACE.search(cell[1])
        if where and int(style[1] if style else 0) in struck:
            found.struck.setdefault(place_of(where[1]), []).append(int(where[2]))


def has_lost_digits(number: float) -> bool:
    """Tell whether a number has more digits than a spreadsheet keeps, so that the last are lost.

    A number of 16 digits that some program wrote in full is still exact, unless it ends in 0.
    """
    size = abs(number)
    return size >= _EXACT or (size >= _MOST_DIGITS and size % 10 == 0)


def rounded(number: float) -> str:
    """Return the text that stands for such a number: marked, and as a spreadsheet shows it."""
    digits, _e, power = f"{number:.14E}".partition("E")
    return f"{LOST_DIGITS}{digits.rstrip('0').rstrip('.')}E{power}"


def place_of(letters: bytes) -> int:
    """Return the place of a column from its letters; A is 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1


@cache
def _patterns(prefix: bytes) -> _Patterns:
    c, f, v = (re.escape(prefix) + name for name in (b"c", b"f", b"v"))
    nothing = rb"(?:<" + v + rb"\b[^>]*(?:/>|>\s*</" + v + rb">)\s*)?</" + c + rb">"
    return _Patterns(
        cell=re.compile(rb"<" + c + rb"\b([^>]*)(?<!/)>"),
        failed=re.compile(
            rb"<" + c + rb"\b(?=[^>]*\bt=[\"']e[\"'])([^>]*)>"
            rb"(?:(?!</" + c + rb">)[\s\S])*?<" + v + rb">([^<]{1,20})<"
        ),
        formula=re.compile(rb"<" + f + rb"\b[^>]*?(?:/>|>([^<]*)</" + f + rb">)\s*" + nothing),
        number=re.compile(rb"<" + v + rb">(-?(?:\d{16,}(?:\.\d*)?|\d(?:\.\d+)?[eE]\+?\d{2,3}))</"),
        begins=(b"<" + prefix + b"c ", b"<" + prefix + b"c>"),
    )


def _cell_before(text: bytes, at: int, patterns: _Patterns) -> bytes:
    """Return the attributes of the cell that holds what stands at a position."""
    begin = max(text.rfind(begin, 0, at) for begin in patterns.begins)
    cell = patterns.cell.match(text, max(0, begin))
    return cell[1] if cell else b""


def _type(cell: bytes) -> bytes:
    told = _TYPE.search(cell)
    return told[1] if told else b""


def _put(cell: bytes, text: str, found: RowLayout) -> None:
    where = _PLACE.search(cell)
    if where is None:  # so short a form is allowed, but then only counting tells the place
        raise GridLensError(
            _("有的公式没有结果，或者出了错，但文件没有写明在哪一格。"),
            _("请用Excel或WPS打开保存后再导入。"),
        )
    found.put(int(where[2]), place_of(where[1]), text)


def _without_result(formula: bytes) -> str:
    """Return the text of a cell whose formula has no result; that of a picture is its formula."""
    text = unescape(formula.decode("utf-8", "replace"))
    return _A_PICTURE if _PICTURE in formula else f"{NO_RESULT}={text}"


def _has_pair(text: bytes, pair: bytes) -> bool:
    """Tell whether two characters stand beside each other; the first is frequent in markup."""
    octets = np.frombuffer(text, np.uint8)
    return bool(((octets[:-1] == pair[0]) & (octets[1:] == pair[1])).any())


def _may_be_long(text: bytes) -> bool:
    """Tell whether there is a run of 16 digits: then two of its digits stand 8 apart.

    Telephone numbers are shorter, and must not make every piece look long.
    """
    octets = np.frombuffer(text, np.uint8)
    digits = octets[::_STEP] - ord("0") < 10  # what comes before "0" wraps around
    begin = np.flatnonzero(digits[:-1] & digits[1:]) * _STEP
    for step in range(1, _STEP):
        begin = begin[octets[begin + step] - ord("0") < 10]
    more = np.zeros(len(begin), dtype=int)
    for ends, step in ((begin, -1), (begin + _STEP, 1)):
        goes_on = np.ones(len(begin), dtype=bool)
        for far in range(1, _STEP):
            place = ends + step * far
            inside = (place >= 0) & (place < len(octets))
            goes_on &= inside & (octets[np.where(inside, place, 0)] - ord("0") < 10)
            more += goes_on
    return bool((more >= _LONG - _STEP - 1).any())
