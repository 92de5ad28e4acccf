"""What somebody belongs to, each from a day to a day."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, plain, tidy
from gridlens.kinds.day import Day
from gridlens.kinds.reference import Roster
from gridlens.translation import N_, _

_ENTRIES = re.compile(r"[、,，;；\n\r]+")
_DATED = re.compile(r"^(?P<name>[^()]+)\((?P<since>[^()至~]*)(?:至|~)(?P<until>[^()]*)\)$")
_OPEN_ENDS = frozenset({"", "今", "至今", "现在"})


@dataclass(frozen=True)
class Tenures(Kind):
    """Entries such as 红旗一网格（2024-01-01至2025-03-31）、中山一网格（2025-04-01至今）.

    The dates may be left out. Stored as a list of ``{name, since, until}``; with ``to`` the names
    are found in that roster and stored as its codes.
    """

    to: Roster | None = None
    storage: ClassVar[str] = "array<struct<name: string, since: date, until: date>>"
    name: ClassVar[str] = N_("起止名单")

    def parse(self, text: str) -> list[dict[str, Any]]:
        """Return the entries in order; refuse one whose dates cannot be read or run backwards."""
        entries = (entry for entry in map(tidy, _ENTRIES.split(text)) if entry)
        return [self._entry(entry) for entry in entries]

    def expects(self) -> str:
        """Say what to write."""
        return _("名称，可注明起止，如 红旗一网格（2024-01-01至今），多项用顿号隔开")

    def _entry(self, text: str) -> dict[str, Any]:
        written = plain(text)
        match = _DATED.match(written)
        if not match:
            if "(" in written:
                raise Refused(_("起止应写成（2024-01-01至2025-03-31）或（2024-01-01至今）"))
            return {"name": tidy(text), "since": None, "until": None}
        since, until = self._end(match["since"]), self._end(match["until"])
        if since and until and since > until:
            raise Refused(_("起始日期晚于终止日期"))
        return {"name": tidy(match["name"]), "since": since, "until": until}

    @staticmethod
    def _end(text: str) -> dt.date | None:
        return None if text.strip() in _OPEN_ENDS else Day().parse(text)
