"""Assurance: will a rate meet its goal by chance, always or never, by the limits of its months?

The goal is held against the natural limits of the rate's months (XmR, see ``spc``). Where higher is
better: a goal at or below the lower limit is met always, one above the upper limit never, one
between them by chance. Where lower is better, the other way round. Limits count as computed, not
cut at 0 or 100 %: a goal of 100 % below an upper limit of 104 % lies between the limits. Signals in
the months change nothing, because the question is what the process as it is may bring.

Source: NHS England, Making Data Count: the assurance icons beside those of variation.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from gridlens.analysis.months import named
from gridlens.analysis.spc import LEAST_POINTS, Limits, beyond, limits
from gridlens.figures.numbers import percent
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goal
from gridlens.goals.pace import is_target
from gridlens.goals.standing import history_period
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period
from gridlens.schema.ledger import Direction, Indicator
from gridlens.store.office.notes import Note
from gridlens.store.version import Version
from gridlens.translation import N_, _


class Assurance(Enum):
    """Whether a goal will be met; each has a word and a sign, so that colour is never needed."""

    ALWAYS = "always"
    BY_CHANCE = "by_chance"
    NEVER = "never"


WORDS = {
    Assurance.ALWAYS: N_("常能达到"),
    Assurance.BY_CHANCE: N_("逐月有起伏，能否达到尚不稳定"),
    Assurance.NEVER: N_("按现状达不到"),
}
SIGNS = {Assurance.ALWAYS: "◎", Assurance.BY_CHANCE: "～", Assurance.NEVER: "×"}
RULE_ASSURANCE = N_(
    "达标把握：满12个月的比率，拿目标与逐月的波动界限比。◎ 常能达到：目标不高于下限；"
    "× 按现状达不到：目标高于上限；～ 逐月有起伏，能否达到尚不稳定：目标在两者之间。"
    "越低越好的反过来：目标不低于上限的常能达到，低于下限的按现状达不到。"
)
RULE_ASSURANCE_MONTHS = N_(
    "达标把握只看全街道的比率，目标就是评判所选期间的那个目标。界限按波动图的算法，"
    "由到所选期间末日（不超过截至日）为止最近24个整月（从台账第一条记录的月份起）的比率算出；"
    "注记写明从某天起重算界限、这天不晚于末日的，只用最后一个这样的日子所在的月份起的各月。"
    "没有比率的月份，和比率旁注明还有未到期事项的月份不用，前后两个用到的月份算相邻。"
    "用到的不足12个月，不作判断；连同有未到期事项的也不足12个月，就不列。"
    "界限用没有截过的：上限超过100%、目标是100%的，目标在两者之间。相差不到十亿分之一的算相等。"
)
_NOT_YET = N_("未到期的多，暂不判断达标把握")


@dataclass(frozen=True)
class Assured:
    """A rate of the whole office with its goal and the months that tell whether it will meet it.

    ``months`` are the months used, ``waiting`` those left out because matters of theirs are not
    yet due. ``limits`` and ``answer`` are None where fewer than twelve months are left to use.
    """

    indicator: Indicator
    goal: Goal
    months: tuple[Period, ...]
    waiting: tuple[Period, ...]
    limits: Limits | None
    answer: Assurance | None


def assured(
    version: Version, scope: Scope, filters: Filters, goals: Iterable[Goal], notes: Iterable[Note]
) -> dict[str, Assured]:
    """Return the assurance of each goal of a rate of the whole office, by indicator.

    ``goals`` are those by which the filters' period is judged. The months are whole ones up to the
    end of that period or the as-of date, at most 24, and with ``notes`` that rebase, those of the
    last level. A rate with fewer than twelve of them is left out. All are left out where filters or
    scope narrow the question: months of one grid or of one deputy are too few.
    """
    if filters.narrowed or scope.grids is not None or scope.deputy is not None:
        return {}
    aims = {goal.indicator: goal for goal in goals if _is_rates(goal)}
    spans = {
        key: span
        for key in aims
        if (span := history_period(version, filters, find_indicator(key)[1].key))
    }
    if not spans:
        return {}
    whole = Period(min(span.start for span in spans.values()), max(s.end for s in spans.values()))
    table = outcomes(version, scope, filters.over(whole), list(spans), ["month"])
    measured = table[["indicator", "month", "value", "not_due"]].itertuples(index=False, name=None)
    rows = {(key, month): (value, not_due) for key, month, value, not_due in measured}
    notes = [note for note in notes if note.rebase]
    found = {}
    for key, span in spans.items():
        since = _level(span, key, notes, filters)
        of_key = {m: rows[key, m.key] for m in span.month_parts() if m.end >= since}
        if one := _assured(aims[key], of_key):
            found[key] = one
    return found


def answered(goal: float, found: Limits, direction: Direction) -> Assurance:
    """Return whether a goal is met always, never or by chance, within the limits of its months.

    Where neither way is better, higher is, as for the judge of goals.
    """
    above_lower = beyond(goal, found.lower, found.lower)
    above_upper = beyond(goal, found.upper, found.upper)
    if direction is Direction.LOWER:
        always, never = above_upper >= 0, above_lower < 0
    else:
        always, never = above_lower <= 0, above_upper > 0
    if always:
        return Assurance.ALWAYS
    return Assurance.NEVER if never else Assurance.BY_CHANCE


def worded(found: Assured) -> str:
    """Return sign and word with the number of months, or that nothing is judged yet."""
    if found.answer is None:
        return _(_NOT_YET)
    return _("{sign} {word}（{n}个月）").format(
        sign=SIGNS[found.answer], word=_(WORDS[found.answer]), n=len(found.months)
    )


def sentence(found: Assured) -> str:
    """Return the assurance as a sentence: sign and word, the months, their limits, the goal."""
    label, waiting, n = _(found.indicator.label), len(found.waiting), len(found.months)
    if found.answer is None or found.limits is None:
        return _(
            "{label}的达标把握：不作判断。有{waiting}个月还有未到期的事项，没有计入，"
            "余下{n}个月，不足{least}个月。"
        ).format(label=label, waiting=waiting, n=n, least=LEAST_POINTS)
    lower, upper = found.limits.shown(rate=True)
    text = _(
        "{label}的达标把握：{sign} {word}。"
        "目标{goal}，{months}中{n}个月的波动界限为{lower}至{upper}"
    ).format(
        label=label,
        sign=SIGNS[found.answer],
        word=_(WORDS[found.answer]),
        goal=percent(found.goal.value),
        months=named(found.months),
        n=n,
        lower=percent(lower),
        upper=percent(upper),
    )
    left_out = _("；另有{n}个月还有未到期的事项，没有计入").format(n=waiting) if waiting else ""
    return _("{text}{left_out}。").format(text=text, left_out=left_out)


def _is_rates(goal: Goal) -> bool:
    one = find_indicator(goal.indicator)[0]
    return one.is_rate and goal.grid is None and is_target(one, goal)


def _level(span: Period, key: str, notes: Iterable[Note], filters: Filters) -> dt.date:
    """Return the day from which the months of the last level count."""
    until = (filters.elapsed or span).end
    days = [note.day for note in notes if note.indicator in (None, key) and note.day <= until]
    return max([span.start, *days])


def _assured(
    goal: Goal, rows: Mapping[Period, tuple[float | None, float | None]]
) -> Assured | None:
    """Return the assurance by the value and the matters not yet due of each month, or None."""
    indicator = find_indicator(goal.indicator)[0]
    waiting = [month for month, (_value, not_due) in rows.items() if not_due]
    values = {
        month: float(value)
        for month, (value, not_due) in rows.items()
        if value is not None and not not_due
    }
    if len(values) + len(waiting) < LEAST_POINTS:
        return None
    enough = len(values) >= LEAST_POINTS
    found = limits(list(values.values())) if enough else None
    answer = answered(goal.value, found, indicator.direction) if found else None
    return Assured(indicator, goal, tuple(values), tuple(waiting), found, answer)
