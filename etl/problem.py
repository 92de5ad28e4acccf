"""What there is to say about a sheet: problems with its rows, and how many went where."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One sentence about a row, or about the whole sheet when ``row`` is None.

    ``column`` is the header the clerk wrote, ``found`` the cell as it was. A ``fault`` keeps the
    row, or the sheet, from being loaded; anything else is worth a look.
    """

    row: int | None
    column: str | None
    found: str | None
    reason: str
    fault: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Vanished:
    """A record that its sheet has no more: what it is known by, and where it came from."""

    known_by: dict[str, str]
    file: str
    sheet: str
    row: int
    load: int


@dataclass(frozen=True)
class Layout:
    """How a sheet was read: the row number of its header, its texts in order, what feeds what.

    ``columns`` gives the header of each canonical column; ``preview`` the first good rows as they
    would load, as texts by canonical column.
    """

    header: int
    headers: list[str]
    columns: dict[str, str] = field(default_factory=dict)
    preview: list[dict[str, str]] = field(default_factory=list)


@dataclass
class SheetResult:
    """What became of one sheet; ``rows`` is the sum of the five counts below it.

    ``ledger`` is None when the sheet was not recognised or the file could not be read;
    ``refused`` says that none of it could be taken. ``vanished`` counts the records that came from
    it before and are in it no more, of which ``withdrawn`` were withdrawn: they are no rows of it.
    ``layout`` says how it was read, where it could be read at all.
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

    @property
    def accepted(self) -> int:
        """Rows that are now in the store."""
        return self.loaded + self.updated + self.unchanged

    @property
    def accounted(self) -> bool:
        """Tell whether every row went somewhere."""
        return self.rows == self.accepted + self.rejected + self.skipped


def refusal(file: str, sheet: str, reason: str, **more: object) -> SheetResult:
    """Return the result of a file or sheet of which nothing could be taken."""
    why = Problem(None, None, None, reason, fault=True)
    result = SheetResult(file, sheet, refused=True, problems=[why])
    for name, value in more.items():
        setattr(result, name, value)
    return result
