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
from gridlens.translation import _


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
class Steps:
    """How many matters went through each stage, as pairs of a label and a figure, in order."""

    key: str
    title: str
    stages: tuple[tuple[str, Figure], ...]
    note: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture file (PNG or JPEG) that the clerk added, with its caption."""

    data: bytes
    caption: str


Part = Paragraph | BriefingTable | Picture | Steps | Blank | Photo


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


@dataclass(frozen=True)
class Proposal:
    """A problem that the rules propose, for somebody to choose: told in a ``tone``, or not (off).

    ``wordings`` has the sentence of each tone; ``figure`` leads to its rows.
    """

    key: str
    reason: str
    tone: str
    wordings: tuple[tuple[str, Sentence], ...]
    figure: Figure


@dataclass(frozen=True, eq=False)
class Records:
    """The masked records behind the figures of a ledger; present only if the clerk chose them."""

    title: str
    table: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Briefing:
    """A whole briefing. ``sample`` means that the data is invented; every file must say so.

    ``sections`` are the long form, with everything; ``forms`` has the sections of the others, by
    key (``gridlens.briefing.forms``). ``salutation`` and ``close`` are said before and after.
    ``proposals`` are all problems that the rules find, also those that are not told.
    """

    office: str
    title: str
    subtitle: str
    period: Period
    sections: tuple[Section, ...]
    closing: str
    appendix: Appendix
    sample: bool = False
    records: tuple[Records, ...] = ()
    forms: tuple[tuple[str, tuple[Section, ...]], ...] = ()
    salutation: str = ""
    close: str = ""
    proposals: tuple[Proposal, ...] = ()

    def form(self, key: str) -> tuple[Section, ...]:
        """Return the sections of a form; a briefing without forms has the long one as report."""
        whole = self.sections if key in ("", "long", "report") else ()
        return dict(self.forms).get(key, whole)

    def walk(self, form: str = "") -> Iterator[Section]:
        """Yield every section of a form, each one before the sections under it."""
        waiting = list(reversed(self.form(form)))
        while waiting:
            section = waiting.pop()
            yield section
            waiting.extend(reversed(section.sections))

    def everything(self) -> Iterator[Section]:
        """Yield every section of every form."""
        yield from self.walk()
        for key, _sections in self.forms:
            yield from self.walk(key)

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its key; if several figures have one key, the first of them."""
        found: dict[str, Figure] = {}
        for sections in (self.sections, *(sections for _key, sections in self.forms)):
            for figure in (one for section in sections for one in figures_of(section)):
                found.setdefault(figure.key, figure)
        return found

    @property
    def doubts(self) -> list[Doubt]:
        """Every doubtful number in the clerk's texts, once for each text, in order."""
        texts = {
            part.key: part
            for section in self.everything()
            for part in section.parts
            if isinstance(part, Paragraph)
        }
        return [doubt for part in texts.values() for doubt in part.doubts]


def steps_table(given: Steps) -> BriefingTable:
    """Return stages as a table of one row each, for formats that draw no flow."""
    columns = (TableColumn(_("环节"), 0.5), TableColumn(_("数量"), 0.5, number=True))
    title = _("{noun}办理流程").format(noun=given.title)
    return BriefingTable(given.key, title, columns, given.stages, given.note)


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
        elif isinstance(part, Steps):
            yield from (figure for _label, figure in part.stages)
    for below in section.sections:
        yield from figures_of(below)
