"""The line over a chart's columns in words: each number once, with the labels it belongs to."""

from itertools import groupby

from gridlens.briefing.content import Picture
from gridlens.charts.spec import Bars
from gridlens.figures.numbers import percent, rounded
from gridlens.render.measure import ems
from gridlens.translation import _

_MOST = 30  # characters


def subtitle(picture: Picture) -> str:
    """Return what a chart's axes show, and how high its line is if short: 横线为目标（48次）."""
    chart = picture.chart
    if not isinstance(chart, Bars) or not any(chart.goals):
        return chart.subtitle
    unit = next((figure.unit for figure in picture.figures), "")
    given = [
        (percent(goal) if chart.rate else rounded(goal, 1) + unit, label.replace("<br>", ""))
        for label, goal in zip(chart.labels, chart.goals, strict=True)
        if goal is not None
    ]
    parts = [
        (text, [label for _text, label in some])
        for text, some in groupby(given, lambda one: one[0])
    ]
    if len(parts) == 1:
        told = parts[0][0]
    else:
        told = "，".join(f"{'、'.join(labels)}{text}" for text, labels in parts)
    if ems(told) > _MOST:
        return chart.subtitle
    return _("{subtitle}（{told}）").format(subtitle=chart.subtitle, told=told)
