"""The texts of an office file: what its XML parts say, and those of the workbooks inside it."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_INNER = (".xlsx", ".docx", ".pptx")
_NAMES = ("name", "descr", "title", "Target")  # attributes that a person reads or follows
_SHARED = "xl/sharedStrings.xml"


def text_of(content: bytes) -> str:
    """Return every text, value, formula and name of a file, a line each, part after part."""
    return "\n".join(_lines(content, ""))


def _lines(content: bytes, inside: str) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in sorted(file.namelist())}
    items = ElementTree.fromstring(parts.get(_SHARED, b"<sst/>")).iterfind("{*}si")
    shared = ["".join(item.itertext()) for item in items]
    for name, part in parts.items():
        yield f"== {inside}{name}"
        if name.endswith(_INNER):
            yield from _lines(part, f"{inside}{name}/")
        elif name.endswith((".xml", ".rels", ".vml")):
            yield from _texts(ElementTree.fromstring(part), shared)


def _texts(root: ElementTree.Element, shared: list[str]) -> Iterator[str]:
    """Yield what the elements say in document order, and of a cell's value where it stands."""
    cells = {cell.find("{*}v"): cell for cell in root.iterfind("{*}sheetData/{*}row/{*}c")}
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        for name in _NAMES:
            if element.get(name):
                yield f"{kind} {name}: {element.get(name)}"
        if element in cells:
            cell, value = cells[element], element.text or ""
            yield f"{cell.get('r')}: {shared[int(value)] if cell.get('t') == 's' else value}"
        elif element.text and element.text.strip():
            yield f"{kind}: {element.text}"
