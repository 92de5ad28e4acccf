"""One number of a draft, and the verdict on it."""

from dataclasses import dataclass, replace
from enum import Enum

from gridlens.proofread.meaning.question import Topic
from gridlens.translation import N_


class Verdict(Enum):
    """Whether a number of a draft agrees with the data."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CONTRADICTS = "contradicts"
    DOUBTFUL = "doubtful"
    NO_DATA = "no_data"
    NOT_UNDERSTOOD = "not_understood"
    NOT_A_CLAIM = "not_a_claim"


WORDS = {
    Verdict.AGREES: N_("相符"),
    Verdict.DIFFERS: N_("不符"),
    Verdict.CONTRADICTS: N_("文中自相矛盾"),
    Verdict.DOUBTFUL: N_("疑似不符"),
    Verdict.NO_DATA: N_("没有数据"),
    Verdict.NOT_UNDERSTOOD: N_("未能识别"),
    Verdict.NOT_A_CLAIM: N_("不核对"),
}


# The word for what a number says, by ``Finding.kind``; a plain value needs no word.
SAYS = {
    "change": N_("变化"),
    "times": N_("倍数"),
    "share": N_("占比"),
    "progress": N_("目标完成"),
    "goal": N_("目标"),
    "gap": N_("与目标之差"),
    "pace": N_("与序时进度之差"),
    "mean": N_("平均"),
    "all": N_("全部办结"),
}


@dataclass(frozen=True)
class Finding:
    """A number at its place in a draft, with its verdict.

    ``number`` is its value (10.9 for 10.9%); None for a claim in words (全部办结). ``question`` is
    what the number was understood to say. ``expected`` is our figure as written, empty if there is
    none; ``figure`` is its value in the number's own unit (10.9 for 10.9%), negative where it goes
    the other way than the text says. ``reason`` says why a number is not checked, not understood
    or doubted.
    """

    text: str
    start: int
    number: float | None
    unit: str
    verdict: Verdict
    indicator: str | None = None
    period: str | None = None
    expected: str = ""
    whom: str = ""
    kind: str = ""
    reason: str = ""
    question: Topic | None = None
    figure: float | None = None

    @property
    def end(self) -> int:
        """The index in the draft where the number ends."""
        return self.start + len(self.text)


def against(one: Finding, why: str) -> Finding:
    """Return a finding that says ``why`` its number contradicts the text around it, if it does.

    A verdict from the data stands; what contradicts is then added to its reason.
    """
    if not why or one.verdict is Verdict.AGREES:
        return one
    doubted = one.verdict is Verdict.DOUBTFUL and one.figure is not None
    wrong = one.verdict is Verdict.DIFFERS or doubted  # by the data and by the text
    verdict = Verdict.DIFFERS if wrong else Verdict.CONTRADICTS
    reason = f"{one.reason}{why}" if verdict is one.verdict else why
    return replace(one, verdict=verdict, reason=reason)
