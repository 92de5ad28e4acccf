"""Membership over time: what somebody belongs to, from one day to another."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, halfwidth, tidy
from gridlens.kinds.dates.day import Day
from gridlens.kinds.example import Examples
from gridlens.kinds.names.reference import Roster
from gridlens.kinds.reading import AS_WRITTEN, Reading
from gridlens.translation import N_, _

_ENTRIES = re.compile(r"[、,，;；\n\r]+")
_DATED = re.compile(r"^(?P<name>[^()]+(?:\([^()\d]*\))?)\((?P<dates>[^()]*)\)$")
# 第一网格（红旗社区）: the name of a grid, where no date stands in the brackets.
_WITH_AREA = re.compile(r"[^()]+\([^()\d]*[^()\d今起止][^()\d]*\)")
# A dash separates the two days only where no word does, and where no date has dashes itself.
_PARTED = (
    re.compile(r"^(.*?)-?\s*(?:至|到|[~〜])\s*(.*)$"),
    re.compile(r"^(.*?)\s*[‐‑‒–—―−─]+\s*(.*)$"),
    re.compile(r"^([^-]*)-([^-]*)$"),
    re.compile(r"^(\d.*)(?:起|开始)()$"),
)
_OPEN_ENDS = frozenset({"", "今", "至今", "现在"})


@dataclass(frozen=True)
class Tenures(Kind):
    """Entries such as 红旗一网格（2024-01-01至2025-03-31）、中山一网格（2025-04-01至今）.

    The dates may be left out. A month stands for its first day at the beginning, and for its last
    day at the end. Entries are stored as a list of ``{name, since, until}``. With ``to``, the names
    are found in that roster and stored as its codes.
    """

    to: Roster | None = None
    reading: Reading = AS_WRITTEN
    storage: ClassVar[str] = "array<struct<name: string, since: date, until: date>>"
    name: ClassVar[str] = N_("起止名单")

    def within(self, reading: Reading) -> Self:
        """Return the kind with the years, order and epoch that its sheet tells."""
        return replace(self, reading=reading)

    def parse(self, text: str) -> list[dict[str, Any]]:
        """Return the entries in order; refuse one whose dates cannot be read or run backwards."""
        entries = (entry for entry in map(tidy, _ENTRIES.split(text)) if entry)
        return [self._entry(entry) for entry in entries]

    def expects(self) -> str:
        """Return what to write."""
        return _("名称，可注明起止，如 红旗一网格（2024-01-01至今），多项用顿号隔开")

    def _entry(self, text: str) -> dict[str, Any]:
        written = halfwidth(text)
        dated = _DATED.match(written)
        named = self.to == "grid" and _WITH_AREA.fullmatch(written)
        if named or not dated:
            if "(" in written and not named:
                raise _unparted()
            return {"name": tidy(text), "since": None, "until": None}
        parted = next(filter(None, (shape.match(dated["dates"]) for shape in _PARTED)), None)
        if not parted:
            raise _unparted()
        since = self._end(parted[1], Day(month="first", reading=self.reading))
        until = self._end(parted[2], Day(month="last", reading=self.reading))
        if since and until and since > until:
            raise Refused(_("起始日期晚于终止日期"))
        return {"name": tidy(dated["name"]), "since": since, "until": until}

    @staticmethod
    def _end(text: str, kind: Day) -> dt.date | None:
        return None if text.strip() in _OPEN_ENDS else kind.parse(text)


def _unparted() -> Refused:
    return Refused(_("起止应写成（2024-01-01至2025-03-31）或（2024-01-01至今）"))


def _entry(name: str, since: dt.date | None = None, until: dt.date | None = None) -> dict[str, Any]:
    return {"name": name, "since": since, "until": until}


EXAMPLES = (
    Examples(
        Tenures(),
        accepts=(
            ("安全环保组", [_entry("安全环保组")]),
            ("安全环保组（2024-01-01至今）", [_entry("安全环保组", dt.date(2024, 1, 1))]),
            (
                "安全环保组（2024.1.1-2025.3.31）",
                [_entry("安全环保组", dt.date(2024, 1, 1), dt.date(2025, 3, 31))],
            ),
            (
                "安全环保组（2024年1月至2025年3月）",
                [_entry("安全环保组", dt.date(2024, 1, 1), dt.date(2025, 3, 31))],
            ),
            ("安全环保组（2024年1月起）", [_entry("安全环保组", dt.date(2024, 1, 1))]),
        ),
        refuses=("安全环保组（组长）", "安全环保组（2025-01-01至2024-01-01）"),
    ),
    Examples(
        Tenures(to="grid"),
        accepts=(
            ("第一网格（红旗社区）", [_entry("第一网格（红旗社区）")]),
            (
                "第一网格（红旗社区）（2024-01-01至今）",
                [_entry("第一网格(红旗社区)", dt.date(2024, 1, 1))],
            ),
        ),
        refuses=("红旗一网格（至今）（红旗社区）", "红旗一网格（2025-01-01至2024-01-01）"),
        note=N_("网格；名册里有的才收，见下文“怎样找到网格和代表”"),
    ),
)
