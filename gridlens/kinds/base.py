"""What every kind of cell offers."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, ClassVar

_SPACES = re.compile(r"[\s\u00a0\u3000\u200b\ufeff]+")
_PLACEHOLDERS = frozenset(
    {"", "-", "--", "—", "——", "－", "/", "／", "\\", "无", "暂无", "空", "N/A", "n/a"}
)


@dataclass(frozen=True)
class Kind:
    """One kind of cell: ``storage`` is its type as ibis and DuckDB know it."""

    storage: ClassVar[str] = "string"
    name: ClassVar[str] = ""

    def parse(self, text: str) -> Any:
        """Turn a non-empty text into a value of ``storage``; raise ``Refused`` with the reason."""
        raise TypeError(type(self))

    def expects(self) -> str:
        """Say in a few words what a clerk should write."""
        raise TypeError(type(self))


def tidy(text: str) -> str:
    """Return a text without surplus white space of any script, otherwise as it was."""
    return _SPACES.sub(" ", text).strip()


def plain(text: str) -> str:
    """Return a tidy text with full-width digits, letters and marks made half-width."""
    return tidy(unicodedata.normalize("NFKC", text))


def is_empty(text: str | None) -> bool:
    """Tell whether a cell says nothing: blank, or a mark such as - / 无."""
    return text is None or tidy(text) in _PLACEHOLDERS
