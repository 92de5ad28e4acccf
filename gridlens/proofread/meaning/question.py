"""What a number of a draft was understood to be about."""

from dataclasses import dataclass

from gridlens.figures.scope import Condition
from gridlens.period import Period
from gridlens.proofread.meaning.whom import Whom


@dataclass(frozen=True)
class Topic:
    """What a number is about: an indicator, a period, a grid or deputy (whom), and conditions.

    With ``taking_part``, it is about those records alone that name a deputy.
    """

    indicator: str
    period: Period
    whom: Whom
    where: tuple[Condition, ...] = ()
    taking_part: bool = False
