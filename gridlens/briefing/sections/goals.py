"""目标进展: the table of goals that offices know, and a sentence with the number by status."""

from collections import Counter
from collections.abc import Sequence

from gridlens.briefing.content import (
    BriefingTable,
    Cell,
    Figure,
    GoalStanding,
    Paragraph,
    Part,
    Picture,
    Role,
    Section,
    TableColumn,
)
from gridlens.briefing.material import Material
from gridlens.briefing.wording.words import Words, figure, sentence, until
from gridlens.charts.spec import Bars, ColourMeaning
from gridlens.figures.numbers import percent, rounded
from gridlens.goals.goal import Goal
from gridlens.goals.pace import SIGNS, WORDS, Pace, Status, gap_worded
from gridlens.ledgers import indicators
from gridlens.overview.card import Card
from gridlens.overview.sentence import pace_rules
from gridlens.period import Period
from gridlens.translation import N_, _

PACED = (Status.ON_PACE, Status.BEHIND, Status.FAR_BEHIND)
OTHERS = (Status.MET, Status.NEARLY_MET, Status.MISSED, Status.RUNNING)
_COLUMNS = (
    TableColumn(N_("指标"), 0.19),
    TableColumn(N_("目标"), 0.11, number=True),
    TableColumn(N_("责任单位"), 0.16),
    TableColumn(N_("进展"), 0.11, number=True),
    TableColumn(N_("完成率"), 0.1, number=True),
    TableColumn(N_("是否达到序时进度"), 0.2),
    TableColumn(N_("备注"), 0.13),
)
_WRAP = 6


def judged(material: Material) -> list[tuple[Card, Pace]]:
    """Return each card that has a goal, with its pace, in the order of indicators."""
    return [(card, card.pace) for card in material.cards.values() if card.pace]


def reached_over(material: Material, pace: Pace) -> Period:
    """Return the days over which the progress of a goal is counted.

    For a rate these are the period of the briefing. Otherwise they go from the beginning of the
    goal's period to its end, or to the last day that the briefing covers.
    """
    goal = pace.goal
    if indicators()[goal.indicator][0].is_rate:
        return material.filters.period
    return Period(goal.period.start, min(goal.period.end, material.end))


def aim(goal: Goal) -> Figure:
    """Return a goal as a figure: 180次, 95%."""
    indicator = indicators()[goal.indicator][0]
    unit = "" if indicator.is_rate else _(indicator.unit)
    text = percent(goal.value) if indicator.is_rate else rounded(goal.value, 1) + unit
    return Figure(
        text, goal.value, goal.indicator, goal.period.key, Role.GOAL, unit=unit, page="goals"
    )


def progress(material: Material, card: Card, pace: Pace) -> Figure:
    """Return what has been achieved towards a goal, as an exact figure."""
    n, left_out = (card.denominator, card.left_out) if card.indicator.is_rate else (None, None)
    over = reached_over(material, pace)
    return figure(card.indicator.key, pace.achieved, n, over, left_out=left_out)


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the section; None if no indicator has a goal."""
    found = judged(material)
    if not found:
        return None
    paced = [pace for _card, pace in found if pace.gap is not None]
    words: Words = []
    if paced:
        whole = _count(material, len(paced), "paced")
        words += [whole, _("序时指标中，"), *_counted(material, paced, PACED)]
    others = [pace for _card, pace in found if pace.gap is None]
    if others:
        words += ["；"] if words else []
        whole = _count(material, len(others), "others")
        words += [whole, _("不比时间的目标中，"), *_counted(material, others, OTHERS)]
    claim = sentence([*_counted(material, paced, PACED, _("项指标"))]) if paced else None
    picture = [_picture(material, found)] if len(paced) > 1 else []
    table = BriefingTable(
        key="goals_table",
        title=_("目标完成情况"),
        columns=tuple(TableColumn(_(c.title), c.width, c.number) for c in _COLUMNS),
        rows=tuple(_row(material, card, pace) for card, pace in found),
        note="".join(pace_rules([pace for _card, pace in found], ticks=False)),
    )
    said = sentence([_("{day}，").format(day=until(material)), *words, "。"])
    parts: tuple[Part, ...] = (Paragraph("goals_lead", (said,)), table, *picture)
    return Section(key, heading, parts, claim=claim)


def _counted(
    material: Material, paces: Sequence[Pace], order: Sequence[Status], unit: str = ""
) -> Words:
    """Return the number of goals by status: 5项达到序时进度，2项略滞后."""
    counts = Counter(pace.status for pace in paces)
    words: Words = []
    for status in order:
        if not counts[status]:
            continue
        words += ["，"] if words else []
        words += [_count(material, counts[status], status.value, unit), _(WORDS[status])]
    return words


def _count(material: Material, n: int, which: str, unit: str = "") -> Figure:
    """Return a number of goals as a figure that leads to the page of goals.

    ``which`` is the status counted, or the group of goals.
    """
    return Figure(
        f"{n}{unit or _('项')}",
        n,
        "",
        material.filters.period.key,
        Role.COUNT,
        groups=(("status", which),),
        page="goals",
    )


def _row(material: Material, card: Card, pace: Pace) -> tuple[Cell, ...]:
    goal, over = pace.goal, reached_over(material, pace)
    label = _named(card, goal)
    share: Cell = None
    if not card.indicator.is_rate:
        share = Figure(percent(pace.share), pace.share, goal.indicator, over.key, Role.SHARE)
    return (
        label,
        aim(goal),
        goal.lead or None,
        progress(material, card, pace),
        share,
        GoalStanding(_stands(pace), pace.status),
        goal.note or None,
    )


def _named(card: Card, goal: Goal, *, short: bool = False) -> str:
    """Return the name of a goal: its indicator, with its period unless that is a year."""
    label = _(card.indicator.label)
    if goal.period.months == 12:
        return label
    period = goal.period.short if short else goal.period.label
    return _("{label}（{period}）").format(label=label, period=period)


def _stands(pace: Pace) -> str:
    """Return the sign and word for how a goal stands, with the gap if there is one."""
    text = f"{SIGNS[pace.status]} {_(WORDS[pace.status])}".strip()
    return text if pace.gap is None else f"{text}，{gap_worded(pace)}"


def _picture(material: Material, found: Sequence[tuple[Card, Pace]]) -> Picture:
    """Return a chart of the completion rates of goals with a pace, and of the time passed."""
    paced = [(card, pace) for card, pace in found if pace.gap is not None]
    shares = [
        Figure(
            percent(pace.share),
            pace.share,
            card.indicator.key,
            reached_over(material, pace).key,
            Role.SHARE,
        )
        for card, pace in paced
    ]
    labels = [_named(card, pace.goal, short=True) for card, pace in paced]
    chart = Bars(
        title=_("目标完成率"),
        subtitle=_("比率，横线为时间进度"),
        labels=tuple("<br>".join(_wrapped(label)) for label in labels),
        values=tuple(figure.value for figure in shares),
        words=tuple(figure.text for figure in shares),
        hover=tuple(
            f"{label} {figure.text}，{gap_worded(pace)}"
            for label, figure, (_card, pace) in zip(labels, shares, paced, strict=True)
        ),
        meanings=(ColourMeaning.CURRENT,) * len(shares),
        goals=tuple(pace.elapsed for _card, pace in paced),
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
