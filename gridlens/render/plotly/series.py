"""Several series in Plotly: they differ in colour and in marker or place; a legend names them."""

import math

from gridlens.charts.series import Series
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis, from_zero
from gridlens.render.plotly.drawing import Drawing, Values

HEIGHT, LEGEND_LINE, NAMES_A_LINE = 340, 24, 6
MANY = 14
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross", "star", "triangle-down")


def series(spec: Series, colours: Palette) -> Drawing:
    """Draw each part over the labels, from zero; if there are many labels, they are upright."""
    places = list(range(len(spec.labels)))
    drawn = Drawing()
    for number, part in enumerate(spec.parts):
        shade = colours.series[number % len(colours.series)]
        drawn.trace(
            "scatter" if spec.line else "bar",
            name=part.name,
            x=places,
            y=list(part.values),
            customdata=list(zip(part.hover, part.ids, strict=True)),
            hovertemplate="%{customdata[0]}<extra></extra>",
            **(_line(shade, number, len(colours.series)) if spec.line else _bar(shade)),
        )
    known = [value for part in spec.parts for value in part.values if value is not None]
    several = len(spec.parts) > 1
    legend = LEGEND_LINE * math.ceil(len(spec.parts) / NAMES_A_LINE) if several else 0
    drawn.arrange(
        height=HEIGHT + legend,
        margin={"l": 48, "r": 12, "t": 14 + legend, "b": 46},
        barmode="group",
        bargap=0.24,
        xaxis=axis(
            colours,
            tickvals=places,
            ticktext=list(spec.labels),
            tickangle=0 if len(places) <= MANY else -90,
            range=[-0.6, len(places) - 0.4],
        ),
        yaxis=from_zero(known, spec.rate, colours),
        legend={
            "orientation": "h",
            "xref": "container",
            "x": 0,
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 12, "color": colours.quiet},
            "traceorder": "normal",
        },
    )
    return drawn


def _line(shade: str, number: int, shades: int) -> Values:
    """Return the look of a line; a line that repeats the colour of an earlier one is dashed."""
    dash = "solid" if number < shades else "dash"
    return {
        "mode": "lines+markers",
        "line": {"color": shade, "width": 2, "dash": dash},
        "marker": {"color": shade, "size": 9, "symbol": SYMBOLS[number % len(SYMBOLS)]},
        "cliponaxis": False,
        "connectgaps": False,
    }


def _bar(shade: str) -> Values:
    return {"marker": {"color": shade, "cornerradius": 2}}
