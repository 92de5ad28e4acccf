"""All indicators of a ledger by quarter, as a table; every rate has its n."""

from collections.abc import Hashable
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from gridlens.charts.words import figure_with_unit, small_note
from gridlens.figures.numbers import written
from gridlens.ledgers import indicators
from gridlens.period import parse_period
from gridlens.translation import _


def quarter_table(found: pd.DataFrame) -> None:
    """Show outcomes by quarter: one row for each indicator, one column for each quarter."""
    quarters = list(found["quarter"].unique())
    heads = "".join(f'<th scope="col">{parse_period(q).stacked}</th>' for q in quarters)
    lines = []
    for key, rows in found.groupby("indicator", sort=False):
        indicator = indicators()[str(key)][0]
        cells = "".join(_cell(str(key), row) for row in rows.to_dict("records"))
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


def _cell(key: str, row: dict[Hashable, Any]) -> str:
    value, below, left_out, not_due = (
        row[name] for name in ("value", "denominator", "left_out", "not_due")
    )
    noted = indicators()[key][0].measure.name in ("RATE", "MEDIAN") and value is not None
    small = escape(small_note(key, value, written(below) if noted else "", left_out, not_due))
    small = f"<small>{small}</small>" if small else ""
    title = escape(figure_with_unit(key, value, below, left_out, not_due))
    return f'<td title="{title}">{escape(written(value, key))}{small}</td>'
