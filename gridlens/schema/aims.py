"""Which indicator a line of a task sheet aims at, by the phrases that declarations give.

A line names an indicator in its own words: 代表入户走访, 矛盾纠纷化解率. The indicator is meant
whose phrases cover most of the line; where several do, or where most of the line is about
something else, nobody can tell, and a person is asked.
"""

import re
from collections.abc import Iterable

from gridlens.kinds.base import halfwidth
from gridlens.schema.ledger import Indicator
from gridlens.schema.said import phrases

# What a line may say besides what it aims at.
_NUMBERING = re.compile(
    r"^(?:\([一二三四五六七八九十\d]+\)|第?[一二三四五六七八九十]+[、.]|\d{1,2}[、.)])"
)
_AMOUNT = re.compile(
    r"(?:不少于|不低于|不得少于|至少|达到|达|完成|确保|力争)?[≥>]?\d+(?:\.\d+)?(?:%|个百分点)?"
    r"[件起条项宗人户次场处部家名个份期篇]*(?:次|以上|左右)?"
)
_FILLING = re.compile(
    r"开展|组织|加强|做好|推进|推动|落实|扎实|深入|积极|认真|常态化|切实|持续|全年|年度|每季度|每月"
    r"|各级|人大|代表|活动|工作|任务|目标|次数|数量|件数|户数|总数|人数|场次|数$|[\s、,，。;；:：()（）·]"
)
_RATE = re.compile(r"率|满意度|比例|占比")
_LEAST = 0.5  # of what a line says is about the indicator
_NEAR = 3


def aimed_at(text: str, indicators: Iterable[Indicator], unit: str = "") -> list[Indicator]:
    """Return the indicators that a line may aim at: one if it is sure, several, or none.

    ``unit`` is the unit that stands beside the line, if any: % tells a rate from a count.
    """
    line = _line(text)
    every = list(indicators)
    exact = [one for one in every if one.label in (line, text)]
    if exact:
        return exact
    fitting = [one for one in every if one.is_rate == is_rate(line, unit) and _fits(one, unit)]
    covered = {one.key: _covered(line, one) for one in fitting}
    most = max(map(len, covered.values()), default=0)
    best = [one for one in fitting if most and len(covered[one.key]) == most]
    if not best or not _is_most(line, covered[best[0].key]):
        return []
    headline = [one for one in best if one.group]
    same = len({frozenset(covered[one.key]) for one in best}) == 1
    return headline if same and len(headline) == 1 else best


def likely(text: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """Return at most three indicators that share words with a line that aims at none.

    Rates go before counts where the line speaks of a rate, and the other way round.
    """
    line = _line(text)
    rate = is_rate(line)
    shared = [(one.is_rate == rate, len(_any_words(line, one)), one) for one in indicators]
    ranked = sorted((one for one in shared if one[1]), key=lambda one: (not one[0], -one[1]))
    return [one for _alike, _many, one in ranked[:_NEAR]]


def is_rate(text: str, unit: str = "") -> bool:
    """Tell whether a line and its unit speak of a rate."""
    return halfwidth(unit).strip() in ("%", "百分比", "百分点") or bool(_RATE.search(text))


def _line(text: str) -> str:
    return _AMOUNT.sub("", _NUMBERING.sub("", halfwidth(text).replace(" ", "")))


def _fits(indicator: Indicator, unit: str) -> bool:
    """Tell whether numbers with this unit may be values of the indicator; any may without one."""
    return not unit or indicator.is_rate or unit_fits(indicator, unit)


def unit_fits(indicator: Indicator, unit: str) -> bool:
    """Tell whether a unit counts the same sort of things as the indicator's: 件 and 起 do."""
    ours, said = indicator.unit, halfwidth(unit).strip()
    if said in ("", "个", ours):
        return True
    same = [family for family in _FAMILIES if ours in family]
    return not same or any(said in family for family in same)


_FAMILIES = (
    frozenset({"人", "名", "位", "人次"}),
    frozenset({"户", "户次"}),
    frozenset({"家", "家次", "户"}),
    frozenset({"次", "场", "场次", "期", "回", "批", "批次"}),
    frozenset({"件", "起", "条", "项", "宗", "件次", "处", "个"}),
    frozenset({"部", "项", "篇", "件"}),
)


def _covered(line: str, indicator: Indicator) -> set[int]:
    """Return the places of the characters that the indicator's phrases cover."""
    found: set[int] = set()
    for words in (*phrases(indicator.said), (indicator.label,)):
        if all(word in line for word in words):
            for word in words:
                found |= _places(line, word)
    return found


def _any_words(line: str, indicator: Indicator) -> set[int]:
    words = {word for phrase in phrases(indicator.said) for word in phrase}
    return {place for word in words for place in _places(line, word)}


def _places(line: str, word: str) -> set[int]:
    return {
        at
        for begin in (found.start() for found in re.finditer(re.escape(word), line))
        for at in range(begin, begin + len(word))
    }


def _is_most(line: str, covered: set[int]) -> bool:
    """Tell whether what covers a line is most of what it says."""
    filling = {at for found in _FILLING.finditer(line) for at in range(*found.span())}
    said = set(range(len(line))) - (filling - covered)
    return len(covered) >= _LEAST * len(said)
