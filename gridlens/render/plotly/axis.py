"""Axes of a Plotly figure: quiet, without zoom, with ticks written as people read them."""

import math
from collections.abc import Sequence
from typing import Any

from gridlens.charts.spec import Bars
from gridlens.figures.numbers import percent, written
from gridlens.render.palette import Palette


def axis(colours: Palette, **more: Any) -> dict[str, Any]:
    """Return an axis without grid and zoom; ``more`` overrides or adds settings."""
    plain = {
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
        "autotypenumbers": "strict",
        "tickfont": {"color": colours.quiet, "size": 12},
        "linecolor": colours.line,
    }
    return plain | more


def scale(spec: Bars, colours: Palette) -> dict[str, Any]:
    """Return the value axis of bars and their goals."""
    known = [value for value in (*spec.values, *spec.goals) if value is not None]
    return from_zero(known, spec.rate, colours)


def from_zero(known: Sequence[float], rate: bool, colours: Palette) -> dict[str, Any]:
    """Return a value axis from zero, with written ticks (万, %) and room for texts."""
    top = max([*known, 0.0])
    limit = 1.0 if rate and top <= 1 else top or 1.0
    step = _nice(limit / 4, whole=not rate)
    ticks = [step * n for n in range(math.ceil(limit / step - 1e-9) + 1)]
    return axis(
        colours,
        showgrid=True,
        gridcolor=colours.line,
        range=[0, max(limit * 1.18, ticks[-1])],
        tickvals=ticks,
        ticktext=[percent(tick) if rate else written(tick) for tick in ticks],
    )


def spread(low: float, high: float, rate: bool, colours: Palette) -> dict[str, Any]:
    """Return a value axis from ``low`` to ``high``, not from zero, with written ticks."""
    room = (high - low) or abs(high) or 1.0
    step = _nice(room / 4, whole=not rate and room >= 4)
    first = math.floor(low / step + 1e-9)
    ticks = [step * n for n in range(first, math.ceil(high / step - 1e-9) + 1)]
    return axis(
        colours,
        showgrid=True,
        gridcolor=colours.line,
        range=[min(low, ticks[0]) - room * 0.06, max(high, ticks[-1]) + room * 0.06],
        tickvals=ticks,
        ticktext=[percent(tick) if rate else written(tick) for tick in ticks],
    )


def _nice(step: float, whole: bool) -> float:
    """Return the next step of 1, 2, 2.5 or 5 times a power of ten that is not smaller.

    With ``whole``, the step is a whole number of at least 1.
    """
    power = 10.0 ** math.floor(math.log10(step))
    nice = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= step - 1e-12)
    return max(1.0, math.ceil(nice)) if whole else nice
