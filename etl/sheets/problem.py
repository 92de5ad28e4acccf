"""What the loader says about a sheet: the problems of its rows, and how many rows went where."""

from dataclasses import dataclass, field

from etl.sheets.question import Question


@dataclass(frozen=True)
class Problem:
    """One sentence about a row, or about the whole sheet when ``row`` is None.

    ``column`` is the header as the clerk wrote it; ``found`` is the text of the cell. A ``fault``
    keeps the row or the sheet from being loaded; any other problem is only worth a look.
    """

    row: int | None
    column: str | None
    found: str | None
    reason: str
    fault: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Vanished:
    """A record that its sheet no longer has.

    ``known_by`` has the values that identify it; the others say where it came from.
    """

    known_by: dict[str, str]
    file: str
    sheet: str
    row: int
    load: int


@dataclass(frozen=True)
class Layout:
    """How a sheet was read: the row number of the header, its texts in order, and the columns.

    ``columns`` gives the header that feeds each canonical column. ``preview`` has the first good
    rows as they would load, as texts by canonical column.
    """

    header: int
    headers: list[str]
    columns: dict[str, str] = field(default_factory=dict)
    preview: list[dict[str, str]] = field(default_factory=list)


@dataclass
class SheetResult:
    """What became of one sheet; ``rows`` is the sum of the five counts below it.

    ``ledger`` is None if the sheet was not recognised or the file could not be read. ``refused``
    means that nothing of the sheet could be taken. ``vanished`` counts the records that came from
    the sheet earlier and are no longer in it; ``withdrawn`` counts those of them that were
    withdrawn. Neither is part of ``rows``. ``layout`` says how the sheet was read, if it could be
    read. ``questions`` are what a clerk must say before more of it can be. ``unread`` has the
    titles of main columns that nothing was read for while some headers stayed unread.
    """

    file: str
    sheet: str
    ledger: str | None = None
    rows: int = 0
    loaded: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    skipped: int = 0
    refused: bool = False
    problems: list[Problem] = field(default_factory=list)
    vanished: int = 0
    withdrawn: int = 0
    vanished_records: list[Vanished] = field(default_factory=list)
    layout: Layout | None = None
    questions: list[Question] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def accepted(self) -> int:
        """Rows that are now in the store."""
        return self.loaded + self.updated + self.unchanged

    @property
    def accounted(self) -> bool:
        """Tell whether every row is accepted, rejected or skipped."""
        return self.rows == self.accepted + self.rejected + self.skipped


def refusal(file: str, sheet: str, reason: str, **more: object) -> SheetResult:
    """Return the result of a file or sheet that was refused as a whole.

    ``more`` sets other fields of the result.
    """
    why = Problem(None, None, None, reason, fault=True)
    result = SheetResult(file, sheet, refused=True, problems=[why])
    for name, value in more.items():
        setattr(result, name, value)
    return result
