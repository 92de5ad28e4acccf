"""The filters above every page: period, grids, deputy; held in the link."""

import datetime as dt

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.figures.scope import Filters
from gridlens.kinds.names.made import told_apart
from gridlens.period import Period, half_of, parse_period
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.frame import link


def draw(version: Version) -> Filters:
    """Draw the filter row and return the filters; raise ``GridLensError`` on a forged link.

    Also raises ``GridLensError`` while a range of the person's own has only one of its two dates.
    """
    periods = period_options(version)
    grids = grid_options(version)
    deputies = deputy_options(version)
    own = _("自选起止")
    link.settle(version, periods, grids, deputies, own)
    row = st.container(key="filters", horizontal=True, vertical_alignment="center", gap="small")
    with row:
        chosen = st.selectbox(
            _("期间"),
            [*periods, own],
            index=list(periods).index(half_of(version.as_of).label),
            key="period",
            bind="query-params",
            label_visibility="collapsed",
            width=150,
        )
        period = periods.get(chosen) or _own_range(version)
        picked = st.multiselect(
            _("网格"),
            list(grids),
            key="grid",
            bind="query-params",
            placeholder=_("全部网格"),
            label_visibility="collapsed",
            width=230,
        )
        deputy = st.selectbox(
            _(settings().people),
            list(deputies),
            index=None,
            key="deputy",
            bind="query-params",
            placeholder=_("全部{people}").format(people=_(settings().people)),
            label_visibility="collapsed",
            width=150,
        )
    codes = dict.fromkeys(code for name in picked for code in grids[name])
    return Filters(
        period=period,
        as_of=version.as_of,
        grids=tuple(codes),
        deputy=deputies[deputy] if deputy else None,
    )


def period_options(version: Version) -> dict[str, Period]:
    """Return every year, half-year, quarter and month with data, by label.

    Years come first, then half-years, quarters and months; the latest comes first in each.
    """
    first, last = version.first_day, version.as_of
    years = [parse_period(str(year)) for year in range(last.year, first.year - 1, -1)]
    quarters = [quarter for year in years for quarter in reversed(year.quarters())]
    halves = [half_of(q.end) for q in quarters]
    months = [month for year in years for month in reversed(year.month_parts())]
    every = [*years, *dict.fromkeys(halves), *quarters, *months]
    return {p.label: p for p in every if p.start <= last and p.end >= first}


def grid_options(version: Version) -> dict[str, tuple[str, ...]]:
    """Return the grid codes behind each choice; the choices are every community and every grid."""
    options: dict[str, tuple[str, ...]] = {}
    roster = version.grids
    for community, part in roster.groupby(roster["community"].fillna(_("未分社区")), sort=False):
        options[_("{name}（{n}个网格）").format(name=community, n=len(part))] = tuple(part["code"])
        for name, code in zip(part["name"], part["code"], strict=True):
            options[name if name not in options else told_apart(name, code, community)] = (code,)
    return options


def deputy_options(version: Version) -> dict[str, str]:
    """Return each deputy's code by name; a name that two deputies share has its code added."""
    people = version.deputies
    shared = people["name"].duplicated(keep=False)
    return {
        told_apart(name, code) if same else name: code
        for name, code, same in zip(people["name"], people["code"], shared, strict=True)
    }


def _own_range(version: Version) -> Period:
    """Draw the two dates of a person's own range and return them as a period."""
    ends = st.date_input(
        _("起止日期"),
        (dt.date(version.as_of.year, 1, 1), version.as_of),
        min_value=link.bounds(version)[0],
        max_value=link.bounds(version)[1],
        format="YYYY-MM-DD",
        key="range",
        bind="query-params",
        label_visibility="collapsed",
        width=230,
    )
    if len(ends) != 2:
        raise GridLensError(_("请再选一个结束日期。"))
    return Period(*ends)
