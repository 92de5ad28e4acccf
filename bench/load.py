"""Measure loading against the least that any loader must do, as ratios within one run.

``python -m bench.load [--rows N] [--only CASE …] [--times N]``: each case runs a cold
``python -m etl load`` on its own store, up to the published version, and in turn with it the
process that it is measured against. It prints medians, with the lowest and the highest value.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import office
from bench.measured import Run, run, spread

MOST_MEMORY = 1.5
_TIMES_GROWN = 10


@dataclass
class Case:
    """One comparison: ``ours`` is measured against ``theirs``; ``goal`` is the ratio aimed at.

    ``beside`` is the name of what we measure against.
    """

    name: str
    beside: str
    goal: float
    times: int
    ours: Callable[[Path], Run]
    theirs: Callable[[Path], Run]
    runs: list[tuple[Run, Run]] = field(default_factory=list)

    def measure(self, scratch: Path) -> None:
        """Run both in turn ``times`` times, after one turn that does not count."""
        for turn in range(self.times + 1):
            here, there = (self._one(side, scratch) for side in (self.ours, self.theirs))
            if turn:
                self.runs.append((here, there))

    def _one(self, side: Callable[[Path], Run], scratch: Path) -> Run:
        with _folder(scratch) as folder:
            return side(folder)

    def told(self) -> str:
        """Return the medians and ratios as lines."""
        pairs = self.runs
        wall = [here.seconds / there.seconds for here, there in pairs]
        spent = [here.processor / there.processor for here, there in pairs]
        memory = max(here.peak for here, _there in pairs) / 2**30
        return (
            f"{self.name} ÷ {self.beside}：{spread(wall)} 倍，目标 ≤ {self.goal:g}\n"
            f"    处理器时间 {spread(spent)} 倍；"
            f"{spread([here.seconds for here, _t in pairs])} 秒 ÷ "
            f"{spread([there.seconds for _h, there in pairs])} 秒；"
            f"内存最高 {memory:.2f} GiB，目标 < {MOST_MEMORY}；{len(pairs)} 次\n"
        )


@contextmanager
def _folder(scratch: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        yield Path(folder)


def loading(*paths: Path, into: Path | None = None) -> Callable[[Path], Run]:
    """Return a function that loads the paths into an empty store, or into a copy of ``into``."""

    def ours(folder: Path) -> Run:
        store = folder / "store"
        if into:
            # Published files are never written again, so links are as good as copies.
            shutil.copytree(into, store, copy_function=os.link)
        return run(["-m", "etl", "load", *map(str, paths), "--store", str(store), "--json"])

    return ours


def _csv(file: Path) -> Callable[[Path], Run]:
    return lambda folder: run(["-m", "bench.floor_csv", str(file), str(folder / "floor.duckdb")])


def _xlsx(file: Path) -> Callable[[Path], Run]:
    return lambda _folder: run(["-m", "bench.floor_xlsx", str(file)])


def cases(rows: int, times: int, scratch: Path) -> dict[str, Callable[[], Case]]:
    """Return the cases by name; each makes its files and stores only when it is called."""

    def utf8() -> Case:
        rosters, folder = office.rosters_and(rows)
        (file,) = folder.iterdir()
        return Case(
            f"导入 CSV（UTF-8，{rows:,}行）",
            "DuckDB 按文字读入",
            1.5,
            times,
            loading(rosters, folder),
            _csv(file),
        )

    def gb18030() -> Case:
        rosters, folder = office.rosters_and(rows)
        (file,) = folder.iterdir()
        return Case(
            f"导入 CSV（GB18030，{rows:,}行）",
            "DuckDB 按文字读入 UTF-8",
            2,
            times,
            loading(rosters, office.in_gb18030(file)),
            _csv(file),
        )

    def xlsx() -> Case:
        few = rows // 10
        rosters, folder = office.rosters_and(few)
        (file,) = folder.iterdir()
        book = office.as_workbook(file)
        return Case(
            f"导入 XLSX（{few:,}行）",
            "fastexcel 读入",
            2,
            times,
            loading(rosters, book),
            _xlsx(book),
        )

    def grown() -> Case:
        many = rows * _TIMES_GROWN
        rosters, folder = office.rosters_and(many + rows)
        *before, last = sorted(folder.iterdir())
        store = scratch / "grown"
        for file in before:
            run(["-m", "etl", "load", str(rosters), str(file), "--store", str(store), "--json"])
        return Case(
            f"导入{rows:,}行到已有{many:,}行",
            "导入到空库",
            3,
            times,
            loading(last, into=store),
            loading(rosters, last),
        )

    return {"utf8": utf8, "gb18030": gb18030, "xlsx": xlsx, "grown": grown}


def main() -> None:
    """Measure the cases asked for, and print the results."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10**6)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[])
    asked = parser.parse_args()
    office.FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"各{asked.times}次的中位数（最小–最大），两者轮流运行。")
    with _folder(office.FOLDER) as scratch:
        known = cases(asked.rows, asked.times, scratch)
        for name in asked.only or known:
            case = known[name]()
            case.measure(scratch)
            load = " ".join(f"{one:.1f}" for one in os.getloadavg())
            print(f"{case.told()}    系统负载 {load}", flush=True)


if __name__ == "__main__":
    main()
