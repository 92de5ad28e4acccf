"""The targets of the Makefile as a table, by the words that stand beside them."""

import re
from pathlib import Path

from docs.making.table import table

MAKEFILE = Path("Makefile")


def told(_name: str = "") -> str:
    """Return every target with what it is for."""
    return table(("Command", "What it does"), [(f"`make {t}`", said) for t, said in targets()])


def targets() -> list[tuple[str, str]]:
    """Return the targets that say what they are for, with what they say."""
    return re.findall(r"^([a-z-]+):[^#\n]*## (.*)$", MAKEFILE.read_text(encoding="utf-8"), re.M)


def variables() -> list[str]:
    """Return the variables that may be given to ``make``."""
    return re.findall(r"^([A-Z_]+) \?=", MAKEFILE.read_text(encoding="utf-8"), re.M)
