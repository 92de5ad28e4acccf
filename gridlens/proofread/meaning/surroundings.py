"""Cut out the text around a number: beside it, and earlier."""

import re
from dataclasses import dataclass

from gridlens.numbers.quantity import Quantity
from gridlens.proofread.meaning.phrases import Surroundings
from gridlens.schema.said import MARKS

_BREAKS = re.compile(r"[，。；：！？,;!?（）()\n、]")
_FILLERS = re.compile(
    r"^(?:共计?|累计|总计|合计|达到?了?|已|为|有|计|约|总数|数量|全街道|完成|其中|均|分别|了|\s)*$"
)

# 10条涉及教育、医疗等领域的议案和建议: the noun comes behind what it is about.
_FAR = re.compile(
    r"(?:涉及|关于|有关|涵盖|反映|针对)[^，。；！？\d]{2,40}的(?P<noun>[\u4e00-\u9fff]{2,8})(?=[，。；！？\n]|$)"
)
_JOINED = re.compile(r"^.*(?:、|和|及|以及|与)$")
_WORD = 2
_LIGHT = "，：,（("


@dataclass(frozen=True)
class Around:
    """The text around a number, and its sentence up to the number.

    ``left_from`` is where the text beside it on the left begins.
    """

    place: Surroundings
    sentence: str
    left_from: int


def around(text: str, numbers: list[Quantity], which: int) -> Around:
    """Return the text around ``numbers[which]``, within its paragraph."""
    one = numbers[which]
    paragraph = text.rfind("\n", 0, one.start) + 1
    before = max((n.end for n in numbers[:which] if n.end > paragraph), default=paragraph)
    mark = max(text.rfind(mark, paragraph, one.start) for mark in MARKS) + 1
    begin = max(before, mark, paragraph)
    stop = _BREAKS.search(text, one.end)
    after = numbers[which + 1].start if which + 1 < len(numbers) else len(text)
    end = min(after, stop.start() if stop else len(text))
    right = text[one.end : end]
    if far := _FAR.match(text, one.end):
        right = far["noun"]
    bare = len(right) < _WORD
    if (
        bare
        and mark > before
        and _FILLERS.match(text[begin : one.start])
        and text[mark - 1] in "，：,（("
    ):
        earlier = max(text.rfind(m, paragraph, mark - 1) for m in MARKS) + 1
        begin = max(before, earlier, paragraph)
    if right and (joined := _JOINED.search(text[begin : one.start])) and before > paragraph:
        begin += joined.end()
    begin = _through_brackets(text, one.start, begin, max(before, paragraph))
    sentence = max(text.rfind(mark, paragraph, one.start) for mark in "。！？!?\n") + 1
    return Around(
        Surroundings(text[paragraph:begin], text[begin : one.start], right, end == after),
        text[max(sentence, paragraph) : one.start],
        begin,
    )


def _through_brackets(text: str, start: int, begin: int, least: int) -> int:
    """Return where a clause begins if brackets come before its number: 建议（含闭会期间）8件."""
    opened = max(text.rfind(bracket, least, start) for bracket in "（(")
    if begin != start or text[start - 1 : start] not in ("）", ")") or opened < 0:
        return begin
    return max(least, *(text.rfind(mark, least, opened) + 1 for mark in MARKS))
