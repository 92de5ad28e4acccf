"""存在的问题: found by declared rules only, each in a factual sentence, never as a ranking.

There are four rules: a flow behind its pace; a goal without a pace that is missed; matters
past their due date; ledgers that some grids usually keep and left empty in the last quarter. Grids
are named only if the clerk chose so.
"""

from gridlens.analysis.lapses import absent, late
from gridlens.briefing.content import Section
from gridlens.briefing.material import Material
from gridlens.briefing.sections.goals import aim, progress
from gridlens.briefing.sentence import Figure, Paragraph, Role
from gridlens.briefing.wording.words import Words, at_end, exact, figure, listed, sentence
from gridlens.figures.numbers import percent
from gridlens.goals.pace import gap_worded
from gridlens.translation import N_, _

HEADINGS = {
    "behind": N_("进度滞后于时间"),
    "missed": N_("未达到目标"),
    "overdue": N_("事项超过办理期限"),
    "missing": N_("台账缺报"),
}
RULE = N_(
    "存在的问题按规则列出：流量指标滞后于序时进度；比率等指标未达目标（接近目标、尚未到期的不算）；期末未办结且已过办理期限（延期的不算）；"
    "上年同季以来有两条以上记录的网格，最后一个季度没有该台账。不作排名。"
)
MOST_NAMED = 5


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the problems found; None if the rules find none."""
    found = {
        "behind": _behind(material),
        "missed": _missed(material),
        "overdue": _overdue(material),
        "missing": _missing(material),
    }
    sections = tuple(
        Section(
            f"problem_{name}",
            _(HEADINGS[name]),
            (Paragraph(f"problem_{name}", tuple(sentence([*words, "。"]) for words in told)),),
        )
        for name, told in found.items()
        if told
    )
    if not sections:
        return None
    return Section(key, heading, sections=sections, claim=sentence(_claim(material, found)))


def _claim(material: Material, found: dict[str, list[Words]]) -> Words:
    """Return the words for how many problems of each kind there are."""
    units = {
        "behind": N_("项指标进度滞后"),
        "missed": N_("项目标未达到"),
        "overdue": N_("类事项有逾期"),
        "missing": N_("类台账有缺报"),
    }
    words: list[Words] = []
    for name, told in found.items():
        if told:
            count = Figure(
                str(len(told)),
                len(told),
                "",
                material.filters.period.key,
                Role.COUNT,
                groups=(("problem", name),),
                page="open" if name == "overdue" else "goals",
            )
            words.append([count, _(units[name])])
    return listed(words, "，")


def _behind(material: Material) -> list[Words]:
    told: list[Words] = []
    for line in material.verdict.problems:
        pace = line.pace
        if pace is None or pace.gap is None:
            continue
        key, over = line.indicator.key, line.over.key
        told.append(
            [
                _(line.indicator.label),
                progress(line),
                _("，完成{period}目标").format(period=line.goal.period.label),
                aim(line.goal),
                _("的"),
                Figure(percent(pace.share), pace.share, key, over, Role.SHARE),
                "，",
                Figure(gap_worded(pace), pace.gap, key, over, Role.GAP),
            ]
        )
    return told


def _missed(material: Material) -> list[Words]:
    told: list[Words] = []
    for line in material.verdict.problems:
        if line.pace is None or line.pace.gap is not None:
            continue
        than = _("，低于{period}目标") if line.pace.share < 1 else _("，高于{period}目标")
        words: Words = [_(line.indicator.label), progress(line)]
        told.append([*words, than.format(period=line.goal.period.label), aim(line.goal)])
    return told


def _overdue(material: Material) -> list[Words]:
    told = []
    for one in late(material.version, material.scope, material.filters):
        card = material.cards.get(f"{one.cycle.prefix}_overdue")
        if card is None:
            continue
        words: Words = [
            _("{end}{noun}").format(end=at_end(material), noun=_(one.cycle.noun)),
            exact(card, material.filters.period),
            _("已过办理期限仍未{closed}").format(closed=_(one.cycle.closed_word)),
        ]
        key, period = card.indicator.key, material.filters.period
        if one.longest is not None:
            days = _("{days}天").format(days=one.longest)
            longest = Figure(days, one.longest, key, period.key, Role.COUNT)
            words += [_("，最长逾期"), longest]
        if one.grave and one.cycle.grave:
            grave = figure(key, one.grave, None, period, (one.cycle.grave,))
            word = _(one.cycle.grave[1])
            words += [_("，其中{grave}{noun}").format(grave=word, noun=_(one.cycle.noun)), grave]
        told.append(words)
    return told


def _missing(material: Material) -> list[Words]:
    told: list[Words] = []
    for one in absent(material.version, material.scope, material.filters):
        n = len(one.grids)
        many = Figure(
            _("{n}个网格").format(n=n),
            n,
            "",
            one.quarter.key,
            Role.COUNT,
            groups=(("absent", one.ledger.key),),
            page="data",
        )
        named = "、".join(one.grids[:MOST_NAMED]) if material.choice.grids else ""
        who: Words = [named] if named and n <= MOST_NAMED else [named + _("等"), many]
        told.append(
            [
                _("{quarter}，").format(quarter=one.quarter.label),
                *(who if named else [many]),
                _("没有“{ledger}”台账记录，需核实是否漏报").format(ledger=_(one.ledger.title)),
            ]
        )
    return told
