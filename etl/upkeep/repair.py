"""Repair a damaged store: fold the version in force again from the kept loads."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.disk import pointer
from etl.disk.pointer import Current
from etl.loads.newest import NO_LOAD
from etl.publish.version import build, publish
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.sweep import sweep
from gridlens.errors import StoreMissing
from gridlens.store.published.pointer import POINTER, pointed, record_of
from gridlens.translation import _


def standing(store: Path, now: dt.datetime) -> tuple[Current | None, str]:
    """Return the version in force, repaired if needed, and a sentence about the repair.

    The sentence is empty if nothing was wrong. Raises ``StoreBroken`` if a load of the version is
    damaged too.
    """
    current = pointer.read(store)
    if current is None:
        return None, ""
    if not current.is_whole(store):
        return _folded(store, current, now)
    if not _is_pointed(store):
        pointer.write(store, current)
        return current, _("指针文件 {file} 已损坏，已按第{version}版的记录修复。").format(
            file=POINTER, version=current.version
        )
    if not record_of(store, current.version).exists():
        pointer.write(store, current)
    return current, ""


@contextmanager
def in_force(store: Path, now: dt.datetime) -> Iterator[tuple[Path | None, Current | None, str]]:
    """Yield the database file in force, its version, and a sentence if the file is damaged.

    Nothing in the store is changed. If the file is damaged, the loads are folded into a file
    outside the store, as the next load would do it.
    """
    current = pointer.read(store)
    if current is None:
        yield None, None, ""
    elif current.is_whole(store):
        yield store / current.file, current, ""
    else:
        with tempfile.TemporaryDirectory(prefix="gridlens-check-") as scratch:
            file = Path(scratch) / "folded.duckdb"
            build(file, store, current.loads, current.version, now, NO_LOAD)
            said = _("第{version}版的数据库文件已损坏，下次导入时重建。")
            yield file, current, said.format(version=current.version)


def _folded(store: Path, current: Current, now: dt.datetime) -> tuple[Current, str]:
    renewed = publish(store, current.loads, current.undone, now)
    said = _("第{old}版的数据库文件已损坏，已用保存的导入重建为第{new}版。")
    if not current.file:
        said = _(
            "指针文件和最后一版的记录都已损坏，已用全部保存的导入重建为第{new}版；"
            "最近撤销过的导入可能也在其中，请在导入历史中核对。"
        )
    return renewed, said.format(old=current.version, new=renewed.version)


def _is_pointed(store: Path) -> bool:
    try:
        pointed(store)
    except (ValueError, OSError):
        return False
    return True


def rebuild(store: Path, now: dt.datetime, wait: float = WAIT_SECONDS) -> Current:
    """Publish a new version from the loads in force; raise ``StoreMissing`` if there are none.

    If neither pointer nor version records are left, all loads on the disk count.
    """
    if not pointer.load_numbers(store) and pointer.read(store) is None:
        raise StoreMissing(
            _("{store} 里没有保存的导入，无法重建。").format(store=store),
            _("请先导入台账，或从备份恢复。"),
        )
    with locked(store, wait):
        current = pointer.read(store)
        loads = current.loads if current else pointer.load_numbers(store)
        renewed = publish(store, loads, current.undone if current else {}, now)
        sweep(store)
        return renewed
