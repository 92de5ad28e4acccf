"""Periods of time as an office names them: a year, half, quarter, month or a range of its own."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from gridlens.errors import GridLensError
from gridlens.translation import N_, _

_NAMED = re.compile(r"^(?P<year>\d{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>\d{2}))?$")
_RANGE = re.compile(r"^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$")
_ORDINALS = (N_("一"), N_("二"), N_("三"), N_("四"))
_HALVES = (N_("上"), N_("下"))
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, order=True)
class Period:
    """The days from ``start`` to ``end``, both included."""

    start: dt.date
    end: dt.date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.end - self.start).days + 1

    @property
    def months(self) -> int:
        """The number of calendar months; 0 when the period is not made of whole months."""
        whole = self.start.day == 1 and self.end == month_end(self.end.year, self.end.month)
        span = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return span if whole else 0

    @property
    def key(self) -> str:
        """The name used in links, in files and on the command line: ``2025H1``, ``2025-06`` …"""
        year, month = self.start.year, self.start.month
        same_year = year == self.end.year
        if same_year and self.months == 12:
            return f"{year}"
        if same_year and self.months == 6 and month in (1, 7):
            return f"{year}H{1 if month == 1 else 2}"
        if same_year and self.months == 3 and month in (1, 4, 7, 10):
            return f"{year}Q{(month + 2) // 3}"
        if same_year and self.months == 1:
            return f"{year}-{month:02}"
        return f"{self.start.isoformat()}..{self.end.isoformat()}"

    @property
    def label(self) -> str:
        """The name people read: 2025年上半年, 2025年二季度, 2025年6月 …"""
        year, month = self.start.year, self.start.month
        match = _NAMED.match(self.key)
        if not match:
            return _("{start}至{end}").format(start=_day(self.start), end=_day(self.end))
        if match["half"]:
            return _("{year}年{half}半年").format(year=year, half=_(_HALVES[month > 6]))
        if match["quarter"]:
            ordinal = _(_ORDINALS[(month - 1) // 3])
            return _("{year}年{ordinal}季度").format(year=year, ordinal=ordinal)
        if match["month"]:
            return _("{year}年{month}月").format(year=year, month=month)
        return _("{year}年").format(year=year)

    @property
    def short(self) -> str:
        """The label with a two-digit year, for the axes of charts: 25年一季度."""
        return self.label[2:]

    @property
    def stacked(self) -> str:
        """The label of a quarter on two lines, for the axis of a chart: 2025年 over 一季度."""
        return f"{self.label[:5]}<br>{self.label[5:]}"

    @property
    def narrow(self) -> str:
        """The same with a two-digit year, for the head of a narrow column: 25年 over 一季."""
        return f"{self.short[:3]}<br>{self.short[3:].removesuffix('度')}"

    @property
    def year(self) -> "Period":
        """The calendar year in which the period ends."""
        return Period(dt.date(self.end.year, 1, 1), dt.date(self.end.year, 12, 31))

    def clipped(self, as_of: dt.date) -> "Period | None":
        """Return the part elapsed by ``as_of``; None when the period has not begun."""
        return None if as_of < self.start else Period(self.start, min(self.end, as_of))

    def elapsed(self, as_of: dt.date) -> float:
        """Return the share of the period's days that have elapsed by ``as_of``, from 0 to 1."""
        past = self.clipped(as_of)
        return past.days / self.days if past else 0.0

    def year_before(self) -> "Period":
        """Return the same dates one year earlier (29 February becomes the 28th)."""
        if self.months:
            return Period(shifted(self.start, -12), month_end(self.end.year - 1, self.end.month))
        return Period(shifted(self.start, -12), shifted(self.end, -12))

    def before(self) -> "Period":
        """Return the period of the same length that ends just before this one begins."""
        if self.months:
            start = shifted(self.start, -self.months)
            return Period(start, self.start - dt.timedelta(days=1))
        return Period(self.start - dt.timedelta(days=self.days), self.start - dt.timedelta(days=1))

    def same_part(self, of: "Period", as_of: dt.date) -> "Period | None":
        """Return the part of ``of`` that matches the part of this period elapsed by ``as_of``.

        When this period has elapsed as a whole, the whole of ``of`` matches. The result is None
        when this period has not begun.
        """
        past = self.clipped(as_of)
        if past is None or past == self:
            return None if past is None else of
        if of == self.year_before():
            return Period(of.start, shifted(past.end, -12))
        return Period(of.start, min(of.end, of.start + dt.timedelta(days=past.days - 1)))

    def quarters(self) -> list["Period"]:
        """Return the parts of the period that fall into each calendar quarter, in order."""
        return self._cut(3)

    def month_parts(self) -> list["Period"]:
        """Return the parts of the period that fall into each calendar month, in order."""
        return self._cut(1)

    def _cut(self, months: int) -> list["Period"]:
        first = dt.date(self.start.year, (self.start.month - 1) // months * months + 1, 1)
        parts = []
        while first <= self.end:
            after = shifted(first, months)
            last = after - dt.timedelta(days=1)
            parts.append(Period(max(first, self.start), min(last, self.end)))
            first = after
        return parts


def quarter_of(day: dt.date) -> Period:
    """Return the calendar quarter of a day."""
    month = (day.month - 1) // 3 * 3 + 1
    return Period(dt.date(day.year, month, 1), month_end(day.year, month + 2))


def month_of(day: dt.date) -> Period:
    """Return the calendar month of a day."""
    return Period(day.replace(day=1), month_end(day.year, day.month))


def half_of(day: dt.date) -> Period:
    """Return the calendar half-year of a day."""
    month = 1 if day.month <= 6 else 7
    return Period(dt.date(day.year, month, 1), month_end(day.year, month + 5))


def parse_period(text: str) -> Period:
    """Read ``2025``, ``2025H1``, ``2025Q2``, ``2025-06`` or ``2025-01-01..2025-06-30``.

    Raises ``GridLensError`` when the text has none of these forms, when the range runs backwards,
    or when a year lies outside 2000 to 2100.
    """
    text = text.strip()
    if match := _NAMED.match(text):
        year = int(match["year"])
        if FIRST_YEAR <= year <= LAST_YEAR:
            if match["half"]:
                return half_of(dt.date(year, 6 * int(match["half"]), 1))
            if match["quarter"]:
                return quarter_of(dt.date(year, 3 * int(match["quarter"]), 1))
            if match["month"] and 1 <= int(match["month"]) <= 12:
                return month_of(dt.date(year, int(match["month"]), 1))
            if not match["month"]:
                return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    elif match := _RANGE.match(text):
        try:
            start, end = (dt.date.fromisoformat(day) for day in match.groups())
        except ValueError:
            start, end = dt.date.max, dt.date.min
        if start <= end and FIRST_YEAR <= start.year and end.year <= LAST_YEAR:
            return Period(start, end)
    raise GridLensError(
        _("“{text}”不是可用的期间。").format(text=text),
        _("请写成 2025、2025H1、2025Q2、2025-06 或 2025-01-01..2025-06-30，起止先后不能颠倒。"),
    )


def month_end(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def shifted(day: dt.date, months: int) -> dt.date:
    """Return the same day ``months`` months later, or the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _day(day: dt.date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
