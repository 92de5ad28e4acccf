"""Different writings of one name: what of a name counts, and which known names are near one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from gridlens.kinds.base import halfwidth
from gridlens.kinds.numeral import NUMERALS, numeral

_AREA = r"(?:社区|居委会|居民委员会|村委会)"
_AREA_INSIDE = re.compile(rf"{_AREA}(?=.)")
_AREA_AT_END = re.compile(rf"{_AREA}$")
# Where an area's name ends in a number, 建国路5社区第2网格 must not become 建国路52.
_NUMBER_BEFORE = re.compile(rf"(?<=[0-9{NUMERALS}])$")
_BOUNDARY = "|"
_MARKS = re.compile(r"[-_.·#()\[\]]")
_NUMBERED = re.compile(rf"^(?P<stem>.*?)(?:网格)?第?(?P<n>[{NUMERALS}]+|\d{{1,4}})号?(?:网格|格)?$")
_TITLE = re.compile(r"(?<=..)(?:人大代表|代表|同志|先生|女士)$")
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+)\((?P<inside>[^()]*)\)$")
_AND = re.compile(r"以及|和|与|及|&")
_COMPARED, _SHOWN, _NEAR_ENOUGH = 20, 3, 0.5
_COMMON = 0.5  # of the names have the character: it tells none from another, as 网 and 格 do


def folded(name: str) -> str:
    """Return a name without spaces, half-width and in one case."""
    return halfwidth(name).replace(" ", "").casefold()


def number_key(name: str) -> str | None:
    """Return what numbered names share however they are written; None for one without a number.

    红旗一网格, 红旗1网格, 红旗第一网格, 红旗01 and 红旗社区第1网格 are all 红旗1.
    """
    bare = _MARKS.sub("", folded(name))
    match = _NUMBERED.match(_AREA_INSIDE.sub(lambda area: _end_of(bare[: area.start()]), bare))
    if not match:
        return None
    digits = match["n"]
    number = int(digits) if digits.isdecimal() else numeral(digits)
    return None if number is None else f"{match['stem']}{number}"


def number_keys(names: Iterable[str], area: str | None) -> set[str]:
    """Return the keys under which a numbered entry of an area is known, with and without it."""
    keys = {key for key in map(number_key, names) if key}
    stem = _AREA_AT_END.sub("", folded(area or ""))
    return keys | {f"{stem}{_end_of(stem)}{key}" for key in keys}


def _end_of(area: str) -> str:
    return _BOUNDARY if _NUMBER_BEFORE.search(area) else ""


def without_title(name: str) -> str:
    """Return a person's name without 代表 or 同志 after it."""
    return _TITLE.sub("", name)


def bracketed(name: str) -> tuple[str, str] | None:
    """Return a name and what stands in brackets after it, or None."""
    match = _IN_BRACKETS.match(halfwidth(name))
    return (match["name"].strip(), match["inside"].strip()) if match else None


def joined(name: str) -> list[str]:
    """Return the names between 和, 与 and 及; a name without them is alone."""
    return [part.strip() for part in _AND.split(name)]


class Nearest:
    """Known names in the order of their likeness to one that is not known."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for character in set(folded(name)):
                self._with[character].append(place)
        most = max(_COMPARED, _COMMON * len(self._names))
        self._with = {one: places for one, places in self._with.items() if len(places) <= most}

    def to(self, name: str) -> list[str]:
        """Return at most three names that are like this one, the likest first.

        Only the names that share most characters are compared, so that a large roster and many
        unknown names do not take minutes.
        """
        asked = folded(name)
        shared = Counter(
            place for character in set(asked) for place in self._with.get(character, ())
        )
        likely = sorted(shared, key=lambda place: (-shared[place], place))[:_COMPARED]
        ratios = {place: _likeness(asked, folded(self._names[place])) for place in likely}
        near = [place for place in likely if ratios[place] >= _NEAR_ENOUGH]
        near.sort(key=lambda place: -ratios[place])
        return [self._names[place] for place in near[:_SHOWN]]


def _likeness(one: str, other: str) -> float:
    """Return from 0 to 1 how alike two names are; one inside the other is very like."""
    if one in other or other in one:
        return 0.9
    return SequenceMatcher(None, one, other).ratio()
