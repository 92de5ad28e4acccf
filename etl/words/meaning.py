"""What an office's word means in a column that knows a few values.

Words are understood by the parts that ``words.toml`` lists: 已整改到位 is a matter closed, 正在协调
one open. A question in the header is answered by yes and no. An office's own answers go before.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from etl.words.sentences import is_sentence, outcome_in
from gridlens.errors import LeftEmpty, Refused
from gridlens.kinds import Choice, tidy
from gridlens.kinds.base import written_text
from gridlens.ledgers import ledgers
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Column
from gridlens.store.office.answers import EMPTY, VOID, plain_word
from gridlens.translation import _

_LONGEST = 14
_KIND_OF = re.compile("(?:的|之|类|类型|纠纷|矛盾|争议|问题|隐患|事项|方面|情况|诉求)+$")
_LONGEST_NAME = 40  # of a facility, whose name says what it is
_DECISIVE = frozenset({"status", "outcome", "way", "type", "level", "kind"})
_SETTLED = "已化解"
_UNSETTLED = ("移交", "引导仲裁诉讼", "调解不成")
_UNKNOWN = "?"  # its parts make a word unknown, whatever else it holds
# The general words of each family; the option that has one of them is the family's option.
_GENERAL = {"open": ("处置中", "办理中", "在办"), "closed": ("已完成", "已办结", "办结")}


class VoidRow(Refused):
    """The word says that the row does not count: 作废, 重复, 不予受理."""


@dataclass(frozen=True)
class Words:
    """How the words of one column are understood.

    ``said`` are the office's own answers. ``header`` is the header as the clerk wrote it: after
    是否化解, 是 says more than that the matter is closed. ``told`` means that the column tells in
    its own words what became of each matter, instead of choosing from a few.
    """

    ledger: str
    column: str
    said: Mapping[str, str]
    header: str = ""
    told: bool = False

    def value(self, text: str) -> str | None:
        """Return the value that a word means; None where it says that nothing is known.

        Raises ``VoidRow`` for a row that does not count, and ``Refused`` for a word that nobody
        has explained.
        """
        answer = self.said.get(plain_word(text))
        if answer == VOID:
            raise VoidRow(text)
        if answer is not None:
            return None if answer == EMPTY else answer
        kind = _column(self.ledger, self.column).kind
        assert isinstance(kind, Choice)
        try:
            return kind.parse(text)
        except Refused:
            written_text(text)
            found, value = _meant(
                self.ledger, self.column, plain_word(text), _asks_settled(self.header)
            )
            if not found:
                told = outcome_in(text) if tells_outcome(self.ledger, self.column) else None
                if told is not None:
                    return told or None
                if tells_outcome(self.ledger, self.column) and (self.told or is_sentence(text)):
                    raise LeftEmpty(_("这句话里看不出是哪种调解结果")) from None
                if is_open(self.ledger, self.column):
                    return tidy(text) if kind.other else None
                raise
            if value == VOID:
                raise VoidRow(text) from None
            return value or None

    def is_chosen(self, text: str) -> bool:
        """Tell whether a word is one of the list, in any spelling, or explained by the office.

        Any other is read by its parts, or as a sentence; such a reading may be wrong.
        """
        if plain_word(text) in self.said:
            return True
        try:
            _column(self.ledger, self.column).kind.parse(text)
        except Refused:
            return False
        return True


def tells_outcome(ledger: str, column: str) -> bool:
    """Tell whether sentences in a column are read for what became of a dispute."""
    return (ledger, column) == ("dispute", "outcome")


def is_understood(ledger: str, column: str, text: str, *, strictly: bool = False) -> bool:
    """Tell whether a word needs no explanation.

    ``strictly`` also asks for one where an unknown word is taken as the office's own.
    """
    kind = _column(ledger, column).kind
    try:
        written_text(text)
    except Refused:
        return False
    try:
        kind.parse(text)
    except Refused:
        if tells_outcome(ledger, column) and (outcome_in(text) is not None or is_sentence(text)):
            return outcome_in(text) is not None
        return _meant(ledger, column, plain_word(text), False)[0] or (
            not strictly and is_open(ledger, column)
        )
    return True


def is_yes_or_no(text: str) -> bool:
    """Tell whether a word only answers the question in its header: 是, ×."""
    word = plain_word(text)
    return any(word in _words()["yes"][answer] for answer in ("yes", "no"))


def is_own(ledger: str, column: str, text: str) -> bool:
    """Tell whether a word is the office's own: not known, and taken nevertheless."""
    if not is_open(ledger, column) or is_understood(ledger, column, text, strictly=True):
        return False
    return is_understood(ledger, column, text)


@cache
def is_open(ledger: str, column: str) -> bool:
    """Tell whether a column takes words that it does not know, as the office's own.

    Categories and sources are each office's own: such a word stays as it is, and figures count it
    under 其他; in a column without 其他 the cell stays empty. What figures are judged by is never
    taken so: the state, the outcome, the way, the type and the level.
    """
    declared = ledgers()[ledger]
    if not isinstance(declared.column(column).kind, Choice):
        return False
    if declared.by_kind and column == declared.category:
        return False
    return column not in _DECISIVE


