"""Let one command at a time change a store, and report in words what the disk refuses."""

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
_UNWRITTEN = ("Could not write", "No space left")  # words in the engine's errors of any class


@contextlib.contextmanager
def locked(store: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of a store until the context ends.

    Raises ``GridLensError`` if another command holds it for longer than ``wait`` seconds, or if
    the disk is full or refuses to write. Then half-written files are removed.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(store / LOCK, timeout=wait):
            try:
                yield
            except (OSError, duckdb.Error):
                with contextlib.suppress(OSError, GridLensError):  # the first error is raised
                    sweep.sweep(store)
                raise
    except filelock.Timeout as busy:
        raise GridLensError(
            _("另一次导入正在进行，等了{seconds:g}秒仍未结束。").format(seconds=wait),
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
    """Tell whether an error comes from the disk and not from a mistake of ours."""
    if isinstance(error, OSError | duckdb.IOException | duckdb.OutOfMemoryException):
        return True
    return any(words in str(error) for words in _UNWRITTEN)
