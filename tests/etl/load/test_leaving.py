"""A command leaves without a word on the error channel: no page of leaks follows its answer."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample_store import LOAD_SECONDS, ROOT, environment


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["etl", "check", "data/sample/名册.xlsx"],
        ["etl", "check", "there-is-no-such-file.xlsx"],
        ["etl", "history"],
        ["gridlens", "outcomes", "grids"],
        ["gridlens", "outcomes", "there-is-no-such-indicator"],
    ],
    ids=" ".join,
)
def test_nothing_follows_a_command(command: list[str], sample_store: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment(sample_store),
        capture_output=True,
        encoding="utf-8",
        timeout=LOAD_SECONDS,
        check=False,
    )
    assert "leaked" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
