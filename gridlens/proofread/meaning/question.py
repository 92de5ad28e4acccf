"""What a number of a draft was understood to speak of."""

from dataclasses import dataclass

from gridlens.figures.scope import Condition
from gridlens.period import Period
from gridlens.proofread.meaning.whom import Whom


@dataclass(frozen=True)
class Topic:
    """What a number speaks of: an indicator in a period, of whom, under which conditions."""

    indicator: str
    period: Period
    whom: Whom
    where: tuple[Condition, ...] = ()
