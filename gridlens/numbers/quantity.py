"""What a number in a text states, and whether a figure agrees with it.

余 and 多 mean a little above a round number (300余 is 301 to 399). 近 means up to a tenth below the
number, 约 within a twentieth of
it, or rounded to it. 超过 excludes the number itself, 以上 includes it.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from gridlens.figures.numbers import exact

ABOUT = Decimal("0.05")
NEARLY = Decimal("0.1")
WHOLE = Decimal(100)


class NumberSense(Enum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    BETWEEN = "between"


@dataclass(frozen=True)
class Quantity:
    """A number as a text states it: its place, value, unit and sense.

    ``step`` is the size of the last place stated: 1 for 142, 0.1 for 10.9, 1000 for 1.2万. ``high``
    is the end of a range, or of what 余 may mean. Percentages are in per cent: 10.9 for 10.9%.
    """

    text: str
    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str = ""
    sense: NumberSense = NumberSense.EXACT
    high: Decimal | None = None

    @property
    def percent(self) -> bool:
        """Tell whether the number is in per cent."""
        return self.unit == "%"

    def holds(self, figure: float | Decimal) -> bool:
        """Tell whether a figure agrees with the number; the figure must be in the number's unit."""
        found, stated = exact(figure), self.value
        match self.sense:
            case NumberSense.EXACT:
                return self._equals(found)
            case NumberSense.ABOUT:
                return abs(found - stated) <= ABOUT * stated or self._rounds_to(found)
            case NumberSense.NEARLY:
                return stated * (1 - NEARLY) < found < stated
            case NumberSense.ABOVE:
                return found > stated
            case NumberSense.AT_LEAST:
                return found >= stated
            case NumberSense.BELOW:
                return found < stated
            case NumberSense.AT_MOST:
                return found <= stated
            case NumberSense.OVER:
                return self.high is not None and stated < found < self.high
            case NumberSense.BETWEEN:
                return self.high is not None and stated <= found <= self.high

    def _equals(self, found: Decimal) -> bool:
        if self.percent and self.value == WHOLE:
            return found == WHOLE
        if self.step == 1 and not self.percent:
            return found == self.value
        return self._rounds_to(found)

    def _rounds_to(self, found: Decimal) -> bool:
        places = (found / self.step).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return places * self.step == self.value
