"""What a sentence of a briefing is made of: words, figures, and numbers that no figure bears out.

A figure knows its exact value and the way to its rows, so that no format need read a number out of
a text. Sentences make paragraphs; tables and pictures hold the same figures.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from gridlens.figures.rows.address import mark
from gridlens.figures.rows.records import Group
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
        """The mark in the address of its records (``gridlens.figures.rows.address``); or empty."""
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
