"""The content of a briefing, apart from any file format: the contract of every renderer.

A briefing has sections, and a section has parts: paragraphs, tables, pictures, blanks for the
clerk, photos. Every text is ready to show. Every number in it is a ``Figure``, which knows its
exact value and the way to its rows. Labels of charts may contain ``<br>`` for a line break, as in
the browser.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Sentence
from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, Heat
from gridlens.goals.pace import Status
from gridlens.period import Period


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
