"""A sheet as text: every cell as the clerk wrote it, every row at its own place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# The first UTF-8 bytes of control characters, of the space, and of the spaces of all scripts.
_BEGINS_LIKE_SPACE = np.isin(np.arange(256), [*range(0x21), 0x7F, 0xC2, 0xE1, 0xE2, 0xE3])
TOP = 30  # rows in which a header may stand, and those right below it
_SEEN = r"[^\x00-\x20\x7f-\x{a0}\pZ]"


class Merge(NamedTuple):
    """Cells merged into one: row numbers from 1, column places from 0, both ends included."""

    first_row: int
    last_row: int
    first_place: int
    last_place: int


@dataclass(frozen=True)
class Sheet:
    """The text cells of one sheet; the first row of ``cells`` is row 1 of the sheet.

    All columns of ``cells`` are strings; an empty cell is null or blank. The sheet of a CSV file
    has the name of the file. ``epoch1904`` means that the workbook counts days from 1904.
    ``merges`` is None if the format has no merged cells. ``struck_rows`` are the numbers of the
    rows whose text is struck out.
    In a text file, rows can differ in length: ``width`` is the number of cells that most rows
    have, and ``lengths`` has the lengths of the rows that differ, by row number. ``faults`` says by
    row number why a row cannot be read.
    ``remarks`` are sentences for the clerk about how the sheet was read.
    """

    file: str
    name: str
    cells: pa.Table
    epoch1904: bool = False
    merges: tuple[Merge, ...] | None = None
    hidden_rows: tuple[int, ...] = ()
    struck_rows: tuple[int, ...] = ()
    width: int = 0
    lengths: dict[int, int] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def described(self) -> dict[str, Any]:
        """Return everything but file and cells, ready for JSON; ``of`` reads it back."""
        return {
            "name": self.name,
            "epoch1904": self.epoch1904,
            "merges": self.merges,
            "hidden_rows": self.hidden_rows,
            "struck_rows": self.struck_rows,
            "width": self.width,
            "lengths": list(self.lengths.items()),
            "faults": list(self.faults.items()),
            "remarks": self.remarks,
        }

    @classmethod
    def of(cls, file: str, cells: pa.Table, described: dict[str, Any]) -> "Sheet":
        """Return the sheet of a file from its cells and from what ``described`` returned."""
        merges = described["merges"]
        return cls(
            file,
            described["name"],
            cells,
            described["epoch1904"],
            merges=None if merges is None else tuple(Merge(*merge) for merge in merges),
            hidden_rows=tuple(described["hidden_rows"]),
            struck_rows=tuple(described["struck_rows"]),
            width=described["width"],
            lengths=dict(described["lengths"]),
            faults=dict(described["faults"]),
            remarks=tuple(described["remarks"]),
        )

    @cached_property
    def filled(self) -> np.ndarray:
        """One boolean per row: whether any cell has more than white space."""
        found = np.zeros(self.cells.num_rows, dtype=bool)
        for column in self.cells.columns:
            found |= ~blank(column)
            if found.all():
                break
        return found

    @cached_property
    def merged_across(self) -> frozenset[tuple[int, int]]:
        """The row number and first place of every merge that stays within one row."""
        return frozenset(
            (merge.first_row, merge.first_place)
            for merge in self.merges or ()
            if merge.first_row == merge.last_row and merge.last_place > merge.first_place
        )

    def sparse(self, most: int) -> np.ndarray:
        """Return the numbers of the rows that have one to ``most`` filled cells."""
        counts = np.zeros(self.cells.num_rows, dtype=np.int32)
        rest = None  # the rows still possible; None while they are most rows: then read all rows
        for column in self.cells.columns:
            if rest is None:
                counts += ~blank(column)
                few = np.flatnonzero(counts <= most)
                rest = few if len(few) <= len(counts) // 2 else None
            else:
                counts[rest] += ~blank(column.take(pa.array(rest)))
                rest = rest[counts[rest] <= most]
            if rest is not None and not len(rest):
                break
        return np.flatnonzero((counts > 0) & (counts <= most)) + 1

    @property
    def first_filled(self) -> int:
        """The number of the first row that is not empty."""
        return int(self.filled.argmax()) + 1

    @property
    def first_text(self) -> str:
        """The first text of the first filled row; empty for an empty sheet."""
        texts = self.row(self.first_filled) if self.filled.any() else []
        return next((text for text in texts if text and text.strip()), "")

    def filled_below(self, row: int) -> int:
        """Count the rows below the given row that are not empty."""
        return int(self.filled[row:].sum())

    @cached_property
    def row_lengths(self) -> np.ndarray:
        """The number of cells of every row of a text file, empty cells at its end included."""
        found = np.full(self.cells.num_rows, self.width)
        for row, length in self.lengths.items():
            found[row - 1 : row] = length  # rows that were empty are no longer there
        return found

    @cached_property
    def top(self) -> list[list[str | None]]:
        """The texts of the first rows, which are looked at again and again for a header."""
        return [self.row(number) for number in range(1, min(TOP, self.cells.num_rows) + 1)]

    def row(self, number: int) -> list[str | None]:
        """Return the texts of a row; ``number`` counts from 1."""
        return [column[number - 1].as_py() for column in self.cells.columns]


def cells_of(column: pa.ChunkedArray, rows: np.ndarray) -> pa.ChunkedArray:
    """Return the cells of some rows, by ascending numbers; copies nothing if none is left out."""
    if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
        return column.slice(rows[0] - 1, len(rows))
    return column.take(pa.array(rows - 1))


def blank(column: pa.ChunkedArray) -> np.ndarray:
    """Mark the cells that are missing, empty or white space."""
    return _told(column, pc.utf8_is_space, of_empty=True)


def seen(column: pa.ChunkedArray) -> np.ndarray:
    """Mark the cells that show anything; control characters and spaces show nothing."""
    return _told(column, lambda texts: pc.match_substring_regex(texts, _SEEN), of_empty=False)


def _told(
    column: pa.ChunkedArray, told: Callable[[pa.Array], pa.Array], *, of_empty: bool
) -> np.ndarray:
    """Return one boolean per cell: the answer of ``told``.

    To save time, ``told`` reads only the cells that begin like white space. Empty cells get
    ``of_empty``, and all other cells get the opposite.
    """
    pieces = [np.zeros(0, dtype=bool)]
    for texts in pc.fill_null(column, "").chunks:
        empty, likely = _beginnings(texts)
        piece = empty if of_empty else ~empty
        piece[likely] = told(texts.take(pa.array(likely))).to_numpy(zero_copy_only=False)
        pieces.append(piece)
    return np.concatenate(pieces)


def _beginnings(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """Mark the empty cells, and return the places of cells that begin like white space.

    No cell may be missing (null).
    """
    _valid, ends, data = texts.buffers()
    if not len(texts):
        return np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int64)
    offsets = np.frombuffer(ends, np.int32)[texts.offset :][: len(texts) + 1]
    empty: np.ndarray = offsets[1:] == offsets[:-1]
    if data is None or not data.size:
        return empty, np.zeros(0, dtype=np.int64)
    first = np.frombuffer(data, np.uint8)[np.minimum(offsets[:-1], data.size - 1)]
    return empty, np.flatnonzero(_BEGINS_LIKE_SPACE[first] & ~empty)
