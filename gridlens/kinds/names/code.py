"""Numbers and codes that identify something; they are text, in which leading zeros matter."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.base import DASHES, Kind, halfwidth, written_text
from gridlens.kinds.bulk import AtOnce, codes
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

_SPREADSHEET_FLOAT = re.compile(r"^(\d+)\.0+$")
# A code of the office's own, where a code of so many digits is expected: DH-01, 330102-01.
# So many digits with a letter among them are a long code mistyped.
_OWN = re.compile(r"(?!\d{9})(?=.*\d)(?=.*[A-Z-])[0-9A-Z]+(?:-[0-9A-Z]+)*")
_SCIENTIFIC = re.compile(r"^\d(\.\d+)?E\+\d+$")
# How people make a spreadsheet leave digits as they are: ="00123" and '00123.
_FORCED_TEXT = re.compile(r"^(?:=\"(.*)\"|['‘’](.*))$")


@dataclass(frozen=True)
class Code(Kind):
    """A number or code, such as 红旗2025-001 or 411101001001005."""

    digits: int = 0
    name: ClassVar[str] = N_("编号")

    def parse(self, text: str) -> str:
        """Return the code half-width, in upper case and with one sort of dash.

        Refuses a code that a spreadsheet has rounded (4.11E+14). Where ``digits`` is set, refuses
        digits that are not exactly that many, and words: DH-01 is a code of the office's own.
        """
        value = written_code(text)
        exact = rf"[0-9]{{{self.digits}}}"
        if self.digits and not re.fullmatch(exact, value) and not self._is_own(value):
            raise Refused(self._miscounted(value))
        return value

    def at_once(self, texts: pa.Array) -> AtOnce:
        """Return the codes, and which of them are already half-width and in upper case."""
        return codes(texts, self.digits)

    def expects(self) -> str:
        """Return what to write."""
        return (
            _("{digits}位数字").format(digits=self.digits) if self.digits else _("编号，文字或数字")
        )

    def _is_own(self, value: str) -> bool:
        """Tell whether a code is short and has more than digits: it is none with a slip in it."""
        return len(value) < self.digits - 3 and _OWN.fullmatch(value) is not None

    def _miscounted(self, value: str) -> str:
        if self.digits - 3 <= len(value) < self.digits and value.isdecimal():
            return _("应为{digits}位数字，这里只有{n}位；若是丢了前面的0，应为{whole}").format(
                digits=self.digits, n=len(value), whole=value.zfill(self.digits)
            )
        return _("应为{digits}位数字").format(digits=self.digits)


def written_code(text: str) -> str:
    """Return a code as it is stored.

    Raises ``Refused`` for a code that a spreadsheet has rounded, for a formula's error, and for a
    text without letters or digits.
    """
    value = halfwidth(written_text(text)).replace(" ", "").upper()
    if match := _FORCED_TEXT.match(value):
        value = match[1] or match[2] or ""
    value = _SPREADSHEET_FLOAT.sub(r"\1", DASHES.sub("-", value))
    if _SCIENTIFIC.match(value):
        raise Refused(_("编号被表格软件改成了科学计数，末几位已丢失；请把该列设为文本后重填"))
    if not value:
        raise Refused(_("编号里没有文字或数字"))
    return value


EXAMPLES = (
    Examples(
        Code(),
        accepts=(
            ("JF2025-001", "JF2025-001"),
            ("ｊｆ２０２５—００１", "JF2025-001"),
            ("000123", "000123"),
            ('="000123"', "000123"),
            ("17.0", "17"),
        ),
        refuses=("4.11E+14", "#N/A"),
    ),
    Examples(
        Code(digits=15),
        accepts=(
            ("411101001001005", "411101001001005"),
            ("411101001001005.0", "411101001001005"),
            ("011101001001005", "011101001001005"),
            ("dh—01", "DH-01"),
        ),
        refuses=("11101001001005", "4111010010010055", "4.11101E+14"),
        note=N_("网格编码"),
    ),
)
