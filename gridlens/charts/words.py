"""The words that charts write beside bars and cells: figures with units, n, and marks."""

import pandas as pd

from gridlens.figures.beside.left import noted, undated
from gridlens.figures.numbers import out_of, unit_of, written
from gridlens.figures.outcomes import MEASURES
from gridlens.figures.rows.address import mark
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


def figure_with_unit(
    key: str,
    value: float | None,
    n: float | None,
    left_out: float | None,
    not_due: float | None = None,
) -> str:
    """Return a figure with its unit; a rate or a median also with its n and what it lacks."""
    indicator = find_indicator(key)[0]
    text = written(value, key)
    if value is not None and unit_of(key):
        text += unit_of(key)
    has_n = indicator.measure.name in ("RATE", "MEDIAN")
    within = out_of(value, n, key) if has_n else ""
    return text + noted(key, value, within, left_out, not_due)


def with_n(
    key: str,
    value: float | None,
    n: float | None,
    left_out: float | None,
    not_due: float | None = None,
) -> str:
    """Return a figure; a rate or a median has its n and what it lacks on a second line."""
    has_n = find_indicator(key)[0].measure.name in ("RATE", "MEDIAN") and value is not None
    within = counted(written(n) if has_n else "", left_out, not_due)
    return written(value, key) + (f"<br>({within})" if within else "")


def counted(n: str, left_out: float | None, not_due: float | None = None) -> str:
    """Return n, with how many matters are left out or not yet due: 142，另9，待8.

    ``legend`` explains both words.
    """
    more = _("另{n}").format(n=written(left_out)) if left_out else ""
    still = _("待{n}").format(n=written(not_due)) if not_due else ""
    return "，".join(part for part in (n, more, still) if part)


def n_of(key: str, denominator: float | None) -> float | None:
    """Return the n of a rate or a median; None for an indicator that has no n."""
    has_n = find_indicator(key)[0].measure.name in ("RATE", "MEDIAN")
    return None if not has_n or pd.isna(denominator) else float(denominator or 0)


def legend(key: str, table: pd.DataFrame) -> str:
    """Return what 另 and 待 mean, for a subtitle; empty if the outcomes lack nothing."""
    told = []
    if table["left_out"].fillna(0).any():
        told.append(_("“另”后为{lacking}的数量，未计入").format(lacking=undated(key)))
    if table["not_due"].fillna(0).any():
        told.append(_("“待”后为尚未到期的数量，该数暂定"))
    return "，".join(told)


def small_note(
    key: str, value: float | None, n: str, left_out: float | None, not_due: float | None = None
) -> str:
    """Return what stands in small type after a figure in a table of a page: (142), (81，待8)."""
    if left_out:
        return noted(key, value, n, left_out, not_due)
    within = counted(n, None, not_due)
    return f"({within})" if within else ""


def unit_said(key: str, bracketed: bool = True) -> str:
    """Return the unit of a chart's figures in words.

    ``bracketed`` adds, for a rate or a median, that n stands in brackets.
    """
    indicator = find_indicator(key)[0]
    unit = _("比率") if indicator.is_rate else _("单位：{unit}").format(unit=_(indicator.unit))
    has_n = bracketed and indicator.measure.name in ("RATE", "MEDIAN")
    return _("{unit}，括号内为总数").format(unit=unit) if has_n else unit
