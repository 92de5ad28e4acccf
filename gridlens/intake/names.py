"""Names of grids and deputies that no roster has, found in cells that a load would reject."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from gridlens.errors import GridLensError
from gridlens.kinds import Reference, Tenures
from gridlens.kinds.base import halfwidth
from gridlens.kinds.names.made import told_apart
from gridlens.kinds.names.reference import Roster
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.office.aliases import aliases
from gridlens.store.version import Version

ROSTERS: tuple[Roster, ...] = ("grid", "deputy")
_NEAR, _CUTOFF = 5, 0.4


@dataclass(frozen=True)
class Unknown:
    """A name that a roster lacks: the rows with it, the codes of similar names, and where it is.

    ``where`` has the files and sheets.
    """

    roster: Roster
    name: str
    rows: int
    near: tuple[str, ...]
    where: tuple[tuple[str, str], ...]


def roster_labels(version: Version, roster: Roster) -> dict[str, str]:
    """Return a label for every entry of a roster, by code; it is unique: 张某（D001）."""
    table = _table(version, roster)
    areas = table.get("community", [None] * len(table))
    return {
        code: told_apart(name, code, area)
        for code, name, area in zip(table["code"], table["name"], areas, strict=True)
    }


def unknown_names(
    version: Version, store: Path, sheets: Iterable[Mapping[str, Any]]
) -> list[Unknown]:
    """Return the unknown names in the problems of checked sheets, the most frequent first.

    Each sheet has ``ledger``, ``columns`` (the header of each canonical column) and ``problems``.
    While a roster is empty, its names are not reported as unknown.
    """
    known = {roster: _known(version, store, roster) for roster in ROSTERS}
    rows: dict[tuple[Roster, str], set[tuple[str, str, int]]] = {}
    for sheet in sheets:
        ledger = ledgers().get(sheet["ledger"] or "")
        for problem in sheet["problems"] if ledger else ():
            place = (sheet["file"], sheet["sheet"], problem["row"])
            for roster, name in _named(ledger, sheet, problem):
                if known[roster] and _folded(name) not in known[roster]:
                    rows.setdefault((roster, name), set()).add(place)
    found = [
        Unknown(
            roster,
            name,
            len(places),
            _near(version, roster, name),
            tuple(sorted({(file, sheet) for file, sheet, _row in places})),
        )
        for (roster, name), places in rows.items()
    ]
    return sorted(found, key=lambda one: (-one.rows, one.roster, one.name))


def _named(
    ledger: Ledger | None, sheet: Mapping[str, Any], problem: Mapping[str, Any]
) -> list[tuple[Roster, str]]:
    """Return the names in the cell of a problem, each with its roster.

    The list is empty if the column refers to no roster or the cell cannot be read.
    """
    column = _column(ledger, sheet.get("columns") or {}, problem["column"])
    if column is None or not problem["found"] or not isinstance(column.kind, Reference | Tenures):
        return []
    to = column.kind.to
    if to not in ROSTERS:
        return []
    try:
        value = column.kind.parse(problem["found"])
    except GridLensError:
        return []
    names = [value] if isinstance(value, str) else value
    return [(to, name["name"] if isinstance(name, dict) else name) for name in names]


def _column(ledger: Ledger | None, columns: Mapping[str, str], header: str | None) -> Column | None:
    if ledger is None or not header:
        return None
    by_header = {column.title: column for column in ledger.columns}
    by_header |= {said: ledger.column(name) for name, said in columns.items() if ledger.has(name)}
    return by_header.get(header)


def _known(version: Version, store: Path, roster: Roster) -> set[str]:
    table = _table(version, roster)
    if table.empty:
        return set()
    own = [*table["code"], *table["name"]]
    own += [alias for some in table.get("aliases", []) for alias in some]
    return {_folded(name) for name in (*own, *aliases(store, roster)) if name}


def _near(version: Version, roster: Roster, name: str) -> tuple[str, ...]:
    table = _table(version, roster)
    codes = dict(zip(table["name"], table["code"], strict=True))
    for code, some in zip(table["code"], table.get("aliases", [[]] * len(table)), strict=True):
        codes |= dict.fromkeys(some, code)
    near = get_close_matches(name, [n for n in codes if n], n=_NEAR, cutoff=_CUTOFF)
    return tuple(dict.fromkeys(codes[one] for one in near))


def _table(version: Version, roster: Roster) -> pd.DataFrame:
    return version.grids if roster == "grid" else version.deputies


def _folded(name: str) -> str:
    return halfwidth(name).replace(" ", "").casefold()
