"""A verdict in words: how many goals there are, and how many of them stand in each way."""

from collections import Counter
from collections.abc import Iterable

from gridlens.goals.judge import Silence, Verdict
from gridlens.goals.pace import NO_FIGURE, WORDS, Status
from gridlens.period import Period
from gridlens.translation import N_, _

SILENCES = {
    Silence.DEPUTY: N_("按代表筛选时只列参与情况，不作评判和比较"),
    Silence.GROUP: N_("按对象或站点筛选时不作评判"),
    Silence.NOT_BEGUN: N_("期间还没有开始"),
}


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


def period_sentence(verdict: Verdict) -> str:
    """Return a sentence that names the period and counts its goals, or says that there are none."""
    period: Period = verdict.period
    told = count_sentence(verdict) or _("还没有目标")
    return _("{period}，{told}。").format(period=period.label, told=told)
