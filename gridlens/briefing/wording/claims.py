"""What a title may claim about a run of quarters, by rules that cover ties and gaps too.

A rise or fall is claimed only if it has lasted at least two steps in a row, up to the last whole
quarter. Every step must go strictly in one direction. A tie or a quarter without data ends it.
"""

from collections.abc import Sequence

from gridlens.translation import N_, _

LEAST_STEPS = 2
_ROSE, _FELL, _TURNED = N_("连续{n}个季度增加"), N_("连续{n}个季度减少"), N_("连续{n}个季度回升")
_RATE_ROSE, _RATE_FELL = N_("连续{n}个季度提高"), N_("连续{n}个季度降低")
_NUMERALS = "一两三四五六七八九十"


def steps(values: Sequence[float | None]) -> int:
    """Return how many of the last steps go strictly one way: positive up, negative down, 0 none."""
    count = 0
    for now, before in zip(reversed(values), list(reversed(values))[1:], strict=False):
        if now is None or before is None or now == before:
            break
        way = 1 if now > before else -1
        if count * way < 0:
            break
        count += way
    return count


def turned(values: Sequence[float | None], count: int) -> bool:
    """Tell whether the last ``count`` steps, which rise, follow a fall."""
    begin = len(values) - 1 - count
    if begin < 1:
        return False
    lowest, before = values[begin], values[begin - 1]
    return lowest is not None and before is not None and before > lowest


def claim(values: Sequence[float | None], rate: bool, better: bool) -> str:
    """Return the claim that a run of whole quarters allows; empty if it allows none.

    ``better`` means that more is better. Only then is a rise after a fall called a recovery.
    """
    count = steps(values)
    if abs(count) < LEAST_STEPS:
        return ""
    if count < 0:
        word = _RATE_FELL if rate else _FELL
    elif better and turned(values, count):
        word = _TURNED
    else:
        word = _RATE_ROSE if rate else _ROSE
    return _(word).format(n=_NUMERALS[abs(count) - 1] if abs(count) <= 10 else abs(count))
