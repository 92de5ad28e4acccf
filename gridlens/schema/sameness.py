"""When two written names are one: spaces, full-width forms and marks do not make another thing.

The written name stays as it is and is shown; only counts of different things compare names in this
form. Names that are merely near are never joined.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

# The full-width forms of all visible ASCII characters (U+FF01 to U+FF5E).
_FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}
_WIDE, _NARROW = (str.join("", map(chr, codes)) for codes in zip(*_FULL_WIDTH.items(), strict=True))
_SPACE = "[\\s\u00a0\u3000]+"


@dataclass(frozen=True)
class Sameness:
    """What is taken out of a name before it is compared: regular expressions, in order.

    They keep to what Python and all engines understand alike.
    """

    without: tuple[str, ...] = ()

    def form(self, name: Any) -> Any:
        """Return the form of a text, or of a column of texts, in which equal names are equal.

        A name of which nothing would be left stands for itself.
        """
        if isinstance(name, str):
            text = re.sub(_SPACE, "", name.translate(_FULL_WIDTH)).lower()
            for pattern in self.without:
                text = re.sub(pattern, "", text)
            return text or name
        column = name.translate(_WIDE, _NARROW).re_replace(_SPACE, "").lower()
        for pattern in self.without:
            column = column.re_replace(pattern, "")
        return column.nullif("").coalesce(name)

    def firsts(self, names: Iterable[str]) -> list[str]:
        """Return the names in order, of those that are one only the first."""
        found: dict[str, str] = {}
        for name in sorted(names):
            found.setdefault(self.form(name), name)
        return [*found.values()]


NAME = Sameness()
LAW = Sameness(("[《》〈〉]", "^中华人民共和国"))
