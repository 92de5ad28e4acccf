"""Find the grids, communities and deputies that a draft names, and names that no roster has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gridlens.store.version import Version

_NOT_NAMES = re.compile(
    r"^(?:基层|组织|划分|全面|街道|辖区|各|每|全|本|该|所|辖|老|新建|城市|农村|智慧|平安|示范|多|个|我|其|由|在|到|进|入|跨|[一二三四五六七八九十\d])"
)
_STRANGER = re.compile(
    r"(?:^|(?<=[，。；：、（,;:（\s在由如向为对到]))(?P<name>[\u4e00-\u9fff]{2}(?:社区|[一二三四五六七八九十]{1,2}网格|网格(?=[\u4e00-\u9fff]{2}[^，。；]{0,6}\d)(?!员|长|化(?!解)|内|中|里|工作|服务)))"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳"
    "鲍史唐费薛雷贺倪汤罗毕郝安常于傅康余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝贾江郭梅林"
    "钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫丁邓洪包左石崔龚程邢陆翁侯段焦谷车全秋"
)
_PERSON = re.compile(
    rf"(?:^|(?<=[，。；：、,;:\s由]))(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=代表(?!团|们|小组)|同志)"
)
_EVERYWHERE = re.compile(
    r"全街道|全辖区|全街|街道范围|各网格|各社区|各代表|全体代表|代表们|街道人大工委"
)
_COMMUNITY = "社区"
_SHORT = re.compile(r"[\u4e00-\u9fff]{2}(?=[、和与两三四五六等])")
_LISTED = re.compile(
    rf"(?P<names>(?:[\u4e00-\u9fff]{{2}}[、和与])+[\u4e00-\u9fff]{{2}}(?:[两三四五六]个|等[两三四五六]?个?)){_COMMUNITY}"
)
_AND = ("、", "等", "和", "与")
_SAME = re.compile(r"该(?:网格|社区|代表|同志)|该同志")


@dataclass(frozen=True)
class Whom:
    """Whom a number is about: grids by code, a deputy by code, or a name that no roster has."""

    name: str = ""
    grids: tuple[str, ...] = ()
    deputy: str | None = None
    unknown: bool = False


EVERYBODY = Whom()


@dataclass(frozen=True)
class Called:
    """A name at its place in a text; ``open``: others are named or meant together with it."""

    start: int
    end: int
    whom: Whom
    open: bool = False


@dataclass(frozen=True)
class Names:
    """The names of a version's rosters."""

    version: Version

    @cached_property
    def known(self) -> dict[str, Whom]:
        """Whom each name of the rosters means, by name."""
        found: dict[str, Whom] = {}
        communities: dict[str, list[str]] = {}
        for row in self.version.grids.to_dict("records"):
            aliases = row["aliases"] if hasattr(row["aliases"], "__iter__") else ()
            for name in (row["name"], *aliases):
                found[name] = Whom(row["name"], (row["code"],))
            if isinstance(row["community"], str) and row["community"]:
                communities.setdefault(row["community"], []).append(row["code"])
        for name, codes in communities.items():
            found[name] = Whom(name, tuple(codes))
        for row in self.version.deputies.to_dict("records"):
            found[row["name"]] = Whom(row["name"], deputy=row["code"])
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(filter(None, self.known), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def named(self, text: str) -> Iterator[Called]:
        """Yield the names in a text, in order."""
        found = [(m.start(), m.end(), self.known[m[0]]) for m in self._pattern.finditer(text)]
        found += list(self._shortened(text))
        taken = [(start, end) for start, end, _whom in found]
        for match in (*_STRANGER.finditer(text), *_PERSON.finditer(text)):
            free = all(match.end() <= start or match.start() >= end for start, end in taken)
            if free and not _NOT_NAMES.match(match["name"]):
                found.append((match.start(), match.end(), Whom(match["name"], unknown=True)))
        found += [(m.start(), m.end(), EVERYBODY) for m in _EVERYWHERE.finditer(text)]
        for start, end, whom in sorted(found, key=lambda one: one[:2]):
            together = text[end : end + 1] in _AND or text[:start].endswith("、")
            yield Called(start, end, whom, bool(whom.deputy and together))

    def _shortened(self, text: str) -> Iterator[tuple[int, int, Whom]]:
        """Yield communities listed without the word 社区 after each: 红旗、中山两个社区."""
        for match in _LISTED.finditer(text):
            for name in _SHORT.finditer(text, match.start(), match.end("names")):
                if whom := self.known.get(name[0] + _COMMUNITY):
                    yield name.start(), name.end(), whom


def goes_on(text: str) -> bool:
    """Tell whether a sentence continues about the one named before: 该网格, 该代表."""
    return _SAME.search(text) is not None
