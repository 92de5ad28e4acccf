"""A funnel plot in Plotly: grey points and grey curves; points outside have a ring and a name."""

from typing import Any

from gridlens.charts.funnel import FunnelPlot
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis
from gridlens.render.plotly.drawing import Drawing
from gridlens.translation import _

HEIGHT = 380


def funnel_plot(spec: FunnelPlot, colours: Palette) -> Drawing:
    """Draw the limits as curves over the exposure, and each grid as a point.

    Grids within the limits all have the same grey.
    """
    drawn = Drawing()
    sizes = [size for size, _band in spec.curve]
    for dash, word, lines in (
        ("dot", "95%", ([b.upper95 for _s, b in spec.curve], [b.lower95 for _s, b in spec.curve])),
        (
            "solid",
            "99.8%",
            ([b.upper998 for _s, b in spec.curve], [b.lower998 for _s, b in spec.curve]),
        ),
    ):
        for line in lines:
            drawn.trace(
                "scatter",
                x=sizes,
                y=line,
                mode="lines",
                line={"color": colours.quiet, "width": 1, "dash": dash},
                hoverinfo="skip",
            )
        if sizes:
            drawn.note(
                word,
                x=sizes[-1],
                y=lines[0][-1],
                xanchor="left",
                font={"size": 11, "color": colours.quiet},
            )
    drawn.trace(
        "scatter",
        x=list(spec.exposures),
        y=list(spec.ratios),
        mode="markers+text",
        marker={
            "color": [colours.text if out else colours.quiet for out in spec.outside],
            "symbol": ["circle-open-dot" if out else "circle" for out in spec.outside],
            "size": [14 if out else 9 for out in spec.outside],
        },
        text=[name if out else "" for name, out in zip(spec.names, spec.outside, strict=True)],
        textposition="middle right",
        textfont={"size": 12, "color": colours.text},
        customdata=list(zip(spec.hover, spec.ids, strict=True)),
        hovertemplate="%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
    top = max([*spec.ratios, *(b.upper998 for _s, b in spec.curve)], default=2.0)
    drawn.level(1, {"color": colours.line, "width": 1.5})
    room = (sizes[-1] - sizes[0]) * 0.08 if sizes else 1
    drawn.arrange(
        height=HEIGHT,
        margin={"l": 52, "r": 40, "t": 10, "b": 46},
        xaxis=axis(
            colours,
            title=_titled(spec.across, colours),
            range=[sizes[0], sizes[-1] + room] if sizes else [0, 1],
            tickformat=",d",
        ),
        yaxis=axis(
            colours,
            title=_titled(_("实际 ÷ 推算"), colours),
            showgrid=True,
            gridcolor=colours.line,
            range=[0, top * 1.06],
            tickformat="~g",
        ),
    )
    return drawn


def _titled(text: str, colours: Palette) -> dict[str, Any]:
    """Return the title of an axis, at a small distance from its ticks."""
    return {"text": text, "font": {"size": 12, "color": colours.quiet}, "standoff": 15}
