"""工作开展情况 and 联系群众情况: what was done, in sentences and exact tables.

The four types are the headings within 工作开展情况. They are headings only: nothing under them
mentions goals.
"""

from collections.abc import Sequence
from dataclasses import replace

from gridlens.briefing.content import BriefingTable, Cell, Part, Section, Steps, TableColumn
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Paragraph, Sentence
from gridlens.briefing.wording.words import (
    Words,
    change_figure,
    clause,
    exact,
    listed,
    over,
    sentence,
    theirs,
)
from gridlens.figures.beside.change import moved
from gridlens.figures.beside.taking_part import TITLE
from gridlens.figures.numbers import unit_of
from gridlens.figures.outcomes import outcomes
from gridlens.figures.rows.trace import trace
from gridlens.figures.scope import Filters
from gridlens.ledgers import activity_ledgers
from gridlens.overview.card import Card
from gridlens.period import Period
from gridlens.schema.ledger import FourType, Measure
from gridlens.translation import _

MOST_NAMED = 4
MOST_CATEGORIES, LEAST_FOR_CATEGORIES, LEAST_SHARE = 3, 20, 0.5
_OTHER, _CLOSED = "其他", "closed_on"


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return a section for each of the four types that has data; None if none has any."""
    groups = [found for group in FourType if (found := _group(material, group))]
    return Section(key, heading, sections=tuple(groups)) if groups else None


def contact(material: Material, key: str, heading: str) -> Section | None:
    """Return the section of what was done to keep in touch with residents; None without data."""
    cards = of_contact(material)
    if not cards:
        return None
    clauses = [clause(material, card.indicator.key) for card in cards]
    lead = sentence([_("{period}，").format(period=over(material)), *listed(clauses, "；"), "。"])
    steps = stages(material)
    parts: list[Part] = [Paragraph(key, (lead,)), table(material, key, heading, cards)]
    return Section(key, heading, (*parts, *([steps] if steps else [])))


def stages(material: Material) -> Steps | None:
    """Return how many matters went through each stage in the period: 受理 → 交办 → 办结 → 反馈.

    A stage of which nothing is recorded is left out, and a single stage is no flow. None where no
    ledger declares its stages.
    """
    for ledger in activity_ledgers().values():
        cycle = ledger.life_cycle
        if cycle is None or not cycle.stages:
            continue
        cards = [card for key in cycle.stages if (card := material.cards.get(key)) and card.value]
        if len(cards) > 1:
            noun = _(cycle.noun)
            found = tuple(
                (_(card.indicator.label).removeprefix(noun), exact(card, _period(material)))
                for card in cards
            )
            note = _("各环节按各自的日期计，都是期内的数量。")
            return Steps(f"steps_{ledger.key}", noun, found, note)
    return None


def of_contact(material: Material) -> list[Card]:
    """Return the cards of the indicators of contact with residents, in their order."""
    known = [card.indicator for card in material.cards.values() if card.indicator.contact]
    keys = [indicator.key for indicator in sorted(known, key=lambda one: one.contact)]
    return counting(material, keys)


def of_types(material: Material) -> list[Card]:
    """Return the cards of the indicators of the four types, in their order."""
    keys = [
        key
        for group in FourType
        for key, card in material.cards.items()
        if card.indicator.group is group
    ]
    return counting(material, keys)


def _group(material: Material, group: FourType) -> Section | None:
    cards = [card for card in of_types(material) if card.indicator.group is group]
    if not cards:
        return None
    name = f"group_{group.name.lower()}"
    after_keys = [key for card in cards for key in _after(material, card.indicator.key)]
    rates = [card.beside.indicator.key for card in cards if card.beside]
    rows = [*cards, *counting(material, [*after_keys, *rates])]
    heading = _(group.value)
    paragraph = Paragraph(name, tuple(told(material, cards)))
    return Section(name, heading, (paragraph, table(material, name, heading, rows)))


def told(material: Material, cards: Sequence[Card]) -> list[Sentence]:
    """Return a sentence for each card, with its details, and one for what is told after it."""
    sentences = []
    for card in cards:
        own = card.indicator.key
        words = listed([clause(material, own), *_details(material, card)], "，")
        sentences.append(sentence([*words, "。"]))
        if after := listed([clause(material, key, False) for key in _after(material, own)], "；"):
            sentences.append(sentence([*after, "。"]))
    return sentences


def _after(material: Material, key: str) -> list[str]:
    """Return the keys of the indicators that follow an indicator in the text."""
    return [own for own, card in material.cards.items() if card.indicator.after == key]


def counting(material: Material, keys: Sequence[str]) -> list[Card]:
    """Return the cards of the indicators whose value is not 0 or empty, or leaves matters out."""
    known = [card for key in keys if (card := material.cards.get(key))]
    return [card for card in known if card.value or card.left_out]


def _details(material: Material, card: Card) -> list[Words]:
    """Return the details of a count: the things counted, that all are closed, the categories."""
    return [
        words
        for words in (_named(material, card), _all_closed(material, card), _most(material, card))
        if words
    ]


def _named(material: Material, card: Card) -> Words:
    """Return the names of the different things counted; [] if they are too many to name."""
    counted = card.indicator.measure is Measure.DISTINCT
    if not counted or (card.value or 0) > MOST_NAMED:
        return []
    found = trace(material.version, material.scope, material.filters, card.indicator.key)
    return [_("分别为{names}").format(names="、".join(found.distinct))]


def _all_closed(material: Material, card: Card) -> Words:
    """Return the words that all matters received in the period are closed; [] if that is not so."""
    cycle = card.ledger.life_cycle
    if cycle is None or card.indicator.at != _CLOSED:
        return []
    received, opened, rate = (
        material.cards.get(f"{cycle.prefix}_{name}")
        for name in ("received", "open", "closing_rate")
    )
    if not (received and opened and rate) or opened.value or not received.value:
        return []
    if rate.numerator != rate.denominator or received.value != card.value:
        return []
    n = exact(received, _period(material))
    return [_("期内受理的"), n, _("均已{closed}").format(closed=_(cycle.closed_word))]


def _most(material: Material, card: Card) -> Words:
    """Return the words for the largest categories of a count, at most ``MOST_CATEGORIES``.

    Together they make at least half of the count, and each is larger than any category left out.
    Return [] if there is no such choice.
    """
    ledger, key = card.ledger, card.indicator.key
    if not ledger.categories or (card.value or 0) < LEAST_FOR_CATEGORIES:
        return []
    found = outcomes(material.version, material.scope, material.filters, [key], ["category"])
    counts = [
        (float(value), name)
        for name, value in zip(found["category"], found["value"], strict=True)
        if isinstance(name, str) and name != _OTHER and value
    ]
    counts.sort(key=lambda one: -one[0])
    total = (card.value or 0) * LEAST_SHARE
    clear = [
        at
        for at in range(1, min(MOST_CATEGORIES, len(counts) - 1) + 1)
        if counts[at - 1][0] > counts[at][0] and sum(n for n, _name in counts[:at]) >= total
    ]
    if not clear:
        return []
    period = _period(material)
    shown: Words = []
    for value, name in counts[: clear[-1]]:
        text = f"{value:,.0f}{unit_of(key)}"
        groups = (("category", name),)
        shown += ["、"] if shown else []
        shown += [_(name), Figure(text, value, key, period.key, groups=groups, unit=unit_of(key))]
    return [_("数量较多的类别是"), *shown]


def table(material: Material, key: str, heading: str, cards: Sequence[Card]) -> BriefingTable:
    """Return the table of exact figures, beside the figures compared with, if there are any.

    Beside them stands also how many of the records name a deputy, if that is said of any row.
    """
    against, other = material.choice.comparison, material.compared
    shared = any(card.taking_part is not None for card in cards)
    columns = [TableColumn(_("指标"), 0.28 if shared else 0.34)]
    columns += [TableColumn(_("本期"), 0.19 if shared else 0.2, number=True)]
    columns += [TableColumn(_(TITLE), 0.15, number=True)] if shared else []
    if against and other:
        columns += [
            TableColumn(_(against.value), 0.18 if shared else 0.2, number=True),
            TableColumn(_("变化"), 0.2 if shared else 0.26, number=True),
        ]
    before = material.before([card.indicator.key for card in cards])
    rows = []
    for card in cards:
        cells: list[Cell] = [_(card.indicator.label), exact(card, _period(material))]
        cells += [theirs(card, _period(material))] if shared else []
        if against and other:
            cells += _compared(material, card, before[card.indicator.key], other)
        rows.append(tuple(cells))
    title = _("{heading}：主要指标").format(heading=heading)
    return BriefingTable(f"{key}_table", title, tuple(columns), tuple(rows))


def _compared(material: Material, card: Card, then: Card, other: Filters) -> list[Cell]:
    change, key = material.change(card), card.indicator.key
    if change is None:
        return [None, None]
    short = "".join(moved(change, unit_of(key), card.indicator.is_rate))
    before = replace(exact(then, other.period), as_of=other.as_of)
    return [before, change_figure(short, change, key, other)]


def _period(material: Material) -> Period:
    return material.filters.period
