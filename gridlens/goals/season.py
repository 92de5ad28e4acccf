"""Notes that say in which months a goal is not worked at, where the goal has no split."""

import re

from gridlens.goals.aim import goal_for
from gridlens.goals.goal import Goal, Goals
from gridlens.goals.shares import Shares
from gridlens.ledgers import indicators

_NUMERALS = {name: at for at, name in enumerate("一二三四五六七八九十", start=1)}
_NUMERALS |= {"十一": 11, "十二": 12}
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_BUT = re.compile(rf"除(?P<months>{_MONTH}(?:月?[、和及]{_MONTH})*)月(?:份)?(?:以?外)?[，,]?每月")
_ONLY = re.compile(rf"(?P<months>{_MONTH}月?(?:[、和及]{_MONTH}月?)+)(?:份)?各")
_ONE = re.compile(_MONTH)


def unsplit(known: Goals) -> list[tuple[Goal, Shares]]:
    """Return the goals of a year whose note names months but which have no split, with a proposal.

    The proposal gives each month named an equal share. Goals that follow their quarters have a
    plan, so they are left out.
    """
    found = []
    for written in known.values():
        one, proposal = indicators()[written.indicator][0], proposed(written.note)
        if not proposal or written.period.months != 12 or not one.has_pace:
            continue
        goal = goal_for(known, one, written.period, written.grid)
        if goal and not (goal.shares or goal.parts):
            found.append((goal, proposal))
    return found


def proposed(note: str) -> Shares:
    """Return the shares of the twelve months that a note names; () where it names none.

    Examples: 除二月外每月一次; 除1月、2月外，每月一场; 3月、6月、9月各一次.
    """
    if found := _BUT.search(note):
        months = set(range(1, 13)) - _months(found["months"])
    elif found := _ONLY.search(note):
        months = _months(found["months"])
    else:
        return ()
    return tuple(float(month in months) / len(months) for month in range(1, 13))


def _months(text: str) -> set[int]:
    return {_NUMERALS.get(one) or int(one) for one in _ONE.findall(text)}
