"""What needs attention: sentences, each with a reason and a way in; by rules, never by rank.

There are three rules: a flow is behind its pace; matters are past their due date; grids that
usually send in a ledger sent nothing of it in the period's last quarter.
"""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

import pandas as pd

from gridlens.figures.address import mark
from gridlens.figures.numbers import rounded
from gridlens.figures.records import Listing, listed
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.pace import Pace, Status, gap_worded
from gridlens.ledgers import activity_ledgers
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, quarter_of
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version
from gridlens.translation import _

LEAST_USUAL = 2


class Urgency(IntEnum):
    """How urgent an item is, the most urgent first; it is shown as a sign and a word."""

    CONCERN = 0
    ATTENTION = 1
    NOTE = 2


@dataclass(frozen=True)
class Item:
    """One thing to look at: the sentence, the reason, and the ledger whose page has more.

    ``figure`` is the mark (see ``figures.address``) of the figure that the sentence tells; it is
    empty where no figure has the rows.
    """

    urgency: Urgency
    sentence: str
    reason: str
    ledger: str
    figure: str = ""


def behind(paces: dict[str, Pace], filters: Filters) -> list[Item]:
    """Return an item for each flow behind its pace, with what the time left must bring."""
    items = []
    for key, pace in paces.items():
        if pace.status not in (Status.BEHIND, Status.FAR_BEHIND):
            continue
        indicator, ledger = find_indicator(key)
        urgency = Urgency.CONCERN if pace.status is Status.FAR_BEHIND else Urgency.ATTENTION
        reason = _("{period}目标{goal}{unit}，已完成{done}{unit}").format(
            period=pace.goal.period.label,
            goal=rounded(pace.goal.value, 1),
            done=rounded(pace.achieved, 1),
            unit=_(indicator.unit),
        )
        if pace.required:
            often, word = (7, _("每周")) if pace.required * 7 >= 1 else (30, _("每30天"))
            reason += _("；此后{often}需{number}{unit}").format(
                often=word, number=rounded(pace.required * often, 1), unit=_(indicator.unit)
            )
        sentence = _("{label}{gap}").format(label=_(indicator.label), gap=gap_worded(pace))
        figure = mark(key, {}, *_span(pace.goal.period, filters))
        items.append(Item(urgency, sentence, reason, ledger.key, figure))
    return items


def _span(judged: Period, filters: Filters) -> tuple[str, dt.date | None]:
    """Return the period over which a goal is judged, and to which day, where no filter says so."""
    if judged == filters.period or filters.elapsed is None:
        return "", None
    return judged.key, filters.elapsed.end


@dataclass(frozen=True)
class Late:
    """The matters of a ledger that are past due at the end of the elapsed period.

    ``n`` is how many they are, ``grave`` how many of them are graver, ``longest`` how many days the
    oldest is past due. ``longest`` is None where no due date is written.
    """

    ledger: Ledger
    cycle: LifeCycle
    n: int
    grave: int
    longest: int | None


@dataclass(frozen=True)
class Absent:
    """The grids, by name, that usually keep a ledger and sent nothing of it in a quarter.

    ``latest`` is the date of the last record that these grids sent.
    """

    ledger: Ledger
    quarter: Period
    grids: tuple[str, ...]
    latest: dt.date


def late(version: Version, scope: Scope, filters: Filters) -> list[Late]:
    """Return each ledger that has matters past due at the end of the elapsed period."""
    if filters.elapsed is None:
        return []
    wanted = [
        Listing(ledger.key, _overdue(ledger.life_cycle), _told_of(ledger.life_cycle))
        for ledger in activity_ledgers().values()
        if ledger.life_cycle
    ]
    found = []
    for listing, rows in zip(wanted, listed(version, scope, filters, wanted), strict=True):
        ledger, cycle = listing.found, listing.found.life_cycle
        if rows.empty or cycle is None:
            continue
        dated = rows["due_on"].dropna()
        end = pd.Timestamp(filters.elapsed.end)
        longest = None if dated.empty else (end - dated.min()).days
        column, value = cycle.grave or ("", "")
        grave = int((rows[column] == value).sum()) if column else 0
        found.append(Late(ledger, cycle, len(rows), grave, longest))
    return found


