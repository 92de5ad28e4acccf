"""The work in the order in which accounts tell it: oversight, deputies, residents, and the rest.

An indicator is told once: under its theme, else under 联系群众, else under the committee's work.
"""

from collections.abc import Sequence

from gridlens.briefing.content import Part, Section
from gridlens.briefing.material import Material
from gridlens.briefing.sections import groups
from gridlens.briefing.sentence import Paragraph, Sentence
from gridlens.briefing.wording.words import (
    Words,
    at_end,
    clause,
    exact,
    listed,
    phrase,
    sentence,
)
from gridlens.overview.card import Card
from gridlens.schema.ledger import Measure
from gridlens.schema.theme import Theme
from gridlens.translation import N_, _

HEADINGS = {
    "supervision": N_("监督工作情况"),
    "deputies": N_("代表履职情况"),
    "contact": N_("联系群众情况"),
    "work": N_("重点工作情况"),
}
_CLAIMED = 3
_COUNTS = (Measure.FLOW, Measure.DISTINCT)


def work(material: Material) -> dict[str, Section]:
    """Return the parts of the work that have something to tell, by key (``HEADINGS``)."""
    told: set[str] = set()
    found = {}
    for key, cards in {
        "supervision": _themed(material, Theme.SUPERVISION),
        "deputies": _themed(material, Theme.DEPUTIES),
        "contact": groups.of_contact(material),
        "work": groups.of_types(material),
    }.items():
        new = [card for card in cards if card.indicator.key not in told]
        told |= {card.indicator.key for card in new}
        told |= {card.beside.indicator.key for card in new if card.beside}
        if new:
            found[key] = _section(material, key, new)
    return found


def _themed(material: Material, theme: Theme) -> list[Card]:
    keys = [key for key, card in material.cards.items() if card.indicator.theme is theme]
    return groups.counting(material, keys)


def _section(material: Material, key: str, cards: Sequence[Card]) -> Section:
    heading = _(HEADINGS[key])
    name = f"work_{key}"
    if key == "contact":  # kinds of contact are told as indicators of their own
        told = [sentence([*clause(material, card.indicator.key), "。"]) for card in cards]
    else:
        told = [*groups.told(material, cards), *_balances(material, cards)]
    parts: list[Part] = [Paragraph(name, tuple(told))]
    steps, said = groups.stages(material), residents_told(material)
    if key == "contact" and steps and said:
        parts = [steps, Paragraph("work_residents", (said,)), *parts]
    parts.append(groups.table(material, name, heading, cards))
    return Section(name, heading, tuple(parts), claim=in_a_row(material, cards))


def _balances(material: Material, cards: Sequence[Card]) -> list[Sentence]:
    """Return for each ledger of matters what came, what was closed, and what is open at the end.

    What the cards tell already is left out, and so are matters that are told stage by stage.
    """
    told = {card.indicator.key for card in cards}
    told |= {card.beside.indicator.key for card in cards if card.beside}
    sentences = []
    for ledger in dict.fromkeys(card.ledger for card in cards):
        cycle = ledger.life_cycle
        if cycle is None or cycle.stages:
            continue
        words = [
            _short(material, f"{cycle.prefix}_{name}", word)
            for name, word in (
                ("carried_over", _("上期结转")),
                ("received", _(cycle.received_word)),
                ("closed", _(cycle.closed_word)),
                ("open", at_end(material) + _("在办")),
                ("on_time_rate", _("按期{closed}率").format(closed=_(cycle.closed_word))),
            )
            if f"{cycle.prefix}_{name}" not in told
        ]
        if said := listed(words, "，"):
            sentences.append(sentence([_(cycle.noun), *said, "。"]))
    return sentences


def _short(material: Material, key: str, word: str) -> Words:
    """Return a word and its exact figure; [] if there is no data, or the value is 0."""
    card = material.cards.get(key)
    return [word, exact(card, material.filters.period)] if card and card.value else []


def in_a_row(material: Material, cards: Sequence[Card]) -> Sentence | None:
    """Return the first counts in a row, exactly: 参加调研视察4次，视察问题发现11个.

    How many matters were closed is left out: some of them came in an earlier period.
    """
    period = material.filters.period
    counts = [
        card
        for card in cards
        if card.indicator.measure in _COUNTS and not card.indicator.key.endswith("_closed")
    ]
    told: list[Words] = [
        [phrase(material, card.indicator.key), exact(card, period)] for card in counts[:_CLAIMED]
    ]
    return sentence(listed(told, "，")) if told else None


def residents_told(material: Material) -> Sentence | None:
    """Return the stages as a sentence: 诉求受理8件，交办8件，办结8件，反馈8件。"""
    steps = groups.stages(material)
    if steps is None:
        return None
    stages: list[Words] = [[label, figure] for label, figure in steps.stages]
    return sentence([steps.title, *listed(stages, "，"), "。"])
