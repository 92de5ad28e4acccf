"""Fill the disk: loads on small disks of many sizes must count, or leave everything as it was."""

import os
import shutil
import subprocess
from pathlib import Path

from bench.crash.office import Expected, ledger, run
from bench.crash.tally import Tally

_ROOM = 64 * 2**20


def disks(folder: Path, sizes: int, rows: int) -> Tally:
    """Load onto disks of many sizes, from just the space of the first load to enough for a second.

    This needs the right to mount; without it the tally says that nothing was tried.
    """
    tally, place = Tally("写满磁盘"), folder / "disk"
    place.mkdir()
    if os.geteuid() != 0 or not _mounted(place, _ROOM):
        tally.count("没有挂载权限，未试", sizes)
        return tally
    try:
        first, second = (ledger(folder, number, rows) for number in (1, 2))
        assert run(["load", first], place / "store")[0] == 0
        least = _used(place)
        assert run(["load", second], place / "store")[0] == 0
        most = _used(place) * 5 // 4
    finally:
        subprocess.run(["umount", str(place)], check=True)
    for number in range(sizes):
        size = least + (most - least) * number // max(sizes - 1, 1)
        _one(place, size, first, second, rows, tally)
    return tally


def _one(place: Path, size: int, first: Path, second: Path, rows: int, tally: Tally) -> None:
    assert _mounted(place, _ROOM)
    store = place / f"store-{size}"
    try:
        assert run(["load", first], store)[0] == 0
        _resize(place, size)
        code, said = run(["load", second], store)
        tally.count("装下" if code == 0 else "拒绝")
        expected = Expected(rows, [1, 2] if code == 0 else [1])
        tally.trouble += [f"{size} bytes: {one}" for one in expected.wrong(store)]
        if code != 0 and ("无法写入" not in said or "原有数据不变" not in said):
            tally.trouble.append(f"{size} bytes: said {said!r}")
        _resize(place, _ROOM)
        again = run(["load", second], store)[0]
        after = Expected(rows, [1, 2]).wrong(store)
        tally.trouble += [f"{size} bytes, with room again: {one}" for one in after]
        tally.trouble += [f"{size} bytes: exit {again}"] if again else []
        shutil.rmtree(store)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _mounted(place: Path, size: int) -> bool:
    line = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


def _resize(place: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)


def _used(place: Path) -> int:
    found = os.statvfs(place)
    return (found.f_blocks - found.f_bfree) * found.f_frsize
