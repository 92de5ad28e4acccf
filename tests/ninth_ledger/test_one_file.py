"""A new ledger is one new file in gridlens/ledgers: it needs no other edit, and breaks no test.

The files here are added to a copy of the project, and its tests are run there.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEW = ("volunteering.py", "petition.py")
SECONDS = 300


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that has the new ledgers."""
    copy = tmp_path_factory.mktemp("project")
    for package in ("gridlens", "etl", "pages", "tests"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, copy / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name in NEW:
        shutil.copy(copy / "tests/ninth_ledger" / name, copy / "gridlens/ledgers")
    return copy


def run(project: Path, *tests: str) -> None:
    """Run tests in the copy, in this process's stead."""
    ours = ("GRIDLENS_", "STREAMLIT_", "PYTEST_", "PYTHONPATH")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *tests],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith(ours)},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_new_ledgers_are_loaded_shown_briefed_and_judged(project: Path) -> None:
    run(project, "tests/ninth_ledger/walk.py")
