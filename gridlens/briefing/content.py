"""What a briefing says, apart from how it is written: the contract of every renderer.

A briefing is sections of parts: paragraphs, tables, pictures, blanks for the clerk, photos. Every
text is ready to show; every number in it is a ``Figure``, which knows its exact value and the way
to its rows. Labels of charts may break a line by ``<br>``, as for the browser.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import pandas as pd

from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, Heat
from gridlens.figures.address import mark
from gridlens.figures.records import Group
from gridlens.goals.pace import Status
from gridlens.period import Period


class Role(Enum):
    """What a figure tells of its indicator."""

    VALUE = "value"
    GOAL = "goal"
    SHARE = "share"  # of the goal, a fraction
    GAP = "gap"  # to the time elapsed, in percentage points
    CHANGE = "change"  # from the other period: relative, in units, or for rates a fraction
    COUNT = "count"  # of indicators or matters, from several figures


@dataclass(frozen=True)
class Figure:
    """One number as it reads, ``text`` with its unit: 142起, 300余条, 93.7%.

    ``value`` is exact (a fraction for rates), None where nothing is known, and ``n`` what stands
    below the line of a rate. ``period`` is a key; ``groups`` narrow to a grid, a quarter, an age.
    ``as_of`` is the day it was known, None for that of the briefing. A change leads to the rows of
    the period it is compared with; a count has an empty ``indicator`` and leads to a ``page``.
    """

    text: str
    value: float | None
    indicator: str
    period: str
    role: Role = Role.VALUE
    groups: Group = ()
    n: float | None = None
    unit: str = ""
    page: str = "records"
    as_of: dt.date | None = None

    @property
    def key(self) -> str:
        """The name under which a frozen briefing finds this figure again."""
        where = [f"{name}={group or ''}" for name, group in self.groups]
        return "|".join([self.role.value, self.indicator or self.page, self.period, *where])

    @property
    def mark(self) -> str:
        """What the address of its records carries, see ``gridlens.figures.address``."""
        if not self.indicator:
            return ""
        return mark(self.indicator, dict(self.groups), self.period, self.as_of)


@dataclass(frozen=True)
class Sentence:
    """Words and figures in turn; it ends with its own full stop."""

    parts: tuple[str | Figure, ...]

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in order."""
        return tuple(part for part in self.parts if isinstance(part, Figure))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together; ``key`` is unique in a briefing, ``edited`` by the clerk."""

    key: str
    sentences: tuple[Sentence, ...]
    edited: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class GoalStanding:
    """A cell that says how a goal stands: sign, word and gap, never colour alone."""

    text: str
    status: Status


Cell = str | Figure | GoalStanding | None


@dataclass(frozen=True)
class TableColumn:
    """A column of a table: ``number`` sets it to the right; ``width`` is its share of the whole."""

    title: str
    width: float
    number: bool = False


@dataclass(frozen=True)
class BriefingTable:
    """Rows of cells under titled columns, one cell a column; ``note`` stands under it."""

    key: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart with what is written under it (``caption``) and the finding it shows (``claim``).

    ``figures`` are those of the chart in its order: bar by bar, series by series, row by row.
    A ``Bars`` is a column chart whose ``goals``, where there are any, are a line named ``line``.
    """

    key: str
    chart: Bars | Heat | Series
    caption: str
    figures: tuple[Figure, ...] = ()
    claim: Sentence | None = None
    line: str = ""


@dataclass(frozen=True)
class Blank:
    """A marked place for the clerk: what belongs there, and what was written, if anything."""

    key: str
    prompt: str
    text: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture file (PNG or JPEG) that the clerk added, with its caption."""

    data: bytes
    caption: str


Part = Paragraph | BriefingTable | Picture | Blank | Photo


@dataclass(frozen=True)
class Section:
    """A heading, its parts, and the sections under it.

    ``heading`` comes without number (see ``numeral``); ``claim`` is a finding by rule that may
    stand as a slide's title, None where the rules find nothing to claim.
    """

    key: str
    heading: str
    parts: tuple[Part, ...] = ()
    sections: "tuple[Section, ...]" = ()
    claim: Sentence | None = None


@dataclass(frozen=True)
class Definition:
    """One indicator that the briefing uses: label, unit, definition (口径), and what it counts."""

    indicator: str
    label: str
    unit: str
    text: str
    n: str


@dataclass(frozen=True)
class Appendix:
    """What must be known of the figures: definitions, version, days, maker, files loaded."""

    definitions: tuple[Definition, ...]
    rules: tuple[str, ...]
    version: int
    as_of: dt.date
    made_at: dt.datetime
    made_by: str
    files: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Records:
    """The records behind a ledger's figures, masked: only where the clerk chose so."""

    title: str
    table: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Briefing:
    """The whole: ``sample`` says that the data is invented, which every file must say."""

    office: str
    title: str
    subtitle: str
    period: Period
    sections: tuple[Section, ...]
    closing: str
    appendix: Appendix
    sample: bool = False
    records: tuple[Records, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield every section, each before those under it."""
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its key, as it is first met."""
        found: dict[str, Figure] = {}
        for section in self.sections:
            for figure in figures_of(section):
                found.setdefault(figure.key, figure)
        return found


_DIGITS = "一二三四五六七八九十"


def numeral(place: int, level: int) -> str:
    """Return the number before a heading, ``place`` from 0: 一、 on level 0, （一） on level 1.

    Levels 2 and 3 are 1. and （1）.
    """
    if level > 1:
        return f"{place + 1}." if level == 2 else f"（{place + 1}）"
    tens, ones = divmod(place + 1, 10)
    text = ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "")
    text += _DIGITS[ones - 1] if ones else ""
    return f"（{text}）" if level else f"{text}、"


def figures_of(section: Section) -> Iterator[Figure]:
    """Yield the figures of a section and of those under it, in the order they are read."""
    for part in section.parts:
        if isinstance(part, Paragraph):
            for sentence in part.sentences:
                yield from sentence.figures
        elif isinstance(part, BriefingTable):
            yield from (cell for row in part.rows for cell in row if isinstance(cell, Figure))
        elif isinstance(part, Picture):
            yield from part.figures
    for below in section.sections:
        yield from figures_of(below)
