"""What counts in the name of a grid, however it is written: its place, and its number there.

红旗一网格, 红旗社区第1网格 and 红旗01 have one number key. A grid that is a whole village or
community has no number: 东村, 东村村 and 东村村委会 are one place.
"""

import re
from collections.abc import Iterable

from gridlens.kinds.base import halfwidth
from gridlens.kinds.numeral import NUMERALS, numeral

COMMUNITY, VILLAGE = "社区", "村"

_COMMUNITY = r"(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)"
_AREA = rf"(?:{_COMMUNITY}|村民委员会|村委会)"
_AREA_INSIDE = re.compile(rf"{_AREA}(?=.)")
_ABOVE = re.compile(rf"^\D{{2,6}}?(?:街道办事处|街道|镇|乡)(?!{_AREA}|第?[\d{NUMERALS}]+)(?=..)")
# Where an area's name ends in a number, 建国路5社区第2网格 must not become 建国路52.
_NUMBER_BEFORE = re.compile(rf"(?<=[0-9{NUMERALS}])$")
_BOUNDARY = "|"
_MARKS = re.compile(r"[-_.,·#()\[\]]")
_NUMBERED = re.compile(rf"^(?P<stem>.*?)(?:网格)?第?(?P<n>[{NUMERALS}]+|\d{{1,4}})号?(?:网格|格)?$")
_VILLAGES_NUMBER = re.compile(r"(?<=.)村+(\|?\d+)$")
_GRID_AT_END = re.compile(r"(?<=.)网格$")
_COMMUNITY_AT_END = re.compile(rf"(?<=.){_COMMUNITY}$")
# 东村委会 is 东 + 村委会, or 东村 + 委会: the stem is 东 for both.
_VILLAGE_AT_END = re.compile(r"^(.+?)(?:村民委员会|村委会|民委员会|委会|村)+$")


def folded(name: str) -> str:
    """Return a name without spaces, half-width and in one case."""
    return halfwidth(name).replace(" ", "").casefold()


def number_key(name: str) -> str | None:
    """Return what numbered names share however they are written; None for one without a number.

    红旗一网格, 红旗1网格, 红旗第一网格, 红旗01 and 红旗社区第1网格 are all 红旗1.
    """
    bare = _bare(name)
    match = _NUMBERED.match(_AREA_INSIDE.sub(lambda area: _end_of(bare[: area.start()]), bare))
    if not match:
        return None
    digits = match["n"]
    number = int(digits) if digits.isdecimal() else numeral(digits)
    return None if number is None else f"{match['stem']}{number}"


def number_keys(names: Iterable[str], area: str | None) -> set[str]:
    """Return the keys under which a numbered entry of an area is known, with and without it."""
    return {one for key in map(number_key, names) if key for one in (key, in_area(key, area))}


def in_area(key: str, area: str | None) -> str:
    """Return a number key or a place's name with its area before it."""
    stem = place(area)[0] if area else ""
    whole = f"{stem}{VILLAGE}" if area and place(area)[1] == VILLAGE else stem
    return f"{whole}{_end_of(whole)}{key}"


def of_any_village(key: str) -> str:
    """Return a number key in which it does not matter whether 村 is written: 东村村1 is 东1."""
    return _VILLAGES_NUMBER.sub(r"\1", key)


def place(name: str) -> tuple[str, str]:
    """Return the name of a place, and what it is: ``COMMUNITY``, ``VILLAGE`` or not said (``""``).

    红旗居委会 and 红旗社区 are the community 红旗; 东村, 东村村 and 东村委会 the village 东.
    """
    bare = _bare(name)
    rest = _GRID_AT_END.sub("", bare)
    rest = _AREA_INSIDE.sub(lambda area: "" if area.start() else area[0], rest)
    if found := _COMMUNITY_AT_END.search(rest):
        return rest[: found.start()], COMMUNITY
    village = _VILLAGE_AT_END.match(rest)
    return (village[1], VILLAGE) if village else (rest, "")


def alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two places may be one: the names are equal, and what they are if both say it."""
    return one[0] == other[0] and ("" in (one[1], other[1]) or one[1] == other[1])


def without_above(name: str) -> str:
    """Return a name without the street or town that systems write before it."""
    return _ABOVE.sub("", _bare(name))


def _bare(name: str) -> str:
    return _MARKS.sub("", folded(name))


def _end_of(area: str) -> str:
    return _BOUNDARY if _NUMBER_BEFORE.search(area) else ""
