"""Fixtures that run a command in this process over the sample, and return its answer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridlens.__main__ import main

Run = Callable[..., tuple[int, str, str]]
Objects = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def run(sample_store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; return its exit code, its output and its errors."""

    def asked(command: str, *arguments: str) -> tuple[int, str, str]:
        code = main([command, "--store", str(sample_store), *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return asked


@pytest.fixture
def objects(run: Run) -> Objects:
    """Run a command that must succeed, and return the objects that it prints as JSON."""

    def asked(*arguments: str) -> list[dict[str, Any]]:
        code, out, err = run(*arguments, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return asked
