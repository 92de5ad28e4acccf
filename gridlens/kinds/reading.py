"""What a cell's text leaves open, and its sheet, its file or the office's own mapping tells."""

from dataclasses import dataclass
from typing import Literal

Order = Literal["ymd", "mdy", "dmy"]


@dataclass(frozen=True)
class ReadingContext:
    """How the cells of one sheet are to be read.

    ``years`` are the years that the title rows and the names of sheet and file mention; a date
    without a year gets one only where there is exactly one. ``order`` is the order of day, month
    and year in all-digit dates that end with the year, as a person has said; nothing guesses it.
    ``epoch1904`` says that the workbook counts its days from 1904.
    """

    years: tuple[int, ...] = ()
    order: Order | None = None
    epoch1904: bool = False

    @property
    def year(self) -> int | None:
        """The one year that is mentioned, or None where there is none or several."""
        return self.years[0] if len(self.years) == 1 else None


AS_WRITTEN = ReadingContext()
