"""Headers that ask as people speak (什么时候提的, 是在哪个网格), in the words that headers have."""

import re
import tomllib
from functools import cache
from pathlib import Path


def plain(header: str) -> str:
    """Return what a folded header would be called; itself where nobody speaks in it."""
    for pattern, title in _rules():
        if match := pattern.fullmatch(header):
            return match.expand(title)
    return header


@cache
def _rules() -> list[tuple[re.Pattern[str], str]]:
    rules = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["rules"]
    return [(re.compile(pattern), title) for pattern, title in rules]
