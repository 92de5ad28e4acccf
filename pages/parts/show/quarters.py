"""All indicators of a ledger by quarter, as a table; every rate has its n."""

from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from gridlens.charts.words import figure_with_unit, small_note
from gridlens.figures.numbers import written
from gridlens.ledgers import indicators
from gridlens.overview.card import Card
from gridlens.period import parse_period
from gridlens.schema.ledger import Measure
from gridlens.translation import _
from pages.parts import drill
from pages.parts.question import asked


def quarter_table(found: pd.DataFrame, whole: Mapping[str, Card]) -> None:
    """Show outcomes by quarter: one row for each indicator, one column for each quarter.

    ``whole`` are the figures of the period asked about. They stand in a column of their own, each a
    link to its rows, unless the period is the last of the quarters.
    """
    quarters = list(found["quarter"].unique())
    period = asked().filters.period
    beside = period.key not in quarters
    heads = f'<th scope="col">{_("本期")}</th>' if beside else ""
    heads += "".join(f'<th scope="col">{parse_period(q).stacked}</th>' for q in quarters)
    lines = []
    for key, rows in found.groupby("indicator", sort=False):
        indicator = indicators()[str(key)][0]
        cells = _whole(whole[str(key)]) if beside else ""
        cells += "".join(_cell(str(key), row) for row in rows.to_dict("records"))
        unit = "" if indicator.is_rate else f"<small>{escape(_(indicator.unit))}</small>"
        lines.append(
            f'<tr><th scope="row" title="{escape(_(indicator.definition))}">'
            f"{escape(_(indicator.label))}{unit}</th>{cells}</tr>"
        )
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("各季度情况"))}">'
        f'<table class="gl-table"><thead><tr><th scope="col">{escape(_("指标"))}</th>{heads}</tr>'
        f"</thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _whole(card: Card) -> str:
    """Return the cell of the period asked about: the figure, as a link, with its n."""
    key, text = card.indicator.key, escape(written(card.value, card.indicator.key))
    below = written(card.denominator) if _noted(key) and card.value is not None else ""
    small = escape(small_note(key, card.value, below, card.left_out, card.not_due))
    if card.value or card.denominator:
        text = drill.link(key, text, escape(f"{_(card.indicator.label)} {text}"))
    return f'<td class="gl-whole">{text}{f"<small>{small}</small>" if small else ""}</td>'


def _noted(key: str) -> bool:
    return indicators()[key][0].measure in (Measure.RATE, Measure.MEDIAN)


def _cell(key: str, row: dict[Hashable, Any]) -> str:
    value, below, left_out, not_due = (
        row[name] for name in ("value", "denominator", "left_out", "not_due")
    )
    noted = _noted(key) and value is not None
    small = escape(small_note(key, value, written(below) if noted else "", left_out, not_due))
    small = f"<small>{small}</small>" if small else ""
    title = escape(figure_with_unit(key, value, below, left_out, not_due))
    return f'<td title="{title}">{escape(written(value, key))}{small}</td>'
