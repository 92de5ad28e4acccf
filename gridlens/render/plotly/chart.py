"""Draw a chart on screen: turn a spec into a Plotly figure with Chinese texts.

The caller keeps the figure and must not change it.
"""

from typing import Any

import plotly.graph_objects as go

from gridlens.charts.course import Way
from gridlens.charts.finding import Drawable
from gridlens.charts.funnel import FunnelPlot
from gridlens.charts.months import Months
from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, ColourMeaning, Heat, Stack
from gridlens.charts.tiles import Tiles
from gridlens.render.palette import FONT, Palette
from gridlens.render.plotly.axis import axis, scale
from gridlens.render.plotly.course import way
from gridlens.render.plotly.drawing import Drawing
from gridlens.render.plotly.funnel import funnel_plot
from gridlens.render.plotly.heat import heat_map
from gridlens.render.plotly.months import months
from gridlens.render.plotly.series import series
from gridlens.render.plotly.tiles import tiles

# Streamlit passes a figure to Plotly a second time once it knows its size: a copy with these values
# set. We set them from the start, use no template, and give a revision that says the data is the
# same. Then Plotly lays the figure out a second time, but does not calculate it a second time.
_AS_PASSED = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}
BAR_HEIGHT, MARGIN_TOP, LEGEND_HEIGHT = 300, 30, 54


def figure(spec: Drawable, colours: Palette, painted: str = "", narrow: bool = False) -> go.Figure:
    """Return the figure of a spec, for a ``narrow`` screen if so asked.

    ``painted`` goes into its meta, to know when it is drawn.
    """
    if isinstance(spec, Bars):
        drawn = _horizontal(spec, colours) if spec.horizontal else _vertical(spec, colours)
    elif isinstance(spec, Heat):
        drawn = heat_map(spec, colours, narrow)
    elif isinstance(spec, Tiles):
        drawn = tiles(spec, colours)
    elif isinstance(spec, Months):
        drawn = months(spec, colours)
    elif isinstance(spec, FunnelPlot):
        drawn = funnel_plot(spec, colours)
    elif isinstance(spec, Way):
        drawn = way(spec, colours)
    elif isinstance(spec, Series):
        drawn = series(spec, colours)
    else:
        drawn = _stack(spec, colours)
    drawn.arrange(
        font={"family": FONT, "size": 13, "color": colours.text},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={
            "font": {"family": FONT, "size": 13, "color": colours.text},
            "bgcolor": colours.ground,
            "bordercolor": colours.line,
            "align": "left",
        },
        showlegend=_has_legend(spec),
        meta=painted,
        **_AS_PASSED,
        datarevision=painted,
    )
    return drawn.figure()


def _has_legend(spec: Drawable) -> bool:
    """Tell whether the chart needs a legend to name the parts behind its colours."""
    return isinstance(spec, Stack | Way) or (isinstance(spec, Series) and len(spec.parts) > 1)


def config() -> dict[str, Any]:
    """Return the Plotly settings: Chinese dates, no bar of tools: 存图 stands by the heading."""
    return {
        "locale": "zh-CN",
        "locales": {"zh-CN": {"dictionary": {}, "format": _FORMAT}},
        "displaylogo": False,
        "displayModeBar": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
    }


_FORMAT = {
    "days": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
    "shortDays": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    "months": [
        f"{n}月"
        for n in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ],
    "shortMonths": [
        f"{n}月"
        for n in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ],
    "date": "%Y-%m-%d",
}


