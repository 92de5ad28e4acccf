"""An XmR chart in Plotly: a quiet line, signals by shape and colour, dashed limits, notes."""

from gridlens.analysis.spc import Sense
from gridlens.charts.months import Months
from gridlens.charts.spec import ColourMeaning
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis, spread
from gridlens.render.plotly.drawing import Drawing

HEIGHT, NOTES = 320, 30
SHAPES = {
    Sense.COMMON: "circle",
    Sense.IMPROVEMENT: "triangle-up",
    Sense.CONCERN: "triangle-down",
    Sense.NEUTRAL: "diamond",
}
SIZES = {Sense.COMMON: 8}
SIGNALLED = 13


def months(spec: Months, colours: Palette) -> Drawing:
    """Draw the centre and limits of each level, a gap between levels, and the points on top."""
    shades = {
        Sense.COMMON: colours.quiet,
        Sense.IMPROVEMENT: colours.bars[ColourMeaning.CURRENT],
        Sense.CONCERN: colours.bars[ColourMeaning.ATTENTION],
        Sense.NEUTRAL: colours.text,
    }
    places = list(range(len(spec.values)))
    drawn = Drawing()
    starts = [0, *spec.breaks]
    for start, end in zip(starts, [*spec.breaks, len(places)], strict=True):
        span = [start - 0.4, end - 0.6]
        for line, dash in ((spec.upper, "dash"), (spec.lower, "dash"), (spec.centre, "solid")):
            if not places:
                continue
            drawn.trace(
                "scatter",
                x=span,
                y=[line[start]] * 2,
                mode="lines",
                line={"color": colours.quiet, "width": 1, "dash": dash},
                hoverinfo="skip",
            )
    drawn.trace(
        "scatter",
        x=places,
        y=list(spec.values),
        mode="lines+markers",
        line={"color": colours.quiet, "width": 1.5},
        marker={
            "color": [shades[sense] for sense in spec.senses],
            "symbol": [SHAPES[sense] for sense in spec.senses],
            "size": [SIZES.get(sense, SIGNALLED) for sense in spec.senses],
            "line": {"color": colours.ground, "width": 1},
        },
        customdata=list(zip(spec.hover, spec.ids, strict=True)),
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
    for place, text in spec.notes:
        drawn.upright(place, {"color": colours.line, "width": 1, "dash": "dot"})
        drawn.note(
            text,
            x=place,
            y=1,
            yref="paper",
            yanchor="bottom",
            font={"size": 12, "color": colours.quiet},
        )
    known = [*spec.values, *spec.lower, *spec.upper]
    drawn.arrange(
        height=HEIGHT,
        margin={"l": 52, "r": 12, "t": NOTES if spec.notes else 10, "b": 46},
        xaxis=axis(
            colours, tickvals=places, ticktext=list(spec.labels), range=[-0.6, len(places) - 0.4]
        ),
        yaxis=spread(min(known, default=0), max(known, default=1), spec.rate, colours),
    )
    return drawn
