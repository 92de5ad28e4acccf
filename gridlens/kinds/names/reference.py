"""A grid, a deputy or an indicator that a cell names; the loader finds it in its roster."""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

import pyarrow as pa

from gridlens.kinds.base import Kind, halfwidth, written_text
from gridlens.kinds.bulk import AtOnce, lists
from gridlens.kinds.example import Examples
from gridlens.kinds.names.code import written_code
from gridlens.kinds.numeral import numeral
from gridlens.translation import N_, _

Roster = Literal["grid", "deputy", "indicator"]
TITLES: dict[Roster, str] = {"grid": N_("网格"), "deputy": N_("代表"), "indicator": N_("指标")}
_CODE = re.compile(r"\d+\.0+|\d(\.\d+)?[eE]\+\d+|[='‘’].*")
_SPACED_NAME = re.compile(r"(?<!\S)(\S) (\S)(?!\S)")
_LISTED = re.compile(r"(?:\([^()]*\)|[^、,;/|\\])+")
_BEFORE_BRACKET = re.compile(r"\s+(?=\()")
_INSIDE_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.)]|\(\d{1,2}\))(?=[^\d.)])")
_ROLE = (
    r"(?:常务)?副?(?:组长|站长|主任|书记|队长|团长|主席)|召集人|组员|成员|委员|牵头|主持|带队"
    r"|(?:全国|自治[区州县]|[省市县区乡镇街道旗]{0,2})级?(?:人大)?代表"
)
# A role says how somebody took part; other words in brackets may say that they did not.
_ROLE_AFTER = re.compile(rf"(?<=.)\((?:{_ROLE})\)$")
_ROLE_BEFORE = re.compile(rf"^(?:{_ROLE}):(?=.)")
_ROLE_ALONE = re.compile(rf"(?:{_ROLE}):?")
_BESIDE_OTHERS = re.compile(
    r"\s+(?=等(?:\s*[\d一二两三四五六七八九十]|[人名位]|代表|$))|(?<=等)\s+(?=[\d一二两三四五六七八九十]+\s*[人名位余多])"
)
_MARK_AT_END = re.compile(r"(?<=.)[。.:]+$")
_AND_OTHERS = re.compile(
    r"等(?:\s*(?P<many>\d+|[一二两三四五六七八九十]+)\s*[余多]?\s*[人名位]?(?:(?:人大)?代表)?|[人名位]|代表)$"
    r"|(?<=..)等$|^(?:全体|各位|所有|部分|有关|相关).*"
)


@dataclass(frozen=True)
class Reference(Kind):
    """One entry or ``several`` entries of a roster, by code, name or alias; stored as codes.

    ``parse`` gives the names as written; the loader finds them in the roster.
    """

    to: Roster = "grid"
    several: bool = False
    name: ClassVar[str] = N_("名册中的名称")

    @property
    def storage(self) -> str:  # type: ignore[override]  # here it depends on the object
        """A list of codes where several entries may be named, otherwise one code."""
        return "array<string>" if self.several else "string"

    def parse(self, text: str) -> str | list[str]:
        """Return the name, or the names in order without repeats (张 三 is one name).

        Of a list such as 张三等3人 it returns those who are named; ``left_out`` tells of the rest.
        Refuses a code that a spreadsheet has rounded.
        """
        value = halfwidth(written_text(text))
        if not self.several:
            return _entry(value)
        names = [_person(name) for name in _people(value)]
        return list(dict.fromkeys(name for name in names if name))

    def left_out(self, text: str) -> str:
        """Return what to say of people whom a list counts or means but does not name; else nothing.

        In 张三、李四、王五等3人 nobody is left out.
        """
        found = [
            match
            for name in _people(halfwidth(text))
            if (match := _AND_OTHERS.search(_MARK_AT_END.sub("", name)))
        ]
        if not found:
            return ""
        named, words = len(self.parse(text)), "、".join(match[0] for match in found)
        many = found[0]["many"] if len(found) == 1 else None
        total = (int(many) if many.isdecimal() else numeral(many)) if many else None
        if total is None:
            reason = _("“{words}”没有写出姓名，只计写明的{named}人；请补全每个人的姓名")
            return reason.format(words=words, named=named)
        if total <= named:
            return ""
        reason = _("“{words}”里有{n}人没有写姓名，只计写明的{named}人；请补全每个人的姓名")
        return reason.format(words=words, n=total - named, named=named)

    def at_once(self, texts: pa.Array) -> AtOnce | None:
        """Return the lists of names between 、, and which of them are plain; None for one entry."""
        return lists(texts) if self.several else None

    def expects(self) -> str:
        """Return what to write."""
        roster = _(TITLES[self.to])
        if self.several:
            return _("{roster}名册中的姓名或编码，多人用顿号隔开").format(roster=roster)
        return _("{roster}名册中的名称或编码").format(roster=roster)


def _people(value: str) -> list[str]:
    """Return the parts of a list, each a name as written; roles that stand alone are none."""
    listed = _LISTED.findall(_BESIDE_OTHERS.sub("", _BEFORE_BRACKET.sub("", value)))
    parts = [part for one in listed for part in _parted(one)]
    return [part for part in parts if not _ROLE_ALONE.fullmatch(part)] or parts


def _parted(part: str) -> list[str]:
    """Return the names separated by spaces; spaces inside brackets do not separate names."""
    part = _INSIDE_BRACKETS.sub(lambda inside: inside[0].replace(" ", ""), part.strip())
    return _SPACED_NAME.sub(r"\1\2", part).split()


def _person(name: str) -> str:
    """Return a name without its number in a list, a role or 等3人; 全体代表 is nobody's name."""
    name = _NUMBERING.sub("", _MARK_AT_END.sub("", name))
    name = _ROLE_BEFORE.sub("", _ROLE_AFTER.sub("", name))
    return _entry(_AND_OTHERS.sub("", name).strip())


def _entry(name: str) -> str:
    """Return a name as it is, but digits that a spreadsheet has changed as the code they were."""
    return written_code(name) if _CODE.fullmatch(name) else name


EXAMPLES = (
    Examples(
        Reference(to="grid"),
        accepts=(("红旗一网格", "红旗一网格"), ("411101001001005.0", "411101001001005")),
        refuses=("4.11101E+14",),
        note=N_("网格；名册里有的才收，见下文“怎样找到网格和代表”"),
    ),
    Examples(
        Reference(to="deputy", several=True),
        accepts=(
            ("张某", ["张某"]),
            ("张某、李某", ["张某", "李某"]),
            ("张某，李某；王某", ["张某", "李某", "王某"]),
            ("张某/李某 王某", ["张某", "李某", "王某"]),
            ("张 某\n李小某", ["张某", "李小某"]),
            ("张某\\李某；王某\t赵某", ["张某", "李某", "王某", "赵某"]),
            ("张某（组长）、李某", ["张某", "李某"]),
            ("张某（镇代表）、县人大代表 李某。", ["张某", "李某"]),
            ("1.张某 2.李某", ["张某", "李某"]),
            ("张某、李某等10人", ["张某", "李某"]),
        ),
        note=N_("代表；名册里有的才收，见下文“怎样找到网格和代表”"),
    ),
)
