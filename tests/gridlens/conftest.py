"""The sample office's version and its briefing, as all tests of the domain share them."""

import datetime as dt
from pathlib import Path

import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.make import briefing
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.store.version import Version, current


@pytest.fixture(scope="session")
def sample(sample_store: Path) -> Version:
    """The sample's published version."""
    return current(sample_store)


@pytest.fixture(scope="session")
def sample_briefing(sample: Version) -> Briefing:
    """The briefing of the sample's 2025H1, with all sections, names of grids, and records."""
    choice = BriefingChoice(parse_period("2025H1"), records=True, grids=True)
    return briefing(sample, EVERYTHING, choice, "王某", dt.datetime(2025, 7, 1, 9, 30))
