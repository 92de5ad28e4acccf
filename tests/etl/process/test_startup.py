"""A process that loads files imports no more than it needs."""

import subprocess
import sys

import pytest


def exit_code(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode


@pytest.mark.slow
@pytest.mark.parametrize("library", ["pandas", "ibis", "sqlglot", "streamlit", "plotly"])
def test_the_loader_and_its_parser_come_without(library: str) -> None:
    asked = f"import etl.commands.parser, etl.read.parse, sys; sys.exit({library!r} in sys.modules)"
    assert exit_code(asked) == 0


def test_arrow_does_without_pandas_afterwards() -> None:
    asked = (
        "from etl.process.startup import lean; lean(); import pyarrow as pa, sys;"
        "assert pa.array([1]).to_pylist() == [1]; sys.exit('pandas' in sys.modules)"
    )
    assert exit_code(asked) == 0
