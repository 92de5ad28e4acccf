"""Numbers that answer to a list in turn: 一、二季度分别化解67起和75起.

The list may have periods, names (红旗社区、中山社区分别整改58条、59条) or categories.
"""

import re
from dataclasses import dataclass, replace

from gridlens.figures.scope import Comparison, Condition
from gridlens.numbers.quantity import Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT, POINTS, UNCOUNTED
from gridlens.proofread.meaning import narrow
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.when import Named
from gridlens.proofread.meaning.whom import Called

_DEALT = re.compile(r"分别|依次|各(?=[\u4e00-\u9fff]{1,6}\d)")
_JOINED = re.compile(r"^[、，,和与及以\s]*$")
_STOPS = "。；！？\n"


@dataclass(frozen=True)
class Turn:
    """The place of a number in its row of numbers, and the entry at that place of the list.

    ``of`` is how many numbers there are. ``listed`` is the text of the list, which may name
    categories; ``begin`` is where it begins.
    """

    place: int
    of: int
    begin: int
    listed: str
    when: Named | None = None
    whom: Called | None = None

    def listed_in(self, meaning: Meaning) -> bool:
        """Tell whether the list has periods, names, or categories of the ledger counted."""
        return bool(self.when or self.whom or self._categories(meaning))

    def of_question(self, question: Topic, meaning: Meaning) -> Topic:
        """Return the topic narrowed to the entry at the number's place of the list."""
        if self.when:
            return replace(question, period=self.when.period or question.period.year_before())
        if self.whom:
            return replace(question, whom=self.whom.whom)
        named = (self._categories(meaning)[self.place],)
        return replace(
            question, where=(Condition(str(meaning.ledger.category), Comparison.IS, named),)
        )

    def _categories(self, meaning: Meaning) -> list[str]:
        named = narrow.values(meaning.ledger, self.listed)
        return named if len(named) == self.of else []


def turns(
    text: str, numbers: list[Quantity], periods: list[Named], names: list[Called]
) -> dict[int, Turn]:
    """Return the turn of each number in such a row, by where the number begins."""
    found: dict[int, Turn] = {}
    for match in _DEALT.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in (*_STOPS, "，")) + 1
        dealt = _dealt(text, numbers, match.end())
        if len(dealt) < 2:
            continue
        when = [one for one in periods if begin <= one.start < match.start()]
        whom = [one for one in names if begin <= one.start < match.start()]
        for place, one in enumerate(dealt):
            found[one.start] = Turn(
                place,
                len(dealt),
                begin,
                text[begin : match.start()],
                when[place] if len(when) == len(dealt) else None,
                whom[place] if len(whom) == len(dealt) else None,
            )
    return found


def _dealt(text: str, numbers: list[Quantity], start: int) -> list[Quantity]:
    """Return the numbers after a place that follow each other in one sentence."""
    dealt: list[Quantity] = []
    for one in numbers:
        if one.start < start:
            continue
        between = text[dealt[-1].end : one.start] if dealt else text[start : one.start]
        if any(mark in between for mark in _STOPS) or (dealt and not _JOINED.match(between)):
            break
        if one.unit in UNCOUNTED or one.unit not in (*CLASSIFIERS, PERCENT, POINTS):
            break  # 40起、24起，两类占45.1%
        dealt.append(one)
    return dealt
