"""Join the lines of a PDF that are one paragraph, wrapped where the page ends on the right.

A line goes on in the next one if it reaches the margin and the next neither is indented nor stands
further below than lines of a paragraph do, nor begins a point of a list.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from gridlens.proofread.document.pdf_lines import Line, width

_NARROW = 0.75  # share of the widest page's lines, below which a page has no full one
_CLOSE = 3.0  # signs that may be missing at the end of a full line, beside what did not fit
_INDENT = 0.8  # signs by which the first line of a paragraph stands further in
_FURTHER = 1.35  # times the usual distance of lines, from which a paragraph ends
_SAME_SIZE = 0.12
_END = re.compile(r"[。！？；：!?;:]\s*[”’」』）)]?$")
_POINT = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\d{1,2}[）)]|\d{1,2}[.．、)）](?!\d)|[①-⑳●■◆▪•·])"
)
_BREAK = re.compile(r"[\u4e00-\u9fff\s]")  # a line may end here, but never in a number
_FOREIGN = re.compile(r"[A-Za-z,.;:)]$")


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs and the rows of tables of all pages, each on a line."""
    found: list[str] = []
    above: Line | None = None
    wide = [line for page in pages for line in page if line.is_wide]
    widest = max((line.right for line in wide), default=0.0)
    leftmost = min((line.left for line in wide), default=0.0)
    for page in pages:
        wide = [line for line in page if line.is_wide]
        right = max([*(line.right for line in wide), _NARROW * widest])
        left = min((line.left for line in wide), default=leftmost)
        usual = _usual_distance(page)
        for at, line in enumerate(page):
            distance = page[at - 1].y - line.y if at else 0.0
            if above and distance <= _FURTHER * usual and _goes_on(above, line, left, right):
                found[-1] += _joint(found[-1], line.text) + line.text
            else:
                found.append(line.text)
            above = line
    return found


def _usual_distance(page: Sequence[Line]) -> float:
    """Return the distance of two lines of a paragraph on a page: the lesser ones are usual."""
    text = [
        one.y - other.y
        for one, other in pairwise(page)
        if not one.is_row and not other.is_row and one.turn == other.turn
    ]
    return median(sorted(text)[: (len(text) + 1) // 2]) if text else 0.0


def _goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    """Tell whether a line is wrapped: the next one, between these margins, goes on with it."""
    size = line.size
    if not line.is_wide or following.is_row or line.turn != following.turn:
        return False
    missing = (right - line.right) / size - width(_BREAK.split(following.text, maxsplit=1)[0])
    if abs(size - following.size) > _SAME_SIZE * size or missing > _CLOSE:
        return False
    if following.left > min(left, line.left) + _INDENT * size:
        return False
    return not (_END.search(line.text) and _POINT.match(following.text))


def _joint(text: str, following: str) -> str:
    """Return what stands between two joined lines: a space only between foreign words."""
    return " " if _FOREIGN.search(text) and following[0].isascii() else ""
