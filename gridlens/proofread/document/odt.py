"""Read an OpenDocument text: each paragraph on a line, the cells of a table's row parted by tabs.

Deleted text, annotations, tables of contents and page numbers are left out. Notes, headers and
footers come after the body. Text boxes and the figures of a chart follow the paragraph that holds
them, or the table that holds that.
"""

import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from gridlens.proofread.document.forms import MOST_TEXT
from gridlens.proofread.document.package import BROKEN, damaged, parsed

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE = f"{_ODF}text:1.0}}", f"{_ODF}table:1.0}}", f"{_ODF}office:1.0}}"
_DRAW, _STYLE, _CHART = f"{_ODF}drawing:1.0}}", f"{_ODF}style:1.0}}", f"{_ODF}chart:1.0}}"
_PLACE = "{http://www.w3.org/1999/xlink}href"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NO_TEXT = ("tracked-changes", "page-number", "page-count", "ruby-text", "table-of-content")
_LEFT_OUT = frozenset(
    (
        *(f"{_TEXT}{name}" for name in _NO_TEXT),
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms", "scripts")),
        f"{_MATH}annotation",
    )
)
_BETWEEN = {f"{_MATH}mfrac": "/", f"{_MATH}msup": "^", f"{_MATH}msub": "_", f"{_MATH}mtable": " "}
_MOST_REPEATED = 100  # cells, rows or spaces that one element may stand for


def text(path: Path) -> tuple[str, list[str]]:
    """Return the text of a document, and no remarks; raise ``GridLensError`` if it is damaged.

    A text beyond ``MOST_TEXT`` ends soon after.
    """
    found, size = [], 0
    try:
        with zipfile.ZipFile(path) as archive:
            for line in _Reader(archive).lines():
                found.append(line)
                size += len(line) + 1
                if size > MOST_TEXT + 1:
                    break
    except BROKEN as error:
        raise damaged() from error
    return "\n".join(found), []


class _Reader:
    """Reads the parts of one document, and keeps what is to follow later."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._notes: list[str] = []
        self._waiting: list[str] = []  # from text boxes and charts of a paragraph or a table

    def lines(self) -> Iterator[str]:
        body = self._part("content.xml").find(f".//{_OFFICE}text")
        if body is not None:
            yield from self._blocks(body)
        yield from self._notes
        if "styles.xml" in self._archive.namelist():
            pages = self._part("styles.xml").iter(f"{_STYLE}master-page")
            every = (line for page in pages for line in self._blocks(page))
            yield from dict.fromkeys(line for line in every if line.strip())

    def _part(self, name: str) -> Any:
        return parsed(self._archive.read(name))

    def _blocks(self, element: Any) -> Iterator[str]:
        """Yield the lines of paragraphs, lists, sections and tables below an element."""
        for child in _children(element):
            if child.tag in _PARAGRAPHS:
                yield self._line(child)
            elif child.tag == f"{_TABLE}table":
                yield from self._rows(child)
            else:
                yield from self._blocks(child)
                continue
            waiting, self._waiting = self._waiting, []
            yield from waiting

    def _rows(self, element: Any) -> Iterator[str]:
        for child in _children(element):
            if child.tag == f"{_TABLE}table-row":
                cells = [cell for one in _children(child) for cell in self._cells(one)]
                row = "\t".join(cells)
                yield from [row] * (_repeated(child, f"{_TABLE}number-rows-repeated", row))
            else:
                yield from self._rows(child)

    def _cells(self, element: Any) -> list[str]:
        if element.tag not in _CELLS:
            return []
        text = " ".join(filter(None, self._in_cell(element)))
        return [text] * _repeated(element, f"{_TABLE}number-columns-repeated", "x")

    def _in_cell(self, element: Any) -> Iterator[str]:
        for child in _children(element):
            if child.tag in _PARAGRAPHS:
                yield self._line(child)
            else:
                yield from self._in_cell(child)

    def _line(self, paragraph: Any) -> str:
        return "".join(self._inline(paragraph)).strip(" ")

    def _inline(self, element: Any) -> Iterator[str]:
        """Yield the text of a paragraph; what stands beside it in boxes and notes is kept."""
        yield _plain(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                yield from self._sign(child)
            yield _plain(child.tail)

    def _sign(self, element: Any) -> Iterator[str]:
        if element.tag == f"{_TEXT}s":
            yield " " * _repeated(element, f"{_TEXT}c", "x")
        elif element.tag == f"{_TEXT}tab":
            yield "\t"
        elif element.tag == f"{_TEXT}line-break":
            yield " "
        elif element.tag == f"{_TEXT}note":
            self._notes += self._boxed(element.findall(f"{_TEXT}note-body"))
        elif element.tag == f"{_DRAW}object":
            yield self._object(element)
        elif element.tag == f"{_DRAW}text-box" or element.find(f"{_TEXT}p") is not None:
            self._waiting += self._boxed([element])
        else:
            yield from self._inline(element)

    def _boxed(self, elements: list[Any]) -> list[str]:
        """Return the lines inside elements, with what those hold in turn."""
        outside, self._waiting = self._waiting, []
        found = [line for element in elements for line in self._blocks(element)]
        self._waiting = outside
        return found

    def _object(self, element: Any) -> str:
        """Return the text of an equation; the lines of a chart are kept, and its text is empty."""
        name = element.get(_PLACE, "").removeprefix("./") + "/content.xml"
        if name not in self._archive.namelist():
            return "".join(_equation(one) for one in element.iter(f"{_MATH}math"))
        root = self._part(name)
        if root.tag == f"{_MATH}math":
            return _equation(root)
        chart, table = root.find(f".//{_CHART}chart"), root.find(f".//{_TABLE}table")
        if chart is not None and table is not None:
            title = chart.find(f"{_CHART}title")
            rows = list(self._rows(table))
            heading = "" if title is None else "".join(title.itertext()).strip()
            heading = heading or "、".join(filter(None, rows[0].split("\t") if rows else []))
            self._waiting += [heading, *rows] if heading and len(rows) > 1 else []
        return ""


def _children(element: Any) -> Iterator[Any]:
    return (one for one in element if isinstance(one.tag, str) and one.tag not in _LEFT_OUT)


def _plain(text: str | None) -> str:
    """Return written text as it is shown: line ends and indents in the file are one space."""
    if not text:
        return ""
    ends = [" " if text[at].isspace() and text[at] != "\u3000" else "" for at in (0, -1)]
    inner = " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)
    return ends[0] + inner + ends[1] if inner else " "


def _repeated(element: Any, name: str, text: str) -> int:
    """Return how often an element stands, within bounds; one without text stands once."""
    written = element.get(name, "1")
    return min(int(written), _MOST_REPEATED) if text.strip() and written.isdecimal() else 1


def _equation(element: Any) -> str:
    """Return what an equation says; a fraction is written 142/148."""
    parts = [_equation(one) for one in _children(element)]
    own = (element.text or "").strip()
    return _BETWEEN.get(element.tag, "").join(filter(None, chain([own], parts)))
