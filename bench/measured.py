"""Run a command as a whole process and measure it: seconds, processor seconds, and memory.

Memory is that of the process and all its children together, read every ``_LOOK_SECONDS``.
"""

import itertools
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_LOOK_SECONDS = 0.05
_KIN_LOOKS = 4  # new children are looked for only every so many looks, since that takes longest
_COMPILES_ANEW = "PYTHONDONTWRITEBYTECODE"
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Failed(Exception):
    """A measured command failed."""


@dataclass(frozen=True)
class Run:
    """One run: wall seconds, user and system seconds of all processes, highest memory in bytes."""

    seconds: float
    processor: float
    peak: int


def run(arguments: Sequence[str], environment: dict[str, str] | None = None) -> Run:
    """Run ``python`` with these arguments to its end; raise ``Failed`` if its exit code is not 0.

    Python writes its bytecode files, as it does for users, even if this environment forbids it.
    """
    kept = {name: value for name, value in os.environ.items() if name != _COMPILES_ANEW}
    begun = perf_counter()
    before = os.times()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=kept | (environment or {}),
    )
    peak = _Peak(child.pid)
    said, _nothing = child.communicate()
    seconds = perf_counter() - begun
    after = os.times()
    if child.returncode:
        raise Failed(f"{' '.join(arguments)}\n{said}")
    spent = after.children_user - before.children_user
    spent += after.children_system - before.children_system
    return Run(seconds, spent, peak.stopped())


class _Peak:
    """Watches the memory of a process and its children in a separate thread."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stopped(self) -> int:
        """Stop watching and return the highest number of bytes seen."""
        self._over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        family: list[int] = []
        for look in itertools.count():
            if self._over.wait(_LOOK_SECONDS):
                return
            if not look % _KIN_LOOKS:
                family = _family(self._pid)
            self._most = max(self._most, sum(map(_resident, family)))


def _family(pid: int) -> list[int]:
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(child) for text in lists for child in text.split()]
    return [pid, *(member for child in children for member in _family(child))]


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def spread(values: Sequence[float]) -> str:
    """Return the median, lowest and highest of some values as a text."""
    return f"{statistics.median(values):.2f}（{min(values):.2f}–{max(values):.2f}）"
