"""How a briefing says a count roundly: 306 → 300余, 63 → 60余; small or round ones exactly.

Below 20 exact. Below 100 down to 10; 100–999 down to 100 if that loses at most a tenth, else to
10; from 1,000 to 100; from 10,000 to 1,000. A round number stays exact, and so does one whose
remainder is more than four fifths of the step. Tables always show the exact number.
"""

from gridlens.figures.numbers import written
from gridlens.translation import _

EXACT_BELOW = 20
MOST_LOST = 0.1
NEARLY_NEXT = 0.8


def step(value: int) -> int:
    """Return what a count is rounded down to a multiple of; 1 where it is said exactly."""
    if value < EXACT_BELOW:
        return 1
    if value < 100:
        return 10
    if value < 1_000:
        return 100 if value % 100 <= MOST_LOST * value else 10
    return 100 if value < 10_000 else 1_000


def roundly(value: float) -> int | None:
    """Return the round number to which 余 belongs; None where the value is said exactly.

    Only whole numbers can be said roundly.
    """
    if value != int(value):
        return None
    whole = int(value)
    size = step(whole)
    rest = whole % size
    if size == 1 or rest == 0 or rest > NEARLY_NEXT * size:
        return None
    return whole - rest


def count_phrase(value: float, indicator: str, approximate: bool) -> str:
    """Return a count as a sentence says it: 300余 where the indicator allows it, else exactly."""
    found = roundly(value) if approximate else None
    if found is None:
        return written(value, indicator)
    return _("{number}余").format(number=written(found, indicator))
