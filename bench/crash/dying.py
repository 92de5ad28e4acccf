"""Run the loader's command line, and end the process at one of the steps that change the disk.

``python -m bench.crash.dying STEP before|after STORE …``: each fsync, rename, chmod, removal and
new folder in the folder that holds the store is a step, counted from 1. With step 0 the process
runs to its end, and the steps are written to the error channel.
"""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.commands.parser import main

WANTED, WHEN = int(sys.argv[1]), sys.argv[2]
NEAR = Path(sys.argv[3]).resolve().parent
steps: list[str] = []


def step(name: str, action: Callable[..., Any]) -> Callable[..., Any]:
    """Return the action, counted as a step if its path is in the folder that holds the store."""

    def counted(first: Any, *rest: Any, **named: Any) -> Any:
        path = Path(f"/proc/self/fd/{first}").readlink() if isinstance(first, int) else Path(first)
        if not path.resolve().is_relative_to(NEAR):
            return action(first, *rest, **named)
        steps.append(f"{name} {path.name}")
        number = len(steps)
        if number == WANTED and WHEN == "before":
            os._exit(9)
        try:
            return action(first, *rest, **named)
        finally:
            if number == WANTED:
                os._exit(9)

    return counted


for verb in ("fsync", "replace", "rename", "mkdir", "unlink", "remove", "chmod"):
    setattr(os, verb, step(verb, getattr(os, verb)))
shutil.rmtree = step("rmtree", shutil.rmtree)  # type: ignore[assignment]
code = main(sys.argv[4:])
if WANTED == 0:
    sys.stderr.write("\n".join(["steps:", *steps]))
sys.exit(code)
