"""存在的问题: the problems chosen of those that the rules propose, never as a ranking."""

from gridlens.briefing.content import Section
from gridlens.briefing.material import Material
from gridlens.briefing.problems import HEADINGS, Problem, chosen
from gridlens.briefing.sentence import Figure, Paragraph, Role
from gridlens.briefing.wording.words import Words, listed, sentence
from gridlens.translation import N_, _

_UNITS = {
    "behind": N_("项指标进度滞后"),
    "missed": N_("项目标未达到"),
    "overdue": N_("类事项有逾期"),
    "missing": N_("类台账有缺报"),
}


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the problems chosen; None if there is none."""
    told = chosen(material)
    if not told:
        return None
    sections = []
    for kind, title in HEADINGS.items():
        of_kind = [sentence([*words, "。"]) for one, words in told if one.kind == kind]
        if of_kind:
            name = f"problem_{kind}"
            sections.append(Section(name, _(title), (Paragraph(name, tuple(of_kind)),)))
    found = [one for one, _words in told]
    claim = sentence(counted(material, found))
    return Section(key, heading, sections=tuple(sections), claim=claim)


def counted(material: Material, found: list[Problem]) -> Words:
    """Return the words for how many problems of each kind there are."""
    words: list[Words] = []
    for kind, unit in _UNITS.items():
        n = sum(one.kind == kind for one in found)
        if n:
            page = "open" if kind == "overdue" else "data" if kind == "missing" else "goals"
            period = material.filters.period.key
            which = (("problem", kind),)
            count = Figure(str(n), n, "", period, Role.COUNT, groups=which, page=page)
            words.append([count, _(unit)])
    return listed(words, "，")
