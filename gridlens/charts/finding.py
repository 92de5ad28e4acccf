"""What a chart says in one short sentence, for the title of a slide; empty if it says no one thing.

Only what the chart itself shows is said, and no grid is called the best or the worst
(``gridlens.charts.spread``).
"""

from urllib.parse import parse_qsl

from gridlens.charts.course import Way
from gridlens.charts.funnel import FunnelPlot
from gridlens.charts.months import Months
from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, Chart, ColourMeaning, Heat, Stack, one_line
from gridlens.charts.spread import spread
from gridlens.charts.tiles import Tiles
from gridlens.figures.dimensions import IN_TIME
from gridlens.figures.numbers import written
from gridlens.period import parse_period
from gridlens.translation import _

Drawable = Chart | Tiles | Months | FunnelPlot | Way | Series
_LATE = (ColourMeaning.ATTENTION, ColourMeaning.CONCERN, ColourMeaning.GRAVE)


def finding(spec: Drawable) -> str:
    """Return what a chart says: its own sentence, its latest figure or range, what is overdue."""
    if isinstance(spec, FunnelPlot):
        return spec.sentence if spec.named else spec.public
    if isinstance(spec, Months | Way):
        return spec.sentence
    if isinstance(spec, Bars) and _in_time(spec):
        return _latest(spec)
    if isinstance(spec, Stack):
        return _overdue(spec)
    said = _lying(spec)
    return _("{title}：{finding}").format(title=spec.title, finding=said) if said else ""


def headline(spec: Drawable) -> str:
    """Return the finding short enough for a title; empty if the chart says nothing by itself."""
    if isinstance(spec, FunnelPlot):
        return spec.public.partition("。")[0]
    if isinstance(spec, Months | Way):
        return spec.headline
    return finding(spec)


def _lying(spec: Bars | Heat | Tiles | Series) -> str:
    """Return how the figures of a chart lie beside one another."""
    if isinstance(spec, Bars):
        return spread(spec.ids, [one_line(one) for one in spec.labels], spec.values, spec.counts)
    if isinstance(spec, Tiles):
        found = [(tile.id, tile.name, tile.value, tile.count) for tile in spec.tiles]
    else:
        lines = (
            zip(spec.ids, spec.rows, spec.values, spec.counts, strict=True)
            if isinstance(spec, Heat)
            else ((part.ids, part.name, part.values, part.counts) for part in spec.parts)
        )
        found = [
            (mark, name, value, n)
            for marks, name, values, counts in lines
            for mark, value, n in zip(marks, values, counts, strict=True)
        ]
    return spread(*zip(*found, strict=True)) if found else ""


def _in_time(spec: Bars) -> bool:
    """Tell whether the bars follow one another in time, as their marks say."""
    times = {f"in_{name}" for name in IN_TIME}
    return bool(spec.ids) and all(times & dict(parse_qsl(mark)).keys() for mark in spec.ids)


def _latest(spec: Bars) -> str:
    """Return the last figure that there is, in the chart's own words."""
    rows = zip(spec.ids, spec.labels, spec.hover, spec.values, strict=True)
    known = [(mark, label, told) for mark, label, told, value in rows if value is not None]
    if not known:
        return ""
    mark, label, told = known[-1]
    groups = dict(parse_qsl(mark))
    period = next(groups[f"in_{name}"] for name in IN_TIME if f"in_{name}" in groups)
    figure = told.removeprefix(one_line(label)).strip()
    return _("{title}：{period}{figure}").format(
        title=spec.title, period=parse_period(period).label, figure=figure
    )


def _overdue(spec: Stack) -> str:
    """Return how many matters are open, and how many of them are past their day."""
    every = sum(sum(values) for _name, _meaning, values in spec.parts)
    late = sum(sum(values) for _name, meaning, values in spec.parts if meaning in _LATE)
    if not late:
        return _("在办{n}项，没有逾期").format(n=written(every))
    return _("在办{n}项，其中逾期{late}项").format(n=written(every), late=written(late))
