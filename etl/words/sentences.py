"""What became of a dispute, told in a sentence: 告知当事人申请仲裁, 双方签订调解协议.

Offices write out what others choose from a list. A sentence is understood only where it speaks of
one outcome; a sentence of two that do not go together, or of none, says nothing.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_CLAUSES = re.compile("[，。；、,;（(]")
_LONGEST_WORD = 14
# Who could not be reconciled is sent on: of both outcomes the later one counts.
_BEFORE = {"调解不成": ("引导仲裁诉讼", "移交")}


def is_sentence(text: str) -> bool:
    """Tell whether a text is too long, or has too many clauses, to be a word of a list."""
    return len(text) > _LONGEST_WORD or _CLAUSES.search(text) is not None


@lru_cache(maxsize=8192)
def outcome_in(text: str) -> str | None:
    """Return the outcome that a sentence tells; empty where the matter goes on, None for neither.

    >>> outcome_in("协调未果，告知当事人申请仲裁")
    '引导仲裁诉讼'
    """
    found = {name for name, pattern in _patterns().items() if pattern.search(text)}
    goes_on = "" in found
    found.discard("")
    for earlier, later in _BEFORE.items():
        if found & {*later}:
            found.discard(earlier)
    if goes_on:
        return "" if not found else None
    return found.pop() if len(found) == 1 else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
    told = tomllib.loads(words)["sentence"]["dispute"]["outcome"]
    return {name: re.compile("|".join(parts)) for name, parts in told.items()}
