"""What every kind of cell offers, and what all kinds do with a text first."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.bulk import AtOnce
from gridlens.kinds.reading import Reading
from gridlens.translation import _

# Invisible marks: control characters, zero-width spaces, direction marks, soft hyphens.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
SPACES = re.compile(r"\s+")
# Numbers inside a mark (12², ①, ½); they must not become half-width digits.
_SMALL_NUMBERS = re.compile(
    "([\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189"
    "\u2460-\u249b\u24ea\u3192-\u3195\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
    "\U0001f100-\U0001f10a]+)"
)
DASHES = re.compile(r"[‐‑‒–—―−─━]+")
_STROKES = re.compile(r"[-‐‑‒–—―−─━/\\]+")
REPLACED = "\ufffd"
"""Stands for characters that a program could not read, and so has lost."""

NO_RESULT = "〔公式没有结果〕"
"""Begins the text of a cell whose formula has no stored result; never translated."""

LOST_DIGITS = "〔末几位已丢失〕"
"""Begins the text of a cell whose number has more digits than a spreadsheet keeps.

Its brackets, like those of ``NO_RESULT``, are in no text that is read at once with others.
"""

# The text that a spreadsheet shows for a failed formula, or for a column that is too narrow.
_FORMULA_ERROR = re.compile(
    r"#(?:REF!|VALUE!|N/A|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)", re.IGNORECASE
)
# A formula that was saved as a text, as =IF(K2<>"","已销号","登记").
_FORMULA = re.compile(r"=\s*[A-Z][A-Z0-9.]*\(.*\)", re.DOTALL)
# WPS writes a picture in a cell as =DISPIMG("ID_1",1).
PICTURE = r"^\s*=\s*(?:_xlfn\.)?DISPIMG\(.*\)\s*$"
_PICTURE = re.compile(PICTURE, re.DOTALL)
_NOTHING = frozenset(
    {"", "无", "暂无", "空", "n/a", "na", "nan", "null", "nil", "none"}
    | {"(null)", "<null>", "[null]", "(空)", "(无)", "\\n", "(系统编)"}
)
# No word for nothing is as long as this, so most cells need no closer look.
_SOMETHING = re.compile("[\u4e00-\u9fff]{4}")


@dataclass(frozen=True)
class Kind:
    """One kind of cell; ``storage`` is its type as ibis names it.

    A kind is a value without state: ``parse`` always gives the same answer to the same text. So
    each distinct text is read only once, and a faster way to read many texts can be checked against
    it.
    """

    storage: ClassVar[str] = "string"
    name: ClassVar[str] = ""

    def parse(self, text: str) -> Any:
        """Turn a non-empty text into a value of ``storage``.

        Raises ``Refused`` with the reason. No text may raise any other error.
        """
        raise TypeError(type(self))

    def at_once(self, texts: pa.Array) -> AtOnce | None:
        """Return the values of texts, and which texts are plain; None if the kind cannot do this.

        A plain text is not empty, and its value is the one that ``parse`` gives. The values of the
        other texts have no meaning.
        """
        return None

    def expects(self) -> str:
        """Return what a clerk should write, in a few words."""
        raise TypeError(type(self))

    def within(self, reading: Reading) -> Self:
        """Return the kind with the reading context of a sheet; most kinds need only the text."""
        return self


def tidy(text: str) -> str:
    """Return a text without invisible marks and surplus white space."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()


def halfwidth(text: str) -> str:
    """Return a tidy text with full-width digits, letters and marks made half-width.

    Small numbers such as ² and ① stay as they are: 12² is not 122.
    """
    text = tidy(text)
    if text.isascii():
        return text
    parts = _SMALL_NUMBERS.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return tidy("".join(parts))


def written_text(text: str) -> str:
    """Return a text that somebody wrote; refuse what a spreadsheet shows instead of a value.

    That is the mark of an error, a formula without its result, and a number without its last
    digits.
    """
    if REPLACED in text:
        raise Refused(_("文字已经损坏（{sign}），请照原件改正").format(sign=REPLACED))
    if is_unstored(text):
        raise Refused(_("公式没有结果，请用Excel或WPS打开保存后再导入"))
    if LOST_DIGITS in text:
        raise Refused(_("数字超过15位，末几位已丢失；请把该列设为文本，照原件重填后再导入"))
    if "#" in text and _FORMULA_ERROR.fullmatch(tidy(text)):
        raise Refused(_("是公式出错的标记（{error}），请改填内容").format(error=tidy(text)))
    return text


def is_written(text: str) -> bool:
    """Tell whether somebody wrote a text, so that ``written_text`` returns it."""
    try:
        written_text(text)
    except Refused:
        return False
    return True


def is_unstored(text: str) -> bool:
    """Tell whether a cell has a formula, or is joined from one, whose result nobody stored."""
    return NO_RESULT in text or ("=" in text and _FORMULA.fullmatch(tidy(text)) is not None)


def is_picture(text: str) -> bool:
    """Tell whether a cell holds a picture, which WPS writes as a formula: =DISPIMG("ID_1",1)."""
    return "DISPIMG(" in text and _PICTURE.match(text) is not None


def is_empty(text: str | None) -> bool:
    """Tell whether a cell says nothing.

    It is blank, or holds a picture or a mark such as - / — 无 N/A NULL.
    """
    if text is None or is_picture(text):
        return True
    if _SOMETHING.search(text):
        return False
    said = halfwidth(text).casefold()
    return said in _NOTHING or _STROKES.fullmatch(said) is not None
