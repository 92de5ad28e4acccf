"""Compare a figure with the year before (同比) or the period before (环比), like with like.

A period that has elapsed in part is compared with the same part of the other period. A change in
per cent is given only when both values are at least 10; otherwise the difference is given in units.
Rates differ in percentage points. There is no comparison when the other period has no data or its
value is 0.
"""

import datetime as dt
from dataclasses import dataclass
from enum import Enum

import pandas as pd

from gridlens.figures.numbers import exact, percent, rounded
from gridlens.figures.scope import Filters
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, parse_period, quarter_of
from gridlens.schema.ledger import Ledger, Measure
from gridlens.store.version import Version
from gridlens.translation import N_, _

LEAST_FOR_PERCENT = 10


class Against(Enum):
    """The period to compare with: the same dates last year (同比), or the period before (环比)."""

    YEAR_BEFORE = N_("上年同期")
    PERIOD_BEFORE = N_("上期")


@dataclass(frozen=True)
class Change:
    """The change of one indicator: its two values and the difference between them.

    ``difference`` is in the indicator's unit; for a rate it is a fraction. ``share`` is the
    relative change as a fraction; it is None where a per cent would mislead.
    """

    value: float
    other: float
    difference: float
    share: float | None


def other_filters(version: Version, filters: Filters, against: Against) -> Filters | None:
    """Return the question about the other period, as it was known on the matching day.

    The matching day is as many days after the end of the other period as the as-of date is after
    the end of this one. The result is None when this period has not begun, or when the other period
    begins before the month in which the data begins.
    """
    period = filters.period
    other = period.year_before() if against is Against.YEAR_BEFORE else period.before()
    part = period.same_part(other, filters.as_of)
    if part is None or part.start < version.first_day.replace(day=1):
        return None
    known_after = filters.as_of - min(filters.as_of, period.end)
    return filters.over(part, as_of=part.end + known_after)


def changes(version: Version, now: pd.DataFrame, then: pd.DataFrame) -> dict[str, Change]:
    """Return the change of each indicator from ``then`` to ``now``.

    Both are tables of outcomes without groups. Indicators without a change to compare are left out,
    and those whose ledger was not kept yet when the other period began.
    """
    others = dict(zip(then["indicator"], then["value"], strict=True))
    begins = [parse_period(key).start for key in then["period"][:1]]
    return {
        key: change
        for key, value in zip(now["indicator"], now["value"], strict=True)
        if kept(version, find_indicator(key)[1], begins[0])
        and (change := change_of(key, value, others[key]))
    }


def kept(version: Version, ledger: Ledger, begin: dt.date) -> bool:
    """Tell whether a ledger was kept from a day on, so that a period from then on can be compared.

    The whole quarter of its first record counts as kept: a ledger of few records does not begin
    with a record in its first month. A roster tells its own days.
    """
    first = version.first_days.get(ledger.key)
    return first is None or begin >= quarter_of(first).start


def change_of(key: str, value: float | None, other: float | None) -> Change | None:
    """Return the change from ``other`` to ``value``; None when there is nothing to compare."""
    if value is None or not other:
        return None
    measure = find_indicator(key)[0].measure
    small = min(value, other) < LEAST_FOR_PERCENT
    shareable = measure not in (Measure.RATE, Measure.MEDIAN) and not small
    return Change(value, other, value - other, (value - other) / other if shareable else None)


def span(filters: Filters, against: Against) -> Period | None:
    """Return the part of the other period that a figure is compared with, for a caption."""
    period = filters.period
    other = period.year_before() if against is Against.YEAR_BEFORE else period.before()
    return period.same_part(other, filters.as_of)


def moved(change: Change, unit: str, rate: bool) -> tuple[str, str]:
    """Return the direction and the size of a change: 增长 10.9%, 提高 2.1个百分点; 持平 and ""."""
    if abs(change.difference) < 1e-9:
        return _("持平"), ""
    more = change.difference > 0
    size = abs(change.difference)
    if rate:
        points = rounded(exact(size) * 100, 1)
        word = _("提高") if more else _("降低")
        return (word, _("{n}个百分点").format(n=points)) if points != "0" else (_("基本持平"), "")
    if change.share is not None:
        share = percent(abs(change.share))
        word = _("增长") if more else _("下降")
        return (word, share) if share != "0%" else (_("基本持平"), "")
    return _("增加") if more else _("减少"), rounded(size, 1) + unit


def change_phrase(change: Change | None, unit: str, rate: bool, against: Against) -> str:
    """Return a change as words: 比上年同期增长10.9%, 增加3件, 提高2.1个百分点, 与上年同期持平."""
    if change is None:
        return ""
    return beside(_(against.value), "".join(moved(change, unit, rate)))


def beside(base: str, movement: str) -> str:
    """Return a movement with what it is compared with: 比上年同期增长10.9%, 与上年同期持平."""
    level = movement in (_("持平"), _("基本持平"))
    said = _("与{base}{movement}") if level else _("比{base}{movement}")
    return said.format(base=base, movement=movement)
