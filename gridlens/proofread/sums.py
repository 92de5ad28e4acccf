"""Find numbers of a paragraph that contradict each other, without any data.

Parts that are said to be all (其余, 分别, 按类别分) must add up to a total before them. A part must
not exceed its whole. A change or a share must follow from its two numbers. Where a text can be read
in several ways, one that adds up is enough.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from gridlens.numbers.quantity import NumberSense, Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT, POINTS
from gridlens.translation import N_, _

_REMEMBERED = 12  # numbers of the sentences before
_MOST_PARTS = 8
_OFF = Decimal("0.3")
_REST = re.compile(r"(?:其余|余下|剩余|其他|其它|另外|尚余)的?[\u4e00-\u9fff]{0,3}$")
_CLOSED = re.compile(
    r"按[^，。；]{1,8}(?:分|看|划分|统计)[，：]|从[^，。；]{1,6}(?:看|分)[，：]|分[^，。；]{1,4}看[，：]|其中[：，]?(?:[A-D]类|满意)|，(?=满意\d)"
)
_CLASSES = re.compile(r"(?:[B-D]类|不满意)[\u4e00-\u9fff]{0,3}$")
_WITHIN = re.compile(r"其中[，：]?[^，。；\d]{0,16}$")
_TOGETHER = re.compile(r"^[、，和及与]?(?:共|共计|合计|总计|一共)[\u4e00-\u9fff]{0,4}$")
_TOTALLED = re.compile(r"(?:共|共计|合计|总计|一共)[\u4e00-\u9fff]{0,4}$")
_LISTED = re.compile(r"^(?:、|和|及|，)[\u4e00-\u9fff]{0,8}$")
_NEXT_PART = re.compile(
    r"^(?:(?:、|和|及|以及)[\u4e00-\u9fff]{1,10}|，(?![按已由其])(?:(?![办参化整解])[\u4e00-\u9fff]){1,6})$"
)
_ROSE = re.compile(r"增|升|提高|扩大|延长")
_TURN = re.compile(
    r"^[^，。；\d]{0,6}?(?:增加|增长|上升|提高|下降|减少|降低|压缩|升|降|减|增)(?:到|至|为)[^，。；\d]{0,12}$"
)
_BY = re.compile(
    r"^[^。；\d]{0,6}?[，（(][^，。；\d]{0,8}?(?P<way>增加|增长|上升|提高|下降|减少|降低|增幅|降幅|压缩|涨|跌)[了达为约\s]{0,2}$"
)
_BASE = re.compile(r"(?:比|较|与)[^，。；\d]{0,14}的?$")
_THAN = re.compile(r"^[^。；\d]{0,6}?，?(?:比|较)[^，。；\d]{0,14}的$")
_GREW = re.compile(r"^[^，。；\d]{0,6}?(?P<way>增加|增长|上升|提高|下降|减少|降低|多|少)了?$")
_THEN = re.compile(
    r"^[，、][^，。；\d]{0,4}?(?P<way>增长|上升|下降|降低|增幅|降幅|增加|减少)[了达为约\s]{0,2}$"
)
_OF_COUNTS = re.compile(
    r"^[，、（(][^，。；\d]{0,6}?(?P<verb>办结|化解|整改|销号|答复|回复|调处|处置|解决|完成|办理|办成)[^，。；\d]{0,3}率(?:为|达到?|是)?$"
    r"|^[，（(]占(?:比|总数的?|总量的?|全部的?)?(?:为|达)?$"
)
_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_KINDS = re.compile(
    r"(?P<many>[两二三四五])(?:大?类|项|种)[\u4e00-\u9fff]{0,4}?"
    r"(?:合计|共计|总计|共|加起来(?:就有)?|占了?(?:[\u4e00-\u9fff]{0,8}?的)?)(?:为|有|近)?$"
)
_ENDS = "。！？!?\n"


@dataclass(frozen=True)
class Contradiction:
    """A number that does not fit the others, and why, in words."""

    start: int
    reason: str


ADDS_UP = N_("各部分相加与总数对不上：{told}。")
EXCEEDS = N_("其中的一部分（{part}）比总数（{whole}）还大。")
QUOTIENT = N_("与旁边的数对不上：{told}。")
OF_KINDS = N_("前面的数（{parts}）里，没有哪几个合起来是这个数。")
GROWTH = N_("由{first}到{last}，变化应是{by}。")


def contradictions(text: str, numbers: Sequence[Quantity]) -> Iterator[Contradiction]:
    """Yield the numbers of a paragraph that contradict others; ``numbers`` are in order."""
    exact = [one for one in numbers if one.sense is NumberSense.EXACT and one.unit]
    begin, before = 0, list[Quantity]()
    for end in [*(m.start() for m in re.finditer(f"[{_ENDS}]", text)), len(text)]:
        some = [one for one in exact if begin <= one.start < end]
        yield from _rest(text, begin, some, before)
        yield from _exceeding(text, some)
        yield from _together(text, some)
        yield from _joined(text, some)
        yield from _changes(text, some)
        yield from _shares(text, some, before)
        yield from _of_kinds(text, some, before)
        begin, before = end + 1, [*before, *some][-_REMEMBERED:]


def _counted(some: Sequence[Quantity], unit: str) -> list[Quantity]:
    return [one for one in some if one.unit == unit]


def _rest(
    text: str, begin: int, some: list[Quantity], before: list[Quantity]
) -> Iterator[Contradiction]:
    """Yield the last part of a closed list that fits no total before it."""
    for which, one in enumerate(some):
        left = text[max(begin, one.start - 12) : one.start]
        cue = max((m.start() for m in _CLOSED.finditer(text, begin, one.start)), default=-1)
        after = text[one.end : some[which + 1].start] if which + 1 < len(some) else ""
        ends = cue >= 0 and _CLASSES.search(left) and not _CLASSES.search(after)
        last = _REST.search(left) or ends
        if one.unit in (PERCENT, POINTS) or not last:
            continue
        same = _counted(some[:which], one.unit)
        inside = [other for other in same if other.start > cue] if cue >= 0 else same[1:]
        wholes = [other for other in same if other not in inside] if cue >= 0 else same[:-1]
        wholes = wholes or _counted(before, one.unit)
        listed = inside if cue >= 0 else same
        following = next((o for o in some[which + 1 :] if o.unit == one.unit), None)
        if following and _TOTALLED.search(text[one.end : following.start]):
            wholes, inside, listed = [following], same, same  # 4家…、其他8家，共18家
        fits = _fits(wholes, listed, one) or not _near(wholes[-1:], [*inside, one])
        if wholes and inside and len(listed) <= _MOST_PARTS and not fits:
            parts = [*inside, one]
            told = " + ".join(part.text for part in parts)
            told += f" = {sum(part.value for part in parts)}，{wholes[-1].text}"
            yield Contradiction(one.start, _(ADDS_UP).format(told=told))


def _near(wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> bool:
    """Tell whether parts come near a total, so that it is theirs and no part itself."""
    total = sum(part.value for part in parts)
    return any(abs(total - whole.value) <= whole.value * _OFF for whole in wholes)


def _fits(wholes: Sequence[Quantity], parts: Sequence[Quantity], last: Quantity) -> bool:
    """Tell whether some of the parts and the last one add up to any of the totals."""
    for size in range(1, len(parts) + 1):
        for some in combinations(parts, size):
            total = sum(part.value for part in some) + last.value
            if any(whole.value == total for whole in wholes if whole not in some):
                return True
    return False


def _exceeding(text: str, some: list[Quantity]) -> Iterator[Contradiction]:
    """Yield a part behind 其中 that is larger than the number before it, of the same unit."""
    for whole, part in pairwise(some):
        between = text[whole.end : part.start]
        counts = part.unit == whole.unit and part.unit in CLASSIFIERS
        if counts and _WITHIN.search(between) and part.value > whole.value:
            reason = _(EXCEEDS).format(part=part.text, whole=whole.text)
            yield Contradiction(part.start, reason)


def _together(text: str, some: list[Quantity]) -> Iterator[Contradiction]:
    """Yield the part of a list behind 其中 with which the list exceeds its whole.

    Only a list of bare names counts: 其中邻里90起、物业70起. What is told clause by clause may
    overlap.
    """
    for which, (whole, first) in enumerate(pairwise(some)):
        if whole.unit != first.unit or whole.unit not in CLASSIFIERS:
            continue
        if not _WITHIN.search(text[whole.end : first.start]):
            continue
        run = [first]
        for part in some[which + 2 :]:
            between = text[run[-1].end : part.start]
            if part.unit != whole.unit or not _NEXT_PART.match(between):
                break
            run.append(part)
        if len(run) > 1 and sum(part.value for part in run) > whole.value:
            told = " + ".join(part.text for part in run)
            told += f" = {sum(part.value for part in run)}，{whole.text}"
            yield Contradiction(run[-1].start, _(ADDS_UP).format(told=told))


def _joined(text: str, some: list[Quantity]) -> Iterator[Contradiction]:
    """Yield a total behind 共 that no run of the numbers listed right before it adds up to."""
    for which, one in enumerate(some):
        run: list[Quantity] = []
        following = one
        for earlier in reversed(some[:which]):
            between = text[earlier.end : following.start]
            joins = (_TOGETHER if following is one else _LISTED).match(between)
            if not joins or earlier.unit != one.unit:
                break
            run.append(earlier)
            following = earlier
        sums = [sum(part.value for part in run[:size]) for size in range(2, len(run) + 1)]
        if sums and one.unit in CLASSIFIERS and one.value not in sums:
            told = " + ".join(part.text for part in reversed(run)) + f" = {sums[-1]}"
            yield Contradiction(one.start, _(ADDS_UP).format(told=told))


def _of_kinds(text: str, some: list[Quantity], before: list[Quantity]) -> Iterator[Contradiction]:
    """Yield what is said of several kinds together and is no sum of as many: 三类合计28件."""
    for which, one in enumerate(some):
        told = _KINDS.search(text[max(0, one.start - 20) : one.start])
        if told is None:
            continue
        known = [*before, *some[:which]]
        size = _NUMERALS[told["many"]]
        if one.unit != PERCENT:
            parts = _counted(known, one.unit)[-_MOST_PARTS:]
            sums = {sum(part.value for part in few) for few in combinations(parts, size)}
            held = one.value in sums
        else:
            parts = [part for part in known if part.unit in CLASSIFIERS][-_MOST_PARTS:]
            parts = [part for part in parts if part.unit == parts[-1].unit]
            sums = {sum(part.value for part in few) for few in combinations(parts, size)}
            wholes = {part.value for part in parts} | {sum(part.value for part in parts)}
            held = any(one.holds(a / b * 100) for a in sums for b in wholes if b and a <= b)
        if len(parts) > size and not held:
            told_parts = "、".join(part.text for part in parts)
            yield Contradiction(one.start, _(OF_KINDS).format(parts=told_parts))


def _changes(text: str, some: list[Quantity]) -> Iterator[Contradiction]:
    """Yield a change that does not follow from its two numbers."""
    for first, second, third in zip(some, some[1:], some[2:], strict=False):
        between, then = text[first.end : second.start], text[second.end : third.start]
        if first.unit == second.unit and _TURN.match(between) and (by := _BY.match(then)):
            rose = bool(_ROSE.search(between))
            yield from _change(third, first, second, rose == bool(_ROSE.search(by["way"])))
        if first.unit == second.unit and _THAN.match(between) and (grew := _GREW.match(then)):
            up = first.value >= second.value
            yield from _change(third, second, first, up == bool(_ROSE.search(grew["way"])))
        base = _BASE.search(text[max(0, first.start - 20) : first.start])
        if base and first.unit == second.unit and third.unit == PERCENT:
            grew, also = _GREW.match(between), _THEN.match(then)
            if grew and also and first.value:
                share = second.value / first.value * 100
                if not third.holds(share):
                    yield Contradiction(third.start, _said(first, second, f"{share:.1f}%"))


def _shares(text: str, some: list[Quantity], before: list[Quantity]) -> Iterator[Contradiction]:
    """Yield a rate or share that is no quotient of the count beside it and one before that."""
    for which, one in enumerate(some):
        if one.unit != PERCENT or not which:
            continue
        part = some[which - 1]
        between = text[part.end : one.start]
        named = _OF_COUNTS.search(between)
        begin = some[which - 2].end if which > 1 else max(0, part.start - 16)
        done = named and (named["verb"] is None or named["verb"] in text[begin : part.start])
        if part.unit not in CLASSIFIERS or not done:
            continue
        wholes = [*_counted(some[: which - 1], part.unit), *_counted(before, part.unit)]
        if "占" in between and wholes and "其中" not in text[wholes[0].end : part.start]:
            continue
        wholes = [whole for whole in wholes if whole.value >= part.value and whole.value]
        shares = [part.value / whole.value * 100 for whole in wholes]
        if shares and not any(one.holds(share) for share in shares):
            told = f"{part.text} ÷ {wholes[0].text} = {shares[0]:.1f}%"
            yield Contradiction(one.start, _(QUOTIENT).format(told=told))


def _change(by: Quantity, first: Quantity, last: Quantity, along: bool) -> Iterator[Contradiction]:
    """Yield a change that is not the one from ``first`` to ``last``, or goes the other way."""
    size = abs(last.value - first.value)
    if by.unit == PERCENT and first.unit != PERCENT:
        if not first.value:
            return
        size = size / first.value * 100
    elif by.unit != first.unit and not (by.unit == POINTS and first.unit == PERCENT):
        return
    if not by.holds(size) or not along:
        shown = f"{size:.1f}" if by.unit in (PERCENT, POINTS) else f"{size}"
        yield Contradiction(by.start, _said(first, last, shown + by.unit))


def _said(first: Quantity, last: Quantity, by: str) -> str:
    return _(GROWTH).format(first=first.text, last=last.text, by=by)