def _bars(drawn: Drawing, spec: Bars, colours: Palette, **axes: Any) -> None:
    inside = _words_inside(spec)
    meanings = _drawn_as(spec)
    shades = [
        colours.on_bar[meaning] if within else colours.text
        for meaning, within in zip(meanings, inside, strict=True)
    ]
    drawn.trace(
        "bar",
        **axes,
        text=list(spec.words),
        textposition=["inside" if within else "outside" for within in inside],
        insidetextanchor="end",
        textangle=0,
        textfont={"size": 12, "color": shades},
        cliponaxis=False,
        constraintext="inside",
        marker={
            "color": [colours.bars[meaning] for meaning in meanings],
            "cornerradius": 2,
            **_hatched(spec, colours),
        },
        customdata=list(zip(spec.hover, spec.ids or spec.hover, strict=True)),
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _drawn_as(spec: Bars) -> list[ColourMeaning]:
    """Return the meaning of each bar's colour; a bar that may still change is pale."""
    still = spec.provisional or (False,) * len(spec.meanings)
    pairs = zip(spec.meanings, still, strict=True)
    return [ColourMeaning.PAST if changing else meaning for meaning, changing in pairs]


def _hatched(spec: Bars, colours: Palette) -> dict[str, Any]:
    """Return the pattern over the bars that may still change; nothing where none may."""
    if not any(spec.provisional):
        return {}
    shapes = ["/" if changing else "" for changing in spec.provisional]
    over = {"fillmode": "overlay", "fgcolor": colours.accent, "fgopacity": 0.45, "solidity": 0.2}
    return {"pattern": {"shape": shapes, **over}}


def _words_inside(spec: Bars) -> list[bool]:
    """Tell for each bar whether its text goes inside, since outside the goal would cross it."""
    top = max([value for value in (*spec.values, *spec.goals) if value is not None], default=0)
    goals = spec.goals or (None,) * len(spec.values)
    return [
        goal is not None and value is not None and goal >= value and value > 0.3 * top
        for value, goal in zip(spec.values, goals, strict=True)
    ]


def _vertical(spec: Bars, colours: Palette) -> Drawing:
    places = list(range(len(spec.labels)))
    drawn = Drawing()
    _bars(drawn, spec, colours, x=places, y=list(spec.values), width=0.62)
    drawn.arrange(
        height=BAR_HEIGHT,
        margin={"l": 44, "r": 8, "t": MARGIN_TOP, "b": 42},
        xaxis=axis(
            colours, tickvals=places, ticktext=list(spec.labels), range=[-0.5, len(places) - 0.5]
        ),
        yaxis=scale(spec, colours),
    )
    for place, goal in zip(places, spec.goals or (None,) * len(places), strict=True):
        if goal is not None:
            line = {"color": colours.goal, "width": 2.5}
            drawn.line((place - 0.4, place + 0.4), (goal, goal), line)
    return drawn


def _horizontal(spec: Bars, colours: Palette) -> Drawing:
    places = list(range(len(spec.labels)))
    drawn = Drawing()
    _bars(drawn, spec, colours, y=places, x=list(spec.values), orientation="h", width=0.66)
    drawn.arrange(
        height=max(120, 24 * len(places) + 34),
        margin={"l": 92, "r": 30, "t": 6, "b": 24},
        yaxis=axis(
            colours, tickvals=places, ticktext=list(spec.labels), range=[len(places) - 0.4, -0.6]
        ),
        xaxis=scale(spec, colours),
    )
    for place, goal in zip(places, spec.goals or (None,) * len(places), strict=True):
        if goal is not None:
            line = {"color": colours.goal, "width": 2.5}
            drawn.line((goal, goal), (place - 0.4, place + 0.4), line)
    return drawn


def _stack(spec: Stack, colours: Palette) -> Drawing:
    drawn = Drawing()
    every = spec.ids or (("",) * len(spec.labels),) * len(spec.parts)
    for (name, meaning, values), ids in zip(spec.parts, every, strict=True):
        if not any(values):
            continue
        drawn.trace(
            "bar",
            name=name,
            y=list(spec.labels),
            x=list(values),
            orientation="h",
            width=0.6,
            marker={"color": colours.bars[meaning], "line": {"color": colours.ground, "width": 1}},
            text=[f"{value:g}" if value else "" for value in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": colours.on_bar[meaning], "size": 12},
            customdata=[
                (f"{label} {name} {value:g}", at)
                for label, value, at in zip(spec.labels, values, ids, strict=True)
            ],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    drawn.arrange(
        barmode="stack",
        height=34 * len(spec.labels) + LEGEND_HEIGHT + 12,
        margin={"l": 84, "r": 12, "t": LEGEND_HEIGHT, "b": 8},
        yaxis=axis(colours, range=[len(spec.labels) - 0.5, -0.5]),
        xaxis=axis(colours, visible=False),
        legend={
            "orientation": "h",
            "xref": "container",
            "x": 0,
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "maxheight": 2 * LEGEND_HEIGHT,
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 12, "color": colours.quiet},
            "traceorder": "normal",
        },
    )
    return drawn
