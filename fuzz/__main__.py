"""Mutate ledgers by the thousand and load them: ``python -m fuzz [--ledgers N] [--seed S]``.

Each batch is loaded by a separate process, so that a crash or a hang of the loader is seen and
counted. It prints the tally; if something broke, it prints the seed that makes it happen again.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from etl.load import load
from etl.sheets.problem import SheetResult
from fuzz.ledger import good
from fuzz.mutate import mutated
from fuzz.written import write
from gridlens.ledgers import ledgers

BATCH = 50
_ABOVE = 23  # rows that may not count: a header of three rows may begin as low as row 20
_REFUSED = -1
_TALLIED = ("rows", "accepted", "rejected", "skipped")
_SECONDS = 180.0
_AT_ONCE = 2


def batch(seed: int, many: int) -> dict[str, Any]:
    """Load one batch of mutated ledgers twice into a fresh store.

    Returns the number of ``rows`` by result, the number of ``sheets``, and the ``violations`` in
    words.
    """
    chance = random.Random(seed)
    declared = list(ledgers().values())
    with tempfile.TemporaryDirectory(prefix="gridlens-fuzz-") as scratch:
        folder = Path(scratch) / "files"
        folder.mkdir()
        filled = {}
        for number in range(many):
            ledger = chance.choice(declared)
            table = mutated(good(ledger, chance), chance)
            filled[str(number)] = write(table, ledger.title, folder, number, chance)
        first = load([folder], Path(scratch) / "store")
        again = load([folder], Path(scratch) / "store")
    violations = [f"{s.file} {s.sheet}: {_counts(s)}" for s in first.sheets if not s.accounted]
    violations += [
        f"{number}: {there} rows filled, {counted} spoken of"
        for number, there in filled.items()
        if (counted := _rows(first.sheets, number)) is None
        or (there is not None and counted != _REFUSED and not there - _ABOVE <= counted <= there)
    ]
    if again.published:
        violations.append("the same files again changed the store")
    rows: Counter[str] = Counter()
    for sheet in first.sheets:
        rows.update({name: getattr(sheet, name) for name in _TALLIED})
    return {"rows": rows, "sheets": len(first.sheets), "violations": violations}


def _rows(sheets: list[SheetResult], number: str) -> int | None:
    """Return the number of rows of a file's fullest sheet.

    ``_REFUSED`` means that the file could not be read, None that no result mentions it.
    """
    of_file = [sheet for sheet in sheets if sheet.file.startswith(f"{number}-")]
    if of_file and not any(sheet.sheet for sheet in of_file):
        return _REFUSED
    return max((sheet.rows for sheet in of_file), default=None)


def _counts(sheet: SheetResult) -> str:
    names = ("rows", "loaded", "updated", "unchanged", "rejected", "skipped")
    return ", ".join(f"{name} {getattr(sheet, name)}" for name in names)


def _apart(seed: int, many: int) -> dict[str, Any]:
    """Run a batch in a separate process; a hang or a crash becomes part of the answer."""
    command = [sys.executable, "-m", "fuzz", "--batch", "--seed", str(seed), "--ledgers", str(many)]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"hang": seed}
    if done.returncode:
        return {"crash": seed, "said": done.stderr[-2000:]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found | ({"violated": seed} if found["violations"] else {})


def main() -> int:
    """Run all batches, print the tally, and return 1 if anything broke."""
    options = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    options.add_argument("--ledgers", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=20250630)
    options.add_argument("--batch", action="store_true", help="one batch, told as JSON")
    asked = options.parse_args()
    if asked.batch:
        print(json.dumps(batch(asked.seed, asked.ledgers), ensure_ascii=False))
        return 0
    begun = time.monotonic()
    seeds = range(asked.seed, asked.seed + -(-asked.ledgers // BATCH))
    rows: Counter[str] = Counter()
    sheets, violations, broken = 0, 0, []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, answer in enumerate(pool.map(lambda seed: _apart(seed, BATCH), seeds), start=1):
            rows.update(answer.get("rows", {}))
            sheets += answer.get("sheets", 0)
            violations += len(answer.get("violations", ()))
            if {"hang", "crash", "violated"} & set(answer):
                broken.append(answer)
                print(json.dumps(answer, ensure_ascii=False), flush=True)
            if done % 20 == 0:
                print(f"{done * BATCH} ledgers, {time.monotonic() - begun:.0f} s", flush=True)
    hangs = sum("hang" in answer for answer in broken)
    crashes = sum("crash" in answer for answer in broken)
    print(
        f"{len(seeds) * BATCH} ledgers, {sheets} sheets, {rows['rows']} rows = "
        f"{rows['accepted']} accepted + {rows['rejected']} rejected + {rows['skipped']} skipped; "
        f"{violations} violations, {crashes} crashes, {hangs} hangs "
        f"({time.monotonic() - begun:.0f} s, seed {asked.seed})"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
