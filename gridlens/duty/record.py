"""A deputy's record of duty (履职档案): who they are, what they took part in, what came of it.

Deputies take part and push; they do not themselves settle. So a record says what the deputy did
(参与调解, 推动整改) and, of a matter, whether it has a result by the as-of date. Nothing here is
added up to points, compared or ranked.
"""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gridlens.duty.roster import Person
from gridlens.figures.numbers import rounded
from gridlens.figures.rows.records import records, subject
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import activity_ledgers
from gridlens.period import FIRST_YEAR, Period
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version
from gridlens.translation import _

_PLACE = ("source_file", "source_sheet", "source_row")
Row = dict[Hashable, Any]
Ended = dict[tuple[Any, ...], Any]  # the closing day by file, sheet and row


@dataclass(frozen=True)
class DutyKind:
    """A kind of duty: the kind of activity or matter, and the part that the deputy took in it."""

    name: str
    part: str


@dataclass(frozen=True)
class Taken:
    """One record that names the deputy. Records with the same ``activity`` are one activity.

    ``result`` says what came of it. ``state`` says whether a matter has a result. Both are empty
    if the ledger does not say.
    """

    kind: DutyKind
    day: dt.date
    what: str
    result: str
    state: str
    activity: str
    file: str
    sheet: str
    row: int

    @property
    def outcome(self) -> str:
        """How the matter stands and what came of it; empty if nothing is known."""
        return "；".join(text for text in (self.state, self.result) if text)


@dataclass(frozen=True)
class Count:
    """How many activities of one kind fall into each quarter of the period."""

    kind: DutyKind
    by_quarter: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Duty:
    """One deputy's record of duty in a period; ``taken`` has the newest record first."""

    person: Person
    period: Period
    as_of: dt.date
    taken: tuple[Taken, ...]

    @property
    def quarters(self) -> list[Period]:
        """The elapsed part of the period, cut into quarters."""
        elapsed = self.period.clipped(self.as_of)
        return elapsed.quarters() if elapsed else []

    @property
    def activities(self) -> int:
        """How many activities and matters the deputy took part in."""
        return sum(count.total for count in self.counts)

    @property
    def counts(self) -> list[Count]:
        """The number of activities by kind and quarter, in the order of ``kinds``."""
        once = {(t.kind, t.activity): t.day for t in self.taken}
        quarters = self.quarters
        found: dict[DutyKind, list[int]] = {}
        for (kind, _activity), day in once.items():
            line = found.setdefault(kind, [0] * len(quarters))
            line[next(n for n, q in enumerate(quarters) if q.start <= day <= q.end)] += 1
        order = {kind: place for place, kind in enumerate(kinds())}
        last = len(order)
        return [
            Count(kind, tuple(found[kind]), sum(found[kind]))
            for kind in sorted(found, key=lambda kind: order.get(kind, last))
        ]


@dataclass(frozen=True)
class Entry:
    """A deputy in the roster: in which ledgers a period's records name them, and the last day.

    ``ledgers`` has titles in the order of ledgers. How many records there are is not said: beside
    one another, such numbers would rank the deputies. They stand on a deputy's own record alone.
    """

    person: Person
    ledgers: tuple[str, ...]
    last: dt.date | None


def kinds() -> list[DutyKind]:
    """Return every kind, in the order of ledgers.

    Activities have a kind for each category. Matters have one kind for their ledger. Each kind
    exists once for every part that a deputy may take.
    """
    found = []
    for ledger in activity_ledgers().values():
        names = [_(ledger.title)] if ledger.life_cycle else [*map(_, ledger.categories)]
        parts = [_(ledger.column(name).part) for name in ledger.deputies]
        found += [DutyKind(name, part) for name in names for part in parts]
    return found


def duties(
    version: Version, scope: Scope, filters: Filters, people: Iterable[Person]
) -> list[Duty]:
    """Return the record of duty of each deputy; each ledger is asked only once for all of them."""
    every = taken(version, scope, filters)
    return [
        Duty(person, filters.period, filters.as_of, tuple(every.get(person.code, ())))
        for person in people
    ]


def roll(version: Version, scope: Scope, filters: Filters, people: Iterable[Person]) -> list[Entry]:
    """Return the entry of each deputy, in the order of ``people``.

    It asks only for the columns that name deputies and for dates, which takes a fraction of the
    time that the records take.
    """
    days: dict[str, dict[str, dt.date]] = {}
    for ledger in activity_ledgers().values():
        if not ledger.deputies:
            continue
        assert ledger.date, ledger.key
        wanted = [*ledger.deputies, ledger.date]
        rows = records(version, scope, filters, ledger.key, columns=wanted)
        for row in rows.to_dict("records"):
            day, title = pd.Timestamp(row[ledger.date]).date(), _(ledger.title)
            for code in _parts(ledger, row):
                mine = days.setdefault(code, {})
                mine[title] = max(day, mine.get(title, day))
    found = ((person, days.get(person.code, {})) for person in people)
    return [Entry(one, tuple(mine), max(mine.values(), default=None)) for one, mine in found]


