"""How much of a goal is planned by a day: by the share of days, or by a seasonal plan.

A seasonal plan gives each month or each quarter of a period its share. Within a month or quarter,
all days count alike.
"""

import datetime as dt
import re
from collections.abc import Sequence

from gridlens.errors import GridLensError
from gridlens.period import Period
from gridlens.translation import _

Shares = tuple[float, ...]


def planned(period: Period, shares: Sequence[float], as_of: dt.date) -> float:
    """Return the share of the period's goal that is planned by the end of a day, from 0 to 1."""
    if not shares:
        return period.elapsed(as_of)
    parts = zip(parts_of(period, len(shares)), shares, strict=True)
    return sum(share * part.elapsed(as_of) for part, share in parts) / sum(shares)


def checked(period: Period, shares: Sequence[float]) -> Shares:
    """Return the shares as fractions that add up to 1; shares in per cent are accepted.

    Raises ``GridLensError`` unless there is one share for each whole month or quarter, no share is
    negative, and together they make 1 or 100.
    """
    if not shares:
        return ()
    parts = parts_of(period, len(shares))
    if not parts or any(not part.months for part in parts):
        raise GridLensError(
            _("{period}的分期比例应每月或每季度一个，现在有{n}个。").format(
                period=period.label, n=len(shares)
            )
        )
    total = sum(shares)
    if any(share < 0 for share in shares) or not (abs(total - 1) < 0.005 or abs(total - 100) < 0.5):
        raise GridLensError(
            _("分期比例不能为负，合计应为100%，现在合计{total:g}%。").format(
                total=round(total * (1 if total > 1.5 else 100), 2)
            )
        )
    return tuple(share / total for share in shares)


def typed(text: str) -> Shares:
    """Return the shares that a person typed: 20 30 25 25, or 20%、30%、25%、25%.

    Raises ``GridLensError`` for text that is no number. ``checked`` tells whether the shares fit a
    period.
    """
    words = [word for word in re.split(r"[\s,，、;；/]+", text.strip()) if word]
    try:
        return tuple(float(word.rstrip("%％")) for word in words)
    except ValueError:
        raise GridLensError(
            _("分期比例“{text}”里有不是数字的内容。").format(text=text.strip()),
            _("请写成 20 30 25 25，每月或每季度一个。"),
        ) from None


def parts_of(period: Period, count: int) -> list[Period]:
    """Return the months or quarters of a period if there are so many; [] if there are not."""
    for parts in (period.month_parts(), period.quarters()):
        if len(parts) == count:
            return parts
    return []
