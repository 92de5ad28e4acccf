"""The characters of a Word document: which paragraph and run each stands in.

Text in links, insertions, content controls and text boxes counts; deleted text does not, nor does
the second copy of a text box that is kept for older programs.
"""

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PARAGRAPH, RUN, TEXT = f"{_MAIN}p", f"{_MAIN}r", f"{_MAIN}t"
_SIGNS = {f"{_MAIN}tab": "\t", f"{_MAIN}br": " ", f"{_MAIN}cr": " ", f"{_MAIN}noBreakHyphen": "-"}
_LEFT_OUT = frozenset((_FALLBACK, f"{_MAIN}del", f"{_MAIN}moveFrom", f"{_MAIN}rPr", f"{_MAIN}pPr"))


@dataclass
class Piece:
    """A stretch of a paragraph's text and the element that holds it."""

    start: int
    text: str
    element: Any

    @property
    def run(self) -> Any:
        """The run that the element stands in."""
        return self.element.getparent()


def paragraphs(document: Word) -> Iterator[Any]:
    """Yield every paragraph of the body in order, those of tables and text boxes too."""
    body: Any = document.element.body
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == PARAGRAPH:
            yield element
        if element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))


def between(one: Any, following: Any) -> str:
    """Return the sign between two paragraphs: a tab between cells of one row of a table."""
    cells = [_above(element, "tc") for element in (one, following)]
    if None in cells:
        return "\n"
    if cells[0] is cells[1]:
        return " "
    rows = [_above(element, "tr") for element in (one, following)]
    return "\t" if rows[0] is rows[1] else "\n"


def _above(element: Any, name: str) -> Any:
    """Return the element of a table that an element stands in; None outside of tables."""
    return next((one for one in element.iterancestors() if one.tag.endswith(f"}}{name}")), None)


def pieces(paragraph: Any) -> list[Piece]:
    """Return the text of a paragraph piece by piece, without paragraphs inside it."""
    found: list[Piece] = []
    waiting, place = list(reversed(paragraph)), 0
    while waiting:
        element = waiting.pop()
        text = (element.text or "") if element.tag == TEXT else _SIGNS.get(element.tag, "")
        if text and element.getparent().tag == RUN:
            found.append(Piece(place, text.replace("\n", " "), element))
            place += len(text)
        elif element.tag != PARAGRAPH and element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))
    return found


def stretches(paragraph: Any, spans: list[tuple[int, int]]) -> list[tuple[Any, ...]]:
    """Return the first and the last run of each span of a paragraph's text.

    Together the runs hold the span and no other character: one that goes on over an end of it is
    parted there. A span that overlaps the next stops where that begins; an empty one has no runs.
    """
    parts = pieces(paragraph)
    found: list[tuple[Any, ...]] = []
    starts = [part.start for part in parts]
    limit = parts[-1].start + len(parts[-1].text) if parts else 0
    for start, end in reversed(spans):  # from the last, so that the places before it still hold
        end = min(end, limit)
        if start >= end:
            found.append(())
            continue
        begin, last, after = (parts[bisect_right(starts, at) - 1] for at in (start, end - 1, end))
        if end < after.start + len(after.text) and after.run is last.run:
            _parted(after, end)
        first = _parted(begin, start)
        found.append((first, first if begin is last else last.run))
        limit = start
    return found[::-1]


def _parted(piece: Piece, at: int) -> Any:
    """Return the run that begins at a place of a piece; a run that goes on over it is parted.

    Both parts keep the run's formatting. The piece keeps what stands before the place.
    """
    element, run = piece.element, piece.run
    if at > piece.start:
        rest = element.makeelement(element.tag, element.attrib)
        element.text, rest.text = piece.text[: at - piece.start], piece.text[at - piece.start :]
        for one in (element, rest):
            one.set(_SPACE, "preserve")
        element.addnext(rest)
        piece.text, element = element.text, rest
    content = [child for child in run if child is not run.rPr]
    if content[0] is element:
        return run
    after = run.makeelement(run.tag, run.attrib, run.nsmap)
    if run.rPr is not None:
        after.append(deepcopy(run.rPr))
    after.extend(content[content.index(element) :])
    run.addnext(after)
    return after
