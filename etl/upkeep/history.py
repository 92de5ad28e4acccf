"""List the loads of a store, and take one back as if it had never been."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from etl.disk import pointer
from etl.disk.pointer import Current
from etl.loads import receipt
from etl.loads.receipt import Receipt
from etl.publish.version import publish
from etl.upkeep.explained import turned
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.repair import standing
from etl.upkeep.sweep import sweep
from gridlens.errors import GridLensError, StoreMissing
from gridlens.settings import who
from gridlens.translation import _


@dataclass(frozen=True)
class LoadEntry:
    """One load in the history; ``told`` is its receipt, None if that is damaged.

    ``undone_at`` and ``undone_by`` are empty for a load that counts.
    """

    load: int
    told: Receipt | None
    undone: bool = False
    undone_at: str = ""
    undone_by: str = ""


def history(store: Path) -> tuple[Current, list[LoadEntry]]:
    """Return the version in force, and every load from the oldest on, even those taken back.

    Raises ``StoreMissing`` if the store has no data.
    """
    current = _required(pointer.read(store), store)
    entries = []
    for load in sorted({*current.loads, *current.withdrawn}):
        when = current.undone.get(str(load), {})
        entries.append(
            LoadEntry(
                load,
                receipt.read(store, load),
                load in current.withdrawn,
                when.get("at", ""),
                when.get("by", ""),
            )
        )
    return current, entries


def undo(store: Path, load: int, now: dt.datetime, wait: float = WAIT_SECONDS) -> Current:
    """Publish the store as if a load had never been; the load stays in the history.

    With a load of answers, these are undone as well. Raises ``GridLensError`` if there is no such
    load, if it has already been taken back, or if its answers have been changed since.
    """
    return _moved(store, load, now, wait, back=True)


def redo(store: Path, load: int, now: dt.datetime, wait: float = WAIT_SECONDS) -> Current:
    """Publish the store with a load that was taken back, at its old place among the loads.

    Raises ``GridLensError`` if there is no such load, or if it has not been taken back.
    """
    return _moved(store, load, now, wait, back=False)


def _moved(store: Path, load: int, now: dt.datetime, wait: float, *, back: bool) -> Current:
    _required(pointer.read(store), store)
    with locked(store, wait):
        current = _required(standing(store, now)[0], store)
        sweep(store)
        _check(current, load, back=back)
        told = receipt.read(store, load)
        if told:
            turned(store, told.answers, back=back)
        undone = {number: when for number, when in current.undone.items() if number != str(load)}
        if back:
            undone[str(load)] = {"at": now.isoformat(timespec="seconds"), "by": who()}
        counting = [number for number in current.loads if number != load]
        loads = counting if back else sorted([*counting, load])
        renewed = publish(store, loads, undone, now)
        sweep(store)
        return renewed


def _check(current: Current, load: int, *, back: bool) -> None:
    if load not in {*current.loads, *current.withdrawn}:
        raise GridLensError(
            _("没有第{load}次导入。").format(load=load),
            _("请用 python -m etl history 查看导入历史。"),
        )
    if back and load in current.withdrawn:
        raise GridLensError(
            _("第{load}次导入已经撤销过了。").format(load=load), _("数据没有变化。")
        )
    if not back and load in current.loads:
        raise GridLensError(_("第{load}次导入没有撤销过。").format(load=load), _("数据没有变化。"))


def _required(current: Current | None, store: Path) -> Current:
    if current is None:
        raise StoreMissing(
            _("{store} 里还没有数据。").format(store=store),
            _("请先导入台账：python -m etl load 台账所在的文件夹"),
        )
    return current
