"""A sheet as text: every cell as the clerk wrote it, every row at its place in the sheet."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Sheet:
    """The text cells of one sheet; the first row of ``cells`` is row 1 of the sheet.

    All columns of ``cells`` are strings, and an empty cell is null or blank. The sheet of a CSV
    file is named after the file. ``epoch1904`` tells that its workbook counts days from 1904.
    """

    file: str
    name: str
    cells: pa.Table
    epoch1904: bool = False

    @cached_property
    def filled(self) -> np.ndarray:
        """One boolean a row: does any cell hold more than white space?"""
        found = np.zeros(self.cells.num_rows, dtype=bool)
        for column in self.cells.columns:
            blank = pc.utf8_is_space(pc.fill_null(column, ""))
            empty = pc.equal(pc.utf8_length(pc.fill_null(column, "")), 0)
            found |= ~pc.or_(blank, empty).to_numpy()
        return found

    @property
    def first_filled(self) -> int:
        """The number of the first row that holds anything."""
        return int(self.filled.argmax()) + 1

    @property
    def first_text(self) -> str:
        """The first text of that row; empty for a sheet that holds nothing."""
        texts = self.row(self.first_filled) if self.filled.any() else []
        return next((text for text in texts if text and text.strip()), "")

    def filled_below(self, row: int) -> int:
        """Count the rows below a row number that hold anything."""
        return int(self.filled[row:].sum())

    def row(self, number: int) -> list[str | None]:
        """Return the texts of the row with that number, counted from 1."""
        return [column[number - 1].as_py() for column in self.cells.columns]
