"""Propose a roster of the grids that ledgers name, for offices that have none, or lack some.

Names that can only mean one grid become one row, by the reading that finds grids in a roster. A
name that may mean something else is never a row: it is told apart, with the reason. Nothing here
is loaded; a person looks at it first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from etl.clean.records.gaps.around import area_named
from etl.clean.rosters.directory import Directory
from etl.clean.rosters.naming import Nearest, bracketed, ends_of_path, without_group
from gridlens.intake.unlisted import Unlisted
from gridlens.kinds.names.made import made_code
from gridlens.kinds.names.place import VILLAGE, folded, number_key, place, without_above
from gridlens.ledgers import ledger as ledger_of
from gridlens.translation import _

_NO_GRID = re.compile(
    r"^(?:全|各|所有|整个|多个|跨)|(?:街道|街道办|办事处|机关|工委|镇|乡|联络站|辖区)$|等$|[、,;]|^\d+$"
)
_HEADER = re.compile(
    r"^(?:所属|所在|发生|责任|本)?(?:社区|村|区|街道|小区|网格|居委会|村委会)+(?:名称?|编号|编码)?$"
)
_CUT = "区"  # what 红旗社 lacks to be 红旗社区
_PATH = re.compile(r"[/\\>|]")
_NUMBER = re.compile(r"\|?\d+$")
_NEAR = 0.8


@dataclass(frozen=True)
class ProposedGrid:
    """A row of the proposed roster: the name written most often, and the other writings of it.

    ``community`` is empty where no writing carries it. ``records`` counts what names the grid, in
    the ``ledgers`` with these titles. ``near`` are names that are nearly written like this one.
    """

    name: str
    aliases: tuple[str, ...]
    community: str
    records: int
    ledgers: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Doubtful:
    """A name that is no row of the proposal, and why."""

    name: str
    records: int
    ledgers: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Proposal:
    """The rows of a proposed roster, and the names that a person has to look at first."""

    grids: tuple[ProposedGrid, ...]
    doubtful: tuple[Doubtful, ...]


def proposed(named: Iterable[Unlisted], directory: Directory) -> Proposal:
    """Return the roster that names make; ``directory`` has the grids that are listed already."""
    records: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for one in named:
        records[one.name] += one.records
        where[one.name].add(one.ledger)
    order = sorted(records, key=lambda name: (-records[name], name))
    why = {name: reason for name in order if (reason := _no_grid(name, directory))}
    groups = _groups([name for name in order if name not in why])
    why |= _whole_areas(groups, directory)
    why |= _of_several(groups)
    why |= _of_no_community(groups)
    why |= _misspelt(groups, directory)
    heads = [head for head in groups if head not in why]
    near = Nearest([*heads, *_names(directory)])
    return Proposal(
        tuple(
            ProposedGrid(
                head,
                tuple(groups[head]),
                _community([head, *groups[head]]),
                sum(records[name] for name in (head, *groups[head])),
                _titles(where, [head, *groups[head]]),
                tuple(_like(head, near)),
            )
            for head in sorted(heads, key=_in_order)
        ),
        tuple(
            Doubtful(name, records[name], _titles(where, [name]), reason)
            for head, reason in why.items()
            for name in (head, *groups.get(head, ()))
        ),
    )


def _no_grid(name: str, directory: Directory) -> str:
    """Return why a text is no name of one grid that the roster lacks; empty if it may be one."""
    if len(found := directory.meant("grid", name)) > 1:
        return _("名册里有{n}个网格都可能是它").format(n=len(found))
    if _NO_GRID.search(folded(name)):
        if name.isdecimal():
            return _("是编码，名册里还要有名称")
        return _("不像一个网格的名称，或写了几个网格")
    if _HEADER.match(folded(name)):
        return _("是表头的字样，不是网格的名称")
    return ""


def _groups(names: Sequence[str]) -> dict[str, list[str]]:
    """Return the names in groups of one grid: by the first name of each group, its others.

    A name with more in it than a grid (its street, a path, brackets, a villagers' group) goes to
    the grid that the rest names, if a plainer name is there for it.
    """
    several = len({above for name in names if (above := _above(name))}) > 1
    plain = [name for name in names if not _has_more(name, several)]
    by_code: dict[str, list[str]] = defaultdict(list)
    for name in plain:
        by_code[made_code(name)].append(name)
    _join_bare_places(by_code)
    known = Directory()
    known.add(
        "grid",
        [
            {"code": str(number), "name": same[0], "aliases": same[1:]}
            for number, same in enumerate(by_code.values())
            if _is_said_where(same[0])
        ],
    )
    numbered = list(by_code.values())
    for name in names:
        if name in plain:
            continue
        found = known.meant("grid", name)
        if len(found) == 1:
            numbered[int(found[0])].append(name)
        else:
            by_code[made_code(name)].append(name)
    place_of = {name: at for at, name in enumerate(names)}
    groups = [sorted(same, key=place_of.__getitem__) for same in by_code.values()]
    return {same[0]: same[1:] for same in groups}


def _has_more(name: str, several: bool) -> bool:
    """Tell whether a name may hold another; a street or town only if all names have the same."""
    path = _PATH.search(name) and ends_of_path(name)
    above = not several and _above(name)
    return bool(bracketed(name) or path or without_group(name) or above)


def _above(name: str) -> str:
    """Return the street or town before a name, or nothing."""
    whole, rest = folded(name), without_above(name)
    return whole.removesuffix(rest) if whole.endswith(rest) else ""


def _is_said_where(name: str) -> bool:
    """Tell whether a name says where its grid lies: 第一网格 is in no community."""
    return bool(_NUMBER.sub("", number_key(name) or "-"))


def _join_bare_places(by_code: dict[str, list[str]]) -> None:
    """Give 红旗 to 红旗社区, unless there is a 红旗村 as well."""
    said: dict[str, list[str]] = defaultdict(list)
    for code, same in by_code.items():
        if number_key(same[0]) is None and place(same[0])[1]:
            said[place(same[0])[0]].append(code)
    for code, same in [*by_code.items()]:
        stem, what = place(same[0])
        if number_key(same[0]) is None and not what and len(stem) > 1 and len(said[stem]) == 1:
            by_code[said[stem][0]] += by_code.pop(code)


def _of_several(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the reasons for places that may be either of two: 红旗 beside 红旗社区 and 红旗村."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for head in groups:
        if number_key(head) is None and place(head)[1]:
            kinds[place(head)[0]].append(head)
    reason = _("可能是{names}中的一个")
    return {
        head: reason.format(names="、".join(kinds[place(head)[0]]))
        for head in groups
        if number_key(head) is None and not place(head)[1] and len(kinds[place(head)[0]]) > 1
    }


def _of_no_community(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the reasons for bare numbers (第一网格) beside names that say where a grid lies."""
    bare = [head for head in groups if not _is_said_where(head)]
    if len(bare) == len(groups):
        return {}
    return dict.fromkeys(bare, _("没有写社区，看不出是哪个社区的网格"))


def _whole_areas(groups: Mapping[str, list[str]], directory: Directory) -> dict[str, str]:
    """Return the reasons for names of communities and villages in which several grids lie."""
    listed = directory.entries("grid")
    keys = filter(None, map(number_key, [*groups, *_names(directory)]))
    inside = {_NUMBER.sub("", key) for key in keys}
    inside |= {folded(one.area) for one in listed if one.area}
    inside |= {place(one.area)[0] for one in listed if one.area}
    every = [folded(name) for name in groups]
    found = {}
    for head in groups:
        stem, what = place(head)
        if number_key(head) is not None or "网格" in head:
            continue
        whole = folded(head)
        begun = whole if what else f"{whole}{_CUT}"
        longer = any(one != whole and one.startswith(begun) for one in every)
        if longer or stem in inside or (what == VILLAGE and f"{stem}{VILLAGE}" in inside):
            found[head] = _("是社区或村的名称，而它下面另有网格，看不出是哪一个")
    return found


def _misspelt(groups: Mapping[str, list[str]], directory: Directory) -> dict[str, str]:
    """Return the reasons for names that are neither numbered nor places, but like one that is."""
    numbered = [one for one in [*groups, *_names(directory)] if number_key(one)]
    near = Nearest(numbered)
    reason = _("与“{name}”的写法相近，可能是写错了")
    return {
        head: reason.format(name=like[0])
        for head in groups
        if number_key(head) is None and not place(head)[1] and (like := _like(head, near))
    }


def _like(name: str, near: Nearest) -> list[str]:
    """Return the names that are nearly written like one; numbers under one name are no likeness."""
    key = number_key(name)
    return [
        other
        for other in near.to(name)
        if other != name
        and not (key and number_key(other))
        and SequenceMatcher(None, folded(name), folded(other)).ratio() >= _NEAR
    ]


def _community(names: Sequence[str]) -> str:
    """Return the community or village that the writings of a grid carry; empty if they do not."""
    found = {area for name in names if (area := _area(name))}
    return found.pop() if len(found) == 1 else ""


def _area(name: str) -> str:
    inside = bracketed(name)
    bare = without_above(_PATH.sub("", inside[1] if inside else name))
    stem, what = place(bare)
    if number_key(bare) is None and what:
        return stem + what
    return area_named(bare)


def _names(directory: Directory) -> list[str]:
    return [name for one in directory.entries("grid") for name in one.names]


def _in_order(name: str) -> tuple[str, int, str]:
    """Order the grids of a community by their numbers, so that 红旗10 comes after 红旗9."""
    key = number_key(name) or ""
    number = _NUMBER.search(key)
    stem = _NUMBER.sub("", key) or place(name)[0]
    return stem, int(number[0].strip("|")) if number else 0, name


def _titles(where: Mapping[str, set[str]], names: Iterable[str]) -> tuple[str, ...]:
    keys = set().union(*(where[name] for name in names))
    return tuple(_(one.title) for one in sorted(map(ledger_of, keys), key=lambda one: one.place))
