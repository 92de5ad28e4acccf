"""What a ledger declares: columns, key, life cycle and indicators; validated at import.

Everything else derives from these objects: tables, header matching, checks, pages, labels,
documentation and tests. Expressions are functions of an ibis table, so that the same definition
runs on any engine, and who only loads need not wait for ibis.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

import pyarrow as pa

from gridlens.kinds import Choice, Day, Kind, Reference
from gridlens.kinds.storage import ARROW
from gridlens.translation import N_, _

# From a ledger's ibis table to a column of it.
Expression = Callable[[Any], Any]


class Personal(Enum):
    """What personal data a column holds, which decides how it is masked."""

    NAME = "name"
    PHONE = "phone"
    TEXT = "text"


class FourType(Enum):
    """The committee's frame for its people's virtues: a heading, never joined to a status."""

    LOYALTY = N_("铸忠诚")
    LEARNING = N_("强学习")
    RESPONSIBILITY = N_("勇担当")
    ACTION = N_("重实干")


class Direction(Enum):
    """Which way is better; counts of what is found are neutral and carry no goal by default."""

    HIGHER = N_("越高越好")
    LOWER = N_("越低越好")
    NEUTRAL = N_("不评价高低")


class Measure(Enum):
    """How an indicator relates to time, and so how it may be rolled up."""

    FLOW = N_("期内累计")
    DISTINCT = N_("去重计数")
    STOCK = N_("期末存量")
    ONE_OFF = N_("一次性")
    RATE = N_("比率")
    MEDIAN = N_("中位数")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its kind, Chinese title, other headers, and examples of what it accepts.

    ``accepts`` pairs a cell's text with the value it becomes; ``refuses`` lists texts that
    reject the row. ``long`` marks free text kept out of tables on screen. A column that names
    deputies says in ``part`` what those named did.
    """

    name: str
    title: str
    kind: Kind
    help: str
    headers: tuple[str, ...] = ()
    required: bool = False
    personal: Personal | None = None
    long: bool = False
    part: str = ""
    accepts: tuple[tuple[str, Any], ...] = ()
    refuses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LifeCycle:
    """How a matter runs from its receipt to its close, by the names of its columns.

    A matter is closed on ``closed``; without that date it is closed, on a day nobody wrote down,
    when ``status`` is one of ``closing`` or any of ``closing_columns`` is filled. It then counts
    as closed from the day it was received, and stays out of days and on-time rates. Only rows
    with ``matter`` filled are matters. A missing due date is ``due_months`` after ``due_from``.
    ``steps`` names the stages in the field's words, ``nouns`` and
    ``closed_words`` the matters and their close as drafts call them. ``counted_by`` names the
    indicators, besides those of every life cycle, that leave out no kind of matter. ``grave`` is
    the column and the value of the matters that the law calls graver, if it knows any.
    """

    noun: str
    unit: str
    prefix: str
    steps: str
    received: str
    closed: str
    due: str
    status: str = "status"
    closing: tuple[str, ...] = ()
    closing_columns: tuple[str, ...] = ()
    matter: str | None = None
    due_from: str | None = None
    due_months: int = 0
    closed_word: str = N_("办结")
    nouns: tuple[str, ...] = ()
    closed_words: tuple[str, ...] = ()
    counted_by: tuple[str, ...] = ()
    grave: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """A numerator and, for a rate, a denominator, over the rows of one ledger.

    ``at`` is the date column that places a row in a period. A stock counts the rows there at the
    period's end: begun by ``at``, not ended by ``until``; with ``opening`` it is taken on the eve
    of the period. ``where`` says which rows count at all, ``numerator`` what each adds (1 unless
    given), ``denominator`` what each adds below the line. ``distinct`` is what is counted by
    its different values instead. ``approximate`` allows 余 in a briefing, and
    ``street_wide`` keeps it out of grid pictures. ``beside`` is the key of the rate shown under it.
    ``phrase`` are the words before its figure in a briefing, the label where there are none;
    ``{end}`` in it stands for when a stock is counted. ``after`` is the key of the one after which
    a briefing tells it, ``contact`` its place among those told under 联系群众情况, 0 for none.
    ``said`` are the words by which drafts mean it, parted by ``|``: in 化解 纠纷 the first stands
    beside the number, the other there or before.
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
    approximate: bool = False
    street_wide: bool = False
    beside: str | None = None
    after: str | None = None
    contact: int = 0
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
        """Only flows have a pace."""
        return self.measure is Measure.FLOW

    @property
    def is_rate(self) -> bool:
        """Tell whether the value is a fraction, shown in per cent."""
        return self.measure is Measure.RATE


@dataclass(frozen=True, kw_only=True, eq=False)
class Ledger:
    """One ledger or roster: its columns, key, life cycle and indicators.

    A record's key is its ``number`` column where filled, else the ``natural_key`` columns
    together, of which the date and one other must be filled. ``date`` is the column that dates a
    record (None for rosters), ``category`` the one it is broken down by.
    ``place`` orders ledgers in lists. ``grid_column`` names the grid a record belongs to, and
    ``subject`` the columns that say in a few words what a record is; ``results`` are those that
    say what came of it. Two rows of one day and of one subject, or nearly, likely tell of the same
    thing when the columns ``alike``, where both are filled, agree. With ``by_kind`` each category
    is a kind of activity with indicators of its own, so that naming it narrows none of them.
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
    life_cycle: LifeCycle | None = None
    sheet_names: tuple[str, ...] = ()
    grid_column: str = "grid"
    subject: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    results: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that names are unique and that whatever is named exists."""
        names = [column.name for column in self.columns]
        assert len(set(names)) == len(names), (self.key, names)
        headers = [folded(h) for c in self.columns for h in (c.title, *c.headers)]
        repeated = {h for h in headers if headers.count(h) > 1}
        assert not repeated, (self.key, repeated)
        named = {*self.natural_key, *self.subject, *self.alike, *self.results}
        named |= {name for name in (self.number, self.date, self.category) if name}
        assert named <= set(names), (self.key, named - set(names))
        assert self.date is None or isinstance(self.column(self.date).kind, Day), self.key
        if cycle := self.life_cycle:
            used = {cycle.received, cycle.closed, cycle.due, cycle.status, *cycle.closing_columns}
            used |= {name for name in (cycle.matter, cycle.due_from) if name}
            assert used <= set(names), (self.key, used - set(names))
            assert set(cycle.counted_by) <= {one.key for one in self.indicators}, self.key
            status = self.column(cycle.status).kind
            assert isinstance(status, Choice) and set(cycle.closing) <= set(status.values), self.key
            assert cycle.grave is None or self.has(cycle.grave[0]), self.key

    @property
    def is_roster(self) -> bool:
        """Rosters and goals have no date of their own; activity ledgers have."""
        return self.date is None

    def column(self, name: str) -> Column:
        """Return the column of that canonical name."""
        return next(column for column in self.columns if column.name == name)

    def has(self, name: str) -> bool:
        """Tell whether the ledger has a column of that canonical name."""
        return any(column.name == name for column in self.columns)

    @property
    def grid(self) -> str | None:
        """The column that names the grid of a record, where the ledger has one."""
        return self.grid_column if self.has(self.grid_column) else None

    @property
    def deputies(self) -> tuple[str, ...]:
        """The columns that name deputies who took part."""
        return tuple(
            c.name for c in self.columns if isinstance(c.kind, Reference) and c.kind.to == "deputy"
        )

    @property
    def categories(self) -> tuple[str, ...]:
        """The values that ``category`` may have, in order; empty when it is free text."""
        kind = self.column(self.category).kind if self.category else None
        return kind.values if isinstance(kind, Choice) else ()

    def storage(self) -> dict[str, str]:
        """Return how each column of the ledger's table lies: key, columns and lineage."""
        return {"key": "string"} | {c.name: c.kind.storage for c in self.columns} | LINEAGE

    def schema(self) -> pa.Schema:
        """Return the columns of the ledger's table as Arrow has them."""
        return pa.schema([(name, ARROW[type_]) for name, type_ in self.storage().items()])


LINEAGE = {
    "source_file": "string",
    "source_sheet": "string",
    "source_row": "int64",
    "load": "int64",
}
LINEAGE_TITLES = {
    "source_file": N_("来源文件"),
    "source_sheet": N_("工作表"),
    "source_row": N_("行号"),
    "load": N_("装载批次"),
}
_MARKS = re.compile(r"[\s\u3000()（）【】\[\]*＊:：/、_\-]+")
_REMARKS = re.compile(r"[（(](必填|选填|可选|可空|单选|多选)[）)]|[*＊]")


def folded(header: str) -> str:
    """Return a header without marks, spaces and (必填), so that two writings of it are equal."""
    return _MARKS.sub("", _REMARKS.sub("", header)).lower()


def labels(indicators: Iterable[Indicator]) -> dict[str, str]:
    """Return each indicator's translated label by its key."""
    return {indicator.key: _(indicator.label) for indicator in indicators}
