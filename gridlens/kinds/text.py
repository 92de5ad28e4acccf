"""Free text, and lists of short texts."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.at_once import AtOnce, words
from gridlens.kinds.base import Kind, tidy, written_text
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

LONGEST = 32_767  # as much as a spreadsheet's cell can hold
# A text in brackets or title marks is never split: 《信访、调解条例》 is one entry.
_PARTS = re.compile(r"(?:《[^《》]*》|（[^（）]*）|\([^()]*\)|[^、,，;；\n\r|])+")
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
        Several(),
        accepts=(
            ("《代表法》、《监督法》", ["《代表法》", "《监督法》"]),
            ("《信访、调解条例》；《代表法》", ["《信访、调解条例》", "《代表法》"]),
        ),
        refuses=("#N/A",),
    ),
)
