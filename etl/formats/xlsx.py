"""Scan the markup of an .xlsx for what is not in its cells: merges, hidden rows, failed formulas.

The parts may be very large, so they are scanned while they are unpacked, and never held whole.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from lxml import etree

from etl.bounds import MOST_MERGES, too_many_merges
from etl.formats.archive import damaged, opened
from etl.sheet import Merge
from gridlens.errors import GridLensError
from gridlens.translation import _

_CHUNK = 2**20
_MOST_SPREAD = 5 * 10**7
_LONGEST_TAG = 2**12
_LONGEST_CELL = 2**14
_FAR_NAME = len('"XFD1')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\br="(\d+)"')
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\b[^>/]*\br="([B-Z][A-Z]{2}|A[M-Z][A-Z])(\d+)"[^>/]*>')
_FAILED = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"[^>]*>'
    rb"(?:(?!</(?:\w+:)?c>)[\s\S])*?<(?:\w+:)?v>([^<]{1,20})<"
)
# No office program writes these into a sheet. The reader of cells would leave out what they define.
_DEFINED = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


@dataclass
class RowLayout:
    """What the format of one sheet says of its rows.

    ``failed`` has the texts of failed formulas (#REF!), by place of the column and row number; the
    reader of cells leaves these cells empty.
    """

    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    failed: dict[int, dict[int, str]] = field(default_factory=dict)


def layouts(path: Path) -> dict[str, RowLayout]:
    """Return the layout of every sheet of cells by name.

    Raises ``GridLensError`` if the workbook is damaged, or a sheet is no plausible ledger.
    """
    try:
        with opened(path) as archive:
            return {name: _layout(archive, part) for name, part in _parts(archive)}
    except (etree.XMLSyntaxError, KeyError) as error:
        raise damaged() from error


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of every sheet of cells with the archive part that holds it."""
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in _tree(archive, "xl/_rels/workbook.xml.rels")
        if (link.get("Type") or "").endswith("/worksheet")
    }
    for sheet in _tree(archive, "xl/workbook.xml").iterfind(".//{*}sheet"):
        target = targets.get(sheet.get(f"{{{_OFFICE}}}id") or sheet.get(f"{{{_STRICT}}}id"))
        if target is not None:
            yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target))[1:]


def _tree(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)


def _layout(archive: zipfile.ZipFile, part: str) -> RowLayout:
    """Scan one sheet, and refuse far-off cells: the reader would hold all cells before them."""
    found = RowLayout()
    farthest, last_row = (0, ""), 0
    for text in _tags(archive, part):
        # Matches are rare, so a cheap test comes first: can this piece hold any?
        if b"hidden" in text:
            found.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(text)]
        if b"mergeCell" in text:
            found.merges += [
                Merge(int(top), int(bottom), _place(left), _place(right))
                for left, top, right, bottom in _MERGED.findall(text)
            ]
        _note_failures(text, found)
        if len(found.merges) > MOST_MERGES:
            raise too_many_merges()
        if b"!" in text and _DEFINED.search(text):
            raise damaged()
        for far in _FAR_CELL.finditer(text) if _may_be_far(text) else ():
            farthest = max(farthest, (_place(far[1]) + 1, (far[1] + far[2]).decode()))
        if rows := _ROW.findall(text, max(0, text.rfind(b"<row ") - 1)):
            last_row = int(rows[-1])
    if farthest[0] * last_row > _MOST_SPREAD:
        raise GridLensError(
            _("单元格 {cell} 离表格太远，不像台账。").format(cell=farthest[1]),
            _("请删去表格右边和下面多余的单元格，另存后再装载。"),
        )
    return found


def _note_failures(text: bytes, found: RowLayout) -> None:
    if b"#" in text and b't="e"' in text:  # every such text begins with #
        for letters, row, shown in _FAILED.findall(text):
            found.failed.setdefault(_place(letters), {})[int(row)] = shown.decode()


def _may_be_far(text: bytes) -> bool:
    """Tell whether a quote comes before three capitals anywhere, as in r="XFD1"."""
    octets = np.frombuffer(text, np.uint8)
    if len(octets) < _FAR_NAME:
        return False
    begin = np.flatnonzero(octets[: 1 - _FAR_NAME] == ord('"'))
    for step in (3, 2, 1):  # the third letter is the rarest
        letters = octets[begin + step]
        begin = begin[(letters >= ord("A")) & (letters <= ord("Z"))]
    return len(begin) > 0


def _tags(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part piece by piece; no piece ends inside a tag or inside a cell of usual length."""
    kept = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            text = kept + chunk
            cut = max(text.rfind(b"<c "), text.rfind(b"<row "))
            if cut < len(text) - _LONGEST_CELL:
                cut = text.rfind(b"<")
            if cut < len(text) - _LONGEST_TAG:
                cut = len(text)
            yield text[:cut]
            kept = text[cut:]
    yield kept


def _place(letters: bytes) -> int:
    """Return the place of a column from its letters; A is 0."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1
