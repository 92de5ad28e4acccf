"""Write figures for people: with thousands separators, 万 and 亿, per cent, and — for no value."""

from decimal import ROUND_HALF_UP, Decimal

from gridlens.ledgers import indicator as find_indicator
from gridlens.schema.ledger import Measure
from gridlens.translation import N_, _

NOTHING = "—"
# The least values written in 亿 and 万: there, the smaller unit would round up to the larger one.
_LARGE = ((99_999_950, 10**8, N_("亿")), (9_999.95, 10**4, N_("万")))


def written(value: float | None, indicator: str | None = None) -> str:
    """Return a figure as text: 1,234 · 1.2万 · 12.5 · — ; for a rate in per cent: 93.7%."""
    if value is None or value != value:
        return NOTHING
    if indicator and find_indicator(indicator)[0].is_rate:
        return percent(value)
    for least, size, word in _LARGE:
        if abs(value) >= least:
            return rounded(value / size, 2) + _(word)
    return rounded(value, 1)


def out_of(value: float | None, n: float | None, indicator: str) -> str:
    """Return what stands in brackets after a rate or a median: 142/148, or 共148起.

    A rate is the number of matters that meet it out of ``n``; a median says how many it is of.
    """
    found, ledger = find_indicator(indicator)
    if found.measure is Measure.RATE and value is not None and n is not None:
        return f"{written(float(round(exact(value) * exact(n))))}/{written(n)}"
    unit = _(ledger.life_cycle.unit) if ledger.life_cycle else ""
    return _("共{n}{unit}").format(n=written(n), unit=unit)


def percent(fraction: float) -> str:
    """Return a fraction in per cent: one decimal, rounded half up, without a trailing zero."""
    return rounded(exact(fraction) * 100, 1) + "%"


def exact(value: float | Decimal) -> Decimal:
    """Return the decimal number a float stands for, to 12 places: 0.3125, not 0.31249999999."""
    return value if isinstance(value, Decimal) else round(Decimal(repr(float(value))), 12)


def rounded(value: float | Decimal, places: int) -> str:
    """Return a number as text: thousands separators, at most ``places`` decimals, half up."""
    half_up = exact(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{half_up + 0:,f}"  # adding nothing turns −0 into 0
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_of(indicator: str) -> str:
    """Return the unit to write after a figure; empty for a rate, whose figure carries the %."""
    found = find_indicator(indicator)[0]
    return "" if found.measure is Measure.RATE else _(found.unit)
