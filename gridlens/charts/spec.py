"""What a chart says, apart from how it is drawn: labels, values, colours by meaning, a sentence.

A spec is built from outcomes and rendered by ``gridlens.render``; every text in it is ready to
show, and every value keeps the words it is written in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import pandas as pd

from gridlens.figures.address import mark
from gridlens.figures.dimensions import AGES, UNDATED
from gridlens.figures.numbers import NOTHING, unit_of, written
from gridlens.figures.outcomes import MEASURES
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _


class ColourMeaning(Enum):
    """What a colour stands for."""

    CURRENT = "current"
    PAST = "past"
    CALM = "calm"
    ATTENTION = "attention"
    CONCERN = "concern"
    GRAVE = "grave"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Bars:
    """One bar a label. ``goals`` are drawn as ticks across the bars, None where there is none.

    ``words`` is what stands at each bar, ``hover`` what is said of it; ``rate`` puts the axis in
    per cent. ``ids`` name the figure of each bar, for the way to its rows (see ``mark``).
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

    @property
    def sentence(self) -> str:
        """The chart in words, for those who cannot see it."""
        return _("{title}：{parts}").format(title=self.title, parts="；".join(self.hover))

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not any(self.values)


@dataclass(frozen=True)
class Heat:
    """One cell a row and column; ``words`` are written in the cells, ``hover`` said of them."""

    title: str
    subtitle: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    words: tuple[tuple[str, ...], ...]
    hover: tuple[tuple[str, ...], ...]
    ids: tuple[tuple[str, ...], ...] = ()

    @property
    def sentence(self) -> str:
        """The chart in words."""
        lines = [
            _("{row}：{cells}").format(row=row, cells=_one_line("、".join(cells)))
            for row, cells in zip(self.rows, self.words, strict=True)
        ]
        shown = _("{title}，依次为{columns}。").format(
            title=self.title, columns=_one_line("、".join(self.columns))
        )
        return shown + "；".join(lines)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to draw."""
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
        """Tell whether there is nothing to draw."""
        return not any(any(values) for _name, _meaning, values in self.parts)


Chart = Bars | Heat | Stack
_FIGURES = ("indicator", "label", "unit", "period", *MEASURES)


def marks(key: str, table: pd.DataFrame) -> tuple[str, ...]:
    """Return the mark of each row of outcomes."""
    dimensions = [name for name in table.columns if name not in _FIGURES]
    over = _over(table)
    return tuple(mark(key, groups, over) for groups in table[dimensions].to_dict("records"))


def _over(table: pd.DataFrame) -> str:
    """Return the key of the period that outcomes were asked over."""
    return str(table["period"].iloc[0]) if "period" in table and len(table) else ""


def _one_line(label: str) -> str:
    return label.replace("<br>", "")


def figure_with_unit(key: str, value: float | None, denominator: float | None) -> str:
    """Return a figure with its unit, and with n where it is a rate or a median."""
    indicator = find_indicator(key)[0]
    text = written(value, key)
    if value is not None and unit_of(key):
        text += unit_of(key)
    if indicator.measure.name in ("RATE", "MEDIAN"):
        text += _("（n={n}）").format(n=written(denominator))
    return text


def _with_n(key: str, value: float | None, n: float | None) -> str:
    """Return a figure with n on a second line where it is a rate or a median."""
    noted = find_indicator(key)[0].measure.name in ("RATE", "MEDIAN") and value is not None
    return written(value, key) + (f"<br>({written(n)})" if noted else "")


def unit_said(key: str, bracketed: bool = True) -> str:
    """Say the unit of a chart's figures, and what stands in brackets where any do."""
    indicator = find_indicator(key)[0]
    unit = _("比率") if indicator.is_rate else _("单位：{unit}").format(unit=_(indicator.unit))
    noted = bracketed and indicator.measure.name in ("RATE", "MEDIAN")
    return _("{unit}，括号内为n").format(unit=unit) if noted else unit


