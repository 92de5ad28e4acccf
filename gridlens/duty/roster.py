"""The deputies as people: who they are, and what they belong to, with the dates of each."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gridlens.figures.scope import Scope
from gridlens.period import Period
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class Spell:
    """What a deputy belongs to, from a day until a day; None for a day that nobody wrote down."""

    name: str
    since: dt.date | None = None
    until: dt.date | None = None

    def touches(self, period: Period) -> bool:
        """Tell whether the spell covers at least one day of a period."""
        begun = self.since is None or self.since <= period.end
        return begun and (self.until is None or self.until >= period.start)

    @property
    def dates(self) -> str:
        """The dates in words: 2022-03-01至今; empty if neither day was written down."""
        if self.since is None and self.until is None:
            return ""
        since = self.since.isoformat() if self.since else _("起始未填")
        until = self.until.isoformat() if self.until else _("今")
        return _("{since}至{until}").format(since=since, until=until)

    @property
    def said(self) -> str:
        """The name with its dates: 红旗一网格（2022-03-01至今）."""
        return (
            _("{name}（{dates}）").format(name=self.name, dates=self.dates)
            if self.dates
            else self.name
        )


@dataclass(frozen=True)
class Person:
    """One deputy of the roster; a text that nobody filled in is empty."""

    code: str
    name: str
    level: str
    term: str
    district: str
    delegation: str
    group: str
    station: str
    office: Spell
    special_groups: tuple[Spell, ...]
    grids: tuple[Spell, ...]
    grid_codes: tuple[str, ...]

    def grids_in(self, period: Period) -> tuple[Spell, ...]:
        """Return the grids that the deputy held on at least one day of a period."""
        return tuple(spell for spell in self.grids if spell.touches(period))

    def groups_in(self, period: Period) -> tuple[Spell, ...]:
        """Return the special groups the deputy belonged to on at least one day of a period."""
        return tuple(spell for spell in self.special_groups if spell.touches(period))

    def holds(self, grids: tuple[str, ...], period: Period) -> bool:
        """Tell whether the deputy held one of ``grids`` (codes) on at least one day of a period."""
        spells = zip(self.grid_codes, self.grids, strict=True)
        return any(code in grids and spell.touches(period) for code, spell in spells)


def people(version: Version, scope: Scope) -> list[Person]:
    """Return the deputies of the roster that the scope may see, in roster order."""
    names = version.grid_names
    everyone = [_person(row, names) for row in version.deputies.to_dict("records")]
    if scope.deputy is not None:
        return [person for person in everyone if person.code == scope.deputy]
    if scope.grids is not None:
        return [person for person in everyone if set(person.grid_codes) & scope.grids]
    return everyone


def in_office(some: list[Person], period: Period) -> list[Person]:
    """Return the persons who held office on at least one day of a period."""
    return [person for person in some if person.office.touches(period)]


def _person(row: dict[Any, Any], grids: dict[str, str]) -> Person:
    held = _spells(row["grids"])
    return Person(
        code=row["code"],
        name=row["name"],
        level=_text(row["level"]),
        term=_text(row["term"]),
        district=_text(row["district"]),
        delegation=_text(row["delegation"]),
        group=_text(row["deputy_group"]),
        station=_text(row["station"]),
        office=Spell("", _day(row["since"]), _day(row["until"])),
        special_groups=_spells(row["groups"]),
        grids=tuple(Spell(grids.get(s.name, s.name), s.since, s.until) for s in held),
        grid_codes=tuple(spell.name for spell in held),
    )


def _spells(cell: Any) -> tuple[Spell, ...]:
    if cell is None or cell is pd.NA or isinstance(cell, float):
        return ()
    return tuple(Spell(s["name"], _day(s["since"]), _day(s["until"])) for s in cell)


def _day(cell: Any) -> dt.date | None:
    return None if cell is None or pd.isna(cell) else pd.Timestamp(cell).date()


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else ""
