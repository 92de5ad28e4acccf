"""The records of duty that a page shows, remembered by version, scope and filters."""

import streamlit as st

from gridlens.duty import Duty, duties
from gridlens.roster import in_office, people
from gridlens.scope import Filters, Scope
from gridlens.store import Version
from pages.parts.asking import Asked


def found(now: Asked) -> list[Duty]:
    """Return the deputy's asked about, else everybody's in office in the period, in roster order.

    With grids chosen these are the deputies who held one of them in the period.
    """
    return _found(now.version, now.version_key, now.scope, now.filters)


@st.cache_resource(max_entries=64, show_spinner=False)
def _found(
    _version: Version, version_key: tuple[str, int], scope: Scope, filters: Filters
) -> list[Duty]:
    everyone = people(_version, scope)
    if filters.deputy:
        wanted = [person for person in everyone if person.code == filters.deputy]
    else:
        wanted = in_office(everyone, filters.period)
        if filters.grids:
            wanted = [p for p in wanted if p.holds(filters.grids, filters.period)]
    return duties(_version, scope, filters, wanted)