def overdue(version: Version, scope: Scope, filters: Filters) -> list[Item]:
    """Return an item for each ledger with matters past due, with the days of the oldest."""
    items = []
    for one in late(version, scope, filters):
        assert filters.elapsed is not None
        noun, unit = _(one.cycle.noun), _(one.cycle.unit)
        sentence = _("{n}{unit}{noun}已过办理期限").format(n=one.n, unit=unit, noun=noun)
        if one.longest is not None:
            sentence += _("，最长{days}天").format(days=one.longest)
        if one.grave and one.cycle.grave:
            reason = _("其中{grave}{noun}{n}{unit}").format(
                grave=_(one.cycle.grave[1]), noun=noun, n=one.grave, unit=unit
            )
        else:
            reason = _("截至{day}仍未{closed}").format(
                day=_day(filters.elapsed.end), closed=_(one.cycle.closed_word)
            )
        urgency = Urgency.CONCERN if one.grave else Urgency.ATTENTION
        figure = mark(_overdue(one.cycle), {})
        items.append(Item(urgency, sentence, reason, one.ledger.key, figure))
    return items


def _overdue(cycle: LifeCycle) -> str:
    return f"{cycle.prefix}_overdue"


def _told_of(cycle: LifeCycle) -> tuple[str, ...]:
    return ("due_on", cycle.grave[0]) if cycle.grave else ("due_on",)


def absent(version: Version, scope: Scope, filters: Filters) -> list[Absent]:
    """Return the ledgers that some grids usually keep, but did not keep in the last quarter.

    The last quarter is the one in which the elapsed period ends; it must be over by the as-of date.
    A grid usually keeps a ledger when it has at least two records in the year before that quarter.
    Ledgers of matters are left out, and so are grids that closed by the end of the quarter.
    """
    if filters.elapsed is None or filters.deputy or scope.deputy:
        return []
    last = quarter_of(filters.elapsed.end)
    if last.elapsed(filters.as_of) < 1:
        return []
    year = filters.over(Period(last.year_before().start, last.end))
    there = version.grids[~(version.grids["until"] <= pd.Timestamp(last.end))]
    names = dict(zip(there["code"], there["name"], strict=True))
    kept = [
        Listing(ledger.key, columns=("grid", ledger.date))
        for ledger in activity_ledgers().values()
        if ledger.grid
        and ledger.date
        and ledger.life_cycle is None
        and not all(i.street_wide for i in ledger.indicators)
    ]
    found = []
    for listing, rows in zip(kept, listed(version, scope, year, kept), strict=True):
        ledger, dated = listing.found, listing.columns[1]
        usual = rows["grid"].value_counts()
        recent = set(rows.loc[rows[dated] >= pd.Timestamp(last.start), "grid"].dropna())
        codes = [c for c in names if usual.get(c, 0) >= LEAST_USUAL and c not in recent]
        if codes:
            latest = rows.loc[rows["grid"].isin(codes), dated].max().date()
            found.append(Absent(ledger, last, tuple(names[c] for c in codes), latest))
    return found


def missing(version: Version, scope: Scope, filters: Filters) -> list[Item]:
    """Return an item for each ledger that some grids usually keep but did not last quarter."""
    items = []
    for one in absent(version, scope, filters):
        more = _("等{n}个网格").format(n=len(one.grids)) if len(one.grids) > 3 else ""
        sentence = _("{grids}{quarter}没有“{ledger}”台账").format(
            grids="、".join(one.grids[:3]) + more,
            quarter=one.quarter.label,
            ledger=_(one.ledger.title),
        )
        reason = _("最近一条{day}").format(day=_day(one.latest))
        items.append(Item(Urgency.NOTE, sentence, reason, one.ledger.key))
    return items


def attention(
    version: Version, scope: Scope, filters: Filters, paces: dict[str, Pace]
) -> list[Item]:
    """Return all items, the most urgent first."""
    items = behind(paces, filters) + overdue(version, scope, filters)
    items += missing(version, scope, filters)
    return sorted(items, key=lambda item: item.urgency)


def _day(day: dt.date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
