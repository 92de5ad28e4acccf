"""What a ledger declares: columns, key, life cycle and indicators; validated at import.

Everything else derives from these objects: tables, header matching, checks, pages, labels,
documentation and tests. An expression is a function of an ibis table. So one definition runs on any
engine, and a program that only loads data need not wait for the import of ibis.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Any

import pyarrow as pa

from gridlens.kinds import Choice, Day, Kind, Reference, Whole
from gridlens.kinds.storage import ARROW
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.header import folded
from gridlens.schema.lineage import LINEAGE
from gridlens.schema.said import never_matching
from gridlens.schema.sameness import NAME, Sameness
from gridlens.schema.theme import Theme
from gridlens.translation import N_

Expression = Callable[[Any], Any]  # takes a ledger's ibis table, returns a column of it


class Personal(Enum):
    """The kind of personal data in a column; it decides how the column is masked."""

    NAME = "name"
    PHONE = "phone"
    TEXT = "text"


class FourType(Enum):
    """The committee's four headings for its people's virtues; never joined to a status."""

    LOYALTY = N_("铸忠诚")
    LEARNING = N_("强学习")
    RESPONSIBILITY = N_("勇担当")
    ACTION = N_("重实干")


class Direction(Enum):
    """Which way is better. Counts of what was found are neutral and have no goal by default."""

    HIGHER = N_("越高越好")
    LOWER = N_("越低越好")
    NEUTRAL = N_("不评价高低")


class Measure(Enum):
    """How an indicator relates to time, and therefore how its figures may be added up."""

    FLOW = N_("期内累计")
    DISTINCT = N_("去重计数")
    STOCK = N_("期末存量")
    ONE_OFF = N_("一次性")
    RATE = N_("比率")
    MEDIAN = N_("中位数")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its kind, Chinese title, other headers, and examples of what it accepts.

    ``accepts`` pairs the text of a cell with the value that it becomes. ``refuses`` lists texts
    that reject the row. ``long`` marks free text that tables on screen leave out. Such a column,
    and one that is ``joined``, takes several columns of a sheet together. For a column that
    names deputies, ``part`` says what these deputies did. With ``or_empty``, a text that the column
    refuses leaves its cell empty, with a notice; the row loads. ``stands_in`` names the column that
    is read for this one too, where a sheet has none for it.
    """

    name: str
    title: str
    kind: Kind
    help: str
    headers: tuple[str, ...] = ()
    required: bool = False
    or_empty: bool = False
    stands_in: str = ""
    personal: Personal | None = None
    long: bool = False
    joined: bool = False
    part: str = ""
    accepts: tuple[tuple[str, Any], ...] = ()
    refuses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """A numerator and, for a rate, a denominator, over the rows of one ledger.

    ``at`` is the date column that places a row in a period. A stock counts the rows that are there
    at the end of the period: ``at`` has come, ``until`` has not. With ``opening``, a stock is taken
    on the eve of the period. ``where`` selects the rows that count at all. ``numerator`` is what
    each row adds (1 if not given), ``denominator`` what each row adds below the line. ``distinct``
    gives a value, or a list of values, of each row; then the different values are counted instead,
    as ``same`` compares them. ``names_in`` is the column that has them, if they are names.
    ``undated`` selects the rows of matters that are left out only because nobody wrote down when
    they were closed; their number stands beside the figure. ``pending`` selects the matters of a
    rate that are open and not yet due, so that the rate may still change; ``pending_below`` says
    that the denominator has them already.

    ``approximate`` allows 余 in a briefing. ``street_wide`` keeps the indicator out of pictures by
    grid. ``beside`` is the key of the rate shown under it. ``phrase`` holds the words before the
    figure in a briefing; if it is empty, the label is used. ``{end}`` in it stands for the time at
    which a stock is counted. ``after`` is the key of the indicator after which a briefing tells
    this one. ``contact`` is its place among those told under 联系群众情况; 0 leaves it out.
    ``theme`` is the part of an account that tells it. Where ``shared`` is False, nothing is said of
    how many of its records name a deputy: laws and hospitals have no deputies, and the days at the
    station are all the deputies' own.

    ``said`` lists the phrases by which drafts mean the indicator, separated by ``|``. In 化解 纠纷,
    a phrase of two words, the first stands beside the number, the other there or before.
    """

    key: str
    label: str
    unit: str
    definition: str
    measure: Measure
    at: str
    direction: Direction = Direction.NEUTRAL
    group: FourType | None = None
    until: str | None = None
    opening: bool = False
    where: Expression | None = None
    numerator: Expression | None = None
    denominator: Expression | None = None
    distinct: Expression | None = None
    same: Sameness = NAME
    names_in: str = ""
    undated: Expression | None = None
    pending: Expression | None = None
    pending_below: bool = False
    approximate: bool = False
    street_wide: bool = False
    beside: str | None = None
    after: str | None = None
    contact: int = 0
    theme: Theme | None = None
    shared: bool = True
    phrase: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        """Check that the parts fit the measure."""
        assert re.fullmatch(r"[a-z][a-z0-9_]*", self.key), self.key
        assert (self.measure is Measure.RATE) == (self.denominator is not None), self.key
        assert self.measure is not Measure.MEDIAN or self.numerator is not None, self.key
        assert self.measure is Measure.STOCK or not (self.until or self.opening), self.key
        assert self.definition.endswith("。"), self.key

    @property
    def has_pace(self) -> bool:
        """Whether the indicator has a pace; only flows have one."""
        return self.measure is Measure.FLOW

    @property
    def is_rate(self) -> bool:
        """Whether the value is a fraction, shown in per cent."""
        return self.measure is Measure.RATE


