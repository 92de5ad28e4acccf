"""The readings of people, grids and indicators, held in the page for the script that narrows lists.

A screen reader and the closed choices do not show them.
"""

import json
from html import escape

import streamlit as st

from gridlens.ledgers import indicators
from gridlens.spelling.reading import spellings
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.frame import filters
from pages.parts.question import Asked


def offer(now: Asked) -> None:
    """Put the readings of each label that people choose by name into the page."""
    st.html(f'<div class="gl-readings" hidden data-readings="{escape(held(now))}"></div>')


def held(now: Asked) -> str:
    """Return the readings of each label as JSON; they are made once for a version of the data."""
    return _held(now.version, now.version_key)


@st.cache_resource(max_entries=8, show_spinner=False)
def _held(_version: Version, version_key: tuple[str, int]) -> str:
    places = [*filters.grid_options(_version), *_version.grid_names.values()]
    labels = [*places, *(_(indicator.label) for indicator, _ledger in indicators().values())]
    found = {label: spellings(label) for label in labels}
    for label in filters.deputy_options(_version):
        found[label] = (*spellings(label, person=True), *found.get(label, ()))
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
