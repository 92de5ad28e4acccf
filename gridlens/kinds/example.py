"""Examples of what a kind accepts and refuses; they are its tests and its documentation."""

from dataclasses import dataclass
from typing import Any

from gridlens.kinds.base import Kind


@dataclass(frozen=True)
class Examples:
    """Texts that ``kind`` reads, each with its value, and texts that it refuses.

    ``note`` says, in the clerk's words, for which columns or sheets this holds; it is empty where
    it always holds.
    """

    kind: Kind
    accepts: tuple[tuple[str, Any], ...]
    refuses: tuple[str, ...] = ()
    note: str = ""