@dataclass(frozen=True, kw_only=True, eq=False)
class Ledger:
    """One ledger or roster: its columns, key, life cycle and indicators.

    Within its source, a record is known by its ``number`` column. Where that is empty, it is known
    by the ``natural_key`` columns, of which the date and one other must be filled. An entry of a
    roster is known by them whatever its source. ``date`` is the column
    that dates a record; it is None for rosters. ``category`` is the column by which records are
    broken down. ``place`` orders the ledgers in lists. ``grid_column`` names the grid of a record.
    ``subject`` names the columns that say in a few words what a record is about, ``results`` those
    that say what came of it. ``by_deputies`` says that its records are what deputies do.

    Two rows with the same date and the same or nearly the same subject probably describe the same
    event, if they agree in every ``alike`` column that both fill. With ``by_kind``, each category
    is a kind of activity with indicators of its own, so naming a category narrows none of them.

    Several rows may share a ``shared_number``, so it is no key. Each pair in ``in_order`` names two
    dates: a row in which the second is before the first is rejected. Each pair in ``at_most`` names
    two counts: a row in which the first is greater than the second is loaded, with a notice.
    ``split_over`` names a split and the period that it splits: they must have as many parts.
    """

    key: str
    title: str
    row: str
    place: int
    columns: tuple[Column, ...]
    natural_key: tuple[str, ...]
    indicators: tuple[Indicator, ...] = ()
    number: str | None = None
    date: str | None = None
    category: str | None = None
    by_kind: bool = False
    by_deputies: bool = False
    life_cycle: LifeCycle | None = None
    sheet_names: tuple[str, ...] = ()
    grid_column: str = "grid"
    subject: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    shared_number: str | None = None
    in_order: tuple[tuple[str, str], ...] = ()
    at_most: tuple[tuple[str, str], ...] = ()
    split_over: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        """Check that names are unique and that whatever is named exists."""
        names = [column.name for column in self.columns]
        assert len(set(names)) == len(names), (self.key, names)
        headers = [folded(h) for c in self.columns for h in (c.title, *c.headers)]
        repeated = {h for h in headers if headers.count(h) > 1}
        assert not repeated, (self.key, repeated)
        days, counts = {self.date, *chain(*self.in_order)}, {*chain(*self.at_most)}
        named = {*self.natural_key, *self.subject, *self.alike, *self.results, *days, *counts}
        named |= {self.number, self.shared_number, self.category, *(self.split_over or ())}
        assert named <= {*names, None}, (self.key, named - {*names})
        for column in self.columns:
            assert not (column.required and column.or_empty), column.name
            assert column.name not in days or isinstance(column.kind, Day), column.name
            assert column.name not in counts or isinstance(column.kind, Whole), column.name
        assert {i.names_in for i in self.indicators} <= {*names, ""}, self.key
        said = [(i.key, *found) for i in self.indicators for found in never_matching(i.said)]
        assert not said, (self.key, said)
        if cycle := self.life_cycle:
            used = {cycle.received, *cycle.closing_dates, cycle.due, cycle.status}
            used |= {*cycle.closing_columns}
            used |= {name for name in (cycle.matter, cycle.due_from) if name}
            assert used <= set(names), (self.key, used - set(names))
            nouns = [*never_matching("|".join((*cycle.nouns, *cycle.closed_words)))]
            assert not nouns, (self.key, nouns)
            assert set(cycle.counted_by) <= {one.key for one in self.indicators}, self.key
            status = self.column(cycle.status).kind
            assert isinstance(status, Choice) and set(cycle.closing) <= set(status.values), self.key
            extended = {cycle.extension} - {None}
            assert extended <= {*status.values} - {*cycle.closing}, self.key
            assert cycle.grave is None or self.has(cycle.grave[0]), self.key
            for clash in cycle.clashes:
                assert {*clash.states} <= set(status.values), (self.key, clash)
                kind = self.column(clash.column).kind
                assert isinstance(kind, Choice) and clash.value in kind.values, (self.key, clash)

    @property
    def is_roster(self) -> bool:
        """Whether records have no date of their own: true of rosters and goals."""
        return self.date is None

    def column(self, name: str) -> Column:
        """Return the column with that canonical name."""
        return next(column for column in self.columns if column.name == name)

    def has(self, name: str) -> bool:
        """Tell whether the ledger has a column with that canonical name."""
        return any(column.name == name for column in self.columns)

    @property
    def grid(self) -> str | None:
        """The column that names a record's grid; None where the ledger has no such column."""
        return self.grid_column if self.has(self.grid_column) else None

    @property
    def other_days(self) -> tuple[str, ...]:
        """The dates of a matter besides its close and its due date, its receipt first.

        Whatever they say was done, the matter was not closed before it.
        """
        assert self.life_cycle, self.key
        cycle = self.life_cycle
        days = [c.name for c in self.columns if isinstance(c.kind, Day)]
        asked = {cycle.received, cycle.due, *cycle.closing_dates}
        return (cycle.received, *(name for name in days if name not in asked))

    @property
    def deputies(self) -> tuple[str, ...]:
        """The columns that name deputies who took part."""
        return tuple(
            c.name for c in self.columns if isinstance(c.kind, Reference) and c.kind.to == "deputy"
        )

    @property
    def categories(self) -> tuple[str, ...]:
        """The values that ``category`` may have, in order; empty for free text or no category."""
        kind = self.column(self.category).kind if self.category else None
        return kind.values if isinstance(kind, Choice) else ()

    def storage(self) -> dict[str, str]:
        """Return the storage type of each column of the ledger's table: key, data and lineage."""
        return {"key": "string"} | {c.name: c.kind.storage for c in self.columns} | LINEAGE

    def schema(self) -> pa.Schema:
        """Return the Arrow schema of the ledger's table."""
        return pa.schema([(name, ARROW[type_]) for name, type_ in self.storage().items()])
