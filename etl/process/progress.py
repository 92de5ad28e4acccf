"""Show the progress of a command on the error channel, once it takes longer than a second."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from gridlens.translation import _

_PATIENCE = 1.0
T = TypeVar("T")


class Progress:
    """A bar on a terminal, plain lines elsewhere; use it in a ``with`` statement."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._spoken = self._begun
        self._bar: Bar | None = None
        if sys.stderr.isatty():
            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                console=Console(stderr=True),
                transient=True,
            )

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the bar."""
        if self._bar:
            self._bar.stop()

    def each(self, things: Sequence[T], what: str) -> Iterator[T]:
        """Yield the things one by one, and show how many are done."""
        task = self._bar.add_task(what, total=len(things)) if self._bar else None
        for done, thing in enumerate(things):
            self._say(what, done, len(things))
            yield thing
            if self._bar and task is not None:
                self._bar.update(task, completed=done + 1)

    @contextmanager
    def task(self, what: str) -> Iterator[None]:
        """Show that one task of unknown length is under way."""
        task = self._bar.add_task(what, total=1) if self._bar else None
        self._say(what, 0, 1)
        yield
        if self._bar and task is not None:
            self._bar.update(task, completed=1)

    def _say(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._begun < _PATIENCE:
            return
        if self._bar:
            self._bar.start()
        elif now - self._spoken >= _PATIENCE:
            self._spoken = now
            line = _("{what}：{done}/{total}").format(what=what, done=done, total=total)
            sys.stderr.write(line + "\n")
