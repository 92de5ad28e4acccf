"""The problems that the rules propose; which are told, and how sharply, the director chooses.

There are four rules: a flow behind its pace; a goal without a pace that is missed; matters past
their due date; ledgers that some grids usually keep and left empty in the last quarter. A goal
nearly met, an extended term and a matter that is not yet due are no problem; what is slightly
behind its pace waits to be ticked. Every wording of a
problem is true: they differ in what they put first, not in what they claim. Grids are named only
if the clerk chose so, and missing ledgers are told only if somebody ticks them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gridlens.analysis.lapses import absent, late
from gridlens.briefing.content import Proposal
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Role
from gridlens.briefing.wording.aims import aim, progress
from gridlens.briefing.wording.words import Words, at_end, exact, figure, sentence
from gridlens.errors import GridLensError
from gridlens.figures.numbers import percent, rounded, unit_of
from gridlens.goals.judge import Judged
from gridlens.goals.pace import Status, gap_worded, units_short
from gridlens.translation import N_, _

HEADINGS = {
    "behind": N_("部分工作进度有待加快"),
    "missed": N_("部分目标尚未达到"),
    "overdue": N_("部分事项超过办理期限"),
    "missing": N_("部分台账没有报送"),
}
RULE = N_(
    "存在的问题按规则列出：流量指标滞后于序时进度；比率等指标未达目标（接近目标、尚未到期的不算）；期末未办结且已过办理期限（延期的不算）；"
    "上年同季以来有两条以上记录的网格，最后一个季度没有该台账。不作排名。"
)
TONES = {"soft": N_("缓和"), "plain": N_("直述"), "sharp": N_("严肃")}
OFF, PLAIN = "off", "plain"
MOST_NAMED = 5


def parse_tones(text: str) -> tuple[tuple[str, str], ...]:
    """Return the tones in a list such as ``overdue:hazard=soft,missing:visit=plain``.

    Raises ``GridLensError`` for a tone that does not exist, or without the sign =.
    """
    found = []
    for one in filter(None, (part.strip() for part in text.replace("，", ",").split(","))):
        key, sign, tone = one.partition("=")
        if not sign or tone not in (*TONES, OFF):
            raise GridLensError(
                _("问题的写法“{one}”无法识别。").format(one=one),
                _("请写成 编号=写法，写法可以是：{tones}。").format(tones="、".join((*TONES, OFF))),
            )
        found.append((key, tone))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Problem:
    """One problem: ``wordings`` by tone (``TONES``), and ``remedy``, what may be done about it.

    ``figure`` leads to its rows. ``reason`` is the rule that proposes it. ``proposed`` says that it
    is told unless somebody takes it out.
    """

    key: str
    kind: str
    reason: str
    wordings: Mapping[str, Words]
    remedy: Words
    figure: Figure
    proposed: bool = True


@lru_cache(maxsize=8)
def problems(material: Material) -> tuple[Problem, ...]:
    """Return every problem that the rules find, in the order of ``HEADINGS``; asked once each."""
    lines = [line for line in material.verdict.problems if line.pace]
    return (
        *(_behind(line) for line in lines if line.pace and line.pace.gap is not None),
        *(_missed(line) for line in lines if line.pace and line.pace.gap is None),
        *_overdue(material),
        *_missing(material),
    )


def chosen(material: Material) -> list[tuple[Problem, Words]]:
    """Return the problems that are told, each in the wording that was chosen."""
    found = [(one, _tone(material, one)) for one in problems(material)]
    return [(one, one.wordings[tone]) for one, tone in found if tone in one.wordings]


def proposals(material: Material) -> tuple[Proposal, ...]:
    """Return every problem with its wordings, for somebody to choose."""
    return tuple(
        Proposal(
            one.key,
            one.reason,
            _tone(material, one),
            tuple((tone, sentence([*words, "。"])) for tone, words in one.wordings.items()),
            one.figure,
        )
        for one in problems(material)
    )


def _tone(material: Material, one: Problem) -> str:
    """Return the tone chosen for a problem; without a choice, what the rules propose."""
    usual = PLAIN if one.proposed else OFF
    return dict(material.choice.problems).get(one.key, usual)


def _behind(line: Judged) -> Problem:
    assert line.pace
    pace, key, over = line.pace, line.indicator.key, line.over.key
    label, done, goal = _(line.indicator.label), progress(line), aim(line.goal)
    share = Figure(percent(pace.share), pace.share, key, over, Role.SHARE)
    over_now = pace.elapsed >= 1  # of a period that is over, nobody asks for the pace
    told = _("还{short}").format(short=units_short(pace)) if over_now else gap_worded(pace)
    gap = Figure(told, pace.gap, key, over, Role.GAP)
    short = [_("，"), *([] if over_now else [_("距序时进度")]), units_short(pace)]
    of = _("{period}目标").format(period=line.goal.period.label)
    if pace.required:
        need = rounded(pace.required * 7, 1) + unit_of(key)
        remedy: Words = [_("{label}余下时间平均每周需完成{need}").format(label=label, need=need)]
    else:
        least = rounded(math.floor(pace.short or 0), 0) + unit_of(key)
        remedy = [_("下期补足{label}{least}，明确责任单位和时限").format(label=label, least=least)]
    return Problem(
        key=f"behind:{key}:{line.goal.period.key}",
        kind="behind",
        reason=_("滞后于序时进度，{short}").format(short=units_short(pace)),
        wordings={
            "soft": [label, _("已完成"), done, "，", of, goal, *short],
            "plain": [label, done, _("，完成"), of, goal, _("的"), share, "，", gap],
            "sharp": [label, _("只完成"), of, goal, _("的"), share, "，", gap],
        },
        remedy=remedy,
        figure=done,
        proposed=pace.status is Status.FAR_BEHIND,  # slightly behind is nearly there
    )


def _missed(line: Judged) -> Problem:
    assert line.pace
    label, done, goal = _(line.indicator.label), progress(line), aim(line.goal)
    below = line.pace.share < 1
    than = _("，低于{period}目标") if below else _("，高于{period}目标")
    of = _("{period}目标").format(period=line.goal.period.label)
    return Problem(
        key=f"missed:{line.indicator.key}:{line.goal.period.key}",
        kind="missed",
        reason=_("未达目标"),
        wordings={
            "soft": [label, done, _("，与"), of, goal, _("还有差距")],
            "plain": [label, done, than.format(period=line.goal.period.label), goal],
            "sharp": [label, _("没有达到"), of, goal, _("，为"), done],
        },
        remedy=[_("逐件查明{label}未达目标的原因").format(label=label)],
        figure=done,
    )


def _overdue(material: Material) -> list[Problem]:
    found = []
    period = material.filters.period
    for one in late(material.version, material.scope, material.filters):
        card = material.cards.get(f"{one.cycle.prefix}_overdue")
        if card is None:
            continue
        key, noun, closed = card.indicator.key, _(one.cycle.noun), _(one.cycle.closed_word)
        n = exact(card, period)
        longest: Words = []
        if one.longest is not None:
            days = _("{days}天").format(days=one.longest)
            longest = [_("，最长逾期"), Figure(days, one.longest, key, period.key, Role.COUNT)]
        grave: Words = []
        if one.grave and one.cycle.grave:
            of = figure(key, one.grave, None, period, (one.cycle.grave,))
            word = _(one.cycle.grave[1])
            grave = [_("，其中{grave}{noun}").format(grave=word, noun=noun), of]
        end = at_end(material)
        found.append(
            Problem(
                key=f"overdue:{one.ledger.key}",
                kind="overdue",
                reason=_("已过办理期限仍未{closed}").format(closed=closed),
                wordings={
                    "soft": [f"{end}{noun}", n, _("已过办理期限，尚在办理"), *grave],
                    "plain": [
                        f"{end}{noun}", n, _("已过办理期限仍未{closed}").format(closed=closed),
                        *grave,
                    ],
                    "sharp": [
                        f"{end}{noun}", n, _("超过期限没有{closed}").format(closed=closed),
                        *grave, *longest,
                    ],
                },
                remedy=[_("对逾期的{noun}").format(noun=noun), n, _("逐件明确承办单位和时限")],
                figure=n,
            )
        )  # fmt: skip
    return found


def _missing(material: Material) -> list[Problem]:
    found = []
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
        words: Words = [
            _("{quarter}，").format(quarter=one.quarter.label),
            *(who if named else [many]),
            _("没有“{ledger}”台账记录，需核实是否漏报").format(ledger=_(one.ledger.title)),
        ]
        found.append(
            Problem(
                key=f"missing:{one.ledger.key}",
                kind="missing",
                reason=_("通常报送的台账，最后一个季度没有记录"),
                wordings={PLAIN: words},
                remedy=[_("核实“{ledger}”是否漏报，及时补报").format(ledger=_(one.ledger.title))],
                figure=many,
                proposed=False,
            )
        )
    return found
