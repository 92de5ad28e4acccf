"""Finds the grids and deputies that cells name: by code, name or alias, in the rosters."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from etl.clean.rosters import naming
from etl.clean.rosters.entries import Entry, made_codes, stands_for
from etl.clean.rosters.places import Places
from gridlens.errors import LeftEmpty, Refused
from gridlens.kinds.names.made import is_made
from gridlens.kinds.names.place import folded
from gridlens.kinds.names.reference import TITLES, Roster
from gridlens.ledgers import ledgers
from gridlens.store.office.answers import Answers
from gridlens.translation import _

ROSTERS: tuple[Roster, ...] = tuple(roster for roster in TITLES if roster in ledgers())


class Directory:
    """The entries of every roster; a later entry with the same code replaces the earlier."""

    def __init__(self) -> None:
        self._entries: dict[Roster, dict[str, tuple[str, ...]]] = {r: {} for r in ROSTERS}
        self._areas: dict[Roster, dict[str, str | None]] = {r: {} for r in ROSTERS}
        self._aliases: dict[Roster, dict[str, str]] = {r: {} for r in ROSTERS}
        self._words: dict[tuple[str, str], Mapping[str, str]] = {}
        self._fills: Mapping[str, Mapping[str, str]] = {}
        self.areas: set[str] = set()
        self._named: dict[Roster, dict[str, list[str]]] = {}
        self._places: Places | None = None
        self._nearest: dict[Roster, naming.Nearest] = {}

    def add(self, roster: Roster, rows: Iterable[dict[str, Any]]) -> None:
        """Take in rows of a roster: its code and name and, where it has them, aliases and area.

        An entry with a code that we made is left out where another stands for it.
        """
        number = ledgers()[roster].number
        assert number is not None
        for row in rows:
            names = (row["name"], *(row.get("aliases") or ()))
            self._entries[roster][row[number]] = tuple(name for name in names if name)
            self._areas[roster][row[number]] = row.get("community")
        if any(map(is_made, self._entries[roster])):
            for code, others in stands_for(self.entries(roster)).items():
                if len(others) == 1:
                    del self._entries[roster][code], self._areas[roster][code]
        self._forget_indexes(roster)

    def entries(self, roster: Roster) -> list[Entry]:
        """Return the entries of a roster."""
        areas = self._areas[roster]
        return [Entry(code, names, areas[code]) for code, names in self._entries[roster].items()]

    def also(self, roster: Roster, aliases: Mapping[str, str]) -> None:
        """Let names that the office recorded stand for codes; names of the roster go first."""
        self._aliases[roster].update(aliases)
        self._forget_indexes(roster)

    def named_in(self, roster: Roster, text: str) -> str | None:
        """Return the one entry whose name a text holds; the longest name counts, if it is alone."""
        inside: dict[str, int] = {}
        for code, names in self._entries[roster].items():
            for name in filter(None, (*names, self._areas[roster][code])):
                if len(name) > 1 and folded(name) in text:
                    inside[code] = max(inside.get(code, 0), len(name))
        most = max(inside.values(), default=0)
        longest = [code for code, length in inside.items() if length == most]
        return longest[0] if len(longest) == 1 else None

    def explain(self, said: Answers) -> None:
        """Take in what the office has said about words and about empty cells."""
        self._words.update(said.words)
        self._fills = said.fills

    def words(self, ledger: str, column: str) -> Mapping[str, str]:
        """Return what the office has said that words of a column mean."""
        return self._words.get((ledger, column), {})

    def fills(self, ledger: str) -> Mapping[str, str]:
        """Return what the office has said about empty cells, by folded header."""
        return self._fills.get(ledger, {})

    def has(self, roster: Roster) -> bool:
        """Tell whether there is any roster to look in."""
        return bool(self._entries[roster])

    def codes(self, roster: Roster) -> set[str]:
        """Return the codes of a roster."""
        return set(self._entries[roster])

    def find(self, roster: Roster, name: str) -> str:
        """Return the code of the one entry so named; raise ``Refused`` for none or several.

        A name that is written otherwise than in the roster is found where only one can be meant:
        红旗1网格 for 红旗一网格, 张某代表 for 张某, 张某（D001） for the one of that code. Raises
        ``LeftEmpty`` for a community with several grids: it is right, but tells no grid.
        """
        found = self.meant(roster, name)
        if len(found) == 1:
            return found[0]
        what = _(TITLES[roster])
        if found:
            codes = "、".join(sorted(self._told_apart(roster, code) for code in found))
            reason = _("有{n}个{what}叫“{name}”，请改填编码：{codes}")
            if any(map(is_made, found)):
                reason = _("有{n}个{what}叫“{name}”，请写明是哪一个：{codes}")
            raise Refused(reason.format(n=len(found), what=what, name=name, codes=codes))
        if (inside := naming.bracketed(name)) and self.meant(roster, inside[0]):
            raise Refused(
                _("“{name}”括号里的字看不出意思，请只写名册中的名称或编码").format(name=name)
            )
        if roster == "grid" and self._by_place().is_area(name):
            raise LeftEmpty(_("“{name}”有几个网格，看不出是哪一个").format(name=name))
        near = self._as_entered(roster, self.near(roster, name))
        hint = _("，您是不是要找：{names}？").format(names="、".join(near)) if near else ""
        raise Refused(_("{what}名册中没有“{name}”{hint}").format(what=what, name=name, hint=hint))

    def find_all(self, roster: Roster, names: list[str]) -> list[str]:
        """Return the codes of several names, in order without repeats.

        A name that was written with a space inside (张 某) comes as two, and is put together; two
        that were joined by 和 or 与 come as one, and are taken apart where both are known.
        """
        known = self._index(roster)
        codes, place = [], 0
        while place < len(names):
            name = names[place]
            both = "".join(names[place : place + 2])
            if folded(name) not in known and folded(both) in known:
                name, place = both, place + 1
            codes += self._each(roster, name)
            place += 1
        return list(dict.fromkeys(codes))

    def _told_apart(self, roster: Roster, code: str) -> str:
        """Return what to write for an entry: its code, or its area and name if it has none."""
        if not is_made(code):
            return code
        return f"{self._areas[roster][code] or ''}{self._entries[roster][code][0]}"

    def _each(self, roster: Roster, name: str) -> list[str]:
        parts = naming.joined(name, partial(self.meant, roster))
        return [self.find(roster, part) for part in parts]

    def meant(self, roster: Roster, name: str) -> list[str]:
        """Return the codes that a name stands for, as written or as meant: one if it is certain."""
        known = self._index(roster)
        if exact := known.get(folded(name)):
            return exact
        if inside := naming.bracketed(name):
            both = [known.get(folded(text), []) for text in inside]
            if named := [code for code in both[0] if code in both[1]]:
                return named
        if roster == "grid":
            written = (name, *naming.ends_of_path(name), *naming.without_group(name))
            written += (*naming.up_to_grid(name),)
            coded = [code for text in naming.codes_in(name) for code in known.get(text, ())]
            if len({*coded}) == 1:
                return coded[:1]
            meant = (known.get(folded(one)) or self._by_place().meant(one) for one in written)
            return next(filter(None, meant), [])
        bare = (known.get(folded(one), []) for one in naming.without_title(name))
        return next(filter(None, bare), []) if not inside else []

    def _index(self, roster: Roster) -> dict[str, list[str]]:
        """Return the codes by every folded code, name and alias; a code stands above a name."""
        if roster not in self._named:
            index: dict[str, list[str]] = defaultdict(list)
            for code, names in self._entries[roster].items():
                for name in dict.fromkeys(map(folded, names)):
                    index[name].append(code)
            for code in self._entries[roster]:
                index[folded(code)] = [code]
            for made, codes in self._once_made(roster).items():
                index.setdefault(folded(made), codes)
            for alias, code in self._aliases[roster].items():
                if len(codes := index.get(folded(code), [])) == 1:
                    index.setdefault(folded(alias), [*codes])
            self._named[roster] = dict(index)
        return self._named[roster]

    def _once_made(self, roster: Roster) -> dict[str, list[str]]:
        """Return the codes that we may have made for entries, each with the codes that stand now.

        Whoever kept such a code before the entry had one of its own still finds the entry.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries(roster):
            for made in made_codes(entry):
                found[made].append(entry.code)
        return found

    def _by_place(self) -> Places:
        if self._places is None:
            self._places = Places(self._entries["grid"], self._areas["grid"])
        return self._places

    def near(self, roster: Roster, name: str) -> list[str]:
        """Return the names or codes of entries that a name may have been meant for."""
        if name.isdecimal():  # a code that lost its leading zeros, or one digit mistyped
            lost = [code for code in self._entries[roster] if code.lstrip("0") == name.lstrip("0")]
            if lost:
                return sorted(lost)
        if roster not in self._nearest:
            # Sorted, so that the same row is refused in the same words whatever order a store has.
            names = sorted(name for names in self._entries[roster].values() for name in names)
            codes = sorted(code for code in self._entries[roster] if not is_made(code))
            self._nearest[roster] = naming.Nearest([*names, *codes])
        return self._nearest[roster].to(name)

    def _as_entered(self, roster: Roster, names: list[str]) -> list[str]:
        """Return codes as they are and names as the roster has them first, each entry once."""
        entries, index = self._entries[roster], self._index(roster)
        shown = []
        for name in names:
            codes = [] if name in entries else index.get(folded(name), [])
            shown.append(entries[codes[0]][0] if len(codes) == 1 else name)
        return list(dict.fromkeys(shown))

    def _forget_indexes(self, roster: Roster) -> None:
        self._named.pop(roster, None)
        self._nearest.pop(roster, None)
        if roster == "grid":
            self._places = None
