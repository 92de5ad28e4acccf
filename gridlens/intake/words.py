"""Words of an office that are no option of their column, found in cells a load would reject."""

from collections import Counter
from collections.abc import Mapping as Named
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridlens.errors import Refused
from gridlens.kinds import Choice
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Column
from gridlens.store import mapping as mappings
from gridlens.store.mapping import Mapping

_JOINED = " + "


@dataclass(frozen=True)
class Word:
    """A text that is no option of its column, and the number of rows that have it."""

    column: str
    text: str
    rows: int


def unknown_words(sheet: Named[str, Any]) -> list[Word]:
    """Return the unknown words of a checked sheet, which a person may explain.

    The most frequent comes first.

    The sheet has ``ledger``, ``columns`` (the header of each canonical column) and ``problems``.
    """
    found = Counter(
        (column.name, problem["found"])
        for problem in sheet["problems"]
        if (column := _column(sheet, problem["column"])) and _is_unknown(column, problem["found"])
    )
    return [Word(column, text, rows) for (column, text), rows in found.most_common()]


def explained(store: Path, sheet: Named[str, Any], words: Named[Word, str]) -> Mapping:
    """Return the mapping of a sheet, with the meanings of ``words`` added.

    It extends the mapping kept for the headers of the sheet. If none is kept for this ledger, it
    extends the layout as it was recognised.
    """
    kept = mappings.kept(store).get(mappings.signature(sheet["headers"]))
    before = kept if kept and kept.ledger == sheet["ledger"] else _recognised(sheet)
    values = {column: dict(said) for column, said in before.values.items()}
    for word, meant in words.items():
        values.setdefault(word.column, {})[word.text] = meant
    return Mapping(
        before.ledger,
        before.columns,
        before.constants,
        values,
        before.date_order,
        before.header,
        before.sheet,
    )


def _recognised(sheet: Named[str, Any]) -> Mapping:
    own = set(sheet["headers"])
    columns = {
        name: (header,) if header in own else tuple(header.split(_JOINED))
        for name, header in sheet["columns"].items()
    }
    return Mapping(sheet["ledger"], columns)


def _column(sheet: Named[str, Any], header: str | None) -> Column | None:
    ledger = ledgers().get(sheet["ledger"] or "")
    names = {said: name for name, said in (sheet.get("columns") or {}).items()}
    return ledger.column(names[header]) if ledger and header in names else None


def _is_unknown(column: Column, text: str | None) -> bool:
    if not text or not isinstance(column.kind, Choice):
        return False
    try:
        column.kind.parse(text)
    except Refused:
        return True
    return False
