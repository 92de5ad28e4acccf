"""Numbers and codes that identify something: text in which leading zeros matter."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.at_once import AtOnce, codes
from gridlens.kinds.base import Kind, plain
from gridlens.translation import N_, _

_SPREADSHEET_FLOAT = re.compile(r"^(\d+)\.0+$")
_SCIENTIFIC = re.compile(r"^\d(\.\d+)?[eE]\+\d+$")


@dataclass(frozen=True)
class Code(Kind):
    """A number or code, such as 红旗2025-001 or 411101001001005."""

    digits: int = 0
    name: ClassVar[str] = N_("编号")

    def parse(self, text: str) -> str:
        """Return the code half-width and in upper case.

        Refuses a code that a spreadsheet has rounded (4.11E+14), and, where ``digits`` is set,
        anything but so many digits.
        """
        value = plain(text).replace(" ", "").upper()
        if match := _SPREADSHEET_FLOAT.match(value):
            value = match[1]
        if _SCIENTIFIC.match(value):
            raise Refused(_("编号被表格软件改成了科学计数，末几位已丢失；请把该列设为文本后重填"))
        if self.digits and not re.fullmatch(rf"[0-9]{{{self.digits}}}", value):
            raise Refused(_("应为{digits}位数字").format(digits=self.digits))
        return value

    def at_once(self, texts: pa.Array) -> AtOnce:
        """Return the codes that are half-width and in upper case as they are."""
        return codes(texts, self.digits)

    def expects(self) -> str:
        """Say what to write."""
        return (
            _("{digits}位数字").format(digits=self.digits) if self.digits else _("编号，文字或数字")
        )
