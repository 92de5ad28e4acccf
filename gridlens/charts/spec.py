"""What a chart says, apart from how it is drawn: labels, values, colours by meaning, a sentence.

A spec is built from outcomes (``bars``, ``heat``, ``ages``) and rendered by ``gridlens.render``.
Every text in it is ready to show, and every value keeps the words it is written in.
"""

from dataclasses import dataclass
from enum import Enum

from gridlens.figures.numbers import NOTHING
from gridlens.translation import _

LEAST_BARS = 3


class ColourMeaning(Enum):
    """The meaning of a colour."""

    CURRENT = "current"
    PAST = "past"
    CALM = "calm"
    ATTENTION = "attention"
    CONCERN = "concern"
    GRAVE = "grave"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Bars:
    """One bar for each label.

    ``goals`` are drawn as ticks across the bars; None means that a bar has none. ``words`` stand at
    the bars; ``hover`` are the words shown when a reader points at a bar. ``rate`` puts the axis in
    per cent. ``ids`` name the figure of each bar, so that a page can open its rows (see
    ``gridlens.figures.rows.address.mark``). ``provisional`` says which bars may still change,
    because some of their matters are not yet due: they are hatched. ``counts`` are the n of each
    bar, for a table of the chart.
    """

    title: str
    subtitle: str
    labels: tuple[str, ...]
    values: tuple[float | None, ...]
    words: tuple[str, ...]
    hover: tuple[str, ...]
    meanings: tuple[ColourMeaning, ...]
    goals: tuple[float | None, ...] = ()
    rate: bool = False
    horizontal: bool = False
    ids: tuple[str, ...] = ()
    provisional: tuple[bool, ...] = ()
    counts: tuple[float | None, ...] = ()

    @property
    def sentence(self) -> str:
        """The chart in words, for those who cannot see it."""
        return _("{title}：{parts}").format(title=self.title, parts="；".join(self.hover))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: every value is missing or 0."""
        return not any(self.values)

    @property
    def alone(self) -> int | None:
        """The place of the only group that has anything; None where a chart says more.

        A long bar above eight zeros is said better in a sentence.
        """
        filled = [place for place, value in enumerate(self.values) if value]
        few = len(self.values) < LEAST_BARS
        return None if few or not self.horizontal or len(filled) != 1 else filled[0]


@dataclass(frozen=True)
class Heat:
    """One cell for each row and column.

    ``words`` stand in the cells; ``hover`` are the words shown when a reader points at one.
    ``counts`` are the n of each cell, for a table of the chart.
    """

    title: str
    subtitle: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    words: tuple[tuple[str, ...], ...]
    hover: tuple[tuple[str, ...], ...]
    ids: tuple[tuple[str, ...], ...] = ()
    counts: tuple[tuple[float | None, ...], ...] = ()

    @property
    def sentence(self) -> str:
        """The chart in words."""
        lines = [
            _("{row}：{cells}").format(row=row, cells=one_line("、".join(cells)))
            for row, cells in zip(self.rows, self.words, strict=True)
        ]
        shown = _("{title}，依次为{columns}。").format(
            title=self.title, columns=one_line("、".join(self.columns))
        )
        return shown + "；".join(lines)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: every value is missing or 0."""
        return not any(any(cells) for cells in self.values)


@dataclass(frozen=True)
class Stack:
    """Horizontal bars of several parts, each part with a name and a meaning."""

    title: str
    subtitle: str
    labels: tuple[str, ...]
    parts: tuple[tuple[str, ColourMeaning, tuple[float, ...]], ...]
    ids: tuple[tuple[str, ...], ...] = ()

    @property
    def sentence(self) -> str:
        """The chart in words."""
        lines = []
        for place, label in enumerate(self.labels):
            cells = [
                f"{name}{values[place]:g}" for name, _meaning, values in self.parts if values[place]
            ]
            lines.append(_("{row}：{cells}").format(row=label, cells="、".join(cells) or NOTHING))
        return _("{title}：{parts}").format(title=self.title, parts="；".join(lines))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: every value is 0."""
        return not any(any(values) for _name, _meaning, values in self.parts)


Chart = Bars | Heat | Stack


def one_line(label: str) -> str:
    """Return a label without its line breaks."""
    return label.replace("<br>", "")
