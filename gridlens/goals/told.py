"""A verdict in words: how many goals there are, and how many of them stand in each way."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gridlens.figures.numbers import unit_of, written
from gridlens.goals.judge import PROBLEMS, Judged, Silence, Verdict
from gridlens.goals.pace import NO_FIGURE, WORDS, Status, units_short
from gridlens.period import Period
from gridlens.translation import N_, _

SILENCES = {
    Silence.DEPUTY: N_("按代表筛选时只列参与情况，不作评判和比较"),
    Silence.GROUP: N_("按对象或站点筛选时不作评判"),
    Silence.NOT_BEGUN: N_("期间还没有开始"),
}

_PRESSING = (
    *(Status.FAR_BEHIND, Status.MISSED, Status.BEHIND, Status.NEARLY_MET),
    *(Status.ON_PACE, Status.MET, Status.RUNNING, None),
)


def counted(statuses: Iterable[Status | None]) -> list[tuple[int, Status | None, str]]:
    """Return how many goals have each status, with its word, in the order of ``Status``.

    Goals about which nothing is known yet come last.
    """
    counts = Counter(statuses)
    order = [status for status in Status if status is not Status.NO_GOAL]
    told: list[tuple[int, Status | None, str]] = [
        (counts[status], status, _(WORDS[status])) for status in order if counts[status]
    ]
    return [*told, (counts[None], None, _(NO_FIGURE))] if counts[None] else told


def count_sentence(verdict: Verdict, noun: str = N_("目标")) -> str:
    """Return how many goals there are and how they stand: 共15项目标：6项达到序时进度，….

    Empty where there are no goals. ``noun`` names what is counted.
    """
    if not verdict.statuses:
        return ""
    told = _("共{n}项{noun}").format(n=len(verdict.statuses), noun=_(noun))
    if verdict.silence:
        return _("{told}，{why}").format(told=told, why=_(SILENCES[verdict.silence]))
    each = "，".join(
        _("{n}项{word}").format(n=n, word=word) for n, _status, word in counted(verdict.statuses)
    )
    return _("{told}：{each}").format(told=told, each=each)


@dataclass(frozen=True)
class Alike:
    """The goals that stand in one way: the status, its word, and the names of the goals.

    ``status`` is None for goals about which nothing is known yet.
    """

    status: Status | None
    word: str
    names: tuple[str, ...]


def alike(verdict: Verdict, places: Mapping[str, str]) -> list[Alike]:
    """Return the goals by how they stand, what needs attention first.

    A goal behind its pace is named with what it lacks, such as 差22次. ``places`` has the names of
    grids by code; a grid's name stands before its indicator.
    """
    if verdict.silence:
        return []
    by_status: dict[Status | None, list[str]] = {}
    for line in verdict.lines:
        if line.status is not Status.NO_GOAL:
            by_status.setdefault(line.status, []).append(_named(line, places))
    return [
        Alike(status, _(WORDS[status]) if status else _(NO_FIGURE), tuple(by_status[status]))
        for status in _PRESSING
        if status in by_status
    ]


def _named(line: Judged, places: Mapping[str, str]) -> str:
    place = places.get(line.grid, line.grid) if line.grid else ""
    name = place + _(line.indicator.label)
    if line.pace is None or line.status not in (*PROBLEMS, Status.NEARLY_MET):
        return name
    short = units_short(line.pace) if line.pace.gap is not None else _against(line)
    return _("{name}（{short}）").format(name=name, short=short) if short else name


def _against(line: Judged) -> str:
    """Return what a rate is and what it ought to be: 93.3%，目标95%."""
    key, unit = line.indicator.key, unit_of(line.indicator.key)
    value, goal = written(line.achieved, key), written(line.goal.value, key)
    return _("{value}{unit}，目标{goal}{unit}").format(value=value, goal=goal, unit=unit)


def period_sentence(verdict: Verdict) -> str:
    """Return a sentence that names the period and counts its goals, or says that there are none."""
    period: Period = verdict.period
    told = count_sentence(verdict) or _("还没有目标")
    return _("{period}，{told}。").format(period=period.label, told=told)
