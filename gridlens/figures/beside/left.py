"""Say beside a figure how many matters it leaves out because nobody dated their close.

On-time rates and median days need the closing date. A figure for which no closed matter has one is
written —, with their number: —，9条未填销号日期.
"""

from gridlens.figures.numbers import written
from gridlens.ledgers import indicator as find_indicator
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def undated(key: str) -> str:
    """Return the words for what the matters left out lack: 未填办结日期.

    All dates that may close a matter are named: 未填销号日期、复查日期和整改日期. Empty for an
    indicator that leaves nothing out.
    """
    indicator, ledger = find_indicator(key)
    if indicator.undated is None or ledger.life_cycle is None:
        return ""
    return without_date(ledger)


def without_date(ledger: Ledger) -> str:
    """Return the words for a close that nobody dated: 未填销号日期、复查日期和整改日期."""
    assert ledger.life_cycle, ledger.key
    *most, last = (_(ledger.column(name).title) for name in ledger.life_cycle.closing_dates)
    return _("未填{dates}").format(dates=_("和").join(["、".join(most), last] if most else [last]))


def left_out(key: str, count: float | None) -> str:
    """Return how many matters a figure leaves out: 9条未填销号日期; empty for none."""
    if not count:
        return ""
    cycle = find_indicator(key)[1].life_cycle
    unit = _(cycle.unit) if cycle else ""
    return _("{n}{unit}{lacking}").format(n=written(count), unit=unit, lacking=undated(key))


def still_to_come(key: str, count: float | None) -> str:
    """Return how many matters of a rate are not yet due: 尚有8起未到期; empty for none.

    They may still close in time, so the rate is provisional.
    """
    if not count:
        return ""
    cycle = find_indicator(key)[1].life_cycle
    unit = _(cycle.unit) if cycle else ""
    return _("尚有{n}{unit}未到期").format(n=written(count), unit=unit)


def noted(
    key: str, value: float | None, n: str, count: float | None, not_due: float | None = None
) -> str:
    """Return the note after a figure: （n=12，9条未填销号日期）; after — : ，9条未填销号日期.

    ``n`` is the figure's n in words, or empty; ``count`` is how many matters the figure leaves out,
    ``not_due`` how many are not yet due.
    """
    if value is None and (count or not_due):
        return _("，{lacking}").format(lacking=beside("", key, count, not_due))
    within = beside(n, key, count, not_due)
    return _("（{within}）").format(within=within) if within else ""


def beside(n: str, key: str, count: float | None, not_due: float | None = None) -> str:
    """Return n, and beside it what the figure lacks: n=12，9条未填销号日期，尚有8条未到期."""
    return "，".join(
        part for part in (n, left_out(key, count), still_to_come(key, not_due)) if part
    )
