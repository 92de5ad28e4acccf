"""What charts write beside their bars and cells: figures with units, n, and the way to the rows."""

import pandas as pd

from gridlens.figures.address import mark
from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import MEASURES
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _

_FIGURES = ("indicator", "label", "unit", "period", *MEASURES)


def marks(key: str, table: pd.DataFrame) -> tuple[str, ...]:
    """Return the mark of each row of outcomes."""
    dimensions = [name for name in table.columns if name not in _FIGURES]
    asked_over = over(table)
    return tuple(mark(key, groups, asked_over) for groups in table[dimensions].to_dict("records"))


def over(table: pd.DataFrame) -> str:
    """Return the key of the period that outcomes were asked over."""
    return str(table["period"].iloc[0]) if "period" in table and len(table) else ""


def figure_with_unit(key: str, value: float | None, denominator: float | None) -> str:
    """Return a figure with its unit, and with n where it is a rate or a median."""
    indicator = find_indicator(key)[0]
    text = written(value, key)
    if value is not None and unit_of(key):
        text += unit_of(key)
    if indicator.measure.name in ("RATE", "MEDIAN"):
        text += _("（n={n}）").format(n=written(denominator))
    return text


def with_n(key: str, value: float | None, n: float | None) -> str:
    """Return a figure with n on a second line where it is a rate or a median."""
    noted = find_indicator(key)[0].measure.name in ("RATE", "MEDIAN") and value is not None
    return written(value, key) + (f"<br>({written(n)})" if noted else "")


def unit_said(key: str, bracketed: bool = True) -> str:
    """Say the unit of a chart's figures, and what stands in brackets where any do."""
    indicator = find_indicator(key)[0]
    unit = _("比率") if indicator.is_rate else _("单位：{unit}").format(unit=_(indicator.unit))
    noted = bracketed and indicator.measure.name in ("RATE", "MEDIAN")
    return _("{unit}，括号内为n").format(unit=unit) if noted else unit
