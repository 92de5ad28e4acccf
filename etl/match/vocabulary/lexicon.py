"""Understand a header by the words it is put together from, as ``lexicon.toml`` knows them.

A header is understood in one of four ways, the surest first: it is declared with its column; the
lexicon knows it; words that change nothing stand before one that is known (所属网格, 事件上报时间);
or an unknown word does (领办时间), which is worth a question and no more.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import chain, product
from pathlib import Path
from typing import Any

from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Ledger

_PART = re.compile(r"\{(\w+)(\?)?\}")
_SHORTEST = 2  # characters of a known word that an unknown one may stand before


class Certainty(IntEnum):
    """How sure a reading of a header is; the higher the surer."""

    GUESSED = 0
    COMPOUND = 1
    KNOWN = 2
    DECLARED = 3


@dataclass(frozen=True)
class Sense:
    """What a header may mean in a ledger: a column, how surely, and how good a source it is.

    ``rank`` orders the headers that mean one column: the lowest is the best source. ``text`` is
    the part of the header that was recognised.
    """

    column: str
    certainty: Certainty
    rank: int
    text: str

    @property
    def is_certain(self) -> bool:
        """Whether the header may be taken without asking."""
        return self.certainty > Certainty.GUESSED


@lru_cache(maxsize=16384)  # the headers of one layout come again with every sheet
def senses(key: str, text: str) -> tuple[Sense, ...]:
    """Return what a folded header may mean in a ledger, the surest first; empty if nothing."""
    known = _known(key)
    if text in known:
        certainty = Certainty.DECLARED if text in _declared(key) else Certainty.KNOWN
        return tuple(Sense(name, certainty, rank, text) for name, rank in known[text])
    guesses: tuple[Sense, ...] = ()
    for begin in range(1, len(text) - _SHORTEST + 1):
        rest = text[begin:]
        if rest not in known:
            continue
        if _says_nothing(key, text[:begin]):
            return tuple(Sense(n, Certainty.COMPOUND, r, rest) for n, r in known[rest])
        guesses = guesses or tuple(Sense(n, Certainty.GUESSED, r, rest) for n, r in known[rest])
    return guesses


@cache
def known_headers() -> frozenset[str]:
    """Return the folded headers that any ledger knows, without those put together of words."""
    return frozenset(header for key in ledgers() for header in _known(key))


def tells_of_later(text: str) -> bool:
    """Tell whether a header speaks of what became of a record, such as 更新时间 or 答复内容."""
    return any(word in text for word in _lexicon()["later"])


def names(key: str) -> tuple[str, ...]:
    """Return the names under which offices keep a ledger, besides those it declares."""
    return tuple(_lexicon()["names"].get(key, ()))


@cache
def _villages() -> frozenset[str]:
    return frozenset(_spelled("{of?}{village}"))


def is_village(text: str) -> bool:
    """Tell whether a folded header names a village or a community."""
    return text in _villages()


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _declared(key: str) -> dict[str, list[str]]:
    """Return the columns of a ledger that declare each folded header."""
    found: dict[str, list[str]] = {}
    for column in ledgers()[key].columns:
        for header in map(folded, _titles(column)):
            found.setdefault(header, []).append(column.name)
    return found


@cache
def _known(key: str) -> dict[str, list[tuple[str, int]]]:
    """Return, for every known header of a ledger, the columns that it may mean, with their rank.

    A header that a column declares means that column alone.
    """
    declared = _declared(key)
    found: dict[str, dict[str, int]] = {}
    for name, headers in _headers(ledgers()[key]):
        for rank, header in enumerate(dict.fromkeys(headers)):
            if header not in declared or name in declared[header]:
                found.setdefault(header, {}).setdefault(name, rank)
    return {header: [*columns.items()] for header, columns in found.items()}


def _headers(ledger: Ledger) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each column with its headers in order: declared ones first."""
    own = _lexicon()["columns"].get(ledger.key, {})
    shared = _lexicon()["columns"]["any"]
    for column in ledger.columns:
        patterns = [*own.get(column.name, ()), *shared.get(column.name, ())]
        spelled = chain.from_iterable(map(_spelled, patterns))
        yield column.name, [*map(folded, _titles(column)), *spelled]


def _titles(column: Column) -> tuple[str, ...]:
    return (column.title, *column.headers)


@cache
def _spelled(pattern: str) -> tuple[str, ...]:
    """Return every folded header that a pattern stands for.

    Its parts are folded one by one: there are few of them, and many headers.
    """
    parts: list[Sequence[str]] = []
    end = 0
    for found in _PART.finditer(pattern):
        parts.append([folded(pattern[end : found.start()])])
        words = _words(found[1])
        parts.append(["", *words] if found[2] else words)
        end = found.end()
    parts.append([folded(pattern[end:])])
    return tuple(map("".join, product(*parts)))


@cache
def _words(part: str) -> tuple[str, ...]:
    """Return the folded words of a part."""
    return tuple(map(folded, _lexicon()["parts"][part]))


@cache
def _empty_words(key: str) -> tuple[str, ...]:
    said = [*_lexicon()["neutral"], *_lexicon()["subjects"].get(key, ())]
    return tuple(sorted(map(folded, said), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _says_nothing(key: str, text: str) -> bool:
    """Tell whether a text is put together of words that change nothing."""
    return not text or any(
        _says_nothing(key, text[len(word) :]) for word in _empty_words(key) if text.startswith(word)
    )
