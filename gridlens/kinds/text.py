"""Free text, and lists of short texts."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, tidy, written_text
from gridlens.kinds.bulk import AtOnce, words
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

LONGEST = 32_767  # as much as a spreadsheet's cell can hold
# A text in brackets or title marks is never split: 《信访、调解条例》 is one entry.
_PARTS = re.compile(r"(?:《[^《》]*》|（[^（）]*）|\([^()]*\)|[^、,，;；\n\r|])+")
_LONGEST_NOTHING = 20
_NOTHING_FOUND = re.compile(
    r"(?:经|现场|目前|本次|检查|视察|走访|核查|该?企业|均|暂时?|全部)*"
    r"(?:(?:无|没有|没|未发现|未见|未查出|未提出|未反映|不存在)"
    r"(?:任何|明显|其他|重大|突出|具体|相关|新的?|什么|存在)*"
    r"(?:问题|安全|隐患|异常|困难|需求|诉求|需要|违法|违规|行为|意见|建议|和|、|或|及)+"
    r"(?:需要?解决|需要?帮助|反映|反馈)?"
    r"|一切正常|正常|情况(?:良好|正常)|(?:运行|经营|生产)(?:良好|正常)|良好|合格|符合(?:要求|规定))"
    r"[。.！!]?"
)
# Only letters and digits: the punctuation of a Chinese sentence is rightly full-width.
_HALF_WIDTH = {
    code + 0xFEE0: code
    for first, last in ("09", "AZ", "az")
    for code in range(ord(first), ord(last) + 1)
}


@dataclass(frozen=True)
class Text(Kind):
    """Words as the clerk wrote them, without surplus white space; letters and digits half-width.

    In this way a telephone number is found, and masked, however it was typed.
    """

    name: ClassVar[str] = N_("文字")

    def parse(self, text: str) -> str:
        """Return the text; refuse a formula's error, and a text too long for a ledger's cell."""
        value = tidy(written_text(text)).translate(_HALF_WIDTH)
        if len(value) > LONGEST:
            raise Refused(_("文字过长（{n}字），最多{most}字").format(n=len(value), most=LONGEST))
        return value

    def at_once(self, texts: pa.Array) -> AtOnce:
        """Return the texts, and which of them are already tidy."""
        return words(texts, LONGEST)

    def expects(self) -> str:
        """Return what to write."""
        return _("文字")


@dataclass(frozen=True)
class Finding(Text):
    """A problem or a need that somebody found, in words; None where the words say that none was.

    未发现问题 in the column of problems is an inspection without a problem, not a problem.
    """

    name: ClassVar[str] = N_("文字")

    def parse(self, text: str) -> str | None:  # type: ignore[override]
        """Return the text as ``Text`` does; None where it says that nothing was found."""
        value = super().parse(text)
        return None if _NOTHING_FOUND.fullmatch(value) else value

    def at_once(self, texts: pa.Array) -> AtOnce:
        """Return the texts, and which of them are tidy and too long to say that there is none."""
        found, plain = super().at_once(texts)
        return found, pc.and_(plain, pc.greater(pc.utf8_length(texts), _LONGEST_NOTHING))


@dataclass(frozen=True)
class Several(Kind):
    """Several texts in a cell, separated by 、 ， ； | or line breaks; in order, no repeats."""

    storage: ClassVar[str] = "array<string>"
    name: ClassVar[str] = N_("多项文字")

    def parse(self, text: str) -> list[str]:
        """Return the texts; the marks 《》 around a title are kept, and so is all inside them."""
        parts = (tidy(part).translate(_HALF_WIDTH) for part in _PARTS.findall(written_text(text)))
        return list(dict.fromkeys(part for part in parts if part))

    def expects(self) -> str:
        """Return what to write."""
        return _("一项或多项，用顿号隔开")


EXAMPLES = (
    Examples(
        Text(),
        accepts=(
            ("  楼上漏水，\n协商未果。", "楼上漏水， 协商未果。"),
            ("１３８００００１２３４", "13800001234"),
        ),
        refuses=("#REF!", '=IF(K2<>"","已销号","登记")'),
    ),
    Examples(
        Finding(),
        accepts=(
            ("消防通道堵塞", "消防通道堵塞"),
            ("未发现问题", None),
            ("现场检查，未发现安全隐患。", "现场检查，未发现安全隐患。"),
            ("经检查未发现安全隐患。", None),
            ("没有困难", None),
            ("无证经营", "无证经营"),
            ("无消防水源", "无消防水源"),
        ),
        refuses=("#REF!",),
    ),
    Examples(
        Several(),
        accepts=(
            ("《代表法》、《监督法》", ["《代表法》", "《监督法》"]),
            ("《信访、调解条例》；《代表法》", ["《信访、调解条例》", "《代表法》"]),
        ),
        refuses=("#N/A",),
    ),
)
