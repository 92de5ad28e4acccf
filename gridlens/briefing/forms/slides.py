"""The deck of about ten slides: each has one finding as its title, and one thing to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gridlens.briefing.content import Blank, BriefingTable, Part, Picture, Section, Steps
from gridlens.briefing.forms.work import in_a_row
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Paragraph, Role, Sentence
from gridlens.briefing.wording.aims import aim
from gridlens.briefing.wording.words import Words, changed, in_sentence, phrase, sentence
from gridlens.charts.finding import finding
from gridlens.charts.spec import Heat
from gridlens.goals.goal import Goal
from gridlens.overview.card import Card
from gridlens.schema.ledger import FourType, Measure
from gridlens.translation import N_, _

MOST_TILES = 8
_DONE = (Measure.FLOW, Measure.DISTINCT)
_MOVES = {
    1: N_("项比{base}增加"),
    0: N_("项与{base}持平"),
    -1: N_("项比{base}减少"),
}


def slides(
    material: Material, page: Section, work: Mapping[str, Section], made: Mapping[str, Section]
) -> tuple[Section, ...]:
    """Return the slides between cover and close, each one section.

    ``work`` are the parts of the work in the occasion's order, ``made`` the sections of the long
    form. What the clerk has not written is left out when the deck is drawn.
    """
    told = [page]
    charts = made["trends"].parts if "trends" in made else ()
    pictures = [one for one in charts if isinstance(one, Picture)]
    told += [_short(one, pictures) for key, one in work.items() if key != "work"]
    told += [one for one in (_types(material), _grids(made)) if one]
    told += [made["cases"]] if "cases" in made else []
    if "problems" in made:
        told.append(problems(made["problems"]))
    told += [made["next"]] if "next" in made else []
    return tuple(told)


def problems(section: Section) -> Section:
    """Return the section of problems with a place for their causes, which only people know."""
    prompt = _("【待填写】原因分析：逐条写明主要原因。")
    causes = Section("causes", _("主要原因"), (Blank("causes", prompt),))
    return replace(section, heading=_("存在的问题"), sections=(*section.sections, causes))


def _short(section: Section, pictures: Sequence[Picture]) -> Section:
    """Return a part of the work as one slide: steps or figures, and a chart of one of them."""
    keys = {
        cell.indicator
        for part in section.parts
        if isinstance(part, BriefingTable)
        for row in part.rows
        for cell in row
        if isinstance(cell, Figure)
    }
    flows = any(isinstance(part, Steps) for part in section.parts)
    # Steps and figures fill a slide, and rates of few matters jump about.
    fitting = [] if flows else [one for one in pictures if not getattr(one.chart, "rate", False)]
    chart = next((one for one in fitting if {f.indicator for f in one.figures} <= keys), None)
    parts: list[Part] = [
        replace(part, rows=part.rows[:MOST_TILES]) if isinstance(part, BriefingTable) else part
        for part in section.parts
    ]
    return replace(section, parts=(*parts, *([chart] if chart else [])))


def _types(material: Material) -> Section | None:
    """Return the four types, each with its counts and their goals; no verdict joins their names."""
    sections = []
    every: list[Card] = []
    for group in FourType:
        cards = [
            card
            for card in material.cards.values()
            if card.indicator.group is group and card.value and card.indicator.measure in _DONE
        ]
        if cards:
            every += cards
            told = tuple(_with_goal(material, card) for card in cards)
            name = f"slide_{group.name.lower()}"
            sections.append(Section(name, _(group.value), (Paragraph(name, told),)))
    if not sections:
        return None
    claim = _moves(material, every) or in_a_row(material, every)
    return Section("slide_types", _("重点工作情况"), sections=tuple(sections), claim=claim)


def _with_goal(material: Material, card: Card) -> Sentence:
    """Return a count with its goal and its change: 召开议政会2次（目标2次），与上年同期持平。"""
    key = card.indicator.key
    lines = {line.indicator.key: line.goal for line in material.verdict.lines}
    words: Words = [phrase(material, key), in_sentence(card, material.filters.period)]
    goal: Goal | None = lines.get(key)
    if goal:
        year = goal.period.key != material.filters.period.key
        words += [_("（全年目标") if year and goal.period.months == 12 else _("（目标")]
        words += [aim(goal), "）"]
    if change := changed(material, card):
        words += ["，", *change]
    return sentence([*words, "。"])


def _moves(material: Material, cards: list[Card]) -> Sentence | None:
    """Return how many counts rose, stayed and fell: the finding over all, without a judgement."""
    against = material.choice.comparison
    changes = [change for card in cards if (change := material.change(card))]
    if against is None or not changes:
        return None
    signs = [(change.difference > 0) - (change.difference < 0) for change in changes]
    words: Words = [_count(material, len(signs), "types"), _("项工作中")]
    for sign, word in _MOVES.items():
        if n := signs.count(sign):
            words += [
                "，",
                _count(material, n, f"types{sign}"),
                _(word).format(base=_(against.value)),
            ]
    return sentence(words)


def _count(material: Material, n: int, which: str) -> Figure:
    period = material.filters.period.key
    groups = (("moves", which),)
    return Figure(str(n), n, "", period, Role.COUNT, groups=groups, page="overview")


def _grids(made: Mapping[str, Section]) -> Section | None:
    """Return the first picture of grids by quarter; None if grids are not to be named."""
    section = made.get("grids")
    pictures = [one for one in (section.parts if section else ()) if isinstance(one, Picture)]
    picture = pictures[0] if pictures else None
    if section is None or picture is None or not isinstance(picture.chart, Heat):
        return None
    said = finding(picture.chart)
    claim = Sentence((said,)) if said else None
    notes = tuple(part for part in section.parts if isinstance(part, Paragraph))
    return Section("slide_grids", section.heading, (*notes, picture), claim=claim)
