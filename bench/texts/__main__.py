"""Prove that two checkouts of the project answer alike: the same figures, files and pages.

``python -m bench.texts BEFORE AFTER`` asks each checkout as users do: through the command line
and the running server, never by importing it, so that modules may move. Each builds a store from
its own ``data/sample``; what it prints, writes and shows becomes texts, which are compared.
The exit code is 0 when all are equal, 1 when not.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from pathlib import Path

from bench.texts import commands, pages
from bench.texts.checkout import Checkout

_MOST_LINES = 40  # of one file's differences


def main() -> int:
    """Collect the texts of both checkouts side by side, compare and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.texts", description=__doc__)
    parser.add_argument("before", type=Path, help="a folder with the project")
    parser.add_argument("after", type=Path, help="another")
    parser.add_argument("--out", type=Path, help="keep the texts in this folder, which is empty")
    asked = parser.parse_args()
    for root in (asked.before, asked.after):
        if not (root / "app.py").is_file():
            parser.error(f"no checkout of the project: {root}")
    if asked.out and asked.out.exists() and any(asked.out.iterdir()):
        parser.error(f"not empty: {asked.out}")
    with tempfile.TemporaryDirectory(prefix="gridlens-texts-") as folder:
        out = (asked.out or Path(folder) / "texts").resolve()
        both: list[Checkout] = []
        for name, root in (("before", asked.before), ("after", asked.after)):
            work = Path(folder) / f"work-{len(both)}"  # of one length: a table is as wide as a path
            both.append(Checkout(name, root.resolve(), out / name, work))
            both[-1].texts.mkdir(parents=True)
            both[-1].work.mkdir()
        with ThreadPoolExecutor() as pool:
            list(pool.map(collect, both))
        return compare(*both)


def collect(checkout: Checkout) -> None:
    """Collect all texts of a checkout."""
    commands.collect(checkout)
    pages.collect(checkout)


def compare(before: Checkout, after: Checkout) -> int:
    """Print what differs and what did not work, and return the exit code."""
    names = sorted({path.name for one in (before, after) for path in one.texts.iterdir()})
    differing = lines = 0
    for name in names:
        old, new = (_lines(one.texts / name) for one in (before, after))
        lines += max(len(old), len(new))
        if old != new:
            differing += 1
            sys.stdout.writelines(f"{line}\n" for line in _difference(name, old, new))
    troubles = before.troubles + after.troubles
    sys.stdout.writelines(f"trouble: {trouble}\n" for trouble in troubles)
    told = f"{len(names)} files, {lines} lines compared"
    sys.stdout.write(f"{told}: {differing} files differ, {len(troubles)} troubles\n")
    return 1 if differing or troubles else 0


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n") if path.exists() else []


def _difference(name: str, old: list[str], new: list[str]) -> Iterator[str]:
    told = list(unified_diff(old, new, f"before/{name}", f"after/{name}", n=1, lineterm=""))
    yield from told[:_MOST_LINES]
    if len(told) > _MOST_LINES:
        yield f"… and {len(told) - _MOST_LINES} more lines"


if __name__ == "__main__":
    sys.exit(main())
