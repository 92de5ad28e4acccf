"""The characters of a Word document: which paragraph and run each stands in.

Text in links, insertions, content controls and text boxes counts; deleted text does not, nor does
the second copy of a text box that is kept for older programs, nor the instruction of a field. An
equation is one piece of text.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gridlens.proofread.document import equations, fields, parting
from gridlens.proofread.document.fields import Field

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PARAGRAPH, RUN, TEXT = f"{_MAIN}p", f"{_MAIN}r", f"{_MAIN}t"
_SIGNS = {f"{_MAIN}tab": "\t", f"{_MAIN}br": " ", f"{_MAIN}cr": " ", f"{_MAIN}noBreakHyphen": "-"}
_LEFT_OUT = frozenset((_FALLBACK, f"{_MAIN}del", f"{_MAIN}moveFrom", f"{_MAIN}rPr", f"{_MAIN}pPr"))


@dataclass
class Piece:
    """A stretch of a paragraph's text, the element that holds it, and the fields around that."""

    start: int
    text: str
    element: Any
    fields: tuple[Field, ...] = ()

    @property
    def run(self) -> Any:
        """The run that the element stands in; None for an equation, which stands in none."""
        return None if self.element.tag == equations.EQUATION else self.element.getparent()

    @property
    def end(self) -> int:
        """Where the text after it begins."""
        return self.start + len(self.text)


def paragraphs(root: Any) -> Iterator[Any]:
    """Yield every paragraph below an element in order, those of tables and text boxes too."""
    waiting = [root]
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


def table(paragraph: Any) -> Any:
    """Return the outermost table that a paragraph stands in; None outside of tables."""
    return next(reversed([*paragraph.iterancestors(f"{_MAIN}tbl")]), None)


def charts(paragraph: Any) -> list[str]:
    """Return how a paragraph refers to its charts, without those of paragraphs inside it."""
    found: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _CHART:
            found.append(element.get(_RELATION, ""))
        elif element.tag != PARAGRAPH and element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))
    return found


def all_charts(root: Any) -> set[str]:
    """Return how an element refers to charts, deleted ones too."""
    return {one.get(_RELATION, "") for one in root.iter(_CHART)}


def pieces(paragraph: Any) -> list[Piece]:
    """Return the text of a paragraph piece by piece, without paragraphs inside it."""
    found: list[Piece] = []
    waiting, open_fields = list(reversed(paragraph)), fields.Open()
    while waiting:
        element = waiting.pop()
        if element.tag in (fields.CHARACTER, fields.INSTRUCTION):
            if open_fields.pass_over(element):
                found.clear()
        elif text := _text(element):
            around = open_fields.around(element)
            if all(field.visible for field in around):
                place = found[-1].end if found else 0
                found.append(Piece(place, text.replace("\n", " "), element, around))
        elif element.tag != PARAGRAPH and element.tag not in _LEFT_OUT:
            waiting.extend(reversed(element))
    return found


def _text(element: Any) -> str:
    """Return the text that an element itself holds."""
    if element.tag == equations.EQUATION:
        return equations.text(element)
    if element.getparent().tag != RUN:
        return ""
    return (element.text or "") if element.tag == TEXT else _SIGNS.get(element.tag, "")


def stretches(paragraph: Any, spans: list[tuple[int, int]]) -> list[tuple[Any, ...]]:
    """Return the first and the last run of each span of a paragraph's text.

    Together the runs hold the span and no other character: one that goes on over an end of it is
    parted there. A span that overlaps the next stops where that begins; an empty one has no runs.

    Only equations and fields stay whole: what begins outside of one and ends inside it holds all of
    it. So does what is all that a field shows, and outlasts the field's next update.
    """
    parts = pieces(paragraph)
    shown = _shown(parts)
    found: list[tuple[Any, ...]] = []
    starts = [part.start for part in parts]
    limit = parts[-1].end if parts else 0
    for start, end in reversed(spans):  # from the last, so that the places before it still hold
        end = min(end, limit)
        if start >= end:
            found.append(())
            continue
        begin, last, after = (parts[bisect_right(starts, at) - 1] for at in (start, end - 1, end))
        if end < after.end and after.run is not None and after.run is last.run:
            _parted(after, end)
        first = _parted(begin, start)
        final = first if begin is last and begin.run is not None else _last(last)
        whole = [field for field in begin.fields if _holds((start, end), shown[field])]
        inside = [field for field in begin.fields if field in last.fields and field not in whole]
        found.append((_before(begin, inside, first), _after(last, inside, final)))
        limit = start
    return found[::-1]


def _shown(parts: list[Piece]) -> dict[Field, tuple[int, int]]:
    """Return where the text that each field shows begins and ends."""
    found: dict[Field, tuple[int, int]] = {}
    for part in parts:
        for field in part.fields:
            found[field] = (found.get(field, (part.start, 0))[0], part.end)
    return found


def _holds(span: tuple[int, int], shown: tuple[int, int]) -> bool:
    return span[0] <= shown[0] and shown[1] <= span[1]


def _before(piece: Piece, inside: list[Field], run: Any) -> Any:
    """Return the run, or one before the outermost field that does not hold all of the span."""
    for field in piece.fields:
        if field not in inside and field.end is not None:
            simple = field.begin is field.end
            return (parting.empty_before if simple else parting.beginning_with)(field.begin)
    return run


def _after(piece: Piece, inside: list[Field], run: Any) -> Any:
    """Return the run, or one after the outermost field that does not hold all of the span."""
    for field in piece.fields:
        if field not in inside and field.end is not None:
            simple = field.begin is field.end
            return (parting.empty_after if simple else parting.ending_with)(field.end)
    return run


def _last(piece: Piece) -> Any:
    return piece.run if piece.run is not None else parting.empty_after(_equation(piece))


def _parted(piece: Piece, at: int) -> Any:
    """Return the run that begins at a place of a piece; a run that goes on over it is parted.

    Both parts keep the run's formatting. The piece keeps what stands before the place.
    """
    if piece.run is None:
        return parting.empty_before(_equation(piece))
    if at == piece.start:
        return parting.beginning_with(piece.element)
    rest = parting.cut(piece.element, at - piece.start)
    piece.text = piece.element.text
    return parting.beginning_with(rest)


def _equation(piece: Piece) -> Any:
    """Return the element among runs that an equation stands in: itself, or its own line."""
    above = piece.element.getparent()
    return above if above.tag == equations.DISPLAYED else piece.element
