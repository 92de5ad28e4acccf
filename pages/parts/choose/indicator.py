"""Choices inside a page: the indicator that a chart shows, and the filters of some ledgers only."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from gridlens.figures.facts import COLUMNS
from gridlens.figures.rows.within import checked
from gridlens.goals.aim import goal_values
from gridlens.ledgers import indicators, indicators_of
from gridlens.period import Period
from gridlens.schema.ledger import Ledger, Measure
from gridlens.translation import _
from pages.parts.choose import several
from pages.parts.question import Asked


def indicator(label: str, key: str, keys: Sequence[str], default: str) -> str:
    """Draw a choice among indicators, kept for the session, and return the key chosen."""
    names = {name: _(indicators()[name][0].label) for name in keys}
    return st.selectbox(
        label,
        list(names),
        index=list(names).index(default) if default in names else 0,
        format_func=names.__getitem__,
        key=f"pick_{key}",
        persist_state="session",
        label_visibility="collapsed",
        width=230,
    )


def with_goals_first(now: Asked) -> list[str]:
    """Return the indicators that make a trend: first those with a goal for the whole office."""
    aimed = {goal.indicator for goal in now.goals().values() if goal.grid is None}
    every = [k for k, (i, _ledger) in indicators().items() if i.group or i.is_rate]
    return sorted(every, key=lambda key: key not in aimed)


def goals_of(now: Asked, key: str, periods: list[Period]) -> list[float | None]:
    """Return the goals to draw over an indicator's periods; none if only a part is shown."""
    if now.filters.narrowed or now.scope.grids or now.scope.deputy:
        return []
    return goal_values(now.goals(), indicators()[key][0], periods)


def by_grid(*more: Measure) -> list[str]:
    """Return the indicators for pictures by grid: counts, and those of the ``more`` measures.

    Street-wide indicators and rosters have no picture by grid.
    """
    counted = (Measure.FLOW, Measure.STOCK, *more)
    return [
        key
        for key, (i, ledger) in indicators().items()
        if ledger.grid and not ledger.is_roster and not i.street_wide and i.measure in counted
    ]


def grid_names(now: Asked, table: pd.DataFrame) -> dict[str | None, str]:
    """Return the name of each grid in a table, in roster order; records without a grid are last."""
    names = now.version.grid_names
    return {
        code: names.get(code, code) if code else _("未分网格") for code in table["grid"].unique()
    }


def narrowed(now: Asked, ledger: Ledger) -> Asked:
    """Draw the filters that only some ledgers have (special group, station), and apply them.

    They stand in the bar beside those of every page, so that nothing moves for them.

    Raises ``GridLensError`` for a group or station of a link that no record of the ledger has.
    """
    chosen: dict[str, list[str]] = {}
    with st.session_state["more_filters"]:
        for variable, column in COLUMNS.items():
            if ledger.has(column):
                linked = tuple((column, one) for one in st.query_params.get_all(column))
                checked(now.version, now.scope, ledger, linked)
                found = now.outcomes((indicators_of(ledger)[0].key,), (column,), now.filters)
                options = [group for group in found[column] if group]
                chosen[variable] = several.several(_(ledger.column(column).title), column, options)
    return now.about(**chosen)
