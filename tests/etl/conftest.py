"""A store to load into, and one that already knows its grids and deputies."""

from pathlib import Path

import pytest

from tests.etl.office import DEPUTIES, GRIDS, csv, put


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def known(store: Path, tmp_path: Path) -> Path:
    put(
        store,
        csv(tmp_path / "rosters", "网格名册.csv", GRIDS),
        csv(tmp_path / "rosters", "代表名册.csv", DEPUTIES),
    )
    return store
