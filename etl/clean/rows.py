"""Clean a matched sheet: from its texts to typed rows, and problems with reasons.

It goes in four beats: which rows are records (``records``), what is in their cells (``cells``,
after ``dates`` has written in the years that are certain), what must hold between the cells
(``checks.rules``), and what the table states itself (``checks.totals``).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

from etl.clean.cells.codes import with_made_codes
from etl.clean.cells.column import spelt_out
from etl.clean.cells.explained import with_explained
from etl.clean.cells.others import others_named
from etl.clean.cells.own import own_words
from etl.clean.cells.people import with_deputies
from etl.clean.cells.reading import readings, without_roster
from etl.clean.cells.unnamed import unnamed
from etl.clean.cells.values import read_values
from etl.clean.checks.clashes import without_doubtful_readings
from etl.clean.checks.rules import broken_rules
from etl.clean.checks.totals import doubtful_totals
from etl.clean.dates.unwritten import with_years
from etl.clean.records.found import Records, find_records
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem

ROW = "source_row"


@dataclass(frozen=True)
class Batch:
    """What one sheet gives.

    ``rows`` has the good records as values, in the columns of the ledger and ``source_row``.
    ``refused`` has the rejected records as far as they can be read. ``repeated`` counts the good
    rows that repeat an earlier row of the command.
    """

    matched: MatchedSheet
    records: Records
    rows: pa.Table
    refused: pa.Table
    problems: tuple[Problem, ...]
    skipped: int
    repeated: int = 0

    @property
    def source(self) -> tuple[str, str]:
        """The names of the file and of the sheet."""
        return self.matched.sheet.file, self.matched.sheet.name

    @property
    def total(self) -> int:
        """How many rows below the header hold anything."""
        return self.records.total

    @cached_property
    def faults(self) -> list[Problem]:
        """The problems that reject rows."""
        return [problem for problem in self.problems if problem.fault]

    @cached_property
    def notices(self) -> list[Problem]:
        """The problems that are only worth a look."""
        return [problem for problem in self.problems if not problem.fault]

    @cached_property
    def rejected(self) -> set[int]:
        """The row numbers with at least one fault."""
        return {fault.row for fault in self.faults if fault.row is not None}

    def header(self, column: str) -> str:
        """Return the clerk's header of a canonical column, or else its title."""
        return self.records.headers[column]

    def found(self, column: str, row: int) -> str | None:
        """Return the text of a cell by canonical column and row number; None if it is blank."""
        return self.records.found(column, row)

    def with_more(self, problems: Iterable[Problem], repeated: int = 0) -> "Batch":
        """Return this batch with more problems and repeated rows."""
        return replace(
            self, problems=(*self.problems, *problems), repeated=self.repeated + repeated
        )


def clean(matched: MatchedSheet, directory: Directory, today: dt.date) -> Batch:
    """Read and check every row below the header of a matched sheet.

    Every row is accounted for: it is a good row, a rejected row, or a skipped row.
    """
    matched = with_deputies(with_explained(matched, directory), directory)
    ledger = matched.ledger
    records = with_years(matched, find_records(matched, directory), today)
    values = with_made_codes(ledger, read_values(records, readings(matched, directory)))
    values = without_doubtful_readings(matched, records, values, directory)
    broken = broken_rules(ledger, records, values, today)
    doubtful = doubtful_totals(ledger, records, records.numbers[values.says])

    good = values.says & ~records.faulty([*values.problems, *broken])
    table = values.table.append_column(ROW, pa.array(records.numbers))
    rows = table if good.all() else table.filter(pa.array(good))
    problems = (*matched.notices, *records.notices, *values.problems, *broken, *doubtful)
    batch = Batch(
        matched,
        records,
        rows,
        refused=spelt_out(table.filter(pa.array(values.says & ~good))),
        problems=(
            *problems,
            *without_roster(ledger, records.headers, rows, directory),
            *own_words(matched, records, directory),
            *unnamed(matched, records),
            *others_named(matched, records, directory, records.numbers[good]),
        ),
        skipped=records.total - int(values.says.sum()),
    )
    assert batch.total == rows.num_rows + batch.skipped + len(batch.rejected), ledger.key
    return batch
