"""Put the pieces of text on a page of a PDF together into lines.

A wide gap in a line parts cells. How far a piece reaches is estimated by its signs: a Chinese one
is as wide as it is high, a digit half of that.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SAME_LINE = 0.45  # in heights of the text; small figures beside a word stand a little higher
_SPACE, _CELL = 0.2, 1.6  # gaps, in heights
_WIDE = 15.0  # heights; no line of a paragraph is wrapped before
_HALF, _NARROW = 0.52, 0.28
_NARROW_SIGNS = frozenset(" .,:;'|!il()[]")


@dataclass(frozen=True)
class Mark:
    """A piece of text, where it begins, how high it is, and the quarters by which it is turned."""

    text: str
    x: float
    y: float
    size: float
    turn: int = 0

    @property
    def right(self) -> float:
        """About where it ends."""
        return self.x + self.size * width(self.text)


@dataclass(frozen=True)
class Line:
    """A line of a page: its text with tabs between cells, and where it stands."""

    text: str
    left: float
    right: float
    y: float
    size: float
    turn: int = 0

    @property
    def is_wide(self) -> bool:
        """Whether it is so long that it may be wrapped; a heading or a page's number is not."""
        return not self.is_row and self.right - self.left >= _WIDE * self.size

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return "\t" in self.text


def lines(marks: Sequence[Mark]) -> list[Line]:
    """Return the lines of a page from top to bottom."""
    found: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.turn, -mark.y)):
        above = found[-1][0] if found else None
        size = max(mark.size, above.size) if above else 0.0
        if above and above.turn == mark.turn and above.y - mark.y < _SAME_LINE * size:
            found[-1].append(mark)
        else:
            found.append([mark])
    return [_line(sorted(some, key=lambda mark: mark.x)) for some in found]


def _line(marks: list[Mark]) -> Line:
    text, right, size = "", marks[0].x, 0.0
    for mark in marks:
        own = " ".join(mark.text.split())
        text += between(text, own, (mark.x - right) / max(mark.size, size)) + own
        size = mark.size
        right = max(right, mark.right)
    largest = max(marks, key=lambda mark: len(mark.text))
    return Line(text, marks[0].x, right, largest.y, largest.size, largest.turn)


def between(text: str, following: str, gap: float) -> str:
    """Return what stands in a gap between two pieces; Chinese is set without spaces."""
    if not text or gap > _CELL:
        return "\t" if text else ""
    if not (text[-1].isascii() and following[0].isascii()):
        return ""
    words = text[-1].isalpha() and following[0].isalpha()
    return " " if words or gap > _SPACE else ""


def width(text: str) -> float:
    """Return about how wide a text is, in heights."""
    return sum(map(_width, text))


def _width(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WFA":
        return 1.0
    return _NARROW if sign in _NARROW_SIGNS else _HALF
