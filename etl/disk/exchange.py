"""Puts one folder in the place of another in a single step, as Linux can."""

import ctypes
import errno
import os
from pathlib import Path

from etl.disk import durable

_AT_FDCWD = -100  # linux/fcntl.h: paths are from the current folder
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(one: Path, other: Path) -> None:
    """Give two folders each other's name, for good; raise ``OSError`` when they keep their own."""
    if not _at_once(one, other):
        # Between these two steps a power cut leaves the old folder beside, under its other name.
        beside = other.with_name(f".{other.name}-before-{os.getpid()}")
        other.rename(beside)
        one.rename(other)
        beside.rename(one)
    durable.sync_folder(other.parent)


def _at_once(one: Path, other: Path) -> bool:
    """Exchange by the system's own call; False where system or disk does not know it."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(other))
