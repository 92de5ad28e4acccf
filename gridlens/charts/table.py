"""A chart as a table: one row for each mark, with its exact value, its n, and the words for it."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

import pandas as pd

from gridlens.charts.course import Line, Way
from gridlens.charts.finding import Drawable
from gridlens.charts.funnel import FunnelPlot
from gridlens.charts.months import Months
from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, Heat, Stack, one_line
from gridlens.charts.tiles import Tiles
from gridlens.ledgers import indicators
from gridlens.schema.ledger import Indicator, Measure
from gridlens.translation import _

Row = dict[str, str | float | None]


def chart_table(spec: Drawable) -> pd.DataFrame:
    """Return the marks of a chart as rows; a column in which no row has anything is left out."""
    table = pd.DataFrame(list(_rows(spec)))
    return table.dropna(axis="columns", how="all")


def shown_in(spec: Drawable) -> list[Indicator]:
    """Return the indicators that a chart shows: those its marks name, or the one of its title."""
    known = indicators()
    keys = {dict(parse_qsl(mark)).get("indicator", "") for mark in _ids(spec)}
    found = [one for key, (one, _ledger) in known.items() if key in keys]
    return found or [one for one, _ledger in known.values() if _(one.label) == spec.title]


def unit_word(one: Indicator) -> str:
    """Return the unit of an indicator in words; a rate is a share, written as a decimal."""
    return _("比率（以小数表示，0.5即50%）") if one.measure is Measure.RATE else _(one.unit)


def _ids(spec: Drawable) -> list[str]:
    if isinstance(spec, Heat | Stack):
        return [mark for line in spec.ids for mark in line]
    if isinstance(spec, Tiles):
        return [tile.id for tile in spec.tiles]
    if isinstance(spec, Series):
        return [mark for part in spec.parts for mark in part.ids]
    return [] if isinstance(spec, Way) else list(spec.ids)


def _rows(spec: Drawable) -> Iterator[Row]:
    """Yield a row for each mark of a chart, by its kind."""
    if isinstance(spec, Bars):
        return _bars(spec)
    if isinstance(spec, Heat):
        return _heat(spec)
    if isinstance(spec, Stack):
        return _stack(spec)
    if isinstance(spec, Tiles):
        return _tiles(spec)
    if isinstance(spec, Months):
        return _months(spec)
    if isinstance(spec, FunnelPlot):
        return _funnel(spec)
    return _way(spec) if isinstance(spec, Way) else _series(spec)


def _row(
    named: dict[str, str], value: float | None, n: float | None, told: str, **more: float | None
) -> Row:
    return {**named, _("数值"): value, **more, _("总数"): n, _("说明"): one_line(told)}


def _bars(spec: Bars) -> Iterator[Row]:
    goals = spec.goals or (None,) * len(spec.labels)
    counts = spec.counts or (None,) * len(spec.labels)
    for label, value, goal, n, told in zip(
        spec.labels, spec.values, goals, counts, spec.hover, strict=True
    ):
        yield _row({_("分组"): one_line(label)}, value, n, told, **{_("目标"): goal})


def _heat(spec: Heat) -> Iterator[Row]:
    for y, row in enumerate(spec.rows):
        for x, column in enumerate(spec.columns):
            n = spec.counts[y][x] if spec.counts else None
            named = {_("行"): one_line(row), _("列"): one_line(column)}
            yield _row(named, spec.values[y][x], n, spec.hover[y][x])


def _stack(spec: Stack) -> Iterator[Row]:
    for name, _meaning, values in spec.parts:
        for label, value in zip(spec.labels, values, strict=True):
            yield {_("台账"): label, _("逾期时间"): name, _("数值"): value}


def _tiles(spec: Tiles) -> Iterator[Row]:
    for tile in spec.tiles:
        yield _row({_("网格"): tile.name}, tile.value, tile.count, tile.hover)
    for told in spec.apart:
        yield {_("网格"): _("不在图上"), _("说明"): told}


def _months(spec: Months) -> Iterator[Row]:
    noted: dict[int, list[str]] = {}
    for place, text in spec.notes:
        noted.setdefault(place, []).append(text)
    for place, value in enumerate(spec.values):
        yield {
            _("月份"): spec.hover[place].partition(" ")[0],
            _("数值"): value,
            _("均值"): spec.centre[place],
            _("下限"): spec.lower[place],
            _("上限"): spec.upper[place],
            _("说明"): spec.hover[place].replace("<br>", "；"),
            _("备注"): "；".join(noted.get(place, ())) or None,
        }


def _funnel(spec: FunnelPlot) -> Iterator[Row]:
    for name, exposure, ratio, outside, told in zip(
        spec.names, spec.exposures, spec.ratios, spec.outside, spec.hover, strict=True
    ):
        kept = outside and not spec.named  # from others who read the file
        yield {
            _("网格"): _("（未写明）") if kept else name,
            spec.across: exposure,
            _("实际 ÷ 推算"): ratio,
            _("99.8%界限"): _("界限以外") if outside else _("界限以内"),
            _("说明"): None if kept else told,
        }


def _way(spec: Way) -> Iterator[Row]:
    """Yield a row for each day of any line; the lines have different days."""
    lines: dict[str, Line] = {
        _("完成"): spec.reached,
        _("计划"): spec.planned,
        _("上年同期"): spec.before,
        _("按至今速度"): tuple((point.day, point.expected) for point in spec.ahead),
        _("推算下限"): tuple((point.day, point.low) for point in spec.ahead),
        _("推算上限"): tuple((point.day, point.high) for point in spec.ahead),
    }
    found = {name: dict(line) for name, line in lines.items()}
    for day in sorted({day for line in found.values() for day in line}):
        totals = {name: line.get(day) for name, line in found.items()}
        yield {_("日期"): day.isoformat(), **totals, _("目标"): spec.goal}


def _series(spec: Series) -> Iterator[Row]:
    for part in spec.parts:
        counts = part.counts or (None,) * len(spec.labels)
        for label, value, n, told in zip(spec.labels, part.values, counts, part.hover, strict=True):
            named = {_("分组"): one_line(label)} | ({_("系列"): part.name} if part.name else {})
            yield _row(named, value, n, told)
