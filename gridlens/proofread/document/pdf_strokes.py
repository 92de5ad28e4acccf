"""Find the lines that are drawn on a page of a PDF: the borders of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_THIN = 3.0  # points; a filled shape that is thinner is a line
_SHORTEST = 4.0
_TOUCH = 3.0  # points between lines that meet
_MOST = 20_000  # of a page; a drawing has more, and is no table
_NUMBERS = {b"m": 2, b"l": 2, b"re": 4}  # of the operators that draw
_FILLS, _STROKES = (b"f", b"F", b"f*"), (b"S", b"s", b"B", b"B*", b"b", b"b*")

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """A line across or down a page: how high or how far right, and from where to where."""

    at: float
    begin: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether the line passes a place."""
        return self.begin - _TOUCH <= place <= self.end + _TOUCH


@dataclass
class Strokes:
    """Takes note of a page's lines while its operators pass by."""

    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    _paths: list[list[Point]] = field(default_factory=list)

    def note(self, operator: bytes, operands: Sequence[Any], page: Sequence[float]) -> None:
        """Take note of an operator; ``page`` is the matrix in force."""
        if operator in _NUMBERS:
            numbers = [float(one) for one in operands if isinstance(one, int | float)]
            if len(self._paths) < _MOST and len(numbers) == _NUMBERS[operator]:
                self._extend(operator, numbers, page)
        elif operator in _FILLS or operator in _STROKES:
            if len(self.across) + len(self.down) < _MOST:
                for path in self._paths:
                    self._take(path, operator in _FILLS)
            self._paths = []
        elif operator == b"n":
            self._paths = []

    def _extend(self, operator: bytes, numbers: list[float], page: Sequence[float]) -> None:
        x, y = numbers[:2]
        points = [(x, y)]
        if operator == b"re":
            wide, high = numbers[2:4]
            points += [(x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
        a, b, c, d, e, f = page
        placed = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        if operator == b"l" and self._paths:
            self._paths[-1] += placed
        else:
            self._paths.append(placed)

    def _take(self, path: list[Point], filled: bool) -> None:
        xs, ys = [x for x, _y in path], [y for _x, y in path]
        if not filled:
            for (x, y), (to_x, to_y) in pairwise(path):
                self._add(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        elif min(max(xs) - min(xs), max(ys) - min(ys)) < _THIN:
            self._add(min(xs), min(ys), max(xs), max(ys))

    def _add(self, left: float, low: float, right: float, high: float) -> None:
        if high - low < _THIN and right - left > _SHORTEST:
            self.across.append(Stroke((low + high) / 2, left, right))
        elif right - left < _THIN and high - low > _SHORTEST:
            self.down.append(Stroke((left + right) / 2, low, high))


def joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return the lines with those that go on in each other as one."""
    found: list[Stroke] = []
    for group in _level(strokes):
        run = group[0]
        for one in group[1:]:
            if one.begin <= run.end + _TOUCH:
                run = Stroke(run.at, run.begin, max(run.end, one.end))
            else:
                found.append(run)
                run = Stroke(run.at, one.begin, one.end)
        found.append(run)
    return found


def _level(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    """Return the lines by how high or far right they are, those of a group from their begin on."""
    groups: list[list[Stroke]] = []
    for one in sorted(strokes, key=lambda one: one.at):
        if groups and one.at - groups[-1][0].at < _TOUCH:
            groups[-1].append(one)
        else:
            groups.append([one])
    return [sorted(group, key=lambda one: one.begin) for group in groups]
