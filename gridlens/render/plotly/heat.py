"""A heat map in Plotly; a long one is drawn in two halves, so that no label is rotated."""

import math

from gridlens.charts.spec import Heat
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis
from gridlens.render.plotly.drawing import Drawing

ROW_HEIGHT, STACKED_HEIGHT, LONG, BETWEEN = 32, 40, 10, 0.2


def heat_map(spec: Heat, colours: Palette, narrow: bool = False) -> Drawing:
    """Draw the cells; invisible markers take the clicks.

    A long map has two halves side by side, unless it is drawn for a ``narrow`` screen.
    """
    halves = 2 if len(spec.rows) > LONG and not narrow else 1
    size = math.ceil(len(spec.rows) / halves)
    top = max((v for line in spec.values for v in line if v is not None), default=0) or 1
    steps = len(colours.scale) - 1
    ids = spec.ids or spec.hover
    stacked = any("<br>" in word for line in spec.words for word in line)
    drawn = Drawing()
    for half in range(halves):
        cut = slice(half * size, (half + 1) * size)
        xs, ys = list(range(len(spec.columns))), list(range(len(spec.rows[cut])))
        axes = {"xaxis": f"x{half + 1}", "yaxis": f"y{half + 1}"}
        drawn.trace(
            "heatmap",
            x=xs,
            y=ys,
            z=[list(line) for line in spec.values[cut]],
            zmin=0,
            zmax=top,
            colorscale=[[n / steps, colour] for n, colour in enumerate(colours.scale)],
            xgap=2,
            ygap=2,
            showscale=False,
            hoverinfo="skip",
            **axes,
        )
        cells = [(x, y) for y in ys for x in xs]
        shares = [(spec.values[cut][y][x] or 0) / top for x, y in cells]
        drawn.trace(
            "scatter",
            x=[x for x, _y in cells],
            y=[y for _x, y in cells],
            mode="markers+text",
            marker={"opacity": 0, "size": 22},
            text=[spec.words[cut][y][x] for x, y in cells],
            textfont={
                "size": 11 if stacked else 12,
                "color": [colours.on_cell(share) for share in shares],
            },
            customdata=[(spec.hover[cut][y][x], ids[cut][y][x]) for x, y in cells],
            hovertemplate="%{customdata[0]}<extra></extra>",
            **axes,
        )
        wide = (1 - BETWEEN * (halves - 1)) / halves
        left = half * (wide + BETWEEN)
        drawn.layout[f"xaxis{half + 1}" if half else "xaxis"] = axis(
            colours,
            domain=[left, min(1, left + wide)],
            anchor=f"y{half + 1}",
            side="top",
            tickvals=xs,
            ticktext=list(spec.columns),
            tickangle=0,
            range=[-0.5, len(xs) - 0.5],
        )
        drawn.layout[f"yaxis{half + 1}" if half else "yaxis"] = axis(
            colours,
            anchor=f"x{half + 1}",
            tickvals=ys,
            ticktext=list(spec.rows[cut]),
            range=[size - 0.5, -0.5],
        )
    high = STACKED_HEIGHT if stacked else ROW_HEIGHT
    drawn.arrange(height=size * high + 50, margin={"l": 84, "r": 4, "t": 40, "b": 4})
    return drawn
