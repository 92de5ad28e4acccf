"""Columns that were merged once: a CSV keeps the text of a merged cell only in its first row.

Nothing is filled until the office says so, and only columns that a record can hardly do without
are looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.gaps.shape import Beside, Shape, shape_of
from etl.match.columns.assign import area_column
from etl.match.columns.joined import grids, is_joined
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from etl.sheets.sheet import blank, cells_of
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger
from gridlens.store.office.answers import ABOVE
from gridlens.translation import _

_SHOWN = 4


@dataclass(frozen=True)
class Run:
    """A column that was merged once, as it seems, or as the office says it is in other sheets.

    ``rows`` are the row numbers of the empty cells with a filled one above them, ``left`` those of
    the others. ``source`` has, for each row of the sheet, the place of the row whose text it has.
    ``heads`` are the first texts of the runs. ``answer`` is what the office has said, if anything.
    Without ``looks`` the column does not look so in this sheet.
    """

    place: int
    column: str
    header: str
    rows: np.ndarray
    left: np.ndarray
    source: np.ndarray
    heads: tuple[str, ...]
    answer: str | None
    looks: bool = True

    @property
    def is_filled(self) -> bool:
        """Whether the empty cells have the text above them."""
        return self.looks and self.answer == ABOVE

    def notice(self) -> Problem | None:
        """Return what a clerk should know; nothing where the cells are to stay empty."""
        if not self.looks:
            empty = np.sort(np.concatenate([self.rows, self.left]))
            reason = _(
                "单位说过此列空着的格按上一行补；但这张表里不像合并过的单元格，"
                "有{n}行空着（第{rows}行），没有补，请核对"
            )
            said = reason.format(n=len(empty), rows=_listed(empty))
            return Problem(None, self.header, None, said)
        if self.answer is None:
            said = _(
                "此列像是原来合并过的单元格，只有每段的头一行有字："
                "有{n}行空着（第{first}行至第{last}行），没有补。"
                "请在问题里选“按上一行补”或“空着”"
            )
        elif self.answer == ABOVE:
            said = _(
                "按单位的说明补了{n}行空着的格（第{first}行至第{last}行），各取上面最近填写的那一格"
            )
        else:
            return None
        said = said.format(n=len(self.rows), first=int(self.rows[0]), last=int(self.rows[-1]))
        if len(self.left) and self.answer == ABOVE:
            more = _("；另有{n}行与上面隔着分组、合计、表头或空行，仍空着（第{rows}行）")
            said += more.format(n=len(self.left), rows=_listed(self.left))
        return Problem(None, self.header, None, said)


def runs_in(
    matched: MatchedSheet,
    texts: Mapping[str, pa.ChunkedArray],
    records: np.ndarray,
    said: Mapping[str, str],
) -> list[Run]:
    """Return the columns of a sheet that were merged once, as it seems.

    ``texts`` are the cells by canonical column, without those that were filled from elsewhere.
    ``records`` are the row numbers of the records. A row that is none (a group, a total, a header,
    an empty row) ends a run. ``said`` are the office's answers by folded header.
    """
    wanted = _wanted(matched, texts)
    cells = {
        place: texts[name] if place == matched.columns[name] else matched.sheet.cells.column(place)
        for place, name in wanted.items()
    }
    if not _shapes(cells, records):
        return []
    records = records[_told(matched, records)]
    shapes = _shapes(cells, records)
    beside = Beside(matched, records)
    found = []
    for place, shape in shapes.items():
        answer = said.get(folded(matched.text(place)))
        others = [other for at, other in shapes.items() if at != place]
        looks = shape.is_one(
            matched.ledger, wanted[place], others, said=answer is not None
        ) and beside.are_records(place, shape)
        if looks or answer == ABOVE:
            run = _run(matched, shape, place, wanted[place], answer)
            found.append(run if looks else replace(run, looks=False))
    return found


def _wanted(matched: MatchedSheet, texts: Mapping[str, pa.ChunkedArray]) -> dict[int, str]:
    """Return the columns to look at, by place; where the sheet has its merges, none was lost."""
    names, area = _mergeable(matched.ledger), area_column(matched.ledger)
    merged = {
        merge.first_place
        for merge in matched.sheet.merges or ()
        if merge.last_row > merge.first_row > matched.header
    }
    wanted: dict[int, str] = {}
    for name, place in matched.columns.items():
        if {name} & names & texts.keys() and place not in merged:
            wanted.setdefault(place, name)
    wanted = {at: name for at, name in wanted.items() if not is_joined(matched.sheet, at)}
    if matched.area and area and matched.area[0] not in merged:
        wanted.setdefault(matched.area[0], area)
    return wanted


def _shapes(cells: Mapping[int, pa.ChunkedArray], records: np.ndarray) -> dict[int, Shape]:
    """Return the shapes of the columns that have both filled and empty cells."""
    found = {place: shape_of(column, records) for place, column in cells.items()}
    return {place: shape for place, shape in found.items() if shape}


def _told(matched: MatchedSheet, records: np.ndarray) -> np.ndarray:
    """Mark the records that say more than their number: others are rows prepared for later."""
    found = np.zeros(len(records), dtype=bool)
    for name, place in matched.columns.items():
        if name != matched.ledger.number:
            found |= ~blank(cells_of(matched.sheet.cells.column(place), records))
        if found.all():
            break
    return found


def _run(matched: MatchedSheet, shape: Shape, place: int, column: str, answer: str | None) -> Run:
    """Return a column with what its empty cells would be filled with."""
    source = np.arange(matched.sheet.cells.num_rows)
    source[shape.records[shape.fills] - 1] = shape.records[shape.source[shape.fills]] - 1
    return Run(
        place,
        column,
        matched.text(place),
        shape.records[shape.fills],
        shape.records[shape.empty & ~shape.fills],
        source,
        shape.heads,
        answer,
    )


def _mergeable(ledger: Ledger) -> set[str]:
    """Return the columns that offices merge, and that a record can hardly do without.

    What is filled in later, such as the outcome and the day of closing, is never among them.
    """
    if ledger.is_roster:
        return {"community"} if ledger.has("community") else set()
    names = {ledger.date, ledger.grid, ledger.category, "way", "type"}
    if ledger.life_cycle is None:
        names |= {*ledger.deputies}
    return {c.name for c in ledger.columns if c.name in names and c.name != ledger.number}


def with_areas(matched: MatchedSheet, runs: Sequence[Run]) -> MatchedSheet:
    """Return the sheet with its communities filled in, and with the grids that they name then.

    That is the same sheet unless community and number name the grid together, and the office says
    that the empty cells of the community have the text above.
    """
    filled = [run for run in runs if run.is_filled and (run.place,) == (matched.area or ())[:1]]
    grid = area_column(matched.ledger)
    if not filled or matched.area is None or grid is None:
        return matched
    (community, number), joined = matched.area, matched.columns[grid]
    cells = matched.sheet.cells
    whole = pc.take(cells.column(community), pa.array(filled[0].source))
    cells = cells.set_column(community, cells.column_names[community], whole)
    sheet = replace(matched.sheet, cells=cells)
    named = grids(sheet, matched.header, community, number)
    cells = cells.set_column(joined, cells.column_names[joined], named)
    return replace(matched, sheet=replace(sheet, cells=cells))


def filled_in(
    texts: Mapping[str, pa.ChunkedArray], runs: Sequence[Run], columns: Mapping[str, int]
) -> Iterator[tuple[str, pa.ChunkedArray]]:
    """Yield the columns that the office says have the text above, with their cells filled."""
    for run in runs:
        if run.is_filled:
            for name, place in columns.items():
                if place == run.place:
                    yield name, pc.take(texts[name], pa.array(run.source))


def _listed(rows: np.ndarray) -> str:
    shown = "、".join(map(str, rows[:_SHOWN].tolist()))
    return shown + ("……" if len(rows) > _SHOWN else "")
