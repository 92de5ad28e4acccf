"""The pages, and the parts of them that are made: each stands between two comments.

``<!-- made: KIND NAME -->`` says which part it is, ``<!-- end -->`` where it ends. Everything
outside is written by hand and stays as it is.
"""

import re
from collections.abc import Callable
from pathlib import Path

from docs.making import commands, rooms, settings, targets
from gridlens.commands.docs import document

FOLDER = Path("docs")
LEDGERS = FOLDER / "ledgers.md"
PAGES = (*map(Path, ("README.md", "CONTRIBUTING.md", "GLOSSARY.md")), *sorted(FOLDER.glob("*.md")))
KINDS: dict[str, Callable[[str], str]] = {
    "command": commands.told,
    "commands": commands.listed,
    "rooms": rooms.drawn,
    "walls": rooms.walls,
    "settings": settings.told,
    "make": targets.told,
}
_PART = re.compile(
    r"(?P<begin><!-- made: (?P<kind>\w+)(?: (?P<name>[^\n]+))? -->\n).*?(?P<end><!-- end -->)", re.S
)


def made(page: Path) -> str:
    """Return the text that a page should have: docs/ledgers.md whole, of others the made parts."""
    return document() if page == LEDGERS else filled(page.read_text(encoding="utf-8"))


def filled(text: str) -> str:
    """Return a text with every made part as it should be today."""

    def anew(part: re.Match[str]) -> str:
        said = KINDS[part["kind"]](part["name"] or "")
        return f"{part['begin']}\n{said}\n\n{part['end']}"

    return _PART.sub(anew, text)
