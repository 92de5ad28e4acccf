"""An invented office for crash tests: numbered ledger files, and what a store of them must hold."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.ahead import FilesAhead
from etl.load import load
from etl.read.reader import FileReader
from gridlens.store.version import Version, current

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 120.0
_HEADER = "编号,受理日期,纠纷类别,当事人,调解员\n"
_SHARED = "JF-0"


def ledger(folder: Path, number: int, rows: int) -> Path:
    """Write the file of a load: its own rows, and one record that every load writes again.

    All files have one name, each in a folder of its own: to the store they are one source, so that
    a later load corrects the record that they share.
    """
    lines = [
        f"JF-{number}-{row},2025-{row % 6 + 1:02}-{row % 28 + 1:02},邻里,赵甲{row},调解员{row % 7}"
        for row in range(rows)
    ]
    lines.append(f"{_SHARED},2025-04-03,物业,钱乙,第{number}次")
    path = folder / str(number) / "矛盾纠纷.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(arguments: Sequence[str | Path], store: Path, module: str = "etl") -> list[str]:
    """Return the command line of the loader."""
    return [sys.executable, "-m", module, *map(str, arguments), "--store", str(store)]


def start(line: Sequence[str]) -> "subprocess.Popen[str]":
    """Start a command as a process; its output can be read."""
    return subprocess.Popen(
        line,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def run(arguments: Sequence[str | Path], store: Path) -> tuple[int, str]:
    """Run a command to its end; return its exit code and the text of its error channel."""
    child = start(command(arguments, store))
    _out, said = child.communicate(timeout=MOST_SECONDS)
    return child.returncode, said


def prepare(store: Path, files: Sequence[Path]) -> None:
    """Load files one after another in this process, without any trouble."""
    with FileReader() as reader:
        for file in files:
            ahead = FilesAhead([file], reader, shared=True)
            assert load([file], store, ahead=ahead).exit_code == 0


@dataclass
class Expected:
    """The loads that a store must hold, by the number of their file, in order.

    ``rows`` is the number of rows of each load. ``perhaps`` is a load whose command was cut short:
    it must be in force as a whole or not at all.
    """

    rows: int
    loads: list[int] = field(default_factory=list)
    perhaps: int | None = None

    def wrong(self, store: Path) -> list[str]:
        """Return what a reader finds wrong; add ``perhaps`` to the loads if it is in force."""
        version = current(store)
        there = found(version)
        trouble = [f"note: {version.note}"] if version.note else []
        trouble += [f"load {n} lost" for n in self.loads if n not in there]
        trouble += [
            f"load {n} has {k} of {self.rows} rows" for n, k in there.items() if k != self.rows
        ]
        extra = set(there) - set(self.loads) - {self.perhaps}
        trouble += [f"load {n} was never made" for n in sorted(extra)]
        if self.perhaps in there:
            self.loads.append(self.perhaps)
        self.perhaps = None
        return trouble + self._shared(version) + pointed(store)

    def _shared(self, version: Version) -> list[str]:
        rows = version.rows([f"SELECT mediator FROM dispute WHERE number = '{_SHARED}'"])[0]
        wanted = [f"第{self.loads[-1]}次"] if self.loads else []
        return [] if [row["mediator"] for row in rows] == wanted else [f"shared record: {rows}"]


def found(version: Version) -> dict[int, int]:
    """Return the number of rows in force by the number of their file."""
    question = (
        "SELECT split_part(number, '-', 2)::INTEGER AS load, count(*) AS many FROM dispute"
        " WHERE number LIKE 'JF-%-%' GROUP BY ALL"
    )
    return {row["load"]: row["many"] for row in version.rows([question])[0]}


def pointed(store: Path) -> list[str]:
    """Return the loads that the pointer names but that are not on the disk."""
    said = json.loads((store / "CURRENT").read_text(encoding="utf-8"))
    missing = [n for n in said["loads"] if not (store / "loads" / str(n) / "load.json").exists()]
    return [f"load folder {n} is gone" for n in missing]
