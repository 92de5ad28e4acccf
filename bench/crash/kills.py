"""Kill a loading command (kill -9) at random moments over its whole duration."""

import random
import signal
import subprocess
import time
from pathlib import Path
from statistics import median

from bench.crash.office import MOST_SECONDS, Expected, command, ledger, run, start
from bench.crash.tally import Tally

_MEASURED = 3
_LET_BE = 10  # every tenth load may end: loads take longer when the machine has other work


def kills(folder: Path, landed: int, rows: int, seed: int) -> Tally:
    """Kill loads until ``landed`` kills have hit a running command; check the store after each."""
    tally, chance = Tally("随机时刻 kill -9"), random.Random(seed)
    store, expected = folder / "store", Expected(rows)
    number, lasting = 0, []
    for _turn in range(min(_MEASURED, landed)):
        number += 1
        begun = time.monotonic()
        assert run(["load", ledger(folder, number, rows)], store)[0] == 0
        lasting.append(time.monotonic() - begun)
        expected.loads.append(number)
    while tally.counts.get("击中", 0) < landed:
        number += 1
        file = ledger(folder, number, rows)
        begun = time.monotonic()
        child = start(command(["load", file], store))
        try:
            child.wait(MOST_SECONDS if number % _LET_BE == 0 else _moment(chance, lasting))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        child.communicate(timeout=MOST_SECONDS)
        if child.returncode == 0:
            expected.loads.append(number)
            lasting = [*lasting[-2:], time.monotonic() - begun]
            tally.count("先完成")
        else:
            expected.perhaps = number
            tally.count("击中")
        before = len(expected.loads)
        tally.trouble += [f"kill {number}: {one}" for one in expected.wrong(store)]
        tally.count("击中后已生效", len(expected.loads) - before)
        file.unlink()
        if len(expected.loads) > 12:  # a long history would only take time
            _renew(store, expected)
    tally.count("确认过的导入丢失", sum("lost" in one for one in tally.trouble))
    return tally


def _moment(chance: random.Random, lasting: list[float]) -> float:
    return chance.uniform(0, median(lasting) * 1.1)


def _renew(store: Path, expected: Expected) -> None:
    """Take load 1 back if it still counts, so that undo is part of the test as well."""
    told = run(["undo", "1"], store)
    assert told[0] in (0, 2), told
    expected.loads = expected.loads[1:] if told[0] == 0 else expected.loads
