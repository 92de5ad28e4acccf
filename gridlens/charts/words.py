"""The words that charts write beside bars and cells: figures with units, n, and marks."""

import pandas as pd

from gridlens.figures.address import mark
from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import MEASURES
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _

_FIGURES = ("indicator", "label", "unit", "period", *MEASURES)


def marks(key: str, table: pd.DataFrame) -> tuple[str, ...]:
    """Return the mark of each row of outcomes: the name of its figure in a link."""
    dimensions = [name for name in table.columns if name not in _FIGURES]
    asked_over = over(table)
    return tuple(mark(key, groups, asked_over) for groups in table[dimensions].to_dict("records"))


def over(table: pd.DataFrame) -> str:
    """Return the key of the period over which the outcomes were asked."""
    return str(table["period"].iloc[0]) if "period" in table and len(table) else ""


def figure_with_unit(key: str, value: float | None, denominator: float | None) -> str:
    """Return a figure with its unit; a rate or a median also with its n."""
    indicator = find_indicator(key)[0]
    text = written(value, key)
    if value is not None and unit_of(key):
        text += unit_of(key)
    if indicator.measure.name in ("RATE", "MEDIAN"):
        text += _("（n={n}）").format(n=written(denominator))
    return text


def with_n(key: str, value: float | None, n: float | None) -> str:
    """Return a figure; a rate or a median has its n on a second line."""
    noted = find_indicator(key)[0].measure.name in ("RATE", "MEDIAN") and value is not None
    return written(value, key) + (f"<br>({written(n)})" if noted else "")


def unit_said(key: str, bracketed: bool = True) -> str:
    """Return the unit of a chart's figures in words.

    ``bracketed`` adds, for a rate or a median, that n stands in brackets.
    """
    indicator = find_indicator(key)[0]
    unit = _("比率") if indicator.is_rate else _("单位：{unit}").format(unit=_(indicator.unit))
    noted = bracketed and indicator.measure.name in ("RATE", "MEDIAN")
    return _("{unit}，括号内为n").format(unit=unit) if noted else unit
