"""Counts and measures: whole numbers and decimals."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, halfwidth
from gridlens.kinds.example import Examples
from gridlens.kinds.numeral import NUMERALS, numeral
from gridlens.translation import N_, _

_PEOPLE = frozenset({"人", "名", "位", "人次"})
_HOMES = frozenset({"户", "户次", "家"})
_THINGS = frozenset({*"件起条项宗次场处部份家批期篇张"})
_ANYTHING = "个"
_UNIT = "|".join(sorted({*_PEOPLE, *_HOMES, *_THINGS, _ANYTHING}, key=len, reverse=True))
_NUMBER = re.compile(
    rf"^(?P<digits>-?\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<percent>%?)\s*(?P<unit>{_UNIT})?$"
)
_SPELLED = re.compile(rf"^(?P<numeral>[{NUMERALS}]+)\s*(?P<unit>{_UNIT})?$")
_TEN_THOUSANDS = re.compile(rf"^(\d+(?:\.\d+)?)\s*万\s*(?:{_UNIT})?$")
_ABOUT = re.compile(
    r"^(?:约|大约|近|超|逾|不足|不到|至少|[><≥≤])"
    r"|(?:余|多|几|来|左右|上下|以上|以下|\+)\s*[^\d]{0,2}$|\d\s*(?:-|~|〜|至)\s*\d"
)
_LARGEST = 10**9


@dataclass(frozen=True)
class Whole(Kind):
    """A count: a whole number from ``least`` up, with or without a unit (3起).

    ``unit`` is the unit of the column: where the column counts people, 3户 is not 3.
    """

    least: int = 0
    most: int = _LARGEST
    unit: str = ""
    storage: ClassVar[str] = "int64"
    name: ClassVar[str] = N_("整数")

    def parse(self, text: str) -> int:
        """Return the number.

        Refuses fractions, about-numbers (约20), numbers out of range, and numbers with a unit that
        the column does not count.
        """
        number = _read(halfwidth(text).strip().removesuffix(self.unit))
        if not self.least <= number.value <= self.most:
            raise Refused(_("应在{least}至{most}之间").format(least=self.least, most=self.most))
        if number.percent or number.value != int(number.value):
            raise Refused(_("应为整数"))
        if not _alike(self.unit, number.unit):
            raise Refused(
                _("单位是“{said}”，本列要填多少{unit}，请核对").format(
                    said=number.unit, unit=self.unit
                )
            )
        return int(number.value)

    def expects(self) -> str:
        """Return what to write."""
        return _("整数，如 12")


@dataclass(frozen=True)
class Decimal(Kind):
    """A measure that may have decimals; 95% is read as 0.95."""

    least: float = 0
    most: float = _LARGEST
    storage: ClassVar[str] = "float64"
    name: ClassVar[str] = N_("数值")

    def parse(self, text: str) -> float:
        """Return the number; refuse text, about-numbers and numbers out of range."""
        number = _read(text)
        value = number.value / 100 if number.percent else number.value
        if not self.least <= value <= self.most:
            least, most = (f"{end:.15g}" for end in (self.least, self.most))
            raise Refused(_("应在{least}至{most}之间").format(least=least, most=most))
        return value

    def expects(self) -> str:
        """Return what to write."""
        return _("数值，如 12 或 95%")


@dataclass(frozen=True)
class _Number:
    value: float
    percent: bool
    unit: str


def _read(text: str) -> _Number:
    """Return the number as written, whether a % follows it, and its unit."""
    value = halfwidth(text).replace("，", ",")
    if match := _NUMBER.match(value):
        digits = float(match["digits"].replace(",", ""))
        return _Number(digits, bool(match["percent"]), match["unit"] or "")
    if match := _SPELLED.match(value):
        number = numeral(match["numeral"])
        if number is not None:
            return _Number(number, False, match["unit"] or "")
    if match := _TEN_THOUSANDS.match(value):
        raise Refused(
            _("请把“万”写成数字，如 {number}").format(number=f"{float(match[1]) * 10_000:.0f}")
        )
    if _ABOUT.search(value):
        raise Refused(_("是约数或范围，请写确切的数，如 20"))
    raise Refused(_("不是数字，请只写数字，如 12"))


def _alike(ours: str, said: str) -> bool:
    """Tell whether the unit that was written can mean the column's own unit."""
    families = [family for family in (_PEOPLE, _HOMES, _THINGS) if ours in family]
    return said in ("", _ANYTHING) or not families or any(said in family for family in families)


EXAMPLES = (
    Examples(Whole(unit="工时"), accepts=(("１２工时", 12), ("12", 12)), refuses=("12天",)),
    Examples(
        Whole(),
        accepts=(
            ("12", 12),
            ("１２", 12),
            ("12人次", 12),
            ("12.0", 12),
            ("十二", 12),
            ("1,200", 1200),
            ("3起", 3),
            ("0", 0),
        ),
        refuses=("约20", "20余", "20-30", "5万", "若干", "1.5", "-3", "12²"),
    ),
    Examples(
        Whole(unit="人"),
        accepts=(("12人", 12), ("12名", 12), ("12", 12)),
        refuses=("12户",),
        note=N_("数人的列"),
    ),
    Examples(
        Decimal(),
        accepts=(("12.5", 12.5), ("1,200", 1200.0), ("95%", 0.95), ("95％", 0.95)),
        refuses=("约20", "-5", "若干"),
    ),
)
