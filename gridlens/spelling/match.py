"""Whether what a person types finds a text by one of its readings, and how well.

A person types characters, whole sounds, first letters, or a mixture: zhangwei, zhang w, zhw, zw
and 张w all find 张伟. A space or an apostrophe stands between two characters. The page's script
``pages/parts/frame/js/choices.js`` narrows lists by the same rules; a test holds the two together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum

from gridlens.spelling.reading import folded

_TWO_LETTERS = ("zh", "ch", "sh")
_Steps = Callable[[str, int, Sequence[str]], set[int]]


class Match(IntEnum):
    """How well typed letters match a text, the best first."""

    START = 0
    INSIDE = 1
    WITH_GAPS = 2


def match(typed: str, readings: Iterable[str]) -> Match | None:
    """Return how well what is typed matches a text with these readings; None if it does not."""
    wanted = "".join(c if c.isalnum() else " " for c in folded(typed)).strip()
    if not wanted:
        return None
    found = [one for reading in readings if (one := _match(wanted, reading)) is not None]
    return min(found, default=None)


def matches(typed: str, index: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the texts of an index that are found by what is typed, the best first.

    ``index`` has the readings of each text. Texts that match only with gaps, such as 纠纷化解率 for
    jfl, are found where no text matches without.
    """
    found = {text: match(typed, readings) for text, readings in index.items()}
    some = {text: how for text, how in found.items() if how is not None}
    exact = [text for text, how in some.items() if how is not Match.WITH_GAPS]
    return sorted(exact or some, key=some.__getitem__)


def _match(wanted: str, reading: str) -> Match | None:
    units = [unit.split("/") for unit in reading.split(" ")]
    for start in range(len(units)):
        places = {0}
        for unit in units[start:]:
            places = _moved(wanted, places, unit, _beginnings)
            if len(wanted) in places:
                return Match.INSIDE if start else Match.START
    places = {0}
    for unit in units:
        if any(len(wanted) in _beginnings(wanted, place, unit) for place in places):
            return Match.WITH_GAPS
        places |= _moved(wanted, places, unit, _wholes)
    return None


def _moved(wanted: str, places: set[int], unit: Sequence[str], steps: _Steps) -> set[int]:
    """Return the places of ``wanted`` that are reached from some by typing one character more."""
    return {place for old in places for place in steps(wanted, old, unit)}


def _beginnings(wanted: str, place: int, unit: Sequence[str]) -> set[int]:
    """Return the places after any beginning of what may be typed for a character."""
    place += wanted[place : place + 1] == " "
    ends = range(1, 1 + max(map(len, unit)))
    return {place + n for n in ends if any(_is_at(wanted, place, one[:n], n) for one in unit)}


def _wholes(wanted: str, place: int, unit: Sequence[str]) -> set[int]:
    """Return the places after a whole sound, or the letters that begin it: zh and z."""
    place += wanted[place : place + 1] == " "
    pieces = {piece for one in unit for piece in (one, one[:1])}
    pieces |= {one[:2] for one in unit if one.startswith(_TWO_LETTERS)}
    return {place + len(piece) for piece in pieces if wanted.startswith(piece, place)}


def _is_at(wanted: str, place: int, piece: str, length: int) -> bool:
    return len(piece) == length and wanted.startswith(piece, place)
