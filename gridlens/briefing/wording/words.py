"""Figures as a briefing words them: rounded where allowed, with n, and with their change."""

from dataclasses import replace

from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Role, Sentence
from gridlens.briefing.wording.roundly import count_phrase
from gridlens.figures.beside.change import Change, beside, moved
from gridlens.figures.beside.left import noted
from gridlens.figures.beside.taking_part import TAKING_PART, TITLE
from gridlens.figures.numbers import out_of, unit_of, written
from gridlens.figures.rows.records import Group
from gridlens.figures.scope import Filters
from gridlens.ledgers import indicator as find_indicator
from gridlens.overview.card import Card
from gridlens.overview.sentence import rate_figure
from gridlens.period import Period
from gridlens.translation import _

Words = list[str | Figure]


def phrase(material: Material, key: str) -> str:
    """Return the words before the figure of an indicator; its label if none are declared."""
    indicator = find_indicator(key)[0]
    return _(indicator.phrase or indicator.label).replace("{end}", at_end(material))


def at_end(material: Material) -> str:
    """Return the words for when a stock is counted: 期末, or the day while the period goes on."""
    return _("期末") if material.end == material.filters.period.end else until(material)


def over(material: Material) -> str:
    """Return the words for the period, with the as-of date while the period goes on."""
    label = material.filters.period.label
    if material.end == material.filters.period.end:
        return label
    return _("{period}（{until}）").format(period=label, until=until(material))


def until(material: Material) -> str:
    """Return the words for the last day that the briefing covers: 截至2025年6月30日."""
    day = material.end
    return _("截至{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)


def exact(card: Card, period: Period) -> Figure:
    """Return the figure of a card as tables show it, with its unit."""
    left_out, not_due = card.left_out, card.not_due
    return figure(
        card.indicator.key, card.value, card.denominator, period, left_out=left_out, not_due=not_due
    )


def figure(
    key: str,
    value: float | None,
    n: float | None,
    period: Period,
    groups: Group = (),
    left_out: float | None = None,
    not_due: float | None = None,
) -> Figure:
    """Return an exact figure of an indicator, with n in brackets if ``n`` is given.

    ``left_out`` is how many closed matters it leaves out for want of a closing date, ``not_due``
    how many of a rate's matters are open and not yet due.
    """
    unit = unit_of(key)
    text = written(value, key) + (unit if value is not None else "")
    told = out_of(value, n, key) if value is not None and n is not None else ""
    text += noted(key, value, told, left_out, not_due)
    return Figure(
        text,
        value,
        key,
        period.key,
        groups=groups,
        n=n,
        left_out=left_out,
        not_due=not_due,
        unit=unit,
    )


def in_sentence(card: Card, period: Period) -> Figure:
    """Return the figure of a card as a sentence says it: 300余条, 95.9%（142/148）."""
    key, value = card.indicator.key, card.value
    unit = unit_of(key)
    if card.indicator.is_rate:
        text = rate_figure(card) if value is not None or card.left_out else written(value)
    elif value is not None:
        text = count_phrase(value, key, card.indicator.approximate) + unit
    else:
        text = written(value)
    return Figure(
        text,
        value,
        key,
        period.key,
        n=card.denominator,
        left_out=card.left_out,
        not_due=card.not_due,
        unit=unit,
    )


def changed(material: Material, card: Card) -> Words:
    """Return the change from the period compared with: 比上年同期增长 and its figure; or []."""
    change, other = material.change(card), material.compared
    against = material.choice.comparison
    if change is None or other is None or against is None:
        return []
    key, base = card.indicator.key, _(against.value)
    word, size = moved(change, unit_of(key), card.indicator.is_rate)
    return [beside(base, word), *([change_figure(size, change, key, other)] if size else [])]


def change_figure(text: str, change: Change, key: str, other: Filters) -> Figure:
    """Return a change as a figure: its share if it has one, else the difference in its unit."""
    shared = change.share is not None
    return Figure(
        text,
        change.share if shared else change.difference,
        key,
        other.period.key,
        Role.CHANGE,
        unit="" if shared else unit_of(key),
        as_of=other.as_of,
    )


def theirs(card: Card, period: Period) -> Figure | None:
    """Return how many of the records of a card name a deputy; None where nothing is said."""
    key, value = card.indicator.key, card.taking_part
    return None if value is None else figure(key, value, None, period, TAKING_PART)


def _theirs_said(card: Card, period: Period) -> Words:
    """Return the same for a sentence: （其中代表参与45起）; [] where that is 0, all or unknown."""
    share = theirs(card, period)
    if share is None or not share.value or share.value == card.value:
        return []
    said = count_phrase(share.value, share.indicator, card.indicator.approximate) + share.unit
    return ["（", _(TITLE), replace(share, text=said), "）"]


def clause(material: Material, key: str, compared: bool = True) -> Words:
    """Return the clause of one indicator: phrase, figure, change, and the rate beside it.

    How many of its records name a deputy stands in brackets right behind the figure, so that
    whatever follows is about the whole.

    ``compared`` adds the change. Return [] if there is no data or the value is 0.
    """
    card = material.cards.get(key)
    if card is None or not card.value:
        return []
    period = material.filters.period
    words: Words = [phrase(material, key), in_sentence(card, period), *_theirs_said(card, period)]
    if compared and (change := changed(material, card)):
        words += ["，", *change]
    rate = card.beside
    if rate is not None and (rate.value is not None or rate.left_out):
        words += ["，", _(rate.indicator.label), in_sentence(rate, period)]
    return words


def sentence(words: Words) -> Sentence:
    """Return words as a sentence; adjacent texts are joined."""
    parts: Words = []
    for word in words:
        if isinstance(word, str) and parts and isinstance(parts[-1], str):
            parts[-1] += word
        elif word != "":
            parts.append(word)
    return Sentence(tuple(parts))


def listed(clauses: list[Words], between: str) -> Words:
    """Return clauses joined by a mark; empty clauses are left out."""
    words: Words = []
    for one in clauses:
        if one:
            words += [between, *one] if words else one
    return words
