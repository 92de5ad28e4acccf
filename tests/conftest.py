"""The fixture that tests of several rooms share: the store of the sample."""

import gc
import os
from pathlib import Path

import pytest
from filelock import FileLock

from tests.sample_store import LOAD_SECONDS, load_sample

BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of tests/browser as one that runs in Chromium."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)


def pytest_unconfigure() -> None:
    """Let Python free what tested code froze; what is still frozen is reported as leaked."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from data/sample, once for all workers. Read it; do not load into it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    store = shared / "sample-store"
    with FileLock(shared / "sample-store.lock", timeout=LOAD_SECONDS):
        if not (store / "CURRENT").exists():
            load_sample(store)
    return store
