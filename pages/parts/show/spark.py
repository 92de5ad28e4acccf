"""The last quarters of an indicator in a few square centimetres, with the range that they span.

Counts begin at 0, so that heights can be compared; small counts are columns, since a line between
1 and 2 looks like a mountain. Rates and medians are drawn between their lowest and highest value.
"""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from gridlens.figures.numbers import written
from gridlens.schema.ledger import Indicator, Measure
from gridlens.translation import _
from pages.parts.question import asked

LEAST = 3  # values; fewer show no course
SMALL = 12  # counts up to this are columns
_WIDE, _HIGH, _EDGE = 84, 30, 3


def spark(run: Sequence[float | None], indicator: Indicator, provisional: bool = False) -> str:
    """Return the drawing of the quarters with the range under it; empty below three values.

    ``provisional`` says that the last quarter may still change: its step is dashed, its point open.
    """
    known = [(place, value) for place, value in enumerate(run) if value is not None]
    if len(known) < LEAST:
        return ""
    values = [value for _place, value in known]
    counted = indicator.measure not in (Measure.RATE, Measure.MEDIAN)
    low, high = (0.0 if counted else min(values)), max(values)
    if counted and high <= SMALL:
        drawing = _columns(known, len(run), high)
    else:
        drawing = _line(known, len(run), low, high, provisional)
    span = _range(low, high, indicator)
    said = _("近{n}个季度，{range}").format(n=len(run), range=span)
    return (
        f'<figure class="gl-spark" title="{escape(said)}"><img alt="{escape(said)}" '
        f'src="data:image/svg+xml,{quote(drawing)}"><figcaption aria-hidden="true">'
        f"{escape(span)}</figcaption></figure>"
    )


def _range(low: float, high: float, indicator: Indicator) -> str:
    ends = [written(low, indicator.key), written(high, indicator.key)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0].removesuffix('%')}–{ends[1]}"


def _line(
    known: list[tuple[int, float]], many: int, low: float, high: float, provisional: bool
) -> str:
    step, span = (_WIDE - 2 * _EDGE) / (many - 1), (high - low) or 1
    points = [
        (_EDGE + place * step, _HIGH - 4 - (value - low) / span * (_HIGH - 8))
        for place, value in known
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (points[:-1] if provisional else points))
    (x0, y0), (x, y) = points[-2:]
    accent = asked().colours.accent
    dashed = (
        f'<path d="M{x0:.1f},{y0:.1f}L{x:.1f},{y:.1f}" stroke="{accent}" stroke-width="1.4" '
        'stroke-dasharray="3 2" opacity=".6"/>'
    )
    inner = "none" if provisional else accent
    return _svg(
        f'<polyline points="{path}" fill="none" stroke="{accent}" stroke-width="1.4" opacity=".6"/>'
        f"{dashed if provisional else ''}"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{inner}" stroke="{accent}"/>'
    )


def _columns(known: list[tuple[int, float]], many: int, high: float) -> str:
    """Return a column for each quarter; the last is in full colour, a 0 is a line on the ground."""
    accent, step = asked().colours.accent, (_WIDE - 2 * _EDGE) / many
    last = known[-1][0]
    drawn = []
    for place, value in known:
        tall = max(value / (high or 1) * (_HIGH - 4), 1)
        drawn.append(
            f'<rect x="{_EDGE + place * step + 1.5:.1f}" y="{_HIGH - 2 - tall:.1f}" '
            f'width="{step - 3:.1f}" height="{tall:.1f}" fill="{accent}" '
            f'opacity="{1 if place == last else 0.4}"/>'
        )
    return _svg("".join(drawn))


def _svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}">{inner}</svg>'
