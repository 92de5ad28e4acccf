"""Builds a store from the sample ledgers with the loader's command line, as a clerk would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOAD_SECONDS = 240
# What is expected of the sample is said of its ledgers, by name: others may be added beside them.
EIGHT = (
    *("session", "visit", "inspection", "dispute"),
    *("hazard", "enterprise_visit", "livelihood", "motion"),
)


def environment(store: Path) -> dict[str, str]:
    """Return the environment for a child process; the store's folder is the only setting in it."""
    ours = ("GRIDLENS_", "STREAMLIT_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"GRIDLENS_STORE": str(store), "PYTHONUNBUFFERED": "1"}


def load_sample(store: Path) -> None:
    """Build a store from the sample ledgers, as a clerk would."""
    load(Path("data/sample"), store)


def load(folder: Path, store: Path) -> None:
    """Load a folder of good ledgers with the command line; fail the test if that fails."""
    command = [sys.executable, "-m", "etl", "load", str(folder), "--store", str(store)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(store),
        capture_output=True,
        encoding="utf-8",
        timeout=LOAD_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"etl load: {done.returncode}\n{done.stdout}\n{done.stderr}"
