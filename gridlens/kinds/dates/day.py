"""Dates in the ways in which clerks write them."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, halfwidth
from gridlens.kinds.dates import shapes
from gridlens.kinds.dates.clock import clock
from gridlens.kinds.example import Examples
from gridlens.kinds.reading import AS_WRITTEN, Reading
from gridlens.translation import N_, _

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
End = Literal["first", "last"]
_UNTIL = re.compile(r"^\s*(?:[-~〜]|至|到)\s*")
_ENDED = re.compile(r"^\s*止?\s*[.。]?\s*$")
_ONWARDS = re.compile(r"^\s*(?:起|开始|(?:起)?(?:至|到|-)今)\s*$")
_VAGUE = re.compile(r"^\s*(?:之?前|以前|之?后|以后|前后|左右|许)\s*$")
_ANOTHER = re.compile(r"^\s*[、,;和与及/]\s*\d")
_WEEKDAYS = (N_("一"), N_("二"), N_("三"), N_("四"), N_("五"), N_("六"), N_("日"))


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day; a time of day beside it is dropped.

    ``span`` says which day of a range counts (2025.4.3-4.5), ``month`` which day of a month
    (2025年4月). Where they are None, a cell with a range or a month is refused.
    """

    span: End | None = None
    month: End | None = None
    reading: Reading = AS_WRITTEN
    storage: ClassVar[str] = "date"
    name: ClassVar[str] = N_("日期")

    def within(self, reading: Reading) -> Self:
        """Return the kind with the years, order and epoch that its sheet tells."""
        return replace(self, reading=reading)

    def parse(self, text: str) -> dt.date:
        """Return the day of 2025-04-03, 2025/4/3, 2025.4.3, 2025年4月3日, 20250403 or 45750.

        Refuses a text that is no day, and a text that may be either of two days.
        """
        value = shapes.settled(halfwidth(text))
        if day := shapes.serial(value, self.reading):
            return _sensible(day)
        if found := shapes.month_alone(value):
            return _sensible(self._of_month(value, *found))
        if begun := shapes.beginning(value, self.reading):
            return self._of_span(_sensible(begun[0]), begun[1])
        raise shapes.unreadable(value)

    def expects(self) -> str:
        """Return what to write."""
        said = [_("日期，如 2025-04-03")]
        if self.span:
            said.append(_("起止日期按首日计") if self.span == "first" else _("起止日期按末日计"))
        if self.month:
            said.append(
                _("只知月份的按当月第一天计")
                if self.month == "first"
                else _("只知月份的按当月最后一天计")
            )
        return "；".join(said)

    def _of_month(self, text: str, year: int, month: int) -> dt.date:
        if self.month is None:
            raise Refused(_("只写了月份，请写到日，如 2025-04-03"))
        if text.endswith(".1"):  # 2025.10 typed as a number arrives as 2025.1
            raise Refused(_("“{text}”可能是1月，也可能是10月；请写成 2025-01").format(text=text))
        day = 1 if self.month == "first" else calendar.monthrange(year, month)[1]
        return shapes.existing(year, month, day)

    def _of_span(self, start: dt.date, text: str) -> dt.date:
        """Return the day that counts, from the first date and the text that follows it."""
        beside = clock(text)
        _same_weekday(start, beside.weekday)
        rest = beside.after
        if _ENDED.match(rest):
            return start
        if _ONWARDS.match(rest):
            if self.span == "first":
                return start
            raise Refused(_("写了从哪天起，本列要填确定的一天，如 2025-04-03"))
        if _VAGUE.match(rest):
            raise Refused(_("不是确定的一天，请写明哪一天，如 2025-04-03"))
        if _ANOTHER.match(rest):
            raise Refused(_("写了不止一个日期；一格只写一个，几次活动请分行填写"))
        until = _UNTIL.match(rest)
        ended = shapes.ending(rest[until.end() :], start, self.reading) if until else None
        if ended is None:
            raise shapes.unreadable("")
        end, beside = _sensible(ended[0]), clock(ended[1])
        _same_weekday(end, beside.weekday)
        if not _ENDED.match(beside.after):
            raise shapes.unreadable("")
        if end < start:
            raise Refused(_("起止日期颠倒；跨年的请写全年份，如 2024-12-30至2025-01-02"))
        if start != end and self.span is None:
            raise Refused(_("写了起止两天，本列只写一天，如 2025-04-03"))
        return end if self.span == "last" else start


def _sensible(day: dt.date) -> dt.date:
    if day < EARLIEST:
        raise Refused(
            _("是{year}年的日期，早于2000年，请核对；日期应在2000年至2099年之间").format(
                year=day.year
            )
        )
    if day > LATEST:
        raise Refused(
            _("是{year}年的日期，太晚了，请核对；日期应在2000年至2099年之间").format(year=day.year)
        )
    return day


def _same_weekday(day: dt.date, said: int | None) -> None:
    if said is not None and said != day.weekday():
        raise Refused(
            _("{day}是星期{right}，不是星期{said}；请核对日期").format(
                day=day.isoformat(), right=_(_WEEKDAYS[day.weekday()]), said=_(_WEEKDAYS[said])
            )
        )


_APRIL_3 = dt.date(2025, 4, 3)
EXAMPLES = (
    Examples(
        Day(),
        accepts=tuple(
            (text, _APRIL_3)
            for text in (
                "2025-04-03",
                "2025/4/3",
                "2025.4.3",
                "2025年4月3日",
                "二〇二五年四月三日",
                "20250403",
                "45750",
                "2025-04-03 14:30:00",
                "2025年4月3日下午2点半",
                "2025.4.3上午",
                "2025.4.3 9:00-11:00",
                "2025-04-03（周四）",
                "3-Apr-2025",
            )
        ),
        refuses=(
            "2025-02-29",
            "2025年4月",
            "4月3日",
            "25.4.3",
            "3/4/2025",
            "民国114年4月3日",
            "114/4/3",
            "2025.4.3-4.5",
            "2025.4.3、4.5",
            "2025-04-03前",
            "2025-04-03（周五）",
            "1999-04-03",
        ),
    ),
    Examples(
        Day(span="first"),
        accepts=(
            ("2025.4.3-4.5", _APRIL_3),
            ("2025年4月3日至5日", _APRIL_3),
            ("2025年4月3日起", _APRIL_3),
        ),
        refuses=("2025.4.5-4.3", "2025.4.3、4.5"),
        note=N_("走访、视察、会议等活动的日期"),
    ),
    Examples(
        Day(month="first"),
        accepts=(("2025年4月", dt.date(2025, 4, 1)), ("2025-04", dt.date(2025, 4, 1))),
        refuses=("2025.1", "2025年"),
        note=N_("名册里启用、设立、任职的日期"),
    ),
    Examples(
        Day(month="last"),
        accepts=(("2025年4月", dt.date(2025, 4, 30)),),
        note=N_("名册里停用、撤销、离任的日期"),
    ),
    Examples(
        Day(reading=Reading(years=(2025,))),
        accepts=(("4月3日", _APRIL_3), ("4.13", dt.date(2025, 4, 13))),
        refuses=("4.3",),
        note=N_("标题、工作表名或文件名里只写了2025年的表"),
    ),
)
