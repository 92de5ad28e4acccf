"""The content of a briefing, apart from any file format: the contract of every renderer.

A briefing has sections, and a section has parts: paragraphs, tables, pictures, blanks for the
clerk, photos. Every text is ready to show. Every number in it is a ``Figure``, which knows its
exact value and the way to its rows. Labels of charts may contain ``<br>`` for a line break, as in
the browser.
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
from gridlens.translation import _


class Role(Enum):
    """What a figure says about its indicator."""

    VALUE = "value"
    GOAL = "goal"
    SHARE = "share"  # of the goal, a fraction
    GAP = "gap"  # to the time elapsed, in percentage points
    CHANGE = "change"  # from the other period: relative, in units, or for rates a fraction
    COUNT = "count"  # of indicators or matters, from several figures


@dataclass(frozen=True)
class Figure:
    """One number. ``text`` is the number as it reads, with its unit: 142起, 300余条, 93.7%.

    ``value`` is exact (a fraction for rates), or None where nothing is known. ``n`` is the
    denominator of a rate, ``left_out`` how many closed matters it leaves out, ``not_due`` how
    many of its matters are open and not yet due. ``period`` is a key.
    ``groups`` narrows the figure to a grid, a quarter, an age. ``as_of`` is the as-of date of the
    figure; None means that of the briefing. A change leads to the rows of the period it is compared
    with. A count over several indicators or ledgers has an empty ``indicator`` and leads to a
    ``page``.
    """

    text: str
    value: float | None
    indicator: str
    period: str
    role: Role = Role.VALUE
    groups: Group = ()
    n: float | None = None
    left_out: float | None = None
    not_due: float | None = None
    unit: str = ""
    page: str = "records"
    as_of: dt.date | None = None

    @property
    def key(self) -> str:
        """The key under which a frozen briefing keeps this figure and finds it again."""
        where = [f"{name}={group or ''}" for name, group in self.groups]
        return "|".join([self.role.value, self.indicator or self.page, self.period, *where])

    @property
    def mark(self) -> str:
        """The mark in the address of its records (``gridlens.figures.address``); or empty."""
        if not self.indicator:
            return ""
        return mark(self.indicator, dict(self.groups), self.period, self.as_of)


@dataclass(frozen=True)
class Doubt:
    """A number in a text of the clerk's that no figure of the paragraph bears out.

    ``instead`` has the numbers of the original that it may stand for, as they read there.
    """

    text: str
    instead: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The sentence that says so, with the original's numbers."""
        instead = "、".join(self.instead)
        if not instead:
            return _("“{text}”不是本段台账里的数字，请核对。").format(text=self.text)
        return _("“{text}”与台账对不上；本段原有：{instead}。").format(
            text=self.text, instead=instead
        )


Piece = str | Figure | Doubt


@dataclass(frozen=True)
class Sentence:
    """A sentence as a sequence of words and figures; it contains its own full stop.

    Only a sentence that the clerk changed may hold doubts.
    """

    parts: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the sentence, in order."""
        return tuple(part for part in self.parts if isinstance(part, Figure))

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubtful numbers of the sentence, in order."""
        return tuple(part for part in self.parts if isinstance(part, Doubt))


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``key`` is unique in a briefing; ``edited``: the clerk changed it."""

    key: str
    sentences: tuple[Sentence, ...]
    edited: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The doubtful numbers of the paragraph, in order."""
        return tuple(doubt for sentence in self.sentences for doubt in sentence.doubts)

    @property
    def lines(self) -> list[list[Piece]]:
        """The pieces of each line: line breaks of the clerk's part the paragraph."""
        found: list[list[Piece]] = [[]]
        for part in (part for sentence in self.sentences for part in sentence.parts):
            first, *more = part.splitlines() or [""] if isinstance(part, str) else [part]
            found[-1].append(first)
            found += [[line] for line in more]
            if isinstance(part, str) and part.endswith("\n"):
                found.append([])
        while found and not any(found[-1]):
            found.pop()
        return found


@dataclass(frozen=True)
class GoalStanding:
    """A cell that says how a goal stands, by sign, word and gap, never by colour alone."""

    text: str
    status: Status


Cell = str | Figure | GoalStanding | None


@dataclass(frozen=True)
class TableColumn:
    """A column of a table. ``width`` is its share of the whole; ``number`` aligns it right."""

    title: str
    width: float
    number: bool = False


@dataclass(frozen=True)
class BriefingTable:
    """A table: each row has one cell for each column; ``note`` stands under the table."""

    key: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart with the text under it (``caption``) and the finding it shows (``claim``).

    ``figures`` has the figures of the chart in its order: bar by bar, series by series, row by
    row. A ``Bars`` is drawn as a column chart. If it has ``goals``, they are a line named ``line``.
    """

    key: str
    chart: Bars | Heat | Series
    caption: str
    figures: tuple[Figure, ...] = ()
    claim: Sentence | None = None
    line: str = ""


@dataclass(frozen=True)
class Blank:
    """A marked place for the clerk: ``prompt`` says what belongs there, ``text`` is the clerk's."""

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

    ``heading`` has no number (see ``numeral``). ``claim`` is a finding that may be the title of a
    slide. It is None if the rules find nothing to claim.
    """

    key: str
    heading: str
    parts: tuple[Part, ...] = ()
    sections: "tuple[Section, ...]" = ()
    claim: Sentence | None = None


@dataclass(frozen=True)
class Definition:
    """One indicator of the briefing: label, unit, definition (``text``, 口径), and count ``n``."""

    indicator: str
    label: str
    unit: str
    text: str
    n: str


@dataclass(frozen=True)
class Appendix:
    """What a reader must know of the figures: definitions, rules, version, dates, maker, files."""

    definitions: tuple[Definition, ...]
    rules: tuple[str, ...]
    version: int
    as_of: dt.date
    made_at: dt.datetime
    made_by: str
    files: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Records:
    """The masked records behind the figures of a ledger; present only if the clerk chose them."""

    title: str
    table: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Briefing:
    """A whole briefing. ``sample`` means that the data is invented; every file must say so."""

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
        """Yield every section, each one before the sections under it."""
        waiting = list(reversed(self.sections))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its key; if several figures have one key, the first of them."""
        found: dict[str, Figure] = {}
        for section in self.sections:
            for figure in figures_of(section):
                found.setdefault(figure.key, figure)
        return found

    @property
    def doubts(self) -> list[Doubt]:
        """Every doubtful number in the clerk's texts, in order."""
        every = (part for section in self.walk() for part in section.parts)
        return [doubt for part in every if isinstance(part, Paragraph) for doubt in part.doubts]


_DIGITS = "一二三四五六七八九十"


def numeral(place: int, level: int) -> str:
    """Return the number before a heading: 一、 on level 0, （一） on level 1, 1. on 2, （1） on 3.

    ``place`` counts from 0.
    """
    if level > 1:
        return f"{place + 1}." if level == 2 else f"（{place + 1}）"
    tens, ones = divmod(place + 1, 10)
    text = ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "")
    text += _DIGITS[ones - 1] if ones else ""
    return f"（{text}）" if level else f"{text}、"


def figures_of(section: Section) -> Iterator[Figure]:
    """Yield the figures of a section and of the sections under it, in reading order."""
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
