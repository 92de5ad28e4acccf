"""The characters of a Word document: which paragraph and run each stands in.

Text in links, insertions, content controls and text boxes counts; deleted text does not, nor does
the second copy of a text box that is kept for older programs.
"""

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


def parted(piece: Piece, at: int) -> Any:
    """Return the run that begins at a place of a piece; a run that goes on over it is parted.

    Both parts keep the run's formatting. The piece keeps what stands before the place.
    """
    element, run = piece.element, piece.element.getparent()
    if at > piece.start:
        rest = deepcopy(element)
        element.text, rest.text = piece.text[: at - piece.start], piece.text[at - piece.start :]
        for one in (element, rest):
            one.set(_SPACE, "preserve")
        element.addnext(rest)
        piece.text, element = element.text, rest
    content = [child for child in run if child.tag != f"{_MAIN}rPr"]
    if content[0] is element:
        return run
    after = run.makeelement(run.tag, run.attrib, run.nsmap)
    properties = run.find(f"{_MAIN}rPr")
    if properties is not None:
        after.append(deepcopy(properties))
    after.extend(content[content.index(element) :])
    run.addnext(after)
    return after
