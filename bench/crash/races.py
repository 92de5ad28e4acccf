"""Run two loaders at once, and readers while loads are published."""

import threading
from pathlib import Path

from bench.crash.office import MOST_SECONDS, Expected, command, found, ledger, prepare, run, start
from bench.crash.tally import Tally
from gridlens.errors import GridLensError
from gridlens.store.version import current


def races(folder: Path, many: int, rows: int) -> Tally:
    """Start two loads at the same moment, many times; both must count whole, in either order."""
    tally, store = Tally("两次导入同时进行"), folder / "store"
    expected = Expected(rows)
    for turn in range(many):
        numbers = (2 * turn + 1, 2 * turn + 2)
        files = [ledger(folder, number, rows) for number in numbers]
        children = [start(command(["load", file], store)) for file in files]
        said = [child.communicate(timeout=MOST_SECONDS) for child in children]
        bad = [told for child, told in zip(children, said, strict=True) if child.returncode != 0]
        tally.trouble += [f"race {turn + 1}: {told[1]}" for told in bad]
        first, second = numbers
        orders = ([first, second], [second, first])
        both = [Expected(rows, [*expected.loads, *order]) for order in orders]
        wrong = [one.wrong(store) for one in both]
        if all(wrong):
            tally.trouble += [f"race {turn + 1}: {one}" for one in wrong[0]]
        expected.loads = both[0].loads if not wrong[0] else both[1].loads
        tally.count("场")
    return tally


def readers(folder: Path, loads: int, rows: int, threads: int = 3) -> Tally:
    """Read without pause while loads are published; every answer must be one whole version."""
    tally, store = Tally("导入期间不停读取"), folder / "store"
    prepare(store, [ledger(folder, 1, rows)])
    done, lock = threading.Event(), threading.Lock()

    def read() -> None:
        seen = 0
        while not done.is_set():
            try:
                version = current(store)
                by_load = found(version)
                (made,), (shared,) = version.rows(
                    [
                        "SELECT count(*) AS many FROM load",
                        "SELECT mediator FROM dispute WHERE number = 'JF-0'",
                    ]
                )
            except GridLensError as error:
                with lock:
                    tally.trouble.append(f"reader: {error}")
                continue
            whole = set(by_load.values()) == {rows} and len(by_load) == made["many"]
            whole = whole and shared["mediator"] == f"第{max(by_load)}次"
            with lock:
                tally.count("次读取")
                if not whole or version.number < seen:
                    tally.trouble.append(f"reader: version {version.number} mixes {by_load}")
            seen = version.number

    watching = [threading.Thread(target=read) for _n in range(threads)]
    for thread in watching:
        thread.start()
    try:
        for number in range(2, loads + 2):
            code, said = run(["load", ledger(folder, number, rows)], store)
            tally.trouble += [f"load {number}: {said}"] if code else []
            tally.count("次导入")
    finally:
        done.set()
        for thread in watching:
            thread.join(MOST_SECONDS)
    return tally
