"""The way to a goal in Plotly: progress as a strong line, the plan dashed, the forecast soft."""

from gridlens.charts.course import Line, Way
from gridlens.charts.spec import ColourMeaning
from gridlens.render.palette import Palette
from gridlens.render.plotly.axis import axis, spread
from gridlens.render.plotly.drawing import Drawing
from gridlens.translation import _

HEIGHT, LEGEND = 320, 34


def way(spec: Way, colours: Palette) -> Drawing:
    """Draw last year's way first, then the plan, the forecast band, and the progress on top."""
    drawn = Drawing()
    if spec.before:
        _line(
            drawn,
            _("上年同期"),
            spec.before,
            spec.unit,
            colours.bars[ColourMeaning.PAST],
            "solid",
            2,
        )
    _line(drawn, _("计划"), spec.planned, spec.unit, colours.quiet, "dash", 1.5)
    if spec.ahead:
        days = [point.day for point in spec.ahead]
        shade = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        drawn.trace("scatter", x=days, y=[p.low for p in spec.ahead], showlegend=False, **shade)
        drawn.trace(
            "scatter",
            x=days,
            y=[p.high for p in spec.ahead],
            fill="tonexty",
            fillcolor=colours.accent_soft,
            name=_("推算范围"),
            **shade,
        )
        drawn.trace(
            "scatter",
            x=days,
            y=[p.expected for p in spec.ahead],
            mode="lines",
            name=_("按至今速度"),
            line={"color": colours.accent, "width": 1.5, "dash": "dot"},
            customdata=[
                _("{day}，约{expected:.0f}{unit}（{low:.0f}–{high:.0f}）").format(
                    day=p.day, expected=p.expected, low=p.low, high=p.high, unit=spec.unit
                )
                for p in spec.ahead
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    _line(drawn, _("完成"), spec.reached, spec.unit, colours.accent, "solid", 3)
    drawn.level(spec.goal, {"color": colours.goal, "width": 1.5})
    drawn.note(
        spec.goal_word,
        x=0,
        xref="x domain",
        xanchor="left",
        y=spec.goal,
        yanchor="bottom",
        font={"size": 12, "color": colours.text},
    )
    lines = (spec.reached, spec.planned, spec.before)
    top = max([spec.goal, *(p.high for p in spec.ahead), *(y for line in lines for _d, y in line)])
    drawn.arrange(
        height=HEIGHT,
        margin={"l": 52, "r": 16, "t": LEGEND, "b": 30},
        xaxis=axis(colours, type="date", dtick="M1", tickformat="%-m月"),
        yaxis=spread(0, top * 1.04, rate=False, colours=colours),
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 12, "color": colours.quiet},
        },
    )
    return drawn


def _line(
    drawn: Drawing, name: str, line: Line, unit: str, colour: str, dash: str, width: float
) -> None:
    drawn.trace(
        "scatter",
        x=[day for day, _total in line],
        y=[total for _day, total in line],
        mode="lines",
        name=name,
        line={"color": colour, "width": width, "dash": dash},
        customdata=[f"{day} {name}{total:,.0f}{unit}" for day, total in line],
        hovertemplate="%{customdata}<extra></extra>",
    )
