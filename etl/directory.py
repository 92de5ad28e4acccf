"""Finds the grids and deputies that cells name: by code, name or alias, in the rosters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from gridlens.errors import Refused
from gridlens.kinds.base import plain
from gridlens.kinds.reference import TITLES, Roster
from gridlens.ledgers import ledgers
from gridlens.translation import _

ROSTERS: tuple[Roster, ...] = tuple(roster for roster in TITLES if roster in ledgers())


class Directory:
    """The entries of every roster; a later entry with the same code replaces the earlier."""

    def __init__(self) -> None:
        self._entries: dict[Roster, dict[str, tuple[str, ...]]] = {r: {} for r in ROSTERS}
        self._aliases: dict[Roster, dict[str, str]] = {r: {} for r in ROSTERS}
        self._index: dict[Roster, dict[str, list[str]]] = {}

    def add(self, roster: Roster, rows: Iterable[dict[str, Any]]) -> None:
        """Take in rows of a roster: its code, name and, where it has them, aliases."""
        number = ledgers()[roster].number
        assert number is not None
        for row in rows:
            names = (row["name"], *(row.get("aliases") or ()))
            self._entries[roster][row[number]] = tuple(name for name in names if name)
        self._index.pop(roster, None)

    def also(self, roster: Roster, aliases: Mapping[str, str]) -> None:
        """Let names that the office recorded stand for codes; names of the roster go first."""
        self._aliases[roster].update(aliases)
        self._index.pop(roster, None)

    def has(self, roster: Roster) -> bool:
        """Tell whether there is any roster to look in."""
        return bool(self._entries[roster])

    def codes(self, roster: Roster) -> set[str]:
        """Return the codes of a roster."""
        return set(self._entries[roster])

    def find(self, roster: Roster, name: str) -> str:
        """Return the code of the one entry so named; raise ``Refused`` for none or several."""
        found = self._named(roster).get(_folded(name), [])
        if len(found) == 1:
            return found[0]
        what = _(TITLES[roster])
        if found:
            raise Refused(
                _("有{n}个{what}叫“{name}”，请改填编码：{codes}").format(
                    n=len(found), what=what, name=name, codes="、".join(sorted(found))
                )
            )
        near = self._near(roster, name)
        hint = _("，您是不是要找：{names}？").format(names="、".join(near)) if near else ""
        raise Refused(_("{what}名册中没有“{name}”{hint}").format(what=what, name=name, hint=hint))

    def find_all(self, roster: Roster, names: list[str]) -> list[str]:
        """Return the codes of several names, in order without repeats.

        A name that was written with a space inside (张 某) comes as two, and is put together.
        """
        known = self._named(roster)
        codes, place = [], 0
        while place < len(names):
            name = names[place]
            joined = "".join(names[place : place + 2])
            if _folded(name) not in known and _folded(joined) in known:
                name, place = joined, place + 1
            codes.append(self.find(roster, name))
            place += 1
        return list(dict.fromkeys(codes))

    def _named(self, roster: Roster) -> dict[str, list[str]]:
        """Return the codes by every folded code, name and alias; a code stands above a name."""
        if roster not in self._index:
            index: dict[str, list[str]] = defaultdict(list)
            for code, names in self._entries[roster].items():
                for name in dict.fromkeys(map(_folded, names)):
                    index[name].append(code)
            for code in self._entries[roster]:
                index[_folded(code)] = [code]
            for alias, code in self._aliases[roster].items():
                if code in self._entries[roster]:
                    index.setdefault(_folded(alias), [code])
            self._index[roster] = dict(index)
        return self._index[roster]

    def _near(self, roster: Roster, name: str) -> list[str]:
        names = [name for names in self._entries[roster].values() for name in names]
        return get_close_matches(name, dict.fromkeys(names), n=3, cutoff=0.5)


def _folded(name: str) -> str:
    return plain(name).replace(" ", "").casefold()
