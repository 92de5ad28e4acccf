"""The process that parses files, as its parent sees it: start it, ask it line by line, end it.

This module needs only Python's standard library, so that a command can start the process first
and import everything else in the meantime.
"""

import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

WORKER = "etl.read.parse"
_LAST_WORDS_SECONDS = 5.0
_FOLDER = Path(__file__).resolve().parents[2]


class Child:
    """A process that answers each line with one line."""

    def __init__(self, worker: str = WORKER) -> None:
        path = os.pathsep.join(filter(None, [str(_FOLDER), os.environ.get("PYTHONPATH")]))
        self._answers: queue.Queue[str | None] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", worker],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def runs(self) -> bool:
        """Whether the process is still running."""
        return self._process.poll() is None

    def ask(self, line: str, seconds: float) -> str | None:
        """Return the answer to a line; None if the process has died or was stopped.

        Raises ``TimeoutError`` if there is no answer after ``seconds``.
        """
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        except (BrokenPipeError, ValueError):  # it has died, or another thread has stopped it
            return None

    def stop(self) -> None:
        """Kill the process and wait until it has ended."""
        self._process.kill()
        self._listener.join(_LAST_WORDS_SECONDS)
        with suppress(BrokenPipeError), self._process:  # close the pipes, even after half a line
            pass

    def _listen(self) -> None:
        """Put every line that the process writes into the queue, then None when it has ended."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(None)
