"""Fill-in templates: the headings, explanations and options of a sheet for clerks, as declared.

``gridlens.render.xlsx.template`` writes the file. A clerk can paste cells over its rules; the load
checks every cell all the same.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import pandas as pd

from gridlens.errors import UnknownName
from gridlens.kinds import Choice, Day, PeriodName, Reference, Tenures
from gridlens.kinds.names.made import is_made, told_apart
from gridlens.kinds.names.reference import Roster
from gridlens.ledgers import indicators, ledgers
from gridlens.period import parse_period
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.version import Version
from gridlens.translation import _

Names = Mapping[Roster, Sequence[str]]
REQUIRED = "（必填）"
_SEVERAL_SHOWN = 2


@dataclass(frozen=True)
class Field:
    """One column to fill in: its heading, its explanation (``told``), its options, an example.

    ``options`` are the entries of the drop-down. ``strict`` means that no other value is allowed.
    """

    column: Column
    heading: str
    told: str
    options: tuple[str, ...]
    strict: bool
    example: Any


@dataclass(frozen=True)
class Template:
    """The sheet of one ledger; ``version`` changes when the declaration of the ledger changes."""

    ledger: Ledger
    version: str
    fields: tuple[Field, ...] = field(repr=False)


def template(ledger: Ledger, names: Names, years: Sequence[int] = ()) -> Template:
    """Return the template of a ledger, with the names of an office and the years of its goals.

    Without ``names``, the columns of grids and deputies have no drop-down.
    """
    fields = tuple(_field(ledger, column, names, years) for column in ledger.columns)
    declared = [(f.column.name, f.heading, repr(f.column.kind)) for f in fields]
    version = hashlib.sha256(repr((ledger.key, declared)).encode()).hexdigest()[:8]
    return Template(ledger, version, fields)


def names_of(version: Version) -> Names:
    """Return the names of grids and deputies in the rosters; a code replaces a shared name."""
    return {
        "grid": _unambiguous(version.grids),
        "deputy": _unambiguous(version.deputies),
    }


def years_of(version: Version) -> tuple[int, ...]:
    """Return the years that goals are set for: the year of the as-of date, and the next."""
    return (version.as_of.year, version.as_of.year + 1)


def named(name: str) -> Ledger:
    """Return the ledger with this key, Chinese title or sheet name; else raise ``UnknownName``."""
    known = ledgers().copy()
    for ledger in ledgers().values():
        for other in (_(ledger.title), *ledger.sheet_names):
            known.setdefault(other, ledger)
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        titles = dict.fromkeys(_(known[one].title) for one in near)
        raise UnknownName(_("台账"), name, list(titles))
    return known[name]


def _unambiguous(roster: pd.DataFrame) -> tuple[str, ...]:
    """Return the names of a roster, each understood by the loader: a shared name with its area."""
    names = [*roster["name"]]
    areas = roster.get("community", [None] * len(names))
    return tuple(
        name
        if names.count(name) == 1
        else (told_apart(name, code, area) if is_made(code) else code)
        for name, code, area in zip(names, roster["code"], areas, strict=True)
    )


def _field(ledger: Ledger, column: Column, names: Names, years: Sequence[int]) -> Field:
    options, strict = _options(column, names, years)
    expected = column.kind.expects()
    told = _(column.help)
    if not isinstance(column.kind, Choice) and expected not in told:
        told += _("应为：{expected}。").format(expected=expected)
    return Field(
        column=column,
        heading=_(column.title) + (_(REQUIRED) if column.required else ""),
        told=told,
        options=options,
        strict=strict,
        example=_example(ledger, column, names),
    )


def _options(column: Column, names: Names, years: Sequence[int]) -> tuple[tuple[str, ...], bool]:
    kind = column.kind
    if isinstance(kind, Choice):
        return kind.values, True
    if isinstance(kind, PeriodName):
        every = [parse_period(str(year)) for year in years]
        parts = [part for year in every for part in (year, *year.quarters())]
        return tuple(part.key for part in parts), False
    if isinstance(kind, Reference) and kind.to == "indicator":
        return tuple(_(indicator.label) for indicator, _ledger in indicators().values()), True
    if isinstance(kind, Reference | Tenures) and kind.to:
        return tuple(names.get(kind.to, ())), False
    return (), False


def _example(ledger: Ledger, column: Column, names: Names) -> Any:
    """Return the cell of the example row: a value that fits the values of the other columns."""
    cycle, kind = ledger.life_cycle, column.kind
    if cycle and column.name == cycle.status:
        return cycle.closing[0]
    text, value = column.accepts[0]
    if isinstance(kind, Reference | Tenures) and kind.to and names.get(kind.to):
        known = names[kind.to]
        if isinstance(kind, Tenures):
            return text.replace(value[0]["name"], known[0])
        return "、".join(known[:_SEVERAL_SHOWN]) if kind.several else known[0]
    if isinstance(kind, Day) or isinstance(value, int | float):
        return value
    return text.strip()
