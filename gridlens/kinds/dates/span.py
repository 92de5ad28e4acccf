"""The period that a goal is for: a year, half-year or quarter."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import GridLensError, Refused
from gridlens.kinds.base import DASHES, Kind, halfwidth
from gridlens.kinds.example import Examples
from gridlens.period import parse_period
from gridlens.translation import N_, _

_KEY = re.compile(r"^\d{4}([HQ]\d)?$")
_MONTHS = re.compile(r"^(?P<year>\d{4})年(?P<first>\d{1,2})月?(?:-|至|~)(?P<last>\d{1,2})月$")
_PARTS = {(1, 12): "", (1, 6): "H1", (7, 12): "H2"} | {
    (3 * q - 2, 3 * q): f"Q{q}" for q in (1, 2, 3, 4)
}
_WRITTEN = re.compile(
    r"^(?P<year>\d{4})年?(?:度|全年)?(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度?)?$"
)


@dataclass(frozen=True)
class PeriodName(Kind):
    """A year, half-year or quarter: 2025, 2025年上半年, 2025Q2.

    Stored as the period's key: 2025, 2025H1, 2025Q2.
    """

    name: ClassVar[str] = N_("期间")

    def parse(self, text: str) -> str:
        """Return the key of the period; refuse what is no year, half-year or quarter."""
        value = DASHES.sub("-", halfwidth(text).replace(" ", "").upper()).removesuffix(".0")
        if match := _WRITTEN.match(value):
            value = match["year"]
            if match["half"]:
                value += "H1" if match["half"] == "上" else "H2"
            if match["quarter"]:
                value += f"Q{('一二三四1234'.index(match['quarter'])) % 4 + 1}"
        elif (match := _MONTHS.match(value)) and (months := _months(match)) in _PARTS:
            value = match["year"] + _PARTS[months]
        refused = Refused(_("应为年度、半年或季度，如 2025、2025年上半年、2025Q2"))
        try:
            key = parse_period(value).key
        except GridLensError:
            raise refused from None
        if not _KEY.match(key):
            raise refused
        return key

    def expects(self) -> str:
        """Return what to write."""
        return _("年度、半年或季度，如 2025、2025年二季度")


def _months(match: "re.Match[str]") -> tuple[int, int]:
    return int(match["first"]), int(match["last"])


EXAMPLES = (
    Examples(
        PeriodName(),
        accepts=(
            ("2025", "2025"),
            ("2025年度", "2025"),
            ("2025年上半年", "2025H1"),
            ("2025年1-6月", "2025H1"),
            ("2025年第二季度", "2025Q2"),
            ("2025Q3", "2025Q3"),
        ),
        refuses=("今年", "2025年5月", "2025年2-6月", "25年"),
    ),
)
