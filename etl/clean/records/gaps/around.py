"""What the names around a table say of all its rows: whose grid it is, and the way of a visit.

Five villages hand in one form each: the grid stands in the name of the sheet or the file, or in
the title, and nowhere else. What is taken from there is said with its place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from etl.words.meaning import parts_in
from gridlens.kinds.base import halfwidth
from gridlens.kinds.names.place import without_above
from gridlens.translation import N_, _

_SHEET, _TITLE, _FILE = N_("工作表名"), N_("标题"), N_("文件名")
# The name of a village or a community, perhaps with a numbered grid; 本村 and 各社区 name none.
_AREA = re.compile(
    r"(?P<area>[\u4e00-\u9fff]{1,6}?(?<![各本全驻行政所属在辖该镇乡道处级理人])(?:社区|村)(?!委|民|级|组|务|情|干|两|居|社|（|\())"
    r"(?P<grid>第?[一二三四五六七八九十\d]{1,3}网格)?"
)
_AREA_WORD = re.compile(r"社区|村")
_BEFORE = re.compile(r"^.*(?:街道|乡|镇|办事处|单位|：|:|(?<!社)区|县)(?=[\u4e00-\u9fff]{2})")
_PLAIN = re.compile(
    r"(?!.*(?:统计|汇总|名册|台账|登记|合计|说明|附件|半年|季度|年度|月))[\u4e00-\u9fff]{2,5}"
)
_RECEPTIONS = frozenset({"联络站接待", "工作室接待", "廊亭接待"})
_WORDLESS = re.compile(r"社区|村|居委会|网格|\d|[\s（）()_\-—.]")


@dataclass(frozen=True)
class Told:
    """What stands around a table: the text that holds for all rows, and where it was found.

    Where another column tells it row by row, ``cells`` has the texts of all rows of the sheet.
    """

    column: str
    text: str
    where: str
    found: str
    cells: pa.ChunkedArray | None = None

    def notice(self, title: str) -> Problem:
        """Return the sentence that tells a clerk what was taken from where."""
        if self.cells is not None:
            reason = _("表中没有“{title}”列，按“{found}”里写的认").format(
                title=title, found=self.found
            )
            return Problem(None, None, None, reason)
        reason = _("表中没有“{title}”列，按{where}“{found}”计为“{text}”").format(
            title=title, where=_(self.where), found=self.found, text=self.text
        )
        return Problem(None, None, None, reason)


def told_around(matched: MatchedSheet, directory: Directory) -> Iterator[Told]:
    """Yield what the names around a table say of all its rows in columns that it lacks."""
    ledger = matched.ledger
    places = [*_around(matched)]
    if ledger.grid and ledger.date and ledger.grid not in matched.columns:
        for where, text in places:
            if grid := _grid(text, directory):
                yield Told(ledger.grid, grid, where, text)
                break
    if ledger.has("way") and "way" not in matched.columns:
        for where, text in places:
            if len(ways := parts_in(ledger.key, "way", text)) == 1:
                yield _at_stations(matched, Told("way", ways.pop(), where, text))
                break


def areas_in(matched: Iterable[MatchedSheet]) -> set[str]:
    """Return the communities and villages that the names and titles of some sheets tell.

    Some spell the word out (东风社区). Where most sheets of a workbook are named after such, a
    sheet beside them with a plain name is one more (桃源).
    """
    every = list(matched)
    found = set()
    for one in every:
        for _where, text in _around(one):
            if match := _AREA.search(_BEFORE.sub("", halfwidth(text))):
                found.add(match["area"])
    stems = {_WORDLESS.sub("", area) for area in found}
    by_file: dict[str, set[str]] = defaultdict(set)
    for one in every:
        by_file[one.sheet.file].add(_WORDLESS.sub("", halfwidth(one.sheet.name)))
    for sheets in by_file.values():
        if len(sheets & stems) >= max(2, len(sheets) / 2):
            found |= {name for name in sheets - stems if _PLAIN.fullmatch(name)}
    return found


def _at_stations(matched: MatchedSheet, told: Told) -> Told:
    """Return the way of each visit: at a studio or a pavilion where its station is one."""
    place = matched.columns.get("station")
    if place is None or told.text not in _RECEPTIONS:
        return told
    texts = matched.sheet.cells.column(place).to_pylist()
    said = (
        parts_in(matched.ledger.key, "way", text) & _RECEPTIONS if text else set() for text in texts
    )
    cells = [ways.pop() if len(ways) == 1 else told.text for ways in said]
    return (
        replace(told, cells=pa.chunked_array([pa.array(cells, pa.string())]))
        if len({*cells}) > 1
        else told
    )


def area_in(text: str) -> str | None:
    """Return the community or village, perhaps with a numbered grid, that a text spells out."""
    match = _AREA.search(_BEFORE.sub("", halfwidth(text).replace(" ", "")))
    return match["area"] + (match["grid"] or "") if match else None


def area_named(name: str) -> str:
    """Return the one community or village that the name of a grid carries; else nothing.

    中村花园社区 may be either of two, so it carries none.
    """
    plain = without_above(name)
    match = _AREA.search(plain)
    return match["area"] if match and len(_AREA_WORD.findall(plain)) == 1 else ""


def _around(matched: MatchedSheet) -> Iterator[tuple[str, str]]:
    sheet = matched.sheet
    stem = Path(sheet.file).stem
    if sheet.name != stem:
        yield _SHEET, sheet.name
    for row in range(1, min(matched.header, 20)):
        for text in dict.fromkeys(text for text in sheet.row(row) if text and text.strip()):
            yield _TITLE, " ".join(text.split())
    yield _FILE, stem


def _grid(text: str, directory: Directory) -> str | None:
    """Return the one grid that a text names: one of the roster, or a community spelled out."""
    plain = halfwidth(text).replace(" ", "")
    if directory.has("grid"):
        return directory.named_in("grid", plain)
    if area := area_in(text):
        return area
    stems = {area: _WORDLESS.sub("", area) for area in directory.areas}
    inside = [area for area, stem in stems.items() if len(stem) > 1 and stem in plain]
    return inside[0] if len(inside) == 1 else None
