"""The question of a run, and its answers from the domain, cached by the version of the data.

The frame puts one ``Asked`` into the session before it runs a page. Answers are cached by data
version, scope and filters. Sessions share the answers, and nobody changes them. Goals can be
edited under one version of the data. So an answer that depends on goals is cached by the state of
the goals as well.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from gridlens.analysis import attention as attention_rules
from gridlens.analysis import profile as profile_rules
from gridlens.analysis.profile import Profile
from gridlens.figures.outcomes import outcomes as all_outcomes
from gridlens.figures.rows import records as record_rules
from gridlens.figures.scope import Condition, Filters, Scope
from gridlens.goals.goal import KIND as GOAL
from gridlens.goals.goal import Goals
from gridlens.goals.goal import goals as all_goals
from gridlens.goals.judge import Verdict, judge
from gridlens.overview import card as card_rules
from gridlens.overview.card import Card
from gridlens.overview.sentence import place_of
from gridlens.period import Period
from gridlens.render.palette import Palette
from gridlens.settings import store_folder
from gridlens.store.office.notes import KIND as NOTE
from gridlens.store.office.notes import Note, notes
from gridlens.store.office.state import State
from gridlens.store.version import Version, current

_KEPT = 400
_Read = TypeVar("_Read")


@dataclass(frozen=True, eq=False)
class Asked:
    """The question of a run: the data's version, the person's scope, filters, colours and page."""

    version: Version
    scope: Scope
    filters: Filters
    colours: Palette
    page: str
    _read: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, what: Hashable, read: Callable[[], _Read]) -> _Read:
        """Return what ``read`` gave when this run first asked for it.

        The office's state may change while a page is drawn. So that the page shows one state, each
        thing is read once; the copies of this question share what was read.
        """
        if what not in self._read:
            self._read[what] = read()
        found: _Read = self._read[what]
        return found

    def about(self, groups: Sequence[str] = (), stations: Sequence[str] = ()) -> "Asked":
        """Return a copy of the question about some special groups or stations only."""
        filters = replace(self.filters, groups=tuple(groups), stations=tuple(stations))
        return replace(self, filters=filters)

    def over(self, period: Period) -> "Asked":
        """Return a copy of the question about another period."""
        return replace(self, filters=self.filters.over(period))

    def where(self, conditions: Sequence[Condition]) -> "Asked":
        """Return a copy of the question about the records that meet conditions on their columns."""
        return replace(self, filters=replace(self.filters, where=tuple(conditions)))

    def settle(self) -> None:
        """Make this the question for the rest of the run, and for the links that the run draws."""
        st.session_state["asked"] = self

    @property
    def version_key(self) -> tuple[str, int]:
        """The cache key of the version: the path of its file and its number."""
        return (str(self.version.path), self.version.number)

    @property
    def goals_stamp(self) -> int:
        """The stamp of the state at which this run reads goals and their trail."""
        return self.once(GOAL, lambda: State(self.version.folder).stamp(GOAL))

    @property
    def goals_key(self) -> tuple[str, int, int]:
        """The cache key of the version together with the state of its goals."""
        return (*self.version_key, self.goals_stamp)

    @property
    def notes_stamp(self) -> int:
        """The stamp of the notes on dates, for answers that depend on them."""
        return self.once(NOTE, lambda: State(self.version.folder).stamp(NOTE))

    def notes(self, indicator: str | None = None) -> list[Note]:
        """Return the notes on dates: every one, or those about an indicator."""
        return self.once((NOTE, indicator), lambda: notes(self.version.folder, indicator))

    @property
    def deputy_name(self) -> str:
        """The name of the deputy in the filters; empty when no deputy is chosen."""
        people = self.version.deputies
        return "".join(people.loc[people["code"] == self.filters.deputy, "name"])

    @property
    def place(self) -> str:
        """The names of the grids in the filters, three at most; empty for the whole office."""
        return place_of(self.filters.grids, self.version.grid_names)

    @property
    def run(self) -> Period:
        """The last quarters, up to the end of the part of the filters' period that has elapsed."""
        return card_rules.run_period(self.version, self.filters)

    def outcomes(
        self, keys: tuple[str, ...], by: tuple[str, ...], filters: Filters
    ) -> pd.DataFrame:
        """Return the outcomes of some indicators by some groups."""
        return _outcomes(self.version, self.version_key, self.scope, filters, keys, by)

    def cards(self, keys: tuple[str, ...]) -> dict[str, Card]:
        """Return the cards of some indicators."""
        return _cards(self.version, self.goals_key, self.scope, self.filters, keys)

    def figures(self, keys: tuple[str, ...]) -> dict[str, Card]:
        """Return cards that hold the figures alone; a single question answers all of them."""
        return card_rules.figure_cards(self.outcomes(keys, (), self.filters))

    def goals(self) -> Goals:
        """Return every goal."""
        return _goals(self.version, self.goals_key)

    def records(self, ledger: str) -> pd.DataFrame:
        """Return a ledger's records of the period, masked as the scope requires."""
        return _records(self.version, self.version_key, self.scope, self.filters, ledger)

    def verdict(self, every_grid: bool = False) -> Verdict:
        """Return how the goals stand: of the whole or of the filters' grids, or of every grid."""
        return _verdict(self.version, self.goals_key, self.scope, self.filters, every_grid)

    def attention(self) -> attention_rules.Attention:
        """Return what needs attention, and what was looked at."""
        return _attention(self.version, self.goals_key, self.scope, self.filters)

    def profile(self, grid: str) -> Profile:
        """Return the profile of a grid."""
        return _profile(self.version, self.goals_key, self.scope, self.filters, grid)


def asked() -> Asked:
    """Return the question that the frame has set for this run."""
    found: Asked = st.session_state["asked"]
    return found


def version() -> Version:
    """Return the published version in force."""
    return current(store_folder())


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _outcomes(
    _version: Version,
    version_key: tuple[str, int],
    scope: Scope,
    filters: Filters,
    keys: tuple[str, ...],
    by: tuple[str, ...],
) -> pd.DataFrame:
    return all_outcomes(_version, scope, filters, keys, by)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _cards(
    _version: Version,
    goals_key: tuple[str, int, int],
    scope: Scope,
    filters: Filters,
    keys: tuple[str, ...],
) -> dict[str, Card]:
    return card_rules.cards(_version, scope, filters, _goals(_version, goals_key), keys)


@st.cache_resource(max_entries=8, show_spinner=False)
def _goals(_version: Version, goals_key: tuple[str, int, int]) -> Goals:
    return all_goals(_version, goals_key[2])


@st.cache_data(max_entries=64, show_spinner=False)
def _records(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters, ledger: str
) -> pd.DataFrame:
    return record_rules.records(_version, scope, filters, ledger)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _verdict(
    _version: Version,
    goals_key: tuple[str, int, int],
    scope: Scope,
    filters: Filters,
    every_grid: bool,
) -> Verdict:
    known = _goals(_version, goals_key)
    return judge(_version, scope, filters, known, every_grid=every_grid)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _attention(
    _version: Version, goals_key: tuple[str, int, int], scope: Scope, filters: Filters
) -> attention_rules.Attention:
    whole, grids = (_verdict(_version, goals_key, scope, filters, every) for every in (False, True))
    return attention_rules.attention(_version, scope, filters, whole, grids)


@st.cache_resource(max_entries=64, show_spinner=False)
def _profile(
    _version: Version, goals_key: tuple[str, int, int], scope: Scope, filters: Filters, grid: str
) -> Profile:
    known = _goals(_version, goals_key)
    return profile_rules.profile(_version, scope, filters, known, grid)
