"""The questions of the review: the way to a goal, grids beside each other, the office's months."""

import datetime as dt

import streamlit as st

from gridlens.analysis.grids import Exposure, Funnel, grid_funnel
from gridlens.analysis.months import Run, run
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.course import Course
from gridlens.goals.course import progress as way_to
from gridlens.goals.goal import Goal
from gridlens.goals.standing import history_period
from gridlens.ledgers import indicator as find_indicator
from gridlens.overview.card import Card
from gridlens.period import Period
from gridlens.store.version import Version
from pages.parts.question import Asked

_KEPT = 128


def cards(now: Asked, period: Period, keys: tuple[str, ...]) -> dict[str, Card]:
    """Return the cards of another period, each compared with the same part of last year."""
    return now.over(period).cards(keys)


def progress(now: Asked, goal: Goal) -> Course | None:
    """Return the way to a goal; None before the goal's period begins."""
    return _progress(now.version, now.version_key, now.scope, now.filters, goal)


def funnel(now: Asked, key: str, exposure: Exposure, adjusted: bool) -> Funnel:
    """Return the funnel plot of an indicator over the grids."""
    return _funnel(now.version, now.version_key, now.scope, now.filters, key, exposure, adjusted)


def span_of_months(now: Asked, key: str) -> Period | None:
    """Return the whole months, two years at most, that an indicator's ledger reaches back over.

    Returns None if there is no whole month.
    """
    return history_period(now.version, now.filters, find_indicator(key)[1].key)


def months(now: Asked, key: str, span: Period) -> Run:
    """Return the office's months of an indicator; notes on dates may restart its limits."""
    rebase = tuple(note.day for note in now.notes(key) if note.rebase)
    span_filters = now.filters.over(span)
    return _months(now.version, now.version_key, now.scope, span_filters, key, rebase)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _progress(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters, goal: Goal
) -> Course | None:
    return way_to(_version, scope, filters, goal)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _funnel(
    _version: Version,
    version_key: tuple[str, int],
    scope: Scope,
    filters: Filters,
    key: str,
    exposure: Exposure,
    adjusted: bool,
) -> Funnel:
    return grid_funnel(_version, scope, filters, key, exposure, adjusted)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _months(
    _version: Version,
    version_key: tuple[str, int],
    scope: Scope,
    filters: Filters,
    key: str,
    rebase: tuple[dt.date, ...],
) -> Run:
    return run(_version, scope, filters, key, rebase)
