"""The profile of one grid: who works there, what is open, what came in last.

The profile puts together the rosters, the outcomes and the records. It counts nothing itself.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gridlens.analysis.matters import open_matters
from gridlens.duty.roster import people
from gridlens.errors import UnknownName
from gridlens.figures.beside.change import Against, change_phrase
from gridlens.figures.dimensions import EXTENDED
from gridlens.figures.numbers import unit_of, written
from gridlens.figures.rows.records import records, subject
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goals
from gridlens.goals.pace import gap_worded
from gridlens.ledgers import activity_ledgers, indicators_of
from gridlens.ledgers import ledger as find_ledger
from gridlens.overview.card import Card, cards
from gridlens.period import Period
from gridlens.schema.ledger import Ledger, Measure
from gridlens.store.version import Version
from gridlens.translation import _


@dataclass(frozen=True)
class Assigned:
    """A deputy of the grid, and since when until when; None for a day nobody wrote down.

    ``until`` is also None while the deputy is in place on the day asked.
    """

    code: str
    name: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True)
class Source:
    """Where a record is found in the office's own files."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True)
class Matter:
    """One open matter. ``late`` is the number of days past its due date; below 0, the days left.

    ``late`` is None without a due date, and past it with an extended term.
    """

    ledger: Ledger
    number: str
    subject: str
    received: dt.date
    due: dt.date | None
    late: int | None
    unit: str
    source: Source


@dataclass(frozen=True)
class Latest:
    """The last record of a ledger in the grid; ``day`` is None if the grid has no record."""

    ledger: Ledger
    day: dt.date | None = None
    subject: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Profile:
    """One grid: its entry in the roster, its people, and how its work stands.

    ``deputies`` has the deputies in place on the day asked, then those who left. ``matters`` has
    the most overdue first, then the longest open.
    """

    code: str
    name: str
    community: str
    worker: str
    since: dt.date | None
    until: dt.date | None
    households: int | None
    residents: int | None
    enterprises: int | None
    deputies: tuple[Assigned, ...]
    cards: dict[str, Card]
    matters: tuple[Matter, ...]
    latest: tuple[Latest, ...]


def profile(version: Version, scope: Scope, filters: Filters, goals: Goals, code: str) -> Profile:
    """Return the profile of a grid in a period.

    Raises ``UnknownName`` for a grid that the roster lacks or that the scope may not see.
    """
    found = version.grids[version.grids["code"] == code]
    if found.empty or (scope.grids is not None and code not in scope.grids):
        raise UnknownName(_("网格"), code, [])
    entry = found.astype(object).where(found.notna(), None).iloc[0]
    here = filters.within(code)
    return Profile(
        code=code,
        name=entry["name"],
        community=entry["community"] or "",
        worker=entry["worker"] or "",
        since=_day(entry["since"]),
        until=_day(entry["until"]),
        households=_whole(entry["households"]),
        residents=_whole(entry["residents"]),
        enterprises=_whole(entry["enterprises"]),
        deputies=assigned(version, scope, code, filters.as_of),
        cards=cards(version, scope, here, goals, shown(goals, code)),
        matters=matters(version, scope, here),
        latest=latest(version, scope, here),
    )


def shown(goals: Goals, code: str) -> list[str]:
    """Return the indicators that a profile shows, by key.

    First come the indicators for which the grid has its own goal, then the main indicators of
    each ledger kept by grid. A main indicator is a flow counted by grid. Those in the office's
    four types are preferred; if there is none, all are main. The first two indicators that a life
    cycle brings are considered only if the ledger declares no such flow itself.
    """
    own = [key for key, grid, _period in goals if grid == code]
    main = []
    for ledger in activity_ledgers().values():
        for declared in (ledger.indicators, indicators_of(ledger)[len(ledger.indicators) :][:2]):
            counted = [i for i in declared if i.measure is Measure.FLOW and not i.street_wide]
            if ledger.grid and counted:
                main += [i.key for i in counted if i.group] or [i.key for i in counted]
                break
    return list(dict.fromkeys([*own, *main]))


