"""指标口径: every indicator: what it counts, by which dates, its goals, where it is shown."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gridlens.figures.beside.taking_part import TITLE, shares
from gridlens.figures.facts import keeps_last_day
from gridlens.figures.numbers import percent, rounded
from gridlens.goals.aim import goal_for
from gridlens.goals.goal import Goals
from gridlens.ledgers import indicators
from gridlens.period import Period
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.schema.lifecycle import EXTENDED, latest_of
from gridlens.spelling.match import matches
from gridlens.spelling.reading import spellings
from gridlens.translation import _

_LETTERS = re.compile("[A-Za-zü]")


@dataclass(frozen=True)
class CatalogueLine:
    """One indicator as the list shows it; every text is ready to read.

    ``goals`` are those of the year asked for. ``shown`` names the places where the figure is shown.
    """

    indicator: Indicator
    ledger: Ledger
    label: str
    definition: str
    dates: str
    unit: str
    measure: str
    direction: str
    group: str
    approximate: str
    goals: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def text(self) -> str:
        """All the text that a search looks through, in lower case."""
        own = (self.indicator.key, self.label, self.definition, self.dates, self.unit)
        told = (self.measure, self.direction, self.group, self.approximate, _(self.ledger.title))
        return "\n".join((*own, *told, *self.goals, *self.shown)).casefold()


def catalogue(goals: Goals, year: Period) -> tuple[CatalogueLine, ...]:
    """Return every indicator in the order of ledgers, with its goals for a year and its parts."""
    return tuple(
        CatalogueLine(
            indicator=indicator,
            ledger=ledger,
            label=_(indicator.label),
            definition=_(indicator.definition),
            dates=dates(indicator, ledger),
            unit=_(indicator.unit),
            measure=_("期初存量") if indicator.opening else _(indicator.measure.value),
            direction=_(indicator.direction.value),
            group=_(indicator.group.value) if indicator.group else "",
            approximate=_("可写“余”") if indicator.approximate else _("写准数"),
            goals=_goals(goals, indicator, year),
            shown=places(indicator, ledger),
        )
        for indicator, ledger in indicators().values()
    )


def matching(
    entries: Sequence[CatalogueLine],
    text: str = "",
    ledgers: Collection[str] = (),
    groups: Collection[str] = (),
) -> tuple[CatalogueLine, ...]:
    """Return the entries that contain every word of ``text``, or whose label it finds in letters.

    ``ledgers`` and ``groups`` are titles; if they are given, only entries of one of them are
    returned.
    """
    words = text.casefold().split()
    by_letters = _by_letters(entries, text) if _LETTERS.search(text) else ()
    return tuple(
        entry
        for entry in entries
        if (all(word in entry.text for word in words) or entry.label in by_letters)
        and (not ledgers or _(entry.ledger.title) in ledgers)
        and (not groups or entry.group in groups)
    )


def _by_letters(entries: Sequence[CatalogueLine], text: str) -> list[str]:
    """Return the labels that letters find by their pinyin."""
    return matches(text, {entry.label: spellings(entry.label) for entry in entries})


def in_grid_pictures(indicator: Indicator, ledger: Ledger) -> bool:
    """Tell whether an indicator may stand in a picture of grids: a count that belongs to grids."""
    counted = indicator.measure in (Measure.FLOW, Measure.STOCK)
    return bool(ledger.grid and not ledger.is_roster and not indicator.street_wide and counted)


def dates(indicator: Indicator, ledger: Ledger) -> str:
    """Return a sentence: by which date a row falls into the period, or is there at its end."""
    begin = _date(indicator.at, ledger)
    if indicator.measure is not Measure.STOCK:
        return _("按{begin}落在期内计").format(begin=begin)
    day = _("期初前一天") if indicator.opening else _("期末当天")
    text = _("在{day}清点：{begin}不晚于这天").format(day=day, begin=begin)
    if indicator.until is None:
        return text
    words = _("{text}，且{end}晚于这天或空着")
    if keeps_last_day(indicator):
        words = _("{text}，且{end}不早于这天或空着")
    return words.format(text=text, end=_date(indicator.until, ledger))


def places(indicator: Indicator, ledger: Ledger) -> tuple[str, ...]:
    """Return where an indicator is shown: overview, its ledger's page, pictures of grids.

    The last of them tells whether it is said beside it how many of its records name a deputy.
    """
    found = []
    if indicator.group:
        found.append(_("总览·{group}").format(group=_(indicator.group.value)))
    found += [
        _("总览，在“{label}”下").format(label=_(main.label))
        for main, _ledger in indicators().values()
        if main.beside == indicator.key and main.group
    ]
    if not ledger.is_roster:
        found.append(_("台账页"))
    if in_grid_pictures(indicator, ledger):
        found.append(_("网格图"))
    elif indicator.street_wide or not ledger.grid:
        found.append(_("全街道，不分网格"))
    if shares(indicator, ledger):
        found.append(_("旁注“{share}”").format(share=_(TITLE)))
    return tuple(found)


def catalogue_sentence(entries: Collection[CatalogueLine], period: Period) -> str:
    """Return a sentence: how many indicators there are, and how many have a goal this year."""
    aimed = sum(bool(entry.goals) for entry in entries)
    ledgers = len({entry.ledger.key for entry in entries})
    text = _("{period}，可查的指标共{n}项，出自{ledgers}本台账和名册").format(
        period=period.label, n=len(entries), ledgers=ledgers
    )
    if aimed:
        text += _("，其中{aimed}项有{year}目标").format(aimed=aimed, year=period.year.label)
    return text + _("；每项都列明数什么、按哪个日期数。")


def _date(name: str, ledger: Ledger) -> str:
    """Return a date column by its title; a derived date by the titles it is made from."""
    cycle = ledger.life_cycle
    if ledger.has(name):
        return _("“{title}”").format(title=_(ledger.column(name).title))
    assert cycle is not None, (ledger.key, name)
    if name == "received_on":
        return _("“{title}”").format(title=_(ledger.column(cycle.received).title))
    if name == "closed_on":
        first, *others = (f"“{_(ledger.column(name).title)}”" for name in cycle.closing_dates)
        last = latest_of([f"“{_(ledger.column(name).title)}”" for name in ledger.other_days])
        text = _("{closed}（已{word}没填的用{last}）")
        if others:
            text = _("{closed}（已{word}没填的用{others}，都没填的用{last}）")
        instead, word = latest_of(others) if others else "", _(cycle.closed_word)
        return text.format(closed=first, word=word, others=instead, last=last)
    assert name == "overdue_on", (ledger.key, name)
    due = _("“{title}”").format(title=_(ledger.column(cycle.due).title))
    if cycle.due_from:
        due += _("（空着的用“{title}”后{months}个月）").format(
            title=_(ledger.column(cycle.due_from).title), months=cycle.due_months
        )
    late = _("{due}的次日").format(due=due)
    return late + _("（{extended}）").format(extended=_(EXTENDED)) if cycle.extension else late


def _goals(known: Goals, indicator: Indicator, year: Period) -> tuple[str, ...]:
    """Return the whole's goal for a year, and how many parts and grids have goals."""
    told = []
    if goal := goal_for(known, indicator, year):
        value = percent(goal.value) if indicator.is_rate else rounded(goal.value, 1)
        unit = "" if indicator.is_rate else _(indicator.unit)
        told.append(_("全年{value}{unit}").format(value=value, unit=unit))
    own = [goal for goal in known.values() if goal.indicator == indicator.key]
    own = [goal for goal in own if goal.period.year == year]
    if parts := sum(goal.grid is None and goal.period != year for goal in own):
        told.append(_("分期目标{n}个").format(n=parts))
    if grids := len({goal.grid for goal in own if goal.grid}):
        told.append(_("{n}个网格各有目标").format(n=grids))
    return tuple(told)
