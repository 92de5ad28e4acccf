"""Keep the loaded files as they came: each content once, readable only for the server's account."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from etl.disk import durable
from etl.disk.pointer import DRAFT
from etl.read.files import LedgerFile
from gridlens.errors import GridLensError
from gridlens.translation import _

FOLDER = "files"
_PIECE = 2**20


@dataclass(frozen=True)
class KeptFile:
    """A file by the name under which it was loaded, with its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class SeenFile:
    """A file as it was before it was read; every write to the file changes its ``stamp``."""

    name: str
    path: Path
    stamp: tuple[int, int, int, int]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return self.stamp[1]


def seen(files: Iterable[LedgerFile]) -> list[SeenFile]:
    """Return the stamps of files before they are read; a file that cannot be opened is left out."""
    found = []
    for file in files:
        try:
            with file.path.open("rb") as opened:
                found.append(SeenFile(file.name, file.path, _stamp(os.fstat(opened.fileno()))))
        except OSError:
            continue  # the reader will say so, and nothing of the file is loaded
    return found


def keep(store: Path, files: Iterable[SeenFile]) -> list[KeptFile]:
    """Copy the files into the store, each content once.

    Raises ``GridLensError`` if a file has changed since it was seen.
    """
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = folder / f"{DRAFT}{os.getpid()}"
    kept = []
    for file in files:
        try:
            source = file.path.open("rb")
        except OSError as error:
            raise _changed(file) from error
        with source:
            digest = _copied(source, draft)
            if _stamp(os.fstat(source.fileno())) != file.stamp:
                draft.unlink()
                raise _changed(file)
        size, target = draft.stat().st_size, folder / digest
        if target.exists() and target.stat().st_size == size:
            draft.unlink()
        else:
            durable.sync_file(draft)
            draft.replace(target)
        kept.append(KeptFile(file.name, size, digest))
    durable.sync_folder(folder)
    return kept


def sweep(store: Path, named: Iterable[str]) -> None:
    """Remove the files that no load names; ``named`` has the SHA-256 of those to keep.

    Leftovers of interrupted runs go too.
    """
    wanted = set(named)
    for path in (store / FOLDER).glob("*"):
        if path.name not in wanted:
            path.unlink()


def _copied(source: BinaryIO, target: Path) -> str:
    """Write a copy that only the owner can read, and return the SHA-256 of its bytes."""
    digest = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as copy:
        while piece := source.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
    return digest.hexdigest()


def _stamp(status: os.stat_result) -> tuple[int, int, int, int]:
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _changed(file: SeenFile) -> GridLensError:
    return GridLensError(
        _("《{name}》在导入过程中被改动了，没有导入。").format(name=file.name),
        _("请保存并关闭文件后重新导入。"),
    )
