"""Flip bits and cut files short: nothing wrong may be shown, and no load may be lost."""

import random
import shutil
from pathlib import Path

from bench.crash.office import Expected, found, ledger, prepare, run
from bench.crash.tally import Tally
from gridlens.errors import GridLensError
from gridlens.store.version import current

_NEW = 3


def damage(folder: Path, many: int, rows: int, seed: int) -> Tally:
    """Damage one file of a fresh store, read the store, and load again; do this ``many`` times."""
    tally, chance = Tally("损坏一个文件"), random.Random(seed)
    prepared = folder / "prepared"
    prepare(prepared, [ledger(folder, number, rows) for number in (1, 2)])
    parts = sorted(path.relative_to(prepared) for path in prepared.rglob("*") if path.is_file())
    kinds = [part for part in parts if part.name != ".lock"]
    often = [part for part in kinds if part.name in ("CURRENT", "v2.duckdb")]
    for number in range(many):
        part = (often if number % 2 else kinds)[number // 2 % len(often if number % 2 else kinds)]
        store = folder / f"store-{number}"
        shutil.copytree(prepared, store)
        how = _spoil(store / part, chance)
        tally.count(how)
        wrong = _read(store, rows, tally) + _next(folder, store, rows, tally)
        tally.trouble += [f"{how} {part}: {one}" for one in wrong]
        shutil.rmtree(store)
    return tally


def _spoil(path: Path, chance: random.Random) -> str:
    data = bytearray(path.read_bytes())
    if chance.random() < 0.6 and data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        return "翻转一位"
    path.write_bytes(data[: chance.randrange(len(data) + 1) - 1])
    return "截短"


def _read(store: Path, rows: int, tally: Tally) -> list[str]:
    """Return what is wrong with what a reader sees.

    Right is: both loads, or only the first load with a note about it.
    """
    try:
        version = current(store)
    except GridLensError as error:
        return [f"reader: {error}"]
    there = found(version)
    tally.count("读到较早一版并说明" if version.note and 2 not in there else "照常读取")
    if there == {1: rows, 2: rows} or (version.note and there == {1: rows}):
        return []
    return [f"reader sees {there}, note {version.note!r}"]


def _next(folder: Path, store: Path, rows: int, tally: Tally) -> list[str]:
    """Return what is wrong after the next load.

    Right is: the load counts, or it says why not and leaves everything as it was.
    """
    code, said = run(["load", ledger(folder, _NEW, rows)], store)
    if code == 0:
        tally.count("下次导入照常")
        return Expected(rows, [1, 2, _NEW]).wrong(store)
    tally.count("下次导入说明哪次导入已损坏")
    if "保存的数据已损坏" not in said:
        return [f"the next load says {said!r}"]
    return Expected(rows, [1, 2]).wrong(store)