def assigned(version: Version, scope: Scope, code: str, as_of: dt.date) -> tuple[Assigned, ...]:
    """Return the deputies of a grid on a day: first those in place, then those who left.

    Those who left last come first. A deputy's time in a grid ends with their office.
    """
    found = []
    for person in people(version, scope):
        for grid, spell in zip(person.grid_codes, person.grids, strict=True):
            if grid != code or (spell.since and spell.since > as_of):
                continue
            ends = [day for day in (spell.until, person.office.until) if day and day < as_of]
            found.append(Assigned(person.code, person.name, spell.since, min(ends, default=None)))
    here = [one for one in found if one.until is None]
    gone = [one for one in found if one.until is not None]
    return (*here, *sorted(gone, key=lambda one: one.until or as_of, reverse=True))


def matters(version: Version, scope: Scope, filters: Filters) -> tuple[Matter, ...]:
    """Return the matters open at the end of the period, the most overdue first."""
    end = filters.elapsed.end if filters.elapsed else filters.as_of
    return tuple(
        Matter(
            ledger=find_ledger(row["ledger"]),
            number=row["number"] or "",
            subject=row["what"],
            received=row["received"],
            due=row["due"],
            late=(end - row["due"]).days if row["due"] and row["age"] != EXTENDED else None,
            unit=row["unit"] or "",
            source=_source(row),
        )
        for row in _rows(open_matters(version, scope, filters))
    )


def latest(version: Version, scope: Scope, filters: Filters) -> tuple[Latest, ...]:
    """Return the last record of every ledger kept by grid, up to the end of the period.

    A ledger without a record has an empty entry. If all indicators of a ledger are street-wide,
    it has no such entry. The result is empty if the period has not begun by the as-of date.
    """
    if filters.elapsed is None:
        return ()
    whole = filters.over(Period(min(version.first_day, filters.elapsed.end), filters.elapsed.end))
    found = []
    for ledger in activity_ledgers().values():
        if not ledger.grid or ledger.date is None:
            continue
        rows = records(version, scope, whole, ledger.key).head(1)
        for row in _rows(rows):
            day = row[ledger.date].date()
            found.append(Latest(ledger, day, subject(ledger, row), _source(row)))
        if rows.empty and not all(i.street_wide for i in indicators_of(ledger)):
            found.append(Latest(ledger))
    return tuple(found)


def sentence(found: Profile, filters: Filters, deputy: str = "") -> str:
    """Return a sentence: the grid's main figure, its gaps to its own goals, and its open matters.

    For a deputy it only says that the counts are the deputy's part and are not compared.
    """
    if deputy:
        return _("{name}，{period}；以下为在{grid}参与的数量，不作评判和比较。").format(
            name=deputy, period=filters.period.label, grid=found.name
        )
    parts = []
    main = next((card for card in found.cards.values() if card.indicator.group), None)
    if main and main.value is not None:
        key, unit = main.indicator.key, unit_of(main.indicator.key)
        figure = _("{label}{value}{unit}").format(
            label=_(main.indicator.label), value=written(main.value, key), unit=unit
        )
        change = change_phrase(main.year_change, unit, main.indicator.is_rate, Against.YEAR_BEFORE)
        parts.append(f"{figure}，{change}" if change else figure)
    parts += [
        _(card.indicator.label) + gap_worded(card.pace)
        for card in found.cards.values()
        if card.pace and card.pace.goal.grid
    ]
    late = [matter.late for matter in found.matters if matter.late and matter.late > 0]
    if late:
        parts.append(
            _("未办结事项{n}项，其中{m}项已过期限，最长{days}天").format(
                n=len(found.matters), m=len(late), days=max(late)
            )
        )
    elif found.matters:
        parts.append(_("未办结事项{n}项，都没有逾期").format(n=len(found.matters)))
    else:
        parts.append(_("没有未办结事项"))
    return _("{period}，{parts}。").format(period=filters.period.label, parts="；".join(parts))


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as dicts, with None for each empty cell."""
    for row in table.to_dict("records"):
        yield {str(n): None if not _is_list(v) and pd.isna(v) else v for n, v in row.items()}


def _source(row: dict[str, Any]) -> Source:
    return Source(row["source_file"], row["source_sheet"] or "", int(row["source_row"]))


def _is_list(value: Any) -> bool:
    return not pd.api.types.is_scalar(value)


def _day(value: Any) -> dt.date | None:
    if value is None or pd.isna(value):
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)
