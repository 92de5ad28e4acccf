"""End the process before and after every single step that changes the disk, for every command."""

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.crash.office import MOST_SECONDS, Expected, command, ledger, prepare, run, start
from bench.crash.tally import Tally
from etl.upkeep.backup import backup

VERBS = ("load", "undo", "rebuild", "restore")


def points(folder: Path, rows: int, verbs: Sequence[str] = VERBS, named: str = "") -> Tally:
    """Die before and after each step of these commands; ``named`` picks steps with that text."""
    tally = Tally("逐个写入步骤中断")
    prepared = folder / "prepared"
    files = [ledger(folder, number, rows) for number in (1, 2, 3)]
    prepare(prepared, files[:2])
    backup(prepared, folder / "backup.zip", dt.datetime.now())
    for verb, arguments, after in (
        ("load", ["load", files[2]], [1, 2, 3]),
        ("undo", ["undo", "2"], [1]),
        ("rebuild", ["rebuild"], [1, 2]),
        ("restore", ["restore", folder / "backup.zip", "--replace"], [1, 2]),
    ):
        if verb not in verbs:
            continue
        steps = _died(folder, prepared, arguments, 0, "before")[1]
        tally.count(f"{verb} 的步骤", len(steps))
        for number in (n for n, step in enumerate(steps, start=1) if named in step):
            for when in ("before", "after"):
                store, _steps = _died(folder, prepared, arguments, number, when)
                wrong = _wrong(store, rows, after)
                tally.trouble += [f"{verb} {when} step {number}: {one}" for one in wrong]
                tally.trouble += _goes_on(folder, store, rows, after, f"{verb} {when} {number}")
                tally.count("中断")
    return tally


def _died(
    folder: Path, prepared: Path, arguments: Sequence[str | Path], number: int, when: str
) -> tuple[Path, list[str]]:
    """Run a command on a fresh copy of the store up to a step; return the copy.

    With ``number`` 0 the command runs to its end, and the second value has all steps.
    """
    office = folder / "trial"
    shutil.rmtree(office, ignore_errors=True)
    office.mkdir()
    store = office / f"{arguments[0]}-{number}-{when}"  # a reader knows a version by its path
    shutil.copytree(prepared, store)
    line = command(arguments, store, "bench.crash.dying")
    line[3:3] = [str(number), when, str(store)]
    child = start(line)
    _out, said = child.communicate(timeout=MOST_SECONDS)
    assert child.returncode == (9 if number else 0), (number, when, child.returncode, said)
    return store, said.rpartition("steps:\n")[2].split("\n") if number == 0 else []


def _wrong(store: Path, rows: int, after: list[int]) -> list[str]:
    """Return what is wrong; nothing is if the store is as before or as after the command."""
    as_before, as_after = (Expected(rows, loads).wrong(store) for loads in ([1, 2], after))
    return as_before if as_before and as_after else []


def _goes_on(folder: Path, store: Path, rows: int, after: list[int], what: str) -> list[str]:
    """Return what is wrong after the next load."""
    code, said = run(["load", ledger(folder, 4, rows)], store)
    if code != 0:
        return [f"{what}: the next load says {said}"]
    ways = (Expected(rows, [*loads, 4]).wrong(store) for loads in ([1, 2], after))
    if all(ways):
        return [f"{what}: after the next load: not as expected"]
    drafts = [path.name for path in store.rglob(".*") if path.name != ".lock"]
    return [f"{what}: left over {drafts}"] if drafts else []
