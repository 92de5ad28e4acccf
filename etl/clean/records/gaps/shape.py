"""How a column looks that was merged once: filled at the head of each run, and empty below.

The same is true of a column that somebody filled in badly, or only now and then. What tells them
apart is said here: how many runs there are, and whether the rows below have what the others have.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from etl.match.columns.joined import is_joined
from etl.match.columns.matched import LINE_NUMBERS, MatchedSheet
from etl.sheets.sheet import blank, cells_of
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger

_LEAST_RUNS, _LEAST_EMPTY = 2, 3  # where the office has said nothing yet
_LEAST_SHARE = 0.2
_LEAST_BESIDE = 2  # columns that are filled in the empty rows too: those are records of their own
_USUALLY = 0.9
_SELDOM = 0.1  # neighbours of one text: a merge would have taken them together
# Of the texts, so many differ: grids come again each month, other runs seldom. Days may be any.
_GRIDS_DIFFER, _OTHERS_DIFFER = 0.6, 0.8


@dataclass(frozen=True)
class Shape:
    """Where the cells of a column are empty, by record, and what they would be filled with.

    ``fills`` marks the empty cells with a filled one above them in the same stretch of records.
    ``source`` has the place of the record whose text each one has.
    """

    cells: pa.ChunkedArray

    records: np.ndarray
    empty: np.ndarray
    fills: np.ndarray
    source: np.ndarray

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The filled texts."""
        texts = self.cells.filter(pa.array(~self.empty)).to_pylist()
        return tuple(" ".join(text.split()) for text in texts)

    def is_one(self, ledger: Ledger, name: str, others: Sequence["Shape"], *, said: bool) -> bool:
        """Tell whether the cells look like several runs; where the office said so, one will do.

        ``others`` are the shapes of other columns, which this one may be merged inside.
        """
        outer = [one for one in others if not (self.empty & ~one.empty).any()]
        runs, fills = int((~self.empty[:-1] & self.fills[1:]).sum()), int(self.fills.sum())
        return (
            not self.empty[0]
            and runs >= (1 if said else _LEAST_RUNS)
            and fills >= (1 if said else _LEAST_EMPTY)
            and fills >= _LEAST_SHARE * len(self.records)
            and self._repeats(outer) <= _SELDOM
            and (
                bool(outer)
                or len({*self.heads}) >= _least_different(ledger, name) * len(self.heads)
            )
        )

    def _repeats(self, outer: Sequence["Shape"]) -> float:
        """Return the share of neighbours of one text, which a merge would have taken together.

        Where an outer column begins anew, a text may come again.
        """
        heads = np.flatnonzero(~self.empty)
        begins = np.zeros(len(heads) - 1, dtype=bool)
        for one in outer:
            begins |= ~one.empty[heads[1:]]
        pairs = [
            (one == other)
            for one, other, anew in zip(self.heads, self.heads[1:], begins, strict=False)
            if not anew
        ]
        return sum(pairs) / len(pairs) if pairs else 0.0


def _least_different(ledger: Ledger, name: str) -> float:
    if name == ledger.date or ledger.is_roster:
        return 0.0
    return _GRIDS_DIFFER if name == ledger.grid else _OTHERS_DIFFER


def shape_of(column: pa.ChunkedArray, records: np.ndarray) -> Shape | None:
    """Return the shape of a column; None if no cell, or every cell, is empty."""
    cells = cells_of(column, records)
    empty = blank(cells)
    if not empty.any() or empty.all():
        return None
    at = np.arange(len(records))
    begins = np.concatenate([[True], np.diff(records) != 1])
    stretch = np.maximum.accumulate(np.where(begins, at, 0))
    source = np.maximum.accumulate(np.where(empty, -1, at))
    fills = empty & (source >= stretch)
    return Shape(cells, records, empty, fills, source)


class Beside:
    """The other columns of a sheet: are the rows with empty cells records of their own?"""

    def __init__(self, matched: MatchedSheet, records: np.ndarray) -> None:
        self._matched, self._records = matched, records

    @cached_property
    def _filled(self) -> dict[int, np.ndarray]:
        """Where the columns are filled that no clerk fills in later, by place."""
        ledger, sheet = self._matched.ledger, self._matched.sheet
        cycle, feeds = ledger.life_cycle, self._feeds
        later = {*(cycle.closing_dates if cycle else ()), *ledger.results, "outcome"}
        return {
            place: ~blank(cells_of(sheet.cells.column(place), self._records))
            for place in range(sheet.cells.num_columns)
            if not is_joined(sheet, place) and feeds.get(place) not in later
        }

    @cached_property
    def _feeds(self) -> dict[int, str]:
        return {place: name for name, place in self._matched.columns.items()}

    def _is_own(self, place: int) -> bool:
        """Tell whether a column has the number or the matter of each record."""
        ledger = self._matched.ledger
        own = {ledger.number, *ledger.subject} - {ledger.category}
        header = folded(self._matched.text(place))
        return self._feeds.get(place) in own or header in LINE_NUMBERS

    def are_records(self, place: int, shape: Shape) -> bool:
        """Tell whether the rows with empty cells have what the others have.

        A column may be empty too if it is merged with this one, but not the number or the matter:
        a row without them goes on with the record above it.
        """
        heads, kept = ~shape.empty, 0
        for other, filled in self._filled.items():
            if other == place or filled[heads].mean() < _USUALLY:
                continue
            if filled[shape.fills].mean() >= _USUALLY:
                kept += 1
            elif self._is_own(other) or not _nested(shape.empty, ~filled):
                return False
        return kept >= _LEAST_BESIDE


def _nested(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether the runs of one column lie within those of another."""
    return not (one & ~other).any() or not (other & ~one).any()
