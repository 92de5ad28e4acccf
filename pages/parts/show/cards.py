"""Cards of indicators as one strip of HTML with inline SVG: light to paint, easy to read."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from gridlens.figures.beside.change import Against, change_phrase
from gridlens.figures.beside.left import beside, left_out
from gridlens.figures.beside.taking_part import TAKING_PART, TITLE
from gridlens.figures.beside.untold import briefly
from gridlens.figures.numbers import out_of, percent, rounded, unit_of, written
from gridlens.goals.aim import whose
from gridlens.goals.pace import (
    SIGNS,
    WORDS,
    Pace,
    Status,
    gap_short,
    gap_worded,
    plan_said,
    units_short,
)
from gridlens.goals.pace import TONES as TONE_OF
from gridlens.overview.card import Card
from gridlens.overview.sentence import rate_figure
from gridlens.schema.ledger import FourType, Measure
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import asked
from pages.parts.show.spark import spark

TONES = {status: f"gl-{TONE_OF[status]}" if status in TONE_OF else "" for status in Status}


def groups(cards: dict[str, Card]) -> None:
    """Show the four groups as quiet rows, in two halves of about as many rows each."""
    counted = dict.fromkeys(FourType, 0)
    for card in cards.values():
        if card.indicator.group:
            counted[card.indicator.group] += 1
    parted = []
    for some in halves(counted):
        sections = "".join(_group(group, cards, counted[group]) for group in some)
        parted.append(f'<div class="gl-half">{sections}</div>')
    st.html(f'<div class="gl-groups">{"".join(parted)}</div>')


def halves(counted: Mapping[FourType, int]) -> tuple[list[FourType], list[FourType]]:
    """Part the groups so that both halves have about as many rows; in each, the order stays."""
    every, whole = list(counted), sum(counted.values())
    choices = [
        [group for place, group in enumerate(every) if 1 << place & chosen]
        for chosen in range(1, 1 << len(every), 2)  # the first group is always on the left
    ]
    left = min(choices, key=lambda some: abs(whole - 2 * sum(counted[one] for one in some)))
    return left, [group for group in every if group not in left]


def _group(group: FourType, cards: dict[str, Card], rows: int) -> str:
    inner = "".join(row(card) for card in cards.values() if card.indicator.group is group)
    return (
        f'<section class="gl-group" style="--rows:{rows}"><h2>{escape(_(group.value))}</h2>'
        f'<div class="gl-rows">{inner}</div></section>'
    )


def wall(cards: Sequence[Card], within: Mapping[str, str] | None = None) -> None:
    """Show some cards as tiles; ``within`` names the group they are about (see ``drill.link``)."""
    tiles = "".join(f'<section class="gl-tile">{row(card, within)}</section>' for card in cards)
    title, many = escape(_("各项指标")), len(cards)
    columns = f"--columns:{abreast(many, 4)};--narrow:{abreast(many, 2)}"
    st.html(
        f'<h2 class="gl-unseen">{title}</h2><div class="gl-wall" style="{columns}">{tiles}</div>'
    )


def abreast(many: int, most: int) -> int:
    """Return how many tiles stand in a row, ``most`` at most, so that none is left alone."""
    fits = [n for n in range(most, 1, -1) if many % n != 1]
    return min(many, next(iter(fits), 1)) or 1


def row(card: Card, within: Mapping[str, str] | None = None) -> str:
    """Return one indicator: name, figure, run, changes, and the goal with its pace if any."""
    key = card.indicator.key
    unit = (
        f"<small>{escape(unit_of(key))}</small>" if unit_of(key) and card.value is not None else ""
    )
    changes = [
        change_phrase(change, unit_of(key), card.indicator.is_rate, against)
        for change, against in (
            (card.year_change, Against.YEAR_BEFORE),
            (card.period_change, Against.PERIOD_BEFORE),
        )
    ]
    parts = [
        f'<div class="gl-row" data-indicator="{key}"><div class="gl-top"><div>'
        f'<h3 class="gl-name"><abbr title="{escape(_(card.indicator.definition))}">'
        f"{escape(_(card.indicator.label))}</abbr></h3>"
        f'<div class="gl-value">{_figure(card, within)}{unit}</div>{_theirs(card, within)}</div>'
        f"{spark(card.run, card.indicator, provisional=bool(card.not_due))}</div>"
    ]
    if said := "，".join(text for text in changes if text):
        parts.append(f'<p class="gl-change">{escape(said)}</p>')
    if noted := _noted(card, within):
        parts.append(f'<p class="gl-note">{escape(noted)}</p>')
    if card.pace:
        parts.append(_pace(card.pace, card))
    if card.beside and (card.beside.value is not None or card.beside.left_out):
        parts.append(f'<p class="gl-note">{_beside(card.beside)}</p>')
    return "".join(parts) + "</div>"


def _figure(card: Card, within: Mapping[str, str] | None) -> str:
    """Return the figure, as a link to its records if there are any."""
    key, text = card.indicator.key, escape(written(card.value, card.indicator.key))
    if not card.value and not card.denominator:
        return text
    label = escape(f"{_(card.indicator.label)} {text}{unit_of(key)}")
    return drill.link(key, text, label, within)


def _theirs(card: Card, within: Mapping[str, str] | None) -> str:
    """Return how many of the records of a figure name a deputy, as a link to them; or nothing."""
    if not card.taking_part or card.taking_part == card.value:
        return ""
    key, title = card.indicator.key, escape(_(TITLE))
    text, unit = escape(written(card.taking_part, key)), escape(unit_of(key))
    label = f"{escape(_(card.indicator.label))}，{title}{text}{unit}"
    inner, narrowed = f"{title}<b>{text}</b>{unit}", {**(within or {}), **dict(TAKING_PART)}
    return f'<p class="gl-theirs">{drill.link(key, inner, label, narrowed)}</p>'


def _noted(card: Card, within: Mapping[str, str] | None) -> str:
    """Return n and what a rate or a median leaves out; for a stock, whether it is the opening.

    Where there is no figure, return the reason.
    """
    key, measure = card.indicator.key, card.indicator.measure
    now, groups = asked(), (within or {}).items()
    if card.value is None and (told := briefly(now.version, now.scope, now.filters, key, groups)):
        return told
    if measure in (Measure.RATE, Measure.MEDIAN) and card.value is None:
        return left_out(key, card.left_out) or _("没有可计入的记录")
    if measure is Measure.RATE:
        n = f"{written(card.numerator)}/{written(card.denominator)}"
        return beside(n, key, card.left_out, card.not_due)
    if measure is Measure.MEDIAN:
        return beside(out_of(card.value, card.denominator, key), key, card.left_out)
    if measure is Measure.STOCK:
        return _("期初数") if card.indicator.opening else _("期末数")
    return ""


def _beside(card: Card) -> str:
    """Return the rate that stands under a figure, with its n, and its goal if it has one."""
    text = escape(_(card.indicator.label) + rate_figure(card))
    if card.pace is None:
        return text
    tone, sign, word = TONES[card.pace.status], SIGNS[card.pace.status], _(WORDS[card.pace.status])
    goal = escape(_("目标{goal}").format(goal=percent(card.pace.goal.value)))
    judged = f'<span class="{tone}"><b>{sign}</b> {escape(word)}</span>'
    return f"{text}，<span>{goal} {judged}</span>"


def _pace(pace: Pace, card: Card) -> str:
    """Return the progress with a tick at the elapsed time, the sign, the gap and the word."""
    tone, sign, word = TONES[pace.status], SIGNS[pace.status], _(WORDS[pace.status])
    goal = percent(pace.goal.value) if card.indicator.is_rate else rounded(pace.goal.value, 1)
    period = pace.goal.period
    asked_for = asked().filters.period
    of_year = _("年度") if period == period.year else period.label
    span = _("本期") if period == asked_for != period.year else of_year
    told = [_("{span}目标{goal}").format(span=span, goal=goal)]
    if not card.indicator.is_rate:
        done = percent(pace.share)
        if period == asked_for:
            told.append(_("完成{share}").format(share=done))
        else:
            ratio = f"{rounded(pace.achieved, 1)}/{goal}"
            whose_ = whose(pace.goal, asked_for)
            told = [_("{whose}{ratio}").format(whose=whose_, ratio=ratio), done]
    if planned := plan_said(pace):
        told.append(planned)
    if pace.status is not Status.ON_PACE and (units := units_short(pace)):
        told.append(units)
    status = f'<span class="{tone}">{"" if pace.gap is not None else sign} {escape(word)}</span>'
    line = f'<p class="gl-pace">{escape(" · ".join(told))} · {status}</p>'
    if pace.gap is None:
        return line
    width = min(pace.share, 1) * 100
    return (
        f'<div class="gl-progress {tone}"><div class="gl-bar"><i style="width:{width:.1f}%"></i>'
        f'<u style="left:calc({pace.elapsed * 100:.1f}% - 1px)"></u></div>'
        f'<span title="{escape(gap_worded(pace))}"><b>{sign}</b> {escape(gap_short(pace))}</span>'
        "</div>"
        f"{line}"
    )
