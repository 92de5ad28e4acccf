"""The deputies that the page shows and what the ledgers say of them, cached by the question."""

import streamlit as st

from gridlens.duty.record import Duty, Entry, duties, roll
from gridlens.duty.roster import Person, in_office, people
from gridlens.figures.scope import Filters, Scope
from gridlens.store.version import Version
from pages.parts.question import Asked


def entries(now: Asked) -> list[Entry]:
    """Return the deputies in office in the period, in roster order, and where each is named.

    If grids are chosen, only deputies
    who held one of them in the period are returned; if a deputy is chosen, that deputy alone.
    """
    return _entries(now.version, now.version_key, now.scope, now.filters)


def found(now: Asked) -> list[Duty]:
    """Return the record of duty of the deputy in the filters, or of each of the ``entries``."""
    return _found(now.version, now.version_key, now.scope, now.filters)


@st.cache_resource(max_entries=64, show_spinner=False)
def _entries(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters
) -> list[Entry]:
    return roll(_version, scope, filters, _people(_version, scope, filters))


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters
) -> list[Duty]:
    return duties(_version, scope, filters, _people(_version, scope, filters))


def _people(version: Version, scope: Scope, filters: Filters) -> list[Person]:
    everyone = people(version, scope)
    if filters.deputy:
        return [person for person in everyone if person.code == filters.deputy]
    there = in_office(everyone, filters.period)
    if filters.grids:
        return [person for person in there if person.holds(filters.grids, filters.period)]
    return there
