"""A grid, a deputy or an indicator named in a cell, to be found in its roster."""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

import pyarrow as pa

from gridlens.kinds.at_once import AtOnce, lists
from gridlens.kinds.base import Kind, plain
from gridlens.translation import N_, _

Roster = Literal["grid", "deputy", "indicator"]
TITLES: dict[Roster, str] = {"grid": N_("网格"), "deputy": N_("代表"), "indicator": N_("指标")}
_SPACED_NAME = re.compile(r"(?<!\S)(\S) (\S)(?!\S)")
_LISTED = re.compile(r"[、,，;；/|]+")


@dataclass(frozen=True)
class Reference(Kind):
    """One or ``several`` entries of a roster, by code, name or alias; stored as codes.

    ``parse`` gives the names as written; the loader finds them in the roster.
    """

    to: Roster = "grid"
    several: bool = False
    name: ClassVar[str] = N_("名册中的名称")

    @property
    def storage(self) -> str:  # type: ignore[override]  # here it depends on the object
        """A list of codes where several may be named, else one code."""
        return "array<string>" if self.several else "string"

    def parse(self, text: str) -> str | list[str]:
        """Return the name, or the names in order without repeats (张 三 is one name)."""
        value = plain(text)
        if not self.several:
            return value
        names = (
            name
            for part in _LISTED.split(value)
            for name in _SPACED_NAME.sub(r"\1\2", part.strip()).split()
        )
        return list(dict.fromkeys(names))

    def at_once(self, texts: pa.Array) -> AtOnce | None:
        """Return the lists of names that stand between 、 as they are, none of them twice."""
        return lists(texts) if self.several else None

    def expects(self) -> str:
        """Say what to write."""
        roster = _(TITLES[self.to])
        if self.several:
            return _("{roster}名册中的姓名或编码，多人用顿号隔开").format(roster=roster)
        return _("{roster}名册中的名称或编码").format(roster=roster)