@cache
def own_columns(ledger: str) -> tuple[str, ...]:
    """Return the columns of a ledger that keep words they do not know, as the office's own."""
    columns = ledgers()[ledger].columns
    return tuple(
        c.name
        for c in columns
        if isinstance(c.kind, Choice) and c.kind.other and is_open(ledger, c.name)
    )


def parts_in(ledger: str, column: str, text: str) -> set[str]:
    """Return the values of a column whose words a text holds, such as the title of a table."""
    lists = _words().get(ledger, {}).get(column, {})
    return {value for value, parts in lists.items() if any(part in text for part in parts)}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def _column(ledger: str, name: str) -> Column:
    return ledgers()[ledger].column(name)


@lru_cache(maxsize=8192)
def _meant(ledger: str, column: str, word: str, asks_settled: bool) -> tuple[bool, str]:
    """Return whether a word is understood by its parts, and the value; ``""`` is no value."""
    cycle = ledgers()[ledger].life_cycle
    if len(word) > (_LONGEST_NAME if ledgers()[ledger].is_roster else _LONGEST):
        return False, ""
    if cycle and column == cycle.status:
        return _state(ledger, cycle, word, asks_settled)
    if word in _words()["state"]["void"]:
        return True, VOID
    if option := _stems(ledger, column).get(_stem(word)):
        return True, option
    lists = _words().get(ledger, {}).get(column) or _words()["any"].get(column) or {}
    for value, parts in lists.items():
        if any(part in word for part in parts):
            return (False, "") if value == _UNKNOWN else (True, value)
    return False, ""


def _state(ledger: str, cycle: LifeCycle, word: str, asks_settled: bool) -> tuple[bool, str]:
    """Return what a word of the status column means, as ``_meant`` does."""
    if ledger == "motion" and any(part in word for part in _words()["state"]["replied"]):
        return True, ""  # what the reply says; whether there is one, its date tells
    if asks_settled and _SETTLED in cycle.closing and word in _words()["yes"]["no"]:
        return True, ""  # not settled, which says nothing of an end: it may be before a court
    family = _family(word)
    if family is None:
        return _ended_otherwise(ledger, word)
    settled = family == "closed" and (asks_settled or any(p in word for p in _words()["settled"]))
    if settled and _SETTLED in cycle.closing:
        return True, _SETTLED
    return True, _of_family(ledger, cycle.status, family)


def _stem(word: str) -> str:
    """Return what tells a kind from others: 邻里 of 邻里纠纷, 邻里矛盾 and 邻里类."""
    return _KIND_OF.sub("", word)


@cache
def _stems(ledger: str, column: str) -> dict[str, str]:
    """Return the options of a column by their stems, where one stem is of one option."""
    kind = _column(ledger, column).kind
    found: dict[str, str] = {}
    several: set[str] = set()
    for option in kind.options if isinstance(kind, Choice) and is_open(ledger, column) else ():
        for stem in {_stem(plain_word(word)) for word in (option.value, *option.spellings)}:
            if stem and found.setdefault(stem, option.value) != option.value:
                several.add(stem)
    return {stem: option for stem, option in found.items() if stem not in several}


def _ended_otherwise(ledger: str, word: str) -> tuple[bool, str]:
    """Return the state of a dispute of which only an end without settlement is told: 已移交."""
    told = tells_outcome(ledger, "outcome") and outcome_in(word)
    return (True, _of_family(ledger, "status", "closed")) if told in _UNSETTLED else (False, "")


def _family(word: str) -> str | None:
    """Return ``open``, ``closed`` or ``void``; None for a word that is in no family."""
    for family in ("yes", "no"):
        if word in _words()["yes"][family]:
            return "closed" if family == "yes" else "open"
    lists = _words()["state"]
    if word in lists["nothing"]:
        return "closed"
    if any(part in word for part in lists["void"]):
        return "void"
    if any(part in word for part in lists["unclear"]):
        return None
    ended = word.removeprefix("已")
    if any(part in ended for part in lists["open"][:3]) or ended.endswith("中"):
        return "open"
    if any(part in word for part in lists["closed"]) and "正在" not in word:
        return "open" if any(part in word for part in ("部分", "基本", "列入", "拟")) else "closed"
    return "open" if any(part in word for part in lists["open"]) else None


@cache
def _of_family(ledger: str, column: str, family: str) -> str:
    """Return the option of a status column for a family."""
    if family == "void":
        return VOID
    kind = _column(ledger, column).kind
    assert isinstance(kind, Choice)
    for word in _GENERAL[family]:
        try:
            return kind.parse(word)
        except Refused:
            continue
    raise AssertionError((ledger, column, family))


def _asks_settled(header: str) -> bool:
    return any(part in header for part in _words()["settled"])
