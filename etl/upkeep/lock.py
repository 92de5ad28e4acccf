"""One command at a time may change a store; what its disk refuses is said in words."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import filelock

from etl.upkeep import sweep
from gridlens.errors import GridLensError
from gridlens.translation import _

LOCK = ".lock"
WAIT_SECONDS = 30.0
_UNWRITTEN = ("Could not write", "No space left")  # as the engine says it, whatever it was doing


@contextlib.contextmanager
def locked(store: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold a store; raise ``GridLensError`` when another command does for ``wait`` seconds.

    When the disk is full or refuses, what was half written is taken away and the error says so.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(store / LOCK, timeout=wait):
            try:
                yield
            except (OSError, duckdb.Error):
                with contextlib.suppress(OSError, GridLensError):  # the first error is the one said
                    sweep.sweep(store)
                raise
    except filelock.Timeout as busy:
        raise GridLensError(
            _("另一次装载正在进行，等了{seconds:g}秒仍未结束。").format(seconds=wait),
            _("请稍后再试。"),
        ) from busy
    except (OSError, duckdb.Error) as error:
        if not _is_of_disk(error):
            raise
        why = getattr(error, "strerror", None) or str(error).partition("\n")[0]
        raise GridLensError(
            _("数据库文件夹 {store} 无法写入：{why}。").format(store=store, why=why),
            _("原有数据不变。"),
        ) from error


def _is_of_disk(error: Exception) -> bool:
    """Tell whether it is the disk that refused, and not a mistake of ours."""
    if isinstance(error, OSError | duckdb.IOException | duckdb.OutOfMemoryException):
        return True
    return any(words in str(error) for words in _UNWRITTEN)
