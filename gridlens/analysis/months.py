"""The office's months as an XmR chart: one indicator of the whole office, whole months only.

Three kinds of months are left out, and a sentence says so: months that are not yet over, months
before the first record of the ledger, and months without a value. A single grid is never charted
by month: with about one record a month, the chart gives false alarms.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from gridlens.analysis.spc import LEAST_POINTS, SENSE_WORDS, SIGNAL_WORDS, Point, xmr
from gridlens.errors import GridLensError
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period
from gridlens.schema.ledger import Indicator
from gridlens.store.version import Version
from gridlens.translation import N_, _

RULE_MONTHS = N_(
    "波动图只画全街道，画所选期间（研判页是截至日前最近两年）里的整月，每月一点，"
    "中线和界限只由画出的各月算出。台账第一条记录所在月份以前的、到截至日还没有过完的"
    "和没有数字的月份不画。注记写明从某天起重算界限的，从那天所在的月份起另算中线和界限，"
    "信号也各段分别找。"
)
LEAST = 2  # a moving range needs two
COLUMNS = ("period", "value", "centre", "lower", "upper", "signal")


@dataclass(frozen=True)
class Run:
    """The months of an indicator with their points.

    ``rebased`` has the indexes in ``months`` where a level begins anew. ``left_out`` has the
    sentences that say which months are left out.
    """

    indicator: Indicator
    months: tuple[Period, ...]
    points: tuple[Point, ...]
    rebased: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()

    def place(self, day: dt.date) -> int | None:
        """Return the index of the month that holds a day; None if that month is not shown."""
        for place, month in enumerate(self.months):
            if month.start <= day <= month.end:
                return place
        return None

    @property
    def trial(self) -> bool:
        """Tell whether the limits of the last level rest on fewer than twelve months."""
        return bool(self.points) and self.points[-1].limits.trial


def run(
    version: Version,
    scope: Scope,
    filters: Filters,
    indicator: str,
    rebase: Iterable[dt.date] = (),
) -> Run:
    """Return the whole months of the period as a chart.

    Each day of ``rebase`` begins a new level with the month that holds the day. Raises
    ``GridLensError`` for an unknown indicator, and if the filters or the scope narrow the
    question to a part of the office.
    """
    found, ledger = find_indicator(indicator)
    if filters.narrowed or scope.grids is not None or scope.deputy is not None:
        raise GridLensError(
            _("逐月的波动图只看全街道：单个网格或代表每月数量很少，容易误报。"),
            _("请去掉网格、代表、小组和联络站的筛选。"),
        )
    table = outcomes(version, scope, filters, [found.key], ["month"])
    values = dict(zip(table["month"], table["value"], strict=True))
    first = version.first_days.get(ledger.key, version.first_day)
    whole = [month for month in filters.period.month_parts() if month.months == 1]
    known = [m for m in whole if m.end <= filters.as_of and m.end >= first]
    months = [month for month in known if values.get(month.key) is not None]
    rebased = _places(months, rebase)
    points = xmr([float(values[m.key]) for m in months], found.direction, rebased)
    return Run(
        found, tuple(months), tuple(points), rebased, _left_out(filters, first, known, months)
    )


def months_table(found: Run) -> pd.DataFrame:
    """Return one row for each point, with ``COLUMNS``; the signal is None if there is none."""
    rows = [
        (
            month.key,
            point.value,
            point.limits.centre,
            *point.limits.shown(found.indicator.is_rate),
            point.signal.value if point.signal else None,
        )
        for month, point in zip(found.months, found.points, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def signals_sentence(found: Run) -> str:
    """Return the sentences that name the months with a signal, or say that there is none."""
    label = _(found.indicator.label)
    if len(found.points) < LEAST:
        return _("{label}：满整月的数据不足两个月，还不能判断波动。").format(label=label)
    told = [
        _("{months}{signal}（{sense}）").format(
            months=named(some), signal=_(SIGNAL_WORDS[signal]), sense=_(SENSE_WORDS[sense])
        )
        for (signal, sense), group in groupby(
            zip(found.months, found.points, strict=True), key=lambda at: (at[1].signal, at[1].sense)
        )
        if signal is not None and (some := [month for month, _point in group])
    ]
    text = "；".join(told) or _("各月都在正常波动范围内")
    notes = [_("{label}：{text}。").format(label=label, text=text)]
    if found.indicator.is_rate and found.indicator.at == "received_on":
        notes.append(_("近月受理的事项还在办理，比率会继续变化。"))
    if found.trial:
        notes.append(_("不足{n}个月，界限为试行界限。").format(n=LEAST_POINTS))
    return "".join([*notes, *found.left_out])


def named(months: Sequence[Period]) -> str:
    """Return the words for successive months: 2025年3月, 2024年3月至9月, 2024年11月至2025年2月."""
    first, last = months[0], months[-1]
    if first == last:
        return first.label
    same = first.start.year == last.start.year
    end = _("{month}月").format(month=last.start.month) if same else last.label
    return _("{first}至{last}").format(first=first.label, last=end)


def _places(months: Sequence[Period], days: Iterable[dt.date]) -> tuple[int, ...]:
    """Return, for each day, the index of the first month that ends on or after it.

    Index 0 is left out, since a level begins there anyway. Days after the last month are ignored.
    """
    places = {sum(month.end < day for month in months) for day in days}
    return tuple(sorted(place for place in places if 0 < place < len(months)))


def _left_out(
    filters: Filters, first: dt.date, known: Sequence[Period], months: Sequence[Period]
) -> tuple[str, ...]:
    told = []
    elapsed = filters.elapsed
    if elapsed and (not known or elapsed.end > known[-1].end):
        told.append(_("未满整月的部分没有计入。"))
    if filters.period.start < first.replace(day=1):
        told.append(
            _("{month}以前没有台账，没有计入。").format(month=f"{first.year}年{first.month}月")
        )
    if len(months) < len(known):
        told.append(_("有{n}个月没有可计入的记录。").format(n=len(known) - len(months)))
    return tuple(told)
