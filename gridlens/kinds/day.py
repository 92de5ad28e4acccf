"""Dates, in the ways that clerks write them."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, plain
from gridlens.translation import N_, _

_TIME = r"(?:[T ]?\s*(?:上午|下午)?\s*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?[秒分]?)?"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"^(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}$",
        rf"^(\d{{4}})年(\d{{1,2}})月(\d{{1,2}})[日号]{_TIME}$",
        r"^(\d{4})(\d{2})(\d{2})$",
    )
)
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_SERIAL_EPOCH = dt.date(1899, 12, 30)
_REPUBLIC = re.compile(r"^民国|^\d{2,3}年")
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)


@dataclass(frozen=True)
class Day(Kind):
    """A calendar day; a time of day after it is dropped."""

    storage: ClassVar[str] = "date"
    name: ClassVar[str] = N_("日期")

    def parse(self, text: str) -> dt.date:
        """Return the day of 2025-04-03, 2025/4/3, 2025.4.3, 2025年4月3日, 20250403 or 45750."""
        value = plain(text)
        for shape in _SHAPES:
            if match := shape.match(value):
                return self._checked(*(int(part) for part in match.groups()[:3]))
        if match := _SERIAL.match(value):
            day = _SERIAL_EPOCH + dt.timedelta(days=int(match[1]))
            return self._checked(day.year, day.month, day.day)
        if _REPUBLIC.match(value):
            raise Refused(_("请用公元年份，如 2025-04-03"))
        raise Refused(_("不是可识别的日期，应如 2025-04-03"))

    def expects(self) -> str:
        """Say what to write."""
        return _("日期，如 2025-04-03")

    @staticmethod
    def _checked(year: int, month: int, day: int) -> dt.date:
        try:
            value = dt.date(year, month, day)
        except ValueError:
            raise Refused(_("没有这一天，应如 2025-04-03")) from None
        if not EARLIEST <= value <= LATEST:
            raise Refused(_("日期应在2000年至2099年之间"))
        return value
