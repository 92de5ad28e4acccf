"""What a kind accepts and refuses, by example: its tests and its documentation."""

from dataclasses import dataclass
from typing import Any

from gridlens.kinds.base import Kind


@dataclass(frozen=True)
class Examples:
    """Texts that ``kind`` reads, each with its value, and texts that it refuses.

    ``note`` says in the clerk's words of which columns or sheets this is true, where not of all.
    """

    kind: Kind
    accepts: tuple[tuple[str, Any], ...]
    refuses: tuple[str, ...] = ()
    note: str = ""