def taken(version: Version, scope: Scope, filters: Filters) -> dict[str, list[Taken]]:
    """Return the records of the period that name each deputy, by code, the newest first."""
    found: dict[str, list[Taken]] = {}
    for ledger in activity_ledgers().values():
        if not ledger.deputies:
            continue
        rows = records(version, scope, filters, ledger.key)
        ended = _ended(version, scope, filters, ledger)
        for row in rows.to_dict("records"):
            for code, part in _parts(ledger, row).items():
                found.setdefault(code, []).append(_taken(ledger, row, part, ended))
    for mine in found.values():
        mine.sort(key=lambda one: one.day, reverse=True)
    return found


def _parts(ledger: Ledger, row: Row) -> dict[str, str]:
    """Return the deputies that a row names by code, each with their part.

    The first column that names a deputy decides the part.
    """
    named: dict[str, str] = {}
    for name in ledger.deputies:
        for code in _list(row[name]):
            named.setdefault(code, _(ledger.column(name).part))
    return named


def _taken(ledger: Ledger, row: Row, part: str, ended: Ended) -> Taken:
    return Taken(
        kind=_kind(ledger, row, part),
        day=pd.Timestamp(row[ledger.date or ""]).date(),
        what=_what(ledger, row, _category(ledger, row) is not None),
        result=_result(ledger, row),
        state=_state(ledger, row, ended),
        activity=_activity(ledger, row),
        file=row["source_file"],
        sheet=row["source_sheet"],
        row=int(row["source_row"]),
    )


def _kind(ledger: Ledger, row: Row, part: str) -> DutyKind:
    return DutyKind(_(_category(ledger, row) or ledger.title), part)


def _category(ledger: Ledger, row: Row) -> str | None:
    """Return the category of an activity, which is its kind; None for a matter or an empty cell."""
    category = None if ledger.life_cycle else row[ledger.category or ""]
    return category if isinstance(category, str) else None


def _what(ledger: Ledger, row: Row, by_category: bool) -> str:
    """Return the subject of a record, without the category if the kind already says it."""
    cells = {str(name): cell for name, cell in row.items()}
    whole = subject(ledger, cells)
    return subject(ledger, cells | {str(ledger.category): None}) or whole if by_category else whole


def _activity(ledger: Ledger, row: Row) -> str:
    """Return a text that is the same for all rows of one activity.

    Rows of one inspection share its number. In a ledger that numbers its rows, each row is an
    activity of its own.
    """
    shared = row["number"] if ledger.number is None and ledger.has("number") else None
    if isinstance(shared, str) and shared:
        return f"{ledger.key}:{shared}"
    if ledger.number is None:
        return f"{ledger.key}:{row[ledger.date or '']}:{row[ledger.subject[0]]}"
    return f"{ledger.key}:" + ":".join(str(row[name]) for name in _PLACE)


def _result(ledger: Ledger, row: Row) -> str:
    """Return the result of a record in the words of its ledger: 调解结果：调解成功."""
    told = []
    for name in ledger.results:
        cell = row[name]
        if cell is None or cell is pd.NA or cell != cell:
            continue
        text = cell if isinstance(cell, str) else rounded(cell, 0)
        told.append(_("{title}：{text}").format(title=_(ledger.column(name).title), text=text))
    return "，".join(told)


def _state(ledger: Ledger, row: Row, ended: Ended) -> str:
    """Return the words for whether a matter has a result by the as-of date.

    This is a fact about the matter, not an act of the deputy. It is empty for an activity.
    """
    cycle = ledger.life_cycle
    if cycle is None or (cycle.matter and not isinstance(row[cycle.matter], str)):
        return ""
    place = tuple(row[name] for name in _PLACE)
    if place not in ended:
        return _("仍在推动")
    day = ended[place]
    if not isinstance(day, pd.Timestamp):
        return _("已有结果")
    return _("已有结果（{day}）").format(day=day.date().isoformat())


def _ended(version: Version, scope: Scope, filters: Filters, ledger: Ledger) -> Ended:
    """Return the matters that have a result by the as-of date, with the day if it is known."""
    if ledger.life_cycle is None:
        return {}
    always = Period(min(dt.date(FIRST_YEAR, 1, 1), filters.period.start), filters.as_of)
    closed = f"{ledger.life_cycle.prefix}_closed"
    rows = records(version, scope, filters.over(always), ledger.key, closed)
    places = rows[list(_PLACE)].itertuples(index=False, name=None)
    return dict(zip(places, rows["closed_on"], strict=True))


def _list(cell: Any) -> list[str]:
    return [] if cell is None or cell is pd.NA or isinstance(cell, float) else list(cell)


def named_in(ledger: Ledger, rows: pd.DataFrame) -> set[str]:
    """Return the codes of all deputies named in the given rows of a ledger."""
    return {code for row in rows.to_dict("records") for code in _parts(ledger, row)}
