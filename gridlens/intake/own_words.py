"""The words in the records in force that no option of their column knows: the office's own.

Figures count them under 其他 until the office says what they mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gridlens.kinds import Choice
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Column, Ledger

if TYPE_CHECKING:
    from gridlens.store.version import Version

_FILES = 3


@dataclass(frozen=True)
class OwnWord:
    """A word of an office in a column of a ledger.

    ``rows`` is the number of records that have it, ``where`` the first files and sheets with it,
    ``choices`` the values that it may mean.
    """

    ledger: str
    column: str
    text: str
    rows: int
    where: tuple[tuple[str, str], ...]
    choices: tuple[str, ...]


def own_words(version: "Version") -> list[OwnWord]:
    """Return the office's own words, most rows first."""
    columns = [*_open_columns()]
    found = version.rows([_query(ledger, column) for ledger, column in columns])
    words = [
        OwnWord(
            ledger.key,
            column.name,
            row["text"],
            row["many"],
            tuple((place["file"], place["sheet"]) for place in row["places"]),
            column.kind.values,  # type: ignore[attr-defined]  # a choice, see _open_columns
        )
        for (ledger, column), rows in zip(columns, found, strict=True)
        for row in rows
    ]
    return sorted(words, key=lambda one: (-one.rows, one.ledger, one.column, one.text))


def _open_columns() -> Iterator[tuple[Ledger, Column]]:
    """Yield the columns that may hold words beside their options, with their ledgers."""
    for ledger in ledgers().values():
        for column in ledger.columns:
            if isinstance(column.kind, Choice) and column.kind.other:
                yield ledger, column


def _query(ledger: Ledger, column: Column) -> str:
    assert isinstance(column.kind, Choice)
    known = ", ".join("'" + value.replace("'", "''") + "'" for value in column.kind.values)
    place = "{'file': source_file, 'sheet': source_sheet}"
    return (
        f'SELECT "{column.name}" AS text, count(*) AS many,'
        f" list_sort(list(DISTINCT {place}))[:{_FILES}] AS places"
        f' FROM "{ledger.key}" WHERE "{column.name}" NOT IN ({known}) GROUP BY ALL'
    )
