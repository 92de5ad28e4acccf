"""What every kind of cell offers, and what all of them do with a text first."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.at_once import AtOnce
from gridlens.kinds.reading import ReadingContext
from gridlens.translation import _

# Marks that nobody sees: controls, zero-width spaces, direction marks, soft hyphens.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)
SPACES = re.compile(r"\s+")
# Numbers inside a mark (12², ①, ½), which no half-width digit may replace.
_SMALL_NUMBERS = re.compile(
    "([\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u215f\u2189"
    "\u2460-\u249b\u24ea\u3192-\u3195\u3220-\u3229\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
    "\U0001f100-\U0001f10a]+)"
)
DASHES = re.compile(r"[‐‑‒–—―−─━]+")
_STROKES = re.compile(r"[-‐‑‒–—―−─━/\\]+")
# What a spreadsheet leaves where a formula failed, or where a column was too narrow to copy from.
_FORMULA_ERROR = re.compile(
    r"#(?:REF!|VALUE!|N/A|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)", re.IGNORECASE
)
_NOTHING = frozenset({"", "无", "暂无", "空", "n/a"})
# Far more than any word for nothing has: most cells need no closer look.
_SOMETHING = re.compile("[\u4e00-\u9fff]{4}")


@dataclass(frozen=True)
class Kind:
    """One kind of cell: ``storage`` is its type as ibis and DuckDB know it.

    A kind is a value without state: ``parse`` gives the same answer to the same text always, so
    that each distinct text is read once, and a faster way to read many can be held against it.
    """

    storage: ClassVar[str] = "string"
    name: ClassVar[str] = ""

    def parse(self, text: str) -> Any:
        """Turn a non-empty text into a value of ``storage``.

        Raises ``Refused`` with the reason, and for no text anything else.
        """
        raise TypeError(type(self))

    def at_once(self, texts: pa.Array) -> AtOnce | None:
        """Return values of texts, and which of them are plain; None where it knows no such way.

        A plain text is not empty, and its value is that of ``parse``. Other values mean nothing.
        """
        return None

    def expects(self) -> str:
        """Say in a few words what a clerk should write."""
        raise TypeError(type(self))

    def within(self, reading: ReadingContext) -> Self:
        """Return the kind as it reads the cells of one sheet; most need nothing but the text."""
        return self


def tidy(text: str) -> str:
    """Return a text without unseen marks and surplus white space, otherwise as it was."""
    return SPACES.sub(" ", INVISIBLE.sub("", text)).strip()


def halfwidth(text: str) -> str:
    """Return a tidy text with full-width digits, letters and marks made half-width.

    Small numbers such as ² and ① stay: 12² is not 122.
    """
    text = tidy(text)
    if text.isascii():
        return text
    parts = _SMALL_NUMBERS.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    return tidy("".join(parts))


def written_text(text: str) -> str:
    """Return a text that somebody wrote; refuse what a spreadsheet shows for a failed formula."""
    if "#" in text and _FORMULA_ERROR.fullmatch(tidy(text)):
        raise Refused(_("是公式出错的标记（{error}），请改填内容").format(error=tidy(text)))
    return text


def is_empty(text: str | None) -> bool:
    """Tell whether a cell says nothing: blank, or a mark such as - / — 无 N/A."""
    if text is None:
        return True
    if _SOMETHING.search(text):
        return False
    said = halfwidth(text).casefold()
    return said in _NOTHING or _STROKES.fullmatch(said) is not None
