"""Judge claims in words that all matters are done: 全部办结, 均已整改."""

import re
from dataclasses import replace

from gridlens.figures.numbers import written
from gridlens.figures.outcomes import figure
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.meaning.question import Topic
from gridlens.schema.cycle import LifeCycle
from gridlens.translation import _

_ALL = re.compile(
    r"(?:全部|均|件件|全都|悉数|都)(?:已|得到|得以|都|被|予以|及时|有效|妥善|完成|顺利)*"
    r"(?P<how>按期|按时)?(?P<done>办结|化解|解决|销号|答复|整改|办理完毕|处置完毕)(?!率)"
)
_SETTLED = "化解"


def all_claims(figures: Figures, text: str, claims: list[tuple[Topic, int]]) -> list[Finding]:
    """Return a finding for each claim that all is done.

    The claim is judged for the matters of the last number before it in its sentence. Without one,
    it is passed over. ``claims`` has the topic and the end of each number understood.
    """
    found = []
    for match in _ALL.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。！？\n") + 1
        near = [asked for asked, end in claims if begin < end <= match.start()]
        if near and (finding := _judged(figures, match, near[-1])):
            found.append(finding)
    return found


def _judged(figures: Figures, match: re.Match[str], asked: Topic) -> Finding | None:
    ledger = find_indicator(asked.indicator)[1]
    cycle = ledger.life_cycle
    if cycle is None or asked.whom.unknown or asked.indicator not in _whole(cycle):
        return None
    key = f"{cycle.prefix}_{'on_time' if match['how'] else 'closing'}_rate"
    settled = f"{cycle.prefix}_settlement_rate"
    if match["done"] == _SETTLED and settled in indicators():
        key = settled
    filters = Filters(
        asked.period, figures.as_of, asked.whom.grids, asked.whom.deputy, where=asked.where
    )
    told = figure(figures.version, EVERYTHING, filters, key)
    done, every = told["numerator"], told["denominator"]
    if every is None or every != every or not every:
        verdict, expected = Verdict.NO_DATA, ""
    else:
        verdict = Verdict.AGREES if done == every else Verdict.DIFFERS
        expected = f"{written(done)}/{written(every)}"
    return Finding(
        text=match[0],
        start=match.start(),
        number=None,
        unit="",
        verdict=verdict,
        indicator=key,
        period=asked.period.key,
        expected=expected,
        whom=asked.whom.name,
        kind="all",
        question=replace(asked, indicator=key),
        reason=_("“全部”只在办结数等于受理数时成立。"),
    )


def _whole(cycle: LifeCycle) -> tuple[str, ...]:
    """Return the indicators that count all matters of a life cycle, not only a part of them."""
    return (f"{cycle.prefix}_received", f"{cycle.prefix}_closed", *cycle.counted_by)
