"""What a number says about its indicator: a value, a change, a share, a goal, or progress."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from gridlens.figures.beside.change import Against
from gridlens.numbers.quantity import Quantity
from gridlens.numbers.units import PERCENT, POINTS, TIMES
from gridlens.proofread.meaning.phrases import fits_unit
from gridlens.schema.ledger import Indicator

_FILL = r"(?:了|幅度?(?:为|达)?|率(?:为|达)?|为|达)?\s?$"
_MORE = re.compile(
    r"(?:增长|上升|提高|提升|增加|上涨|净增|升高|增幅|增速|多出?|涨|攀升|(?:超过?|高于|多于|快于)(?:去年|上年)(?:同期)?|高出|高|升|增)(?:化解|整改|办结|受理|走访|接待|查|排查|收|办)?"
    + _FILL
)
_LESS = re.compile(
    r"(?:下降|减少|降低|回落|下滑|降幅|缩短|压减|(?:低于|少于|慢于)(?:去年|上年)(?:同期)?|少|减|低|降)(?:化解|整改|办结|受理|走访|接待)?"
    + _FILL
)
_PLAIN = re.compile(r"(?:同比|环比)" + _FILL)
_YEAR = re.compile(r"同比|(?:去年|上年)(?:度)?(?:同期|同时期)|(?:比|较)(?:去年|上年)")
_BEFORE = re.compile(r"环比|(?:比|较)(?:上一?(?:季度|期|月|个月|半年)|前(?:一季度|期))")
_GOAL = r"(?:目标|任务|计划)"
_NEAR_GOAL = rf"[^，。；]{{0,8}}{_GOAL}(?:值|数)?"
_PROGRESS = re.compile(
    rf"(?:完成|达到?|实现|占)[^，。；]{{0,12}}{_GOAL}(?:任务)?(?:数|值|总数|量)?的?(?:比例)?(?:为|达)?$|{_GOAL}(?:任务)?完成(?:率|比例|进度)?(?:为|达到?|已达)?$"
)
_AIM = re.compile(rf"{_GOAL}(?:任务)?(?:数|值|量)?(?:是|为|定为|：|:|共)?[\u4e00-\u9fff]{{0,8}}$")
_AIM_AFTER = re.compile(
    rf"^的?(?:年度|全年|季度|年初|既定)?{_GOAL}|^的[\u4e00-\u9fff]{{0,8}}{_GOAL}"
)
_OF_YEAR = re.compile(rf"(?:全年|年度|年初|本年|当年)[^，。；]{{0,10}}{_GOAL}")
_OF_PART = re.compile(rf"(?:半年|季度|本月|当月|\d月)[^，。；]{{0,10}}{_GOAL}")
_PACE = re.compile(r"序时进度|时间进度")
_BEHIND = re.compile(r"滞后|落后|慢于|低于|欠")
_OF_RESULTS = re.compile(r"占已(?:答复|办结|办理|化解)[^，。；]{0,4}$|[A-D]类占比(?:为|达)?$")
_SHARE = re.compile(r"(?:占(?:比|[^，。；]{0,12}的?)?|相当于[^，。；]{0,12}的?)(?:为|达到?|约)?$")
_MEAN = re.compile(r"平均|人均|户均|日均|月均|每(?!天|日|周|月都)[^，。；]{0,6}$")
_OFFICE = re.compile(r"(?:占|相当于)(?:全(?:街道|街|辖区|部)|街道|总)")
_BEGAN = re.compile(r"(?:由|从)(?:原来|之前)?的?$")
_OFF_OVER = re.compile(rf"(?:高于|超过|超出|高出|超){_NEAR_GOAL}$")
_OFF_UNDER = re.compile(rf"(?:低于|少于){_NEAR_GOAL}$")
_SHORT_OF = re.compile(r"(?:还|仍|尚)?(?:差|缺|欠|补足|需补)了?$")


class RelationKind(Enum):
    """The kinds of things that a number can say about its indicator."""

    VALUE = "value"
    CHANGE = "change"
    TIMES = "times"
    SHARE = "share"
    PROGRESS = "progress"
    GOAL = "goal"
    PACE = "pace"
    GAP = "gap"
    BEGAN = "began"
    MEAN = "mean"


@dataclass(frozen=True)
class Relation:
    """What a number says about its indicator.

    ``sign`` is 1 for upwards, -1 for downwards, 0 if that is not said. ``against`` is the period
    compared with. ``office`` means that the whole of a share is the figure of the whole office.
    ``of_year`` says that a goal is called the year's; False, that it is called that of a part of
    the year; None, that nothing is said.
    """

    kind: RelationKind
    sign: int = 0
    against: Against | None = None
    office: bool = False
    of_year: bool | None = None


def relation(quantity: Quantity, left: str, right: str, sentence: str) -> Relation:
    """Return what a number says about its indicator, from the words on both sides.

    ``sentence`` is the sentence up to the number; a comparison may have begun in it.
    """
    told = _relation(quantity, left, right, sentence)
    return replace(told, of_year=_of_year(f"{sentence}{right[:12]}"))


def _of_year(text: str) -> bool | None:
    """Tell whether the goal named last is called the year's; None where no goal is called so."""
    year = max((m.start() for m in _OF_YEAR.finditer(text)), default=-1)
    part = max((m.start() for m in _OF_PART.finditer(text)), default=-1)
    return None if year == part else year > part


