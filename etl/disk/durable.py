"""Write so that a power cut does no harm: the bytes reach the disk before the name does."""

import ctypes
import errno
import hashlib
import os
from pathlib import Path


def sync_file(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until a folder's names are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_text(path: Path, text: str) -> None:
    """Write a text into a file, whole or not at all."""
    draft = path.with_name(f".{path.name}.tmp")
    draft.write_text(text, encoding="utf-8")
    sync_file(draft)
    move(draft, path)


def move(source: Path, target: Path) -> None:
    """Give a file or folder its final name, and wait until the name is on the disk."""
    source.replace(target)
    sync_folder(target.parent)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_AT_FDCWD = -100  # linux/fcntl.h: paths are relative to the current folder
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(one: Path, other: Path) -> None:
    """Exchange the names of two folders; raise ``OSError`` if the exchange fails."""
    if not _at_once(one, other):
        # A power cut between these steps leaves the old folder under the name ``beside``.
        beside = other.with_name(f".{other.name}-before-{os.getpid()}")
        other.rename(beside)
        one.rename(other)
        beside.rename(one)
    sync_folder(other.parent)


def _at_once(one: Path, other: Path) -> bool:
    """Exchange by a single system call; return False if system or disk does not know the call."""
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
