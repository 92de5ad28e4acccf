"""Different writings of one name: what of a name counts, and which known names are near one."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from gridlens.kinds.base import halfwidth
from gridlens.kinds.names.place import folded
from gridlens.kinds.numeral import NUMERALS

_CONGRESS = r"(?:全国|[省市县区乡镇旗州]|自治区|乡镇)?级?(?:人大)?代表"
# The surest first: a name may end in a word for a level (张小市代表).
_TITLES = (
    re.compile(r"(?<=..)(?:人大代表|代表|同志|先生|女士|老师)$"),
    re.compile(rf"(?<=..){_CONGRESS}$"),
    re.compile(rf"^{_CONGRESS}:?(?=..)"),
)
_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+)\((?P<inside>[^()]*)\)$")
# Some of these stand inside names as well (张和平, 古丽·买买提): see ``joined``.
_AND = re.compile(r"(以及|和|与|及|[&+·•・‧。.~-]|兼)")
_PATH = re.compile(r"[/\\>＞·|、\-—]+")
_CODE = re.compile(r"(?<!\d)\d{6,}(?!\d)")
_UP_TO_GRID = re.compile(r"^.{2,}?网格(?=.)(?!员|化|格|.*网格)")
_SORT = re.compile(r"(?<=.)(?:综合|基础|单元|专属|[小微])(?=网格)")
_GROUP_AFTER = re.compile(rf"(?<=..)第?[\d{NUMERALS}]+(?:村民)?(?:小组|组|队)$")
_COMPARED, _SHOWN, _NEAR_ENOUGH = 20, 3, 0.5
_COMMON = 0.5  # of the names have the character: it tells none from another, as 网 and 格 do


def without_title(name: str) -> list[str]:
    """Return a person's name without 代表 or 同志 after it, or without 县人大代表 before it.

    There may be several ways to take a title off, or none.
    """
    return [bare for title in _TITLES if (bare := title.sub("", name)) != name]


def bracketed(name: str) -> tuple[str, str] | None:
    """Return a name and what stands in brackets after it, or None."""
    match = _IN_BRACKETS.match(halfwidth(name))
    return (match["name"].strip(), match["inside"].strip()) if match else None


def joined(name: str, is_known: Callable[[str], object]) -> list[str]:
    """Return the names between 和, 与, & and the like, if all of them are known; else the name.

    A name may hold such a word itself (古丽·买买提与张某): the longest known names count.
    """
    return _known_parts(_AND.split(name), is_known) or [name]


def _known_parts(pieces: list[str], is_known: Callable[[str], object]) -> list[str]:
    """Return the known names of which pieces consist: a name, a word between, a name, and so on."""
    for end in range(len(pieces), 0, -2):
        name = "".join(pieces[:end]).strip()
        if not is_known(name):
            continue
        if end == len(pieces):
            return [name]
        if rest := _known_parts(pieces[end + 1 :], is_known):
            return [name, *rest]
    return []


def codes_in(name: str) -> list[str]:
    """Return the long numbers in a text: 411101001001005 of 411101001001005 东湖第一网格."""
    return _CODE.findall(halfwidth(name))


def ends_of_path(name: str) -> list[str]:
    """Return what the ends of a path may name: 某社区二网格 of 某街道/某社区/二网格."""
    parts = [part for part in _PATH.split(halfwidth(name)) if part.strip()]
    return ["".join(parts[begin:]) for begin in range(1, len(parts))]


def up_to_grid(name: str) -> list[str]:
    """Return a name without what follows the grid in it: 某社区二网格 of 某社区二网格（张某）."""
    plain = _SORT.sub("", halfwidth(name).replace(" ", ""))
    match = _UP_TO_GRID.match(plain)
    bare = match[0] if match else plain
    return [bare] if bare != name else []


def without_group(name: str) -> list[str]:
    """Return a village's name without the number of a villagers' group: 某村 for 某村3组."""
    plain = halfwidth(name).replace(" ", "")
    bare = _GROUP_AFTER.sub("", plain)
    return [bare] if bare != plain else []


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
