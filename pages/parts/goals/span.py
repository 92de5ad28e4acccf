"""The choices of the page of goals: the year or a part of it, and the goals that are set for it."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import BookLine, book
from gridlens.goals.goal import Goals, Key
from gridlens.goals.lines import GoalLine, goal_lines
from gridlens.period import Period, half_of
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.question import Asked

KEY = "span"


def span(period: Period) -> Period:
    """Draw the choice of the filters' period, its year or a part of that; return what is chosen.

    The choice is held in the link. Raises ``GridLensError`` when the link names a part that a year
    does not have.
    """
    year = period.year
    quarters = year.quarters()
    parts = [*dict.fromkeys(half_of(quarter.end) for quarter in quarters), *quarters]
    head = year.label
    options = {_("所选时段"): period, _("全年"): year}
    options |= {part.label.removeprefix(head): part for part in parts}
    linked = st.query_params.get(KEY)
    if linked and linked not in options:
        raise GridLensError(
            _("链接里的目标期间“{text}”无法识别。").format(text=linked),
            _("可用的有：{names}。").format(names="、".join(options)),
        )
    chosen = st.selectbox(
        _("目标时段"),
        list(options),
        key=KEY,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width=130,
    )
    return options[chosen]


def goal_of(now: Asked) -> str | None:
    """Return the grid that a new goal is for, or None for the whole.

    The grid is one of those in the filters. If there are several, a choice is drawn.
    """
    names = now.version.grid_names
    grids = [code for code in names if code in now.filters.grids]
    if len(grids) < 2:
        return grids[0] if grids else None
    chosen: str = st.selectbox(
        _("给哪个网格"),
        grids,
        format_func=names.__getitem__,
        key="goal_place",
        label_visibility="collapsed",
        width=150,
    )
    return chosen


def lines(now: Asked, period: Period) -> list[GoalLine]:
    """Return the goals of a period as they stand, of the whole or of the grids in the filters."""
    return _lines(now.version, now.goals_key, now.scope, now.filters, period, now.goals())


def entries(now: Asked) -> dict[Key, BookLine]:
    """Return the lines of the book of goals by key."""
    return _entries(now.version, now.goals_key)


@st.cache_resource(max_entries=64, show_spinner=False)
def _lines(
    _version: Version,
    goals_key: tuple[str, int, int],
    scope: Scope,
    filters: Filters,
    period: Period,
    _goals: Goals,
) -> list[GoalLine]:
    of_book = _entries(_version, goals_key)
    return goal_lines(_version, scope, filters, _goals, of_book, period)


@st.cache_resource(max_entries=8, show_spinner=False)
def _entries(_version: Version, goals_key: tuple[str, int, int]) -> dict[Key, BookLine]:
    return {line.key: line for line in book(_version, goals_key[2])}
