"""What the text of a cell leaves open; its sheet, its file or the office's mapping tells it."""

from dataclasses import dataclass
from typing import Literal

Order = Literal["ymd", "mdy", "dmy"]


@dataclass(frozen=True)
class Reading:
    """How the cells of one sheet are to be read.

    ``years`` are the years that the title rows and the names of the sheet and the file mention. A
    date without a year gets one only where exactly one year is mentioned. ``order`` is the order of
    day, month and year in all-digit dates that end with the year; a person has stated it, and it is
    never guessed. ``epoch1904`` says that the workbook counts its days from 1904. ``month`` is the
    month that the sheet is for; a day alone (5日) lies in it.
    """

    years: tuple[int, ...] = ()
    order: Order | None = None
    epoch1904: bool = False
    month: int | None = None

    @property
    def year(self) -> int | None:
        """The only year that is mentioned; None where there is none or several."""
        return self.years[0] if len(self.years) == 1 else None


AS_WRITTEN = Reading()
