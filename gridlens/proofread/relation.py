"""How a number stands to its indicator: its value, a change, a share, a goal or progress to it."""

import re
from dataclasses import dataclass
from enum import Enum

from gridlens.compare import Against
from gridlens.proofread.quantity import Quantity
from gridlens.proofread.units import PERCENT, POINTS, TIMES

_FILL = r"(?:了|幅度?(?:为|达)?|率(?:为|达)?|为|达)?\s?$"
_MORE = re.compile(
    r"(?:增长|上升|提高|提升|增加|上涨|净增|升高|增幅|增速|多|攀升|超过?(?:去年|上年)同期|高出|高)(?:化解|整改|办结|受理|走访|接待)?"
    + _FILL
)
_LESS = re.compile(
    r"(?:下降|减少|降低|回落|下滑|降幅|缩短|压减|少|减|低)(?:化解|整改|办结|受理|走访|接待)?"
    + _FILL
)
_PLAIN = re.compile(r"(?:同比|环比)" + _FILL)
_YEAR = re.compile(r"同比|(?:去年|上年)(?:度)?(?:同期|同时期)|(?:比|较)(?:去年|上年)")
_BEFORE = re.compile(r"环比|(?:比|较)(?:上一?(?:季度|期|月|个月|半年)|前(?:一季度|期))")
_GOAL = r"(?:目标|任务|计划)"
_PROGRESS = re.compile(
    rf"(?:完成|达到?|实现|占)[^，。；]{{0,12}}{_GOAL}(?:任务)?(?:数|值|总数|量)?的?(?:比例)?(?:为|达)?$|{_GOAL}(?:任务)?完成(?:率|比例|进度)?(?:为|达到?|已达)?$"
)
_AIM = re.compile(rf"{_GOAL}(?:任务)?(?:数|值|量)?(?:是|为|定为|：|:|共)?[\u4e00-\u9fff]{{0,8}}$")
_AIM_AFTER = re.compile(
    rf"^的?(?:年度|全年|季度|年初|既定)?{_GOAL}|^的[\u4e00-\u9fff]{{0,8}}{_GOAL}"
)
_PACE = re.compile(r"序时进度|时间进度")
_BEHIND = re.compile(r"滞后|落后|慢于|低于|欠")
_SHARE = re.compile(r"占(?:比|[^，。；]{0,12}的?)?(?:为|达到?|约)?$")
_MEAN = re.compile(
    r"平均|人均|户均|日均|月均|每(?!天|日|周|月都)[^，。；]{0,6}$|(?:由|从)(?:原来|之前)?的?$"
)


class Kind(Enum):
    """What a number says of its indicator."""

    VALUE = "value"
    CHANGE = "change"
    TIMES = "times"
    SHARE = "share"
    PROGRESS = "progress"
    GOAL = "goal"
    PACE = "pace"
    MEAN = "mean"


@dataclass(frozen=True)
class Relation:
    """What a number says, upwards or downwards (0: not said), and against which period."""

    kind: Kind
    sign: int = 0
    against: Against | None = None


def relation(quantity: Quantity, left: str, right: str, sentence: str) -> Relation:
    """Return how a number stands to its indicator, from the words on both sides.

    ``sentence`` is what the sentence says up to the number, where a comparison may have begun.
    """
    against = basis(left) or basis(sentence)
    unit = quantity.unit
    if unit in (PERCENT, POINTS) and _PACE.search(left):
        return Relation(Kind.PACE, -1 if _BEHIND.search(left) else 1)
    if unit == TIMES:
        return Relation(Kind.TIMES, 1 if _MORE.search(left) else 0, against)
    for sign, pattern in ((1, _MORE), (-1, _LESS)):
        if pattern.search(left) or (sign > 0 and right.startswith(("的增长", "的增幅", "的增速"))):
            return Relation(Kind.CHANGE, sign, against)
    if _PLAIN.search(left) and unit == PERCENT:
        return Relation(Kind.CHANGE, 1, against)
    if unit == PERCENT and _PROGRESS.search(left):
        return Relation(Kind.PROGRESS)
    if unit == PERCENT and _SHARE.search(left):
        return Relation(Kind.SHARE)
    if unit != PERCENT and (_AIM.search(left) or _AIM_AFTER.match(right)):
        return Relation(Kind.GOAL)
    if unit == PERCENT and (_AIM.search(left) or _AIM_AFTER.match(right)):
        return Relation(Kind.GOAL)
    return Relation(Kind.MEAN if _MEAN.search(left) else Kind.VALUE)


def basis(text: str) -> Against | None:
    """Return which other period a text compares with, the one named last."""
    year = max((m.start() for m in _YEAR.finditer(text)), default=-1)
    before = max((m.start() for m in _BEFORE.finditer(text)), default=-1)
    if year == before:
        return None
    return Against.YEAR_BEFORE if year > before else Against.PERIOD_BEFORE
