"""Read the tables of a web page; many office systems export one with the name of a workbook."""

import re
from collections.abc import Iterator

import lxml.html
import pyarrow as pa
from lxml import etree

from etl.process.bounds import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MERGES,
    too_many_cells,
    too_many_columns,
    too_many_merges,
)
from etl.sheets.sheet import Merge
from gridlens.errors import GridLensError
from gridlens.translation import _

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\u2028"
_ROWS = "./tr|./thead/tr|./tbody/tr|./tfoot/tr"


def tables(text: str) -> Iterator[tuple[str, pa.Table, list[Merge]]]:
    """Yield each outer table: its name, its cells and its merged cells.

    Raises ``GridLensError`` if the page is so broken that rows might be lost, or a table is too
    large.
    """
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _broken() from error
    if root is None or any(fault.level >= etree.ErrorLevels.FATAL for fault in parser.error_log):
        raise _broken()
    outer = root.xpath("//table[not(ancestor::table)]")
    for number, table in enumerate(outer, start=1):
        cells, merges = _cells(table)
        yield _("表{n}").format(n=number), cells, merges


def _broken() -> GridLensError:
    return GridLensError(
        _("网页格式的表格不完整，无法读取。"), _("请在表格软件中打开，另存为 .xlsx 再导入。")
    )


def _cells(table: etree._Element) -> tuple[pa.Table, list[Merge]]:
    rows = table.xpath(_ROWS)
    texts: list[dict[int, str]] = []
    merges: list[Merge] = []
    taken: dict[int, int] = {}  # place → last row that a cell from above covers
    width = 0
    for number, row in enumerate(rows, start=1):
        texts.append({})
        place = 0
        for cell in row.xpath("./td|./th"):
            while taken.get(place, 0) >= number:
                place += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            last = min(number + high - 1, len(rows))
            if place + wide > MOST_COLUMNS:
                raise too_many_columns(place + wide)
            texts[-1][place] = _text(cell)
            if wide > 1 or last > number:
                merges.append(Merge(number, last, place, place + wide - 1))
            taken.update(dict.fromkeys(range(place, place + wide), last))
            place += wide
            width = max(width, place)
    if len(merges) > MOST_MERGES:
        raise too_many_merges()
    if width * len(texts) > MOST_CELLS:
        raise too_many_cells()
    columns = [pa.array([row.get(place) for row in texts], pa.string()) for place in range(width)]
    return pa.table(columns, names=[f"f{place}" for place in range(width)]), merges


def _span(cell: etree._Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, int(said)) if said.isdecimal() and len(said) < 8 else 1


def _text(cell: etree._Element) -> str:
    """Return the text that a browser would show, with a line break for each <br>."""
    for br in cell.iter("br"):
        br.tail = _BREAK + (br.tail or "")
    shown = _SPACE.sub(" ", "".join(cell.itertext()))
    return "\n".join(line.strip(" ") for line in shown.split(_BREAK)).strip()
