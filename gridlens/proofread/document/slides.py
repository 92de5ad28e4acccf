"""Read a presentation: slide by slide its paragraphs and its charts' figures, then the notes."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gridlens.proofread.document import equations
from gridlens.proofread.document.charts import chart_lines
from gridlens.proofread.document.package import BROKEN, damaged, parsed
from gridlens.proofread.document.word import between

SLIDE = "ppt/slides/slide"
_NOTES, _CHARTS = "ppt/notesSlides/notesSlide", "ppt/charts/chart"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def text(path: Path, names: list[str]) -> str:
    """Return the text of a presentation; ``names`` are its parts.

    Raises ``GridLensError`` if a part is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return "".join(_texts(archive, names))
    except BROKEN as error:
        raise damaged() from error


def _texts(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    """Yield the paragraphs and the lines of charts with the sign before each."""
    above: Any = None
    begun = False
    waiting = _numbered(names, _CHARTS)
    for name in [*_numbered(names, SLIDE), *_numbered(names, _NOTES)]:
        for paragraph in parsed(archive.read(name)).iter(f"{_DRAWING}p"):
            if begun:
                yield "\n" if above is None else between(above, paragraph)
            yield from _written(paragraph)
            above, begun = paragraph, True
        for chart in [one for one in _related(archive, name, names) if one in waiting]:
            waiting.remove(chart)
            for line in chart_lines(archive.read(chart)):
                yield f"\n{line}" if begun else line
                above, begun = None, True
    for chart in waiting:
        for line in chart_lines(archive.read(chart)):
            yield f"\n{line}" if begun else line
            begun = True


def _related(archive: zipfile.ZipFile, name: str, names: list[str]) -> Iterator[str]:
    """Yield the parts that a part refers to, in the order of their names."""
    folder, own = posixpath.split(name)
    relations = f"{folder}/_rels/{own}.rels"
    if relations in names:
        targets = (one.get("Target", "") for one in parsed(archive.read(relations)))
        found = {posixpath.normpath(posixpath.join("/", folder, target)) for target in targets}
        yield from _numbered([one.lstrip("/") for one in found], "")


def _numbered(names: list[str], begins: str) -> list[str]:
    """Return the parts whose names begin so, in the order of their numbers."""
    found = [name for name in names if name.startswith(begins) and name.endswith(".xml")]
    return sorted(found, key=lambda name: (int("0" + "".join(filter(str.isdigit, name))), name))


def _written(paragraph: Any) -> Iterator[str]:
    """Yield the texts of a slide's paragraph, without the slide number."""
    for run in paragraph.iter(f"{_DRAWING}t", equations.EQUATION):
        if run.tag == equations.EQUATION:
            yield equations.text(run)
        elif run.getparent().get("type") != "slidenum":
            yield run.text or ""
