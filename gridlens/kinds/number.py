"""Counts and measures."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, plain
from gridlens.translation import N_, _

_NUMBER = re.compile(r"^(-?\d+(?:,\d{3})*(?:\.\d+)?)\s*(%?)\s*[人户件次条起个名处家部场份万]?$")
_LARGEST = 10**9


@dataclass(frozen=True)
class Whole(Kind):
    """A count: a whole number from ``least`` up, with or without its unit (3起)."""

    least: int = 0
    most: int = _LARGEST
    storage: ClassVar[str] = "int64"
    name: ClassVar[str] = N_("整数")

    def parse(self, text: str) -> int:
        """Return the number; refuse fractions, about-numbers (约20) and those out of range."""
        value, percent = _read(text)
        if not self.least <= value <= self.most:
            raise Refused(_("应在{least}至{most}之间").format(least=self.least, most=self.most))
        if percent or value != int(value):
            raise Refused(_("应为整数"))
        return int(value)

    def expects(self) -> str:
        """Say what to write."""
        return _("整数，如 12")


@dataclass(frozen=True)
class Decimal(Kind):
    """A measure that may have decimals; 95% is read as 0.95."""

    least: float = 0
    most: float = _LARGEST
    storage: ClassVar[str] = "float64"
    name: ClassVar[str] = N_("数值")

    def parse(self, text: str) -> float:
        """Return the number; refuse text and numbers out of range."""
        value, percent = _read(text)
        value = value / 100 if percent else value
        if not self.least <= value <= self.most:
            raise Refused(_("应在{least:g}至{most:g}之间").format(least=self.least, most=self.most))
        return value

    def expects(self) -> str:
        """Say what to write."""
        return _("数值，如 12 或 95%")


def _read(text: str) -> tuple[float, bool]:
    """Return the number as written, and whether a % follows it."""
    match = _NUMBER.match(plain(text).replace("，", ","))
    if not match or plain(text).endswith("万"):
        raise Refused(_("不是数字；约数请改为确数"))
    return float(match[1].replace(",", "")), bool(match[2])
