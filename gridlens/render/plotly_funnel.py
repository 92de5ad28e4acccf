"""A funnel plot in Plotly: grey points between grey curves; those outside are ringed and named."""

import plotly.graph_objects as go

from gridlens.chart_funnel import FunnelPlot
from gridlens.render.palette import Palette
from gridlens.render.plotly_axis import axis
from gridlens.translation import _

HEIGHT = 380


def funnel_plot(spec: FunnelPlot, colours: Palette) -> go.Figure:
    """Draw the limits as curves along the exposure and each grid as a point of the same grey."""
    drawn = go.Figure()
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
            drawn.add_scatter(
                x=sizes,
                y=line,
                mode="lines",
                line={"color": colours.quiet, "width": 1, "dash": dash},
                hoverinfo="skip",
            )
        if sizes:
            drawn.add_annotation(
                x=sizes[-1],
                y=lines[0][-1],
                text=word,
                xanchor="left",
                showarrow=False,
                font={"size": 11, "color": colours.quiet},
            )
    drawn.add_scatter(
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
    drawn.add_hline(y=1, line={"color": colours.line, "width": 1.5})
    room = (sizes[-1] - sizes[0]) * 0.08 if sizes else 1
    drawn.update_layout(
        height=HEIGHT,
        margin={"l": 52, "r": 40, "t": 10, "b": 46},
        xaxis=axis(
            colours,
            title={"text": spec.across, "font": {"size": 12, "color": colours.quiet}},
            range=[sizes[0], sizes[-1] + room] if sizes else [0, 1],
            tickformat=",d",
        ),
        yaxis=axis(
            colours,
            title={"text": _("实际 ÷ 推算"), "font": {"size": 12, "color": colours.quiet}},
            showgrid=True,
            gridcolor=colours.line,
            range=[0, top * 1.06],
            tickformat="~g",
        ),
    )
    return drawn
