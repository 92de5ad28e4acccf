"""An XmR chart: months with centre and limits, an icon at each signal, notes on their dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from gridlens.analysis.months import LEAST, Run, signals_sentence
from gridlens.analysis.spc import SENSE_SIGNS, SENSE_WORDS, SIGNAL_WORDS, Point, Sense
from gridlens.figures.numbers import percent, rounded, unit_of, written
from gridlens.figures.rows.address import mark
from gridlens.period import Period
from gridlens.store.office.notes import Note
from gridlens.translation import _


@dataclass(frozen=True)
class Months:
    """One point for each month; ``centre``, ``lower`` and ``upper`` are the lines at each point.

    ``breaks`` are the places where a level begins. ``notes`` are texts with the places where they
    are written. ``sentence`` is the chart in words; ``headline`` counts the months with a signal.
    ``ids`` name the figure of each point, so that a page can open its rows.
    """

    title: str
    subtitle: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    centre: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    senses: tuple[Sense, ...]
    hover: tuple[str, ...]
    breaks: tuple[int, ...]
    notes: tuple[tuple[int, str], ...]
    rate: bool
    sentence: str
    ids: tuple[str, ...]
    headline: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.values


def months(found: Run, notes: Iterable[Note] = ()) -> Months:
    """Return a run of months as a chart, with the notes whose dates lie in it."""
    key, points = found.indicator.key, found.points
    rate = found.indicator.is_rate
    placed = [(found.place(note.day), note) for note in notes]
    trial = _("，试行界限") if found.trial else ""
    unit = _("比率") if rate else _("单位：{unit}").format(unit=_(found.indicator.unit))
    return Months(
        title=_(found.indicator.label),
        subtitle=_("{unit}，逐月，虚线为波动界限{trial}").format(unit=unit, trial=trial),
        labels=tuple(_label(month, place == 0) for place, month in enumerate(found.months)),
        values=tuple(point.value for point in points),
        centre=tuple(point.limits.centre for point in points),
        lower=tuple(point.limits.shown(rate)[0] for point in points),
        upper=tuple(point.limits.shown(rate)[1] for point in points),
        senses=tuple(point.sense for point in points),
        hover=tuple(
            _hover(key, month, point, rate)
            for month, point in zip(found.months, points, strict=True)
        ),
        breaks=found.rebased,
        notes=tuple((place, note.text) for place, note in placed if place is not None),
        rate=rate,
        sentence=signals_sentence(found),
        ids=tuple(mark(key, {"month": month.key}) for month in found.months),
        headline=_headline(found),
    )


def _headline(found: Run) -> str:
    """Return how many months have a signal; nothing where months are too few to say."""
    if len(found.points) < LEAST:
        return ""
    many = sum(point.signal is not None for point in found.points)
    told = _("{n}个月有变化信号").format(n=many) if many else _("各月都在正常波动范围内")
    return _("{label}：{text}").format(label=_(found.indicator.label), text=told)


def _label(month: Period, first: bool) -> str:
    text = _("{month}月").format(month=month.start.month)
    if first or month.start.month == 1:
        return text + "<br>" + _("{year}年").format(year=month.start.year)
    return text


def _hover(key: str, month: Period, point: Point, rate: bool) -> str:
    def shown(value: float) -> str:
        return percent(value) if rate else rounded(value, 1)

    lower, upper = point.limits.shown(rate)
    text = _("{month} {value}，均值{centre}，界限{lower}至{upper}").format(
        month=month.label,
        value=written(point.value, key) + unit_of(key),
        centre=shown(point.limits.centre),
        lower=shown(lower),
        upper=shown(upper),
    )
    if point.signal is None:
        return text
    return _("{text}<br>{sign} {signal}，{sense}").format(
        text=text,
        sign=SENSE_SIGNS[point.sense],
        signal=_(SIGNAL_WORDS[point.signal]),
        sense=_(SENSE_WORDS[point.sense]),
    )
