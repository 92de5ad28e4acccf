"""Fixtures for tests of the loader: an empty store, and one that knows its grids and deputies."""

import shutil
from pathlib import Path

import pytest

from tests.etl.office import DEPUTIES, GRIDS, csv, put


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture(scope="session")
def rosters_loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the rosters alone. Tests copy it."""
    folder = tmp_path_factory.mktemp("rosters")
    store = folder / "store"
    put(
        store,
        csv(folder / "rosters", "网格名册.csv", GRIDS),
        csv(folder / "rosters", "代表名册.csv", DEPUTIES),
    )
    return store


@pytest.fixture
def known(store: Path, rosters_loaded: Path) -> Path:
    shutil.copytree(rosters_loaded, store)
    return store
