"""Free text, and lists of it."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa

from gridlens.errors import Refused
from gridlens.kinds.at_once import AtOnce, words
from gridlens.kinds.base import Kind, tidy
from gridlens.translation import N_, _

LONGEST = 4000
_SEPARATORS = re.compile(r"[、,，;；\n\r|]+")


@dataclass(frozen=True)
class Text(Kind):
    """Words as the clerk wrote them, without surplus white space."""

    name: ClassVar[str] = N_("文字")

    def parse(self, text: str) -> str:
        """Return the text; refuse one longer than a cell of a ledger can sensibly be."""
        value = tidy(text)
        if len(value) > LONGEST:
            raise Refused(_("文字过长（{n}字），最多{most}字").format(n=len(value), most=LONGEST))
        return value

    def at_once(self, texts: pa.Array) -> AtOnce:
        """Return the texts that are tidy as they are."""
        return words(texts, LONGEST)

    def expects(self) -> str:
        """Say what to write."""
        return _("文字")


@dataclass(frozen=True)
class Several(Kind):
    """Several names in one cell, between 、 ， ； or line breaks; order kept, repeats dropped."""

    storage: ClassVar[str] = "array<string>"
    name: ClassVar[str] = N_("多项文字")

    def parse(self, text: str) -> list[str]:
        """Return the names; the marks 《》 around a title are kept as written."""
        parts = (tidy(part) for part in _SEPARATORS.split(text))
        return list(dict.fromkeys(part for part in parts if part))

    def expects(self) -> str:
        """Say what to write."""
        return _("一项或多项，用顿号隔开")
