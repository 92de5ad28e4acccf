"""Find the words beside a number that are not understood: they may narrow the count."""

import re
from functools import cache
from pathlib import Path

from gridlens.kinds import Choice
from gridlens.numbers.quantity import Quantity
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.schema.ledger import Indicator, Ledger

LEXICON = Path(__file__).parents[1] / "lexicon"
KINDS = ("bodies", "doing", "manner", "comparing", "things")
_NAMED_LAWS = re.compile("《[^》]*》?|[^《]*》")  # what is studied narrows nothing
_EXAMPLES = re.compile("[^，。；\0]{0,24}等(?!级|候|待)")  # 草牧场界线等: examples
_TOPIC = re.compile(
    "(?:围绕|聚焦|就|结合)[^，。；\0]{2,24}?(?=开展|组织|进行|举办|召开|[^，。；]{0,2}(?:调研|视察|检查|宣讲))"
)
_GAP = " "
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKS = "\t【】《》—·、，；。：,:;“”（）()| \0\u3000"


def unknown(meaning: Meaning, text: str, listed: bool) -> str:
    """Return the longest word of a text that is not understood for an indicator; empty if none.

    ``listed`` means that categories are named as a condition or as examples; then they are
    understood too.
    """
    for said in (_NAMED_LAWS, _EXAMPLES, _TOPIC):
        text = said.sub(_GAP, text)
    for word in meaning.words:
        text = text.replace(word, _GAP)
    rest = _pattern(meaning.indicator.said + "|" + meaning.indicator.label).sub(_GAP, text)
    if meaning.ledger.life_cycle:
        rest = _pattern("|".join(meaning.ledger.life_cycle.nouns)).sub(_GAP, rest)
    if listed:
        rest = _categories(meaning.ledger).sub(_GAP, rest)
    return max(_PLAIN_WORDS.sub(_GAP, rest).split(), key=len, default="")


def own_words(indicator: Indicator, ledger: Ledger) -> list[str]:
    """Return the words that say an indicator, its matters or one of their kinds, longest first."""
    cycle = ledger.life_cycle
    said = [word for phrase in indicator.said.split("|") for word in phrase.split(" ")]
    kind = ledger.column(ledger.category).kind if ledger.category else None
    options = kind.options if isinstance(kind, Choice) else ()
    kinds = [word for option in options for word in (option.value, *option.spellings)]
    every = {*said, indicator.label, *(cycle.nouns if cycle else ()), *kinds}
    return sorted(filter(None, every), key=len, reverse=True)


def counted(right: str) -> bool:
    """Tell whether the words behind a number name people or bodies that no ledger counts."""
    return _COUNTED.match(right) is not None


def says_nothing(text: str, numbers: list[Quantity]) -> bool:
    """Tell whether a paragraph has no words that could say what its numbers count."""
    for one in reversed(numbers):
        text = text[: one.start] + text[one.end :]
    return _CHINESE.search(_PLAIN_WORDS.sub("", text)) is None


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or "(?!)")


def words(kind: str) -> list[str]:
    """Return the words of one kind of the lexicon, in the order of its file."""
    lines = (LEXICON / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


_PLAIN_WORDS = _any([*(word for kind in KINDS for word in words(kind)), *_MARKS])
_COUNTED = re.compile(f"(?:{_any(words('counted')).pattern})")


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    return _any([word for phrase in phrases.split("|") for word in phrase.split(" ") if word])


@cache
def _categories(ledger: Ledger) -> re.Pattern[str]:
    kind = ledger.column(ledger.category).kind if ledger.category else None
    options = kind.options if isinstance(kind, Choice) else ()
    words = [word for option in options for word in (option.value, *option.spellings)]
    return _any([*words, "类别", "类型", "类", "领域", "方面", "重点", "性"])
