"""Which entries of rosters are the same: one without a code, and one that has it elsewhere.

A roster without codes may come before or after one with them, and both stay loaded. Whatever the
order, the office's code stands, and the code that we made stands for it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from gridlens.kinds.names.made import is_made, made_code
from gridlens.kinds.names.place import alike, folded, number_keys, place


class Entry(NamedTuple):
    """An entry of a roster: its code, its name and other names, and the area it lies in."""

    code: str
    names: tuple[str, ...]
    area: str | None = None


def stands_for(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Return the codes that may stand in place of codes that we made; most made codes have none.

    These are the office's codes of entries with the same name, in an area that is not another.
    Without one, an entry whose area is not said may be the only one of its name whose area is.
    """
    every = list(entries)
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in every:
        for key in _keys(entry):
            by_key[key].append(entry)
    found: dict[str, set[str]] = defaultdict(set)
    for entry in every:
        if is_made(entry.code):
            same = [o for key in _keys(entry) for o in by_key[key] if _may_be_one(entry, o)]
            found[entry.code] |= {other.code for other in same if not is_made(other.code)}
            if not found[entry.code] and not entry.area:
                found[entry.code] |= {o.code for o in same if o.area} - {entry.code}
    return {code: sorted(others) for code, others in found.items() if others}


def made_codes(entry: Entry) -> set[str]:
    """Return the codes that we would have made for an entry, with and without its area."""
    return (
        {made_code(entry.names[0], area) for area in (entry.area, None)} if entry.names else set()
    )


def _keys(entry: Entry) -> set[str]:
    places = {"".join(place(name)) for name in entry.names}
    return {folded(name) for name in entry.names} | places | number_keys(entry.names, entry.area)


def _may_be_one(one: Entry, other: Entry) -> bool:
    return not one.area or not other.area or alike(place(one.area), place(other.area))
