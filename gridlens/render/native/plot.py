"""The data of a native chart, alike for columns, bars and lines: labels, series, a goal line."""

import re
from dataclasses import dataclass

from gridlens.charts.series import Series
from gridlens.charts.spec import Bars
from gridlens.figures.numbers import exact
from gridlens.render.measure import ems, wrapped
from gridlens.render.office_theme import SERIES, bar, fill
from gridlens.translation import _

_BELOW = re.compile(r"(?:<br>| )(\([^()]*\))$")  # the n under a rate
_BETWEEN, _LEAST = 0.8, 2.0  # characters: free between labels; least in a line
_FULL_YEAR = re.compile(r"^20(?=\d\d年)")
_SOFT_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True)
class Drawn:
    """One series: its name, and for each label a value and a fill (as XML)."""

    name: str
    values: tuple[float | None, ...]
    fills: tuple[str, ...]


@dataclass(frozen=True)
class Plot:
    """All the series over common labels; ``goal`` becomes a line over the columns."""

    labels: tuple[str, ...]
    drawn: tuple[Drawn, ...]
    goal: Drawn | None
    line: bool
    horizontal: bool
    rate: bool
    title: str


def plot(chart: Bars | Series, width: float, size: float, line: str = "") -> Plot:
    """Return the data of a chart, with its labels wrapped to fit.

    ``width`` is that of the chart and ``size`` that of the labels, both in points. The n of a rate
    is under the label, since the bar shows the value. ``line`` is the name of the line of goals.
    """
    room = width / max(len(chart.labels), 1) / size - _BETWEEN
    if isinstance(chart, Bars):
        drawn = (
            Drawn(
                chart.title,
                chart.values,
                tuple(
                    map(bar, chart.meanings, chart.provisional or (False,) * len(chart.meanings))
                ),
            ),
        )
        goal = Drawn(line or _("目标"), chart.goals, ()) if any(chart.goals) else None
        notes = [_BELOW.search(word) for word in chart.words]
        labels = [
            _fitting(label, room, chart.horizontal) + (f"\n{note[1]}" if note else "")
            for label, note in zip(chart.labels, notes, strict=True)
        ]
        return Plot(tuple(labels), drawn, goal, False, chart.horizontal, chart.rate, chart.sentence)
    lines = tuple(
        Drawn(
            part.name or chart.title,
            part.values,
            (fill(SERIES[place % len(SERIES)]),) * len(part.values),
        )
        for place, part in enumerate(chart.parts)
    )
    labels = [_fitting(label, room, False) for label in chart.labels]
    return Plot(tuple(labels), lines, None, chart.line, False, chart.rate, chart.sentence)


def number_format(value: float, rate: bool) -> str:
    """Return the number format of a value: one decimal, or none if that decimal would be 0."""
    whole = exact(value) * (100 if rate else 1)
    decimals = ".0" if round(whole, 1) != round(whole) else ""
    return f"0{decimals}%" if rate else f"#,##0{decimals}"


def _fitting(label: str, room: float, horizontal: bool) -> str:
    """Return a label without ``<br>``, wrapped to fit its room; a horizontal bar needs no wrap.

    Where one line has no room, it breaks at ``<br>`` if each part then fits, in the end with a
    short year: 24年 over 一季.
    """
    whole, parts = _SOFT_BREAK.sub("", label), _SOFT_BREAK.split(label)
    if horizontal or ems(whole) <= room:
        return whole
    for some in (parts, [_FULL_YEAR.sub("", part).removesuffix(_("度")) for part in parts]):
        if len(parts) > 1 and max(map(ems, some)) <= room:
            return "\n".join(some)
    return wrapped(whole, max(room, _LEAST))
