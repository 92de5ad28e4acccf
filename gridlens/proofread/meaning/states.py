"""The state of a matter that words beside a number name, where the matter itself is not named."""

import re
from dataclasses import dataclass

_RATE = r"(?:为|达到?|达|是|约|保持在|实现|均?为|\s)*$"
_DONE = (
    "办结|办复|答复|回复|办理|办成|解决|整改|整改完成|销号|调处|处置|办理回复|办理答复|按期答复"
    "|整改到位"
)
# What follows the prefix of a life cycle's indicators, and the words that say so.
_LEFT = (
    ("on_time_rate", re.compile(rf"(?:按期|按时|限期|限时)(?:{_DONE})?(?:完成)?率{_RATE}")),
    ("closing_rate", re.compile(rf"(?<![期时])(?:{_DONE})(?:完成)?率{_RATE}")),
    ("median_days", re.compile(rf"(?:用时|天数|时长|周期)?(?:的)?中位数{_RATE}")),
    (
        "carried_over",
        re.compile(r"(?:上年|上期|上季度|季度|去年|往年)?(?:结转|遗留|转入)(?:的|到本期的?)?$"),
    ),
    ("received", re.compile(r"(?:受理|收到|接收|登记|交办|承办)(?:了|的)?$")),
    ("open", re.compile(r"结转(?:至|到)?(?:下半年|下季度|下期|下月|下年度?|次年)(?:的)?$")),
    ("open", re.compile(r"(?:在办|未办结|未答复|未销号|未整改|未化解|待办|待办结)$")),
    (
        "closed",
        re.compile(
            r"(?:已|均已|共|全部|推动|按期|按时)+(?:办结|答复|回复|销号|整改|整治|解决|办理完毕|办理答复)了?$"
        ),
    ),
)
_HEADS = (
    ("overdue", re.compile(r"逾期|超期|已过(?:办理)?期限")),
    ("open", re.compile(r"未办结|未化解|未整改|在办|尚未办|待办")),
    ("closed", re.compile(r"办结|办理完毕|解决|化解|处置")),
    ("received", re.compile(r"受理|收到|接到|登记|接收|上报|排查|发现|收集")),
)
_OVERDUE = re.compile(r"^(?:超期|逾期|已?超过期限)(?!(?:后)?(?:办结|答复|整改))")
_OPEN = re.compile(
    r"^[\u4e00-\u9fff]{0,3}?(?:正在|正|尚在|尚未|仍在|还在|仍未|还未|还没有?|没有|未|继续|限期|抓紧)[\u4e00-\u9fff]{0,2}"
    r"(?:办理|办结|协调|推进|整改|调处|处置|答复|销号|化解|解决|跟踪|勘界|调解|落实|处理|回音|办)"
    r"|^(?:在办|在协调|待办|列入计划|跟踪办理)"
)


@dataclass(frozen=True)
class State:
    """A state: ``of`` ends the key of the indicator that counts it, ``word`` says so."""

    of: str
    word: str


def of_list(clause: str) -> State | None:
    """Return the state that the head of a list names: 期末未办结事项42项，其中纠纷12起."""
    head, inside, _entries = clause.rpartition("其中")
    if not inside:
        return None
    for of, pattern in _HEADS:
        if found := pattern.search(head):
            return State(of, found[0])
    return None


def state(left: str, right: str) -> State | None:
    """Return the state that the words beside a number name, from the left first; else None."""
    for of, pattern in _LEFT:
        if found := pattern.search(left):
            return State(of, found[0])
    if found := _OPEN.search(right):
        return State("open", found[0])
    if found := _OVERDUE.search(right):
        return State("overdue", found[0])
    return None
