"""Run every kind of trouble and print the tally: ``python -m bench.crash [--only KIND …]``."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.crash.damage import damage
from bench.crash.disks import disks
from bench.crash.kills import kills
from bench.crash.points import points
from bench.crash.races import races, readers
from bench.crash.tally import Tally

_ROWS = 500
_SEED = 20250701
KINDS: dict[str, Callable[[Path], Tally]] = {
    "kills": lambda folder: kills(folder, 200, _ROWS, _SEED),
    "points": lambda folder: points(folder, _ROWS),
    "disks": lambda folder: disks(folder, 20, _ROWS),
    "races": lambda folder: races(folder, 20, _ROWS),
    "damage": lambda folder: damage(folder, 50, _ROWS, _SEED),
    "readers": lambda folder: readers(folder, 20, _ROWS),
}


def main() -> int:
    """Run the kinds asked for; return 1 if anything happened that must not happen."""
    parser = argparse.ArgumentParser(prog="python -m bench.crash", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS))
    asked = parser.parse_args()
    tallies = []
    for kind in asked.only:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="gridlens-crash-") as folder:
            tallies.append(KINDS[kind](Path(folder)))
        sys.stdout.write(f"{tallies[-1].told()}（{time.monotonic() - begun:.0f} 秒）\n")
        sys.stdout.flush()
    trouble = sum(len(tally.trouble) for tally in tallies)
    sys.stdout.write(f"合计问题 {trouble}\n")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