def _relation(quantity: Quantity, left: str, right: str, sentence: str) -> Relation:
    against = basis(left) or basis(sentence)
    unit = quantity.unit
    if unit in (PERCENT, POINTS) and _PACE.search(left):
        return Relation(RelationKind.PACE, -1 if _BEHIND.search(left) else 1)
    if unit not in (PERCENT, POINTS) and _short_of_pace(left, sentence):
        return Relation(RelationKind.PACE, -1)
    if gap := _gap(unit, left, sentence):
        return Relation(RelationKind.GAP, gap)
    if unit == TIMES:
        return Relation(RelationKind.TIMES, 1 if _MORE.search(left) else 0, against)
    for sign, pattern in ((1, _MORE), (-1, _LESS)):
        if pattern.search(left) or (sign > 0 and right.startswith(("的增长", "的增幅", "的增速"))):
            return Relation(RelationKind.CHANGE, sign, against)
    if _PLAIN.search(left) and unit == PERCENT:
        return Relation(RelationKind.CHANGE, 1, against)
    if unit == PERCENT and (told := _of_a_whole(left)):
        return told
    return _value(left, right, unit == PERCENT)


def _of_a_whole(left: str) -> Relation | None:
    """Return the relation of a percentage of a goal or of a whole; None for a rate."""
    if _OF_RESULTS.search(left):
        return None
    if _PROGRESS.search(left):
        return Relation(RelationKind.PROGRESS)
    share = _SHARE.search(left)
    return Relation(RelationKind.SHARE, office=bool(_OFFICE.search(left))) if share else None


def _value(left: str, right: str, rate: bool) -> Relation:
    """Return the relation of a number that is no change and no share.

    It is a goal, the value that a change began from, a mean, or a plain value.
    """
    if _AIM.search(left) or _AIM_AFTER.match(right):
        return Relation(RelationKind.GOAL)
    if _BEGAN.search(left):
        return Relation(RelationKind.BEGAN)
    mean = _MEAN.search(left) and not rate  # a mean rate is the rate
    return Relation(RelationKind.MEAN if mean else RelationKind.VALUE)


def _short_of_pace(left: str, sentence: str) -> bool:
    """Tell whether a count is what is missing to be on pace: 滞后序时进度2个百分点，差4次.

    Of a goal and the pace, the one named last is meant.
    """
    paced = max((m.end() for m in _PACE.finditer(sentence)), default=-1)
    aimed = max((m.end() for m in re.finditer(_GOAL, sentence)), default=-1)
    return paced > aimed and _SHORT_OF.search(left) is not None


def _gap(unit: str, left: str, sentence: str) -> int:
    """Return 1 if a number says how far a goal is passed, -1 if how far it is missed, else 0."""
    if unit == PERCENT:
        return 0
    if unit == POINTS and _OFF_OVER.search(left):
        return 1
    if unit == POINTS and _OFF_UNDER.search(left):
        return -1
    return -1 if _SHORT_OF.search(left) and re.search(_GOAL, sentence) else 0


def basis(text: str) -> Against | None:
    """Return which kind of period a text compares with, the last one if it names several."""
    year = max((m.start() for m in _YEAR.finditer(text)), default=-1)
    before = max((m.start() for m in _BEFORE.finditer(text)), default=-1)
    if year == before:
        return None
    return Against.YEAR_BEFORE if year > before else Against.PERIOD_BEFORE


def fits(indicator: Indicator, one: Quantity, told: Relation) -> bool:
    """Tell whether the unit of a number and its relation fit an indicator."""
    in_points = told.kind is RelationKind.PACE and one.unit in (PERCENT, POINTS)
    if told.kind is RelationKind.PROGRESS or in_points:
        return True
    if told.kind is RelationKind.TIMES or one.unit == TIMES:
        return not indicator.is_rate
    if one.unit == POINTS:
        return indicator.is_rate
    if one.unit == PERCENT and told.kind in (RelationKind.CHANGE, RelationKind.SHARE):
        return not indicator.is_rate
    return fits_unit(indicator, one.unit)
