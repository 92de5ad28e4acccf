"""A process that loads imports no more than it needs."""

import subprocess
import sys


def exit_code(program: str) -> int:
    return subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode


def test_the_loader_and_its_parser_come_without_pandas() -> None:
    asked = "import etl.command_line, etl.parse, sys; sys.exit('pandas' in sys.modules)"
    assert exit_code(asked) == 0


def test_arrow_does_without_it_afterwards() -> None:
    asked = (
        "from etl.lean import lean; lean(); import pyarrow as pa, sys;"
        "assert pa.array([1]).to_pylist() == [1]; sys.exit('pandas' in sys.modules)"
    )
    assert exit_code(asked) == 0
