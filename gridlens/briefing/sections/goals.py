"""目标进展: the table of goals that offices know, and a sentence with the number by status."""

from collections.abc import Sequence

from gridlens.analysis.assurance import WORDS as ASSURANCE
from gridlens.analysis.assurance import worded
from gridlens.briefing.content import (
    BriefingTable,
    Cell,
    GoalStanding,
    Part,
    Picture,
    Section,
    TableColumn,
)
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Paragraph, Role
from gridlens.briefing.wording.aims import aim, progress
from gridlens.briefing.wording.words import Words, sentence, until
from gridlens.charts.spec import Bars, ColourMeaning
from gridlens.figures.numbers import percent
from gridlens.goals.aim import whose
from gridlens.goals.judge import REACHED, Judged
from gridlens.goals.pace import NO_FIGURE, SIGNS, WORDS, Pace, Status, gap_worded, plan_said
from gridlens.goals.told import counted
from gridlens.overview.sentence import pace_rules
from gridlens.translation import N_, _

_COLUMNS = (
    TableColumn(N_("指标"), 0.19),
    TableColumn(N_("目标"), 0.12, number=True),
    TableColumn(N_("责任单位"), 0.14),
    TableColumn(N_("进展"), 0.12, number=True),
    TableColumn(N_("完成率"), 0.11, number=True),
    TableColumn(N_("是否达到序时进度"), 0.2),
    TableColumn(N_("备注"), 0.12),
)
_WRAP = 6


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the section; None if no indicator has a goal."""
    verdict = material.verdict
    lines = [line for line in verdict.lines if line.status is not Status.NO_GOAL]
    if not lines:
        return None
    told = _counted(material)
    paces = [line.pace for line in lines if line.pace]
    picture = [_picture(material, lines)] if sum(pace.gap is not None for pace in paces) > 1 else []
    table = BriefingTable(
        key="goals_table",
        title=_("目标完成情况"),
        columns=tuple(TableColumn(_(c.title), c.width, c.number) for c in _COLUMNS),
        rows=tuple(_row(material, line) for line in lines),
        note="".join(pace_rules(paces, ticks=False)),
    )
    said = sentence([_("{day}，").format(day=until(material)), *told, "。"])
    parts: tuple[Part, ...] = (
        Paragraph("goals_lead", (said,)),
        *_assured(material),
        table,
        *picture,
    )
    return Section(key, heading, parts, claim=sentence(_claim(material)))


def _assured(material: Material) -> list[Paragraph]:
    """Return which rates meet their goals always, by chance or never by their months, if any."""
    told = []
    for answer, word in ASSURANCE.items():
        found = [one for one in material.assured.values() if one.answer is answer]
        if names := "、".join(_(one.indicator.label) for one in found):
            told.append(f"{names}{_(word)}")
    text = _("比率按逐月的波动看：{told}。").format(told="；".join(told))
    return [Paragraph("goals_assured", (sentence([text]),))] if told else []


def _claim(material: Material) -> Words:
    """Return how many goals are reached and how many are not: the finding in one line."""
    verdict = material.verdict
    reached = sum(status in REACHED for status in verdict.statuses)
    words: Words = [_count(material, len(verdict.statuses), "all"), _("目标中")]
    if reached:
        words += ["，", _count(material, reached, "reached"), _("达到序时进度或目标")]
    for status, word in ((Status.NEARLY_MET, _("接近目标")), (Status.RUNNING, _("尚未到期"))):
        if n := sum(one is status for one in verdict.statuses):
            words += ["，", _count(material, n, status.value), word]
    if verdict.problems:
        words += ["，", _count(material, len(verdict.problems), "problems"), _("滞后或未达目标")]
    return words if len(words) > 2 else _counted(material)


def _counted(material: Material) -> Words:
    """Return how many goals there are and how they stand: 共15项目标：6项达到序时进度，…."""
    statuses = material.verdict.statuses
    words: Words = [_("共"), _count(material, len(statuses), "all"), _("目标：")]
    for at, (n, status, word) in enumerate(counted(statuses)):
        words += ["，"] if at else []
        words += [_count(material, n, status.value if status else "unknown"), word]
    return words


def _count(material: Material, n: int, which: str) -> Figure:
    """Return a number of goals as a figure that leads to the page of goals.

    ``which`` is the status counted; ``all`` stands for all goals.
    """
    return Figure(
        _("{n}项").format(n=n),
        n,
        "",
        material.filters.period.key,
        Role.COUNT,
        groups=(("status", which),),
        page="goals",
    )


def _row(material: Material, line: Judged) -> tuple[Cell, ...]:
    goal, pace = line.goal, line.pace
    share: Cell = None
    standing: Cell = _(NO_FIGURE)
    if pace:
        known = material.assured.get(goal.indicator)
        told = [_stands(pace), *([worded(known)] if known else [])]
        standing = GoalStanding("；".join(told), pace.status)
        if not line.indicator.is_rate:
            key, over = goal.indicator, line.over.key
            share = Figure(percent(pace.share), pace.share, key, over, Role.SHARE)
    return (
        _named(material, line),
        aim(goal),
        goal.lead or None,
        progress(line),
        share,
        standing,
        goal.note or None,
    )


def _named(material: Material, line: Judged) -> str:
    """Return the name of a goal: its indicator, and whose progress it is if not the period's."""
    label, of = _(line.indicator.label), whose(line.goal, material.filters.period)
    return (
        _("{label}（{whose}）").format(label=label, whose=of)
        if of and not line.indicator.is_rate
        else label
    )


def _stands(pace: Pace) -> str:
    """Return the sign and word for how a goal stands, with the gap if there is one."""
    text = f"{SIGNS[pace.status]} {_(WORDS[pace.status])}".strip()
    if pace.gap is None:
        return text
    return "，".join(filter(None, [text, plan_said(pace), gap_worded(pace)]))


def _picture(material: Material, lines: Sequence[Judged]) -> Picture:
    """Return a chart of the completion rates of goals with a pace, and of the time passed."""
    paced = [(line, line.pace) for line in lines if line.pace and line.pace.gap is not None]
    shares = [
        Figure(percent(pace.share), pace.share, line.indicator.key, line.over.key, Role.SHARE)
        for line, pace in paced
    ]
    labels = [_named(material, line) for line, _pace in paced]
    chart = Bars(
        title=_("目标完成率"),
        subtitle=_("比率，横线为时间进度"),
        labels=tuple("<br>".join(_wrapped(label)) for label in labels),
        values=tuple(figure.value for figure in shares),
        words=tuple(figure.text for figure in shares),
        hover=tuple(
            f"{label} {figure.text}，{gap_worded(pace)}"
            for label, figure, (_line, pace) in zip(labels, shares, paced, strict=True)
        ),
        meanings=(ColourMeaning.CURRENT,) * len(shares),
        goals=tuple(pace.elapsed for _line, pace in paced),
        rate=True,
        ids=tuple(figure.mark for figure in shares),
    )
    return Picture(
        key="goals_chart",
        chart=chart,
        caption=_("各项目标的完成率，{day}").format(day=until(material)),
        figures=tuple(shares),
        line=_("时间进度"),
    )


def _wrapped(label: str) -> list[str]:
    return [label[at : at + _WRAP] for at in range(0, len(label), _WRAP)]
