"""Finds grids by names that are written otherwise than in the roster, where one can be meant."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from etl.clean.rosters.naming import bracketed
from gridlens.kinds.names.place import (
    alike,
    in_area,
    number_key,
    number_keys,
    of_any_village,
    place,
    without_above,
)

_GRID = "网格"
_SHORTEST = 2


class Places:
    """The grids of a roster, by the numbers and places that their names and areas say."""

    def __init__(
        self, entries: Mapping[str, tuple[str, ...]], areas: Mapping[str, str | None]
    ) -> None:
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._in_villages: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for code, names in entries.items():
            area = areas[code]
            keys = number_keys(names, area)
            for key in keys:
                self._numbers[key].append(code)
            for key in {of_any_village(key) for key in keys}:
                self._in_villages[key].append(code)
            for stem, what in {place(name) for name in names if number_key(name) is None}:
                self._places[stem].setdefault(code, (stem, what))
                self._places[in_area(stem, area)].setdefault(code, (in_area(stem, area), what))
        many = Counter(place(area)[0] for area in areas.values() if area)
        self._several_in = {stem for stem, times in many.items() if times > 1}

    def meant(self, name: str) -> list[str]:
        """Return the codes that a name may stand for: a number, a place, or both together.

        第3网格（东湖社区）, 东湖社区第三网格 and 东湖3网格 are one; 东村委会 is the village 东村.
        The surest way to understand the name goes first, and the next only where it finds nothing.
        """
        return next(filter(None, map(self._so_written, _writings(name))), [])

    def is_area(self, name: str) -> bool:
        """Tell whether a name is that of a community or village with several grids."""
        if _GRID in name:
            return False
        return any(
            number_key(written) is None and place(written)[0] in self._several_in
            for written in _writings(name)
        )

    def _so_written(self, name: str) -> list[str]:
        key = number_key(name)
        if key is not None:
            return self._numbers.get(key) or self._in_villages.get(of_any_village(key), [])
        asked = place(name)
        if not asked[1] and len(asked[0]) < _SHORTEST:
            return []
        if _GRID not in name and asked[0] in self._several_in:
            return []  # the community, in which there are several grids
        there = self._places.get(asked[0], {})
        return [code for code, known in there.items() if alike(asked, known)]


def _writings(name: str) -> Iterator[str]:
    inside = bracketed(name)
    for whole in (inside[1] + inside[0], inside[0] + inside[1]) if inside else (name,):
        yield whole
        yield without_above(whole)
