"""Scan the markup of an .xlsx for what is not in its cells: merges, hidden rows, struck cells.

The parts may be very large, so they are scanned while they are unpacked, and never held whole.
"""

import re
import zipfile
from collections.abc import Collection, Iterator

import numpy as np
from lxml import etree

from etl.formats.archive import damaged
from etl.formats.markup import RowLayout, note_cells, place_of, prefix_of
from etl.formats.package import Package
from etl.process.bounds import MOST_MERGES, too_many_merges
from etl.sheets.sheet import Merge
from gridlens.errors import GridLensError
from gridlens.translation import _

_CHUNK = 2**20
_MOST_SPREAD = 5 * 10**7
_LONGEST_TAG = 2**12
_LONGEST_CELL = 2**17  # more than a cell may hold, even if each character is escaped
_FAR_NAME = len('"XFD1')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*\br="(\d+)"')
_FAR_CELL = re.compile(rb'<(?:\w+:)?c\b[^>/]*\br="([B-Z][A-Z]{2}|A[M-Z][A-Z])(\d+)"[^>/]*>')
# No office program writes these into a sheet. The reader of cells would leave out what they define.
_DEFINED = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b")
_OFF = ("0", "false", "off")


def layouts(archive: zipfile.ZipFile, package: Package) -> dict[str, RowLayout]:
    """Return the layout of every sheet of cells by name.

    Raises ``GridLensError`` if a sheet is no plausible ledger.
    """
    struck = _struck_styles(archive, package.styles) if package.styles else frozenset()
    return {sheet.name: _layout(archive, sheet.part, struck) for sheet in package.sheets}


def _struck_styles(archive: zipfile.ZipFile, part: str) -> frozenset[int]:
    """Return the numbers of the cell styles whose font strikes its text out; mostly none does."""
    styles = archive.read(part)
    if b"strike" not in styles:
        return frozenset()
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    fonts = [_strikes(font) for font in root.iterfind("{*}fonts/{*}font")]
    formats = root.iterfind("{*}cellXfs/{*}xf")
    used = [int(one.get("fontId", "0")) for one in formats]
    return frozenset(n for n, font in enumerate(used) if font < len(fonts) and fonts[font])


def _strikes(font: etree._Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in _OFF


def _layout(archive: zipfile.ZipFile, part: str, struck: Collection[int]) -> RowLayout:
    """Scan one sheet, and refuse far-off cells: the reader would hold all cells before them."""
    found = RowLayout()
    farthest, last_row, prefix = (0, ""), 0, None
    for text in _tags(archive, part):
        prefix = prefix_of(text) if prefix is None else prefix
        # Matches are rare, so a cheap test comes first: can this piece hold any?
        if b"hidden" in text:
            found.hidden_rows += [int(row) for row in _HIDDEN_ROW.findall(text)]
        if b"mergeCell" in text:
            found.merges += [
                Merge(int(top), int(bottom), place_of(left), place_of(right))
                for left, top, right, bottom in _MERGED.findall(text)
            ]
        note_cells(text, prefix, struck, found)
        if len(found.merges) > MOST_MERGES:
            raise too_many_merges()
        if b"!" in text and _DEFINED.search(text):
            raise damaged()
        for far in _FAR_CELL.finditer(text) if _may_be_far(text) else ():
            farthest = max(farthest, (place_of(far[1]) + 1, (far[1] + far[2]).decode()))
        if rows := _ROW.findall(text, max(0, text.rfind(b"<row ") - 1)):
            last_row = int(rows[-1])
    if farthest[0] * last_row > _MOST_SPREAD:
        raise GridLensError(
            _("单元格 {cell} 离表格太远，不像台账。").format(cell=farthest[1]),
            _("请删去表格右边和下面多余的单元格，另存后再导入。"),
        )
    return found


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
    kept, begins = b"", None
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            text = kept + chunk
            begins = begins or [b"<" + prefix_of(text) + name for name in (b"c ", b"row ")]
            cut = max(map(text.rfind, begins))
            if cut < len(text) - _LONGEST_CELL:
                cut = text.rfind(b"<")
            if cut < len(text) - _LONGEST_TAG:
                cut = len(text)
            yield text[:cut]
            kept = text[cut:]
    yield kept
