"""一页纸, the leader's minute: five figures, one chart, what was done for people, two problems."""

from collections.abc import Mapping

from gridlens.briefing.content import (
    BriefingTable,
    Cell,
    GoalStanding,
    Part,
    Picture,
    Section,
    TableColumn,
)
from gridlens.briefing.forms.work import in_a_row, residents_told
from gridlens.briefing.material import Material
from gridlens.briefing.problems import chosen
from gridlens.briefing.sentence import Paragraph
from gridlens.briefing.wording.aims import aim
from gridlens.briefing.wording.words import change_figure, exact, sentence
from gridlens.errors import UnknownName
from gridlens.figures.beside.change import beside, moved
from gridlens.figures.numbers import unit_of
from gridlens.goals.judge import Judged
from gridlens.goals.pace import SIGNS, WORDS
from gridlens.overview.card import Card
from gridlens.schema.ledger import Measure
from gridlens.schema.theme import Theme
from gridlens.translation import N_, _

KEY, HEADING = "page", N_("总体情况")
FIGURES, PROBLEMS = 5, 2
_COLUMNS = (
    TableColumn(N_("指标"), 0.26),
    TableColumn(N_("本期"), 0.18, number=True),
    TableColumn(N_("目标"), 0.32),
    TableColumn(N_("变化"), 0.24, number=True),
)


def page(material: Material, made: Mapping[str, Section]) -> Section:
    """Return the one page; a part without data is left out.

    ``made`` are the sections of the long form, from which it takes a chart and the finding.
    """
    cards = figures(material)
    parts: list[Part] = [_table(material, cards)] if cards else []
    if said := residents_told(material):
        parts.append(Paragraph("page_people", (said,)))
    told = chosen(material)[:PROBLEMS]
    for one, words in told:
        said = sentence([*words, "。", _("建议："), *one.remedy, "。"])
        parts.append(Paragraph(f"page_{one.key}", (said,)))
    if picture := _picture(made):
        parts.append(picture)
    claim = made["goals"].claim if "goals" in made else in_a_row(material, cards)
    return Section(KEY, _(HEADING), tuple(parts), claim=claim)


def figures(material: Material) -> list[Card]:
    """Return the cards of the five figures: those chosen, else by rule.

    The rule takes counts that have a goal, or a rate with one beside them: the largest of what was
    overseen, of what deputies did, and of contact, and then the largest others. Raises
    ``UnknownName``.
    """
    wanted = material.choice.figures
    unknown = [key for key in wanted if key not in material.cards]
    if unknown:
        raise UnknownName(_("指标"), unknown[0], list(material.cards))
    if wanted:
        return [material.cards[key] for key in wanted][:FIGURES]
    counts = [card for card in material.cards.values() if card.value and _counts(card)]
    told = [card for card in counts if card.indicator.group or card.indicator.contact]
    cards = told or counts
    aimed = [card for card in cards if _line(material, card)] or cards
    aimed.sort(key=lambda card: -(card.value or 0))
    parts = (
        [card for card in aimed if card.indicator.theme is Theme.SUPERVISION],
        [card for card in aimed if card.indicator.theme is Theme.DEPUTIES],
        [card for card in aimed if card.indicator.contact],
    )
    first = [part[0] for part in parts if part]
    return [*first, *(card for card in aimed if card not in first)][:FIGURES]


def _counts(card: Card) -> bool:
    return card.indicator.measure in (Measure.FLOW, Measure.DISTINCT, Measure.STOCK)


def _line(material: Material, card: Card) -> Judged | None:
    """Return how the goal of a figure stands, or that of the rate beside it; None without goals."""
    lines = {line.indicator.key: line for line in material.verdict.lines if line.pace}
    beside_it = card.beside.indicator.key if card.beside else ""
    return lines.get(card.indicator.key) or lines.get(beside_it)


def _table(material: Material, cards: list[Card]) -> BriefingTable:
    rows = tuple(_row(material, card) for card in cards)
    columns = tuple(TableColumn(_(c.title), c.width, c.number) for c in _COLUMNS)
    return BriefingTable("page_table", _("五个数"), columns, rows)


def _row(material: Material, card: Card) -> tuple[Cell, ...]:
    line, change, other = _line(material, card), material.change(card), material.compared
    standing: Cell = None
    if line and line.pace:
        sign = f"{SIGNS[line.pace.status]} {_(WORDS[line.pace.status])}".strip()
        own = line.indicator.key == card.indicator.key
        label = _("目标") if own else _("{label}目标").format(label=_(line.indicator.label))
        told = f"{label}{aim(line.goal).text}，{sign}"
        standing = GoalStanding(told, line.pace.status)
    moves: Cell = None
    against = material.choice.comparison
    if change and other and against:
        key = card.indicator.key
        word, size = moved(change, unit_of(key), card.indicator.is_rate)
        moves = change_figure(beside(_(against.value), word + size), change, key, other)
    return (_(card.indicator.label), exact(card, material.filters.period), standing, moves)


def _picture(made: Mapping[str, Section]) -> Picture | None:
    """Return a chart: the first that has a finding, else the first that there is."""
    found = [
        part
        for key in ("trends", "goals")
        if key in made
        for part in made[key].parts
        if isinstance(part, Picture)
    ]
    return next((one for one in found if one.claim), found[0] if found else None)
