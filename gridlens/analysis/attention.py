"""What needs attention: sentences, each with a reason and a way in; by rules, never by rank.

The rules: a goal of the whole or of a grid is behind its pace or missed; matters are past their due
date; grids that usually send in a ledger sent nothing of it in the period's last quarter; a grid's
count lies outside the funnel's limits. Whether a goal is behind is for the judge to say.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby

from gridlens.analysis.grids import Funnel, signals
from gridlens.analysis.lapses import absent, late
from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import out_of, percent, rounded, unit_of, written
from gridlens.figures.rows.address import mark
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.judge import Judged, Verdict
from gridlens.goals.pace import WORDS, Pace, Status, gap_worded, units_short
from gridlens.goals.told import SILENCES
from gridlens.ledgers import activity_ledgers
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, quarter_of
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version
from gridlens.translation import _

MOST_NAMED = 3


class Urgency(IntEnum):
    """How urgent an item is, the most urgent first; it is shown as a sign and a word."""

    CONCERN = 0
    ATTENTION = 1
    NOTE = 2


@dataclass(frozen=True)
class Item:
    """One thing to look at: the sentence, the reason, and the page that has more.

    ``page`` is the key of a ledger, or the name of a page. ``figure`` is the mark (see
    ``figures.address``) of the figure that the sentence tells; it is empty where no figure has the
    rows. ``chosen`` are the choices of the page that show what the sentence tells. ``named`` says
    which grids they are, for the screen of those who ask alone: it is left out when a page is
    presented or printed, and of every file.
    """

    urgency: Urgency
    sentence: str
    reason: str
    page: str
    figure: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    named: str = ""


@dataclass(frozen=True)
class Attention:
    """What needs attention, what was looked at to find it, and what could not be looked at.

    ``looked_at`` and ``not_judged`` are phrases for people. That nothing needs attention may be
    said only where there are no ``items`` and nothing is ``not_judged``.
    """

    items: tuple[Item, ...]
    looked_at: tuple[str, ...]
    not_judged: tuple[str, ...]


def problems(verdict: Verdict, names: dict[str, str]) -> list[Item]:
    """Return an item for each goal that is behind its pace or missed.

    ``names`` are the names of grids by code. A grid's name stands before its indicator.
    """
    items = []
    for line in verdict.problems:
        assert line.pace is not None
        place = names.get(line.grid, line.grid) if line.grid else ""
        label = place + _(line.indicator.label)
        ledger = find_indicator(line.indicator.key)[1]
        figure = _figure(line, verdict.period)
        if line.pace.gap is None:
            items.append(Item(Urgency.ATTENTION, *_missed(label, line), ledger.key, figure))
            continue
        far = line.status is Status.FAR_BEHIND
        urgency = Urgency.CONCERN if far else Urgency.ATTENTION
        sentence = _("{label}{gap}").format(label=label, gap=gap_worded(line.pace))
        items.append(Item(urgency, sentence, _to_do(line.pace), ledger.key, figure))
    return items


def _figure(line: Judged, period: Period) -> str:
    """Return the mark of the figure held against a goal; ``period`` is that of the filters."""
    within = {"grid": line.grid} if line.grid else {}
    if line.over == period:
        return mark(line.indicator.key, within)
    return mark(line.indicator.key, within, line.over.key, line.over.end)


def _to_do(pace: Pace) -> str:
    """Return how far a goal has come, and what the time left must bring."""
    unit = unit_of(pace.goal.indicator)
    reason = _("{period}目标{goal}{unit}，已完成{done}{unit}").format(
        period=pace.goal.period.label,
        goal=rounded(pace.goal.value, 1),
        done=rounded(pace.achieved, 1),
        unit=unit,
    )
    if pace.required:
        often, word = (7, _("每周")) if pace.required * 7 >= 1 else (30, _("每30天"))
        reason += _("；此后{often}需{number}{unit}").format(
            often=word, number=rounded(pace.required * often, 1), unit=unit
        )
    return reason


def _missed(label: str, line: Judged) -> tuple[str, str]:
    """Return the sentence and the reason of a goal without a pace that was missed."""
    key, value = line.indicator.key, written(line.achieved, line.indicator.key)
    n = out_of(line.achieved, line.base, key) if line.indicator.is_rate else ""
    figure = value + (
        noted(key, line.achieved, n, line.left_out, line.not_due) if n else unit_of(key)
    )
    sentence = _("{label}{figure}，{word}").format(
        label=label, figure=figure, word=_(WORDS[Status.MISSED])
    )
    rate = line.indicator.is_rate
    aim = percent(line.goal.value) if rate else rounded(line.goal.value, 1) + unit_of(key)
    return sentence, _("{period}目标{goal}").format(period=line.goal.period.label, goal=aim)


def grid_problems(verdict: Verdict, names: dict[str, str]) -> list[Item]:
    """Return an item for each indicator in which grids are behind goals of their own."""
    items = []
    for one, some in groupby(verdict.problems, key=lambda line: line.indicator):
        lines = list(some)
        far = any(line.status is Status.FAR_BEHIND for line in lines)
        sentence = _("{label}：{n}个网格没有达到自己的目标进度").format(
            label=_(one.label), n=len(lines)
        )
        told = [
            names.get(line.grid or "", line.grid or "")
            + (units_short(line.pace) if line.pace and line.pace.gap is not None else "")
            for line in lines
        ]
        urgency = Urgency.ATTENTION if far else Urgency.NOTE
        items.append(Item(urgency, sentence, _("见网格目标"), "grids", named=_few(told)))
    return items


def signal_items(found: Sequence[Funnel]) -> list[Item]:
    """Return an item for each ledger in which a grid's count is beyond the funnel's limits."""
    beyond: dict[str, list[Funnel]] = {}
    for plot in found:
        if any(place.spot.signal for place in plot.places):
            beyond.setdefault(plot.ledger.key, []).append(plot)
    items = []
    for plots in beyond.values():
        grids = dict.fromkeys(p.name for plot in plots for p in plot.places if p.spot.signal)
        sentence = _("“{ledger}”{n}个网格的数量超出正常波动").format(
            ledger=_(plots[0].ledger.title), n=len(grids)
        )
        reason = _("{labels}；见研判。多少不说明好坏，宜了解原因").format(
            labels=_few([_(plot.indicator.label) for plot in plots])
        )
        first = (("compare", plots[0].indicator.key), ("exposure", plots[0].exposure.value))
        items.append(
            Item(Urgency.NOTE, sentence, reason, "review", chosen=first, named=_few([*grids]))
        )
    return items


def _few(names: Sequence[str]) -> str:
    more = _("等") if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more


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
        figure = mark(f"{one.cycle.prefix}_overdue", {})
        items.append(Item(urgency, sentence, reason, one.ledger.key, figure))
    return items


def missing(version: Version, scope: Scope, filters: Filters) -> list[Item]:
    """Return an item for each ledger that some grids usually keep but did not last quarter."""
    items = []
    for one in absent(version, scope, filters):
        sentence = _("{n}个网格{quarter}没有“{ledger}”台账").format(
            n=len(one.grids),
            quarter=one.quarter.label,
            ledger=_(one.ledger.title),
        )
        reason = _("最近一条{day}").format(day=_day(one.latest))
        named = _few(list(one.grids))
        items.append(Item(Urgency.NOTE, sentence, reason, one.ledger.key, named=named))
    return items


def attention(
    version: Version, scope: Scope, filters: Filters, verdict: Verdict, grids: Verdict
) -> Attention:
    """Return all items, the most urgent first, and what was looked at.

    ``verdict`` is about the whole or about the grids of the filters, ``grids`` about every grid;
    without grids in the filters both are looked at. For a deputy only matters past due are listed.
    """
    names = version.grid_names
    items, looked, unknown = overdue(version, scope, filters), [], []
    cycles = [o for o in activity_ledgers().values() if o.life_cycle and _answers(o, filters)]
    looked.append(_("{n}本台账的办理期限").format(n=len(cycles)))
    if filters.deputy or scope.deputy:
        unknown.append(_("按代表筛选，目标、报送和网格差异不作评判"))
        return _found(items, looked, unknown)
    by_grid = bool(filters.grids)
    told = [_known(verdict, _("网格目标") if by_grid else _("目标"), wanted=True)]
    told += [] if by_grid else [_known(grids, _("网格目标"), wanted=False)]
    looked += [text for some, _lacking in told for text in some]
    unknown += [text for _some, lacking in told for text in lacking]
    items += problems(verdict, names) + ([] if by_grid else grid_problems(grids, names))
    items += missing(version, scope, filters)
    if filters.elapsed and quarter_of(filters.elapsed.end).elapsed(filters.as_of) >= 1:
        looked.append(_("各网格的台账报送"))
    else:
        unknown.append(_("季度还没有结束，没有看台账报送"))
    plots = signals(version, scope, filters)
    items += signal_items(plots)
    if plots:
        looked.append(_("{n}项数量的网格差异").format(n=len(plots)))
    elif scope.grids is not None:
        unknown.append(_("只看部分网格，没有与其他网格比较"))
    return _found(items, looked, unknown)


def _known(verdict: Verdict, noun: str, wanted: bool) -> tuple[list[str], list[str]]:
    """Return what a verdict looked at, and what it could not judge.

    ``noun`` names its goals. ``wanted`` says that it is a lack if there are none.
    """
    if verdict.silence:
        return [], [_("{noun}：{why}").format(noun=noun, why=_(SILENCES[verdict.silence]))]
    lacking = verdict.statuses.count(None)
    known = len(verdict.statuses) - lacking
    unknown = [_("{n}项{noun}没有数据").format(n=lacking, noun=noun)] if lacking else []
    if wanted and not verdict.statuses:
        unknown.append(_("没有设{noun}").format(noun=noun))
    return [_("{n}项{noun}").format(n=known, noun=noun)] if known else [], unknown


def _found(items: list[Item], looked: list[str], unknown: list[str]) -> Attention:
    in_turn = sorted(items, key=lambda item: item.urgency)
    return Attention(tuple(in_turn), tuple(looked), tuple(unknown))


def _answers(ledger: Ledger, filters: Filters) -> bool:
    """Tell whether a ledger can answer a question about a grid or a deputy, if it is about one."""
    return not (filters.grids and not ledger.grid) and not (filters.deputy and not ledger.deputies)


def _day(day: dt.date) -> str:
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
