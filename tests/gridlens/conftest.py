"""The store of the sample office, built once for all workers. Read it; do not load into it."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.make import briefing
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.store.version import Version, current

ROOT = Path(__file__).parents[2]
LOAD_SECONDS = 240


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store loaded from data/sample, which other tests share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    store = shared / "sample-store"
    with FileLock(shared / "sample-store.lock", timeout=LOAD_SECONDS):
        if not (store / "CURRENT").exists():
            command = [sys.executable, "-m", "etl", "load", "data/sample", "--store", str(store)]
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, done.stderr
    return store


@pytest.fixture(scope="session")
def sample(sample_store: Path) -> Version:
    """The sample's published version."""
    return current(sample_store)


@pytest.fixture(scope="session")
def sample_briefing(sample: Version) -> Briefing:
    """The briefing of the sample's 2025H1, with all sections, names of grids, and records."""
    choice = BriefingChoice(parse_period("2025H1"), records=True, grids=True)
    return briefing(sample, EVERYTHING, choice, "王某", dt.datetime(2025, 7, 1, 9, 30))
