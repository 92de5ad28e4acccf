"""How a briefing rounds a count in a sentence: 306 → 300余, 63 → 60余; small ones stay exact.

A count below 20 is exact. A count below 100 is rounded down to tens. From 100 to 999 it is rounded
down to hundreds if that loses at most a tenth, else to tens; from 1,000 to hundreds; from 10,000
to thousands. A round number stays exact, and so does a count whose remainder is more than four
fifths of the step. Tables always show the exact number.
"""

from gridlens.figures.numbers import written
from gridlens.translation import _

EXACT_BELOW = 20
MOST_LOST = 0.1
NEARLY_NEXT = 0.8


def step(value: int) -> int:
    """Return the step to whose multiple a count is rounded down; 1 if it stays exact."""
    if value < EXACT_BELOW:
        return 1
    if value < 100:
        return 10
    if value < 1_000:
        return 100 if value % 100 <= MOST_LOST * value else 10
    return 100 if value < 10_000 else 1_000


def roundly(value: float) -> int | None:
    """Return the round number to write before 余; None if the value stays exact.

    Only whole numbers are rounded.
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
    """Return a count as a sentence says it: 300余 if the indicator allows it, else exactly."""
    found = roundly(value) if approximate else None
    if found is None:
        return written(value, indicator)
    return _("{number}余").format(number=written(found, indicator))
