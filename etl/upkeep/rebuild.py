"""Folds the kept loads of a store again, by today's declarations."""

import datetime as dt
from pathlib import Path

from etl.disk import pointer
from etl.disk.pointer import Current
from etl.publish.version import publish
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.sweep import sweep
from gridlens.errors import StoreMissing
from gridlens.translation import _


def rebuild(store: Path, now: dt.datetime, wait: float = WAIT_SECONDS) -> Current:
    """Publish a version anew from its loads; raise ``StoreMissing`` where there are none.

    Where neither pointer nor records are left, all loads there count.
    """
    if not pointer.load_numbers(store) and pointer.read(store) is None:
        raise StoreMissing(
            _("{store} 里没有保存的装载，无法重建。").format(store=store),
            _("请先装载台账，或从备份恢复。"),
        )
    with locked(store, wait):
        current = pointer.read(store)
        loads = current.loads if current else pointer.load_numbers(store)
        renewed = publish(store, loads, current.undone if current else {}, now)
        sweep(store)
        return renewed