def bars(
    key: str,
    table: pd.DataFrame,
    labels: Sequence[str],
    *,
    current: Sequence[bool] | None = None,
    goals: Sequence[float | None] = (),
    horizontal: bool = False,
    across: str = "",
) -> Bars:
    """Return one indicator's outcomes by a group as bars.

    ``labels`` name the rows of ``table`` in order; ``current`` says which stand in the strong
    colour (all unless given); ``across`` says in the subtitle what the bars are.
    """
    indicator = find_indicator(key)[0]
    values = tuple(None if value is None else float(value) for value in table["value"])
    words = tuple(
        _with_n(key, value, n) for value, n in zip(values, table["denominator"], strict=True)
    )
    if horizontal:
        words = tuple(word.replace("<br>", " ") for word in words)
    hover = tuple(
        f"{_one_line(label)} {figure_with_unit(key, value, n)}"
        for label, value, n in zip(labels, values, table["denominator"], strict=True)
    )
    strong = current if current is not None else [True] * len(values)
    notes = [across, unit_said(key)] + ([_("横线为目标")] if any(goals) else [])
    return Bars(
        title=_(indicator.label),
        subtitle="，".join(note for note in notes if note),
        labels=tuple(labels),
        values=values,
        words=words,
        hover=hover,
        meanings=tuple(ColourMeaning.CURRENT if now else ColourMeaning.PAST for now in strong),
        goals=tuple(goals),
        rate=indicator.is_rate,
        horizontal=horizontal,
        ids=marks(key, table),
    )


def heat(
    key: str,
    table: pd.DataFrame,
    row: str,
    column: str,
    rows: dict[str | None, str],
    columns: dict[str, str],
) -> Heat:
    """Return one indicator's outcomes by two groups as a heat map.

    ``row`` and ``column`` name the dimensions; ``rows`` and ``columns`` map their groups to labels.
    """
    indicator = find_indicator(key)[0]
    over = _over(table)
    cells = {
        (r, c): (v, n)
        for r, c, v, n in table[[row, column, "value", "denominator"]].itertuples(
            index=False, name=None
        )
    }
    nothing = (None, None)
    found = [[cells.get((r, c), nothing) for c in columns] for r in rows]
    hover = tuple(
        tuple(
            f"{rows[r]} {_one_line(columns[c])} "
            f"{figure_with_unit(key, *cells.get((r, c), nothing))}"
            for c in columns
        )
        for r in rows
    )
    return Heat(
        title=_(indicator.label),
        subtitle=unit_said(key),
        rows=tuple(rows.values()),
        columns=tuple(columns.values()),
        values=tuple(tuple(value for value, _n in line) for line in found),
        words=tuple(tuple(_with_n(key, value, n) for value, n in line) for line in found),
        hover=hover,
        ids=tuple(tuple(mark(key, {row: r, column: c}, over) for c in columns) for r in rows),
    )


AGE_MEANINGS = (
    ColourMeaning.CALM,
    ColourMeaning.ATTENTION,
    ColourMeaning.CONCERN,
    ColourMeaning.GRAVE,
    ColourMeaning.UNKNOWN,
)


def ages(table: pd.DataFrame, labels: dict[str, str]) -> Stack:
    """Return open matters by how far they are past due: outcomes of stocks by ``age``."""
    counts = {
        (k, age): float(v or 0)
        for k, age, v in table[["indicator", "age", "value"]].itertuples(index=False, name=None)
    }
    every = [*(age for age, _days in AGES), UNDATED]
    return Stack(
        title=_("未办结事项"),
        subtitle=_("按逾期时间，单位：件、起、条"),
        labels=tuple(labels.values()),
        parts=tuple(
            (_(age), meaning, tuple(counts.get((key, age), 0.0) for key in labels))
            for age, meaning in zip(every, AGE_MEANINGS, strict=True)
        ),
        ids=tuple(tuple(mark(key, {"age": age}) for key in labels) for age in every),
    )
