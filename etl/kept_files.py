"""The files of every load as they came, each content once, for the server's own account only."""

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl import durable
from etl.files import LedgerFile
from etl.pointer import DRAFT
from gridlens.errors import GridLensError
from gridlens.translation import _

FOLDER = "files"
_PIECE = 2**20


@dataclass(frozen=True)
class KeptFile:
    """A file by the name under which it was loaded, with its bytes and their SHA-256."""

    name: str
    size: int
    sha256: str


def described(files: Iterable[LedgerFile]) -> list[KeptFile]:
    """Return what the files are before they are read; a file that cannot be opened is left out."""
    found = []
    for file in files:
        try:
            digest, size = durable.sha256(file.path), file.path.stat().st_size
        except OSError:
            continue  # the reader has said so: nothing of it is loaded
        found.append(KeptFile(file.name, size, digest))
    return found


def keep(store: Path, files: Sequence[LedgerFile], described: Sequence[KeptFile]) -> None:
    """Copy into the store what is not there yet; raise when a file is no longer the one read."""
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    paths = {file.name: file.path for file in files}
    for file in described:
        target = folder / file.sha256
        if target.exists() and target.stat().st_size == file.size:
            continue
        draft = folder / f"{DRAFT}{os.getpid()}"
        if _copied(paths[file.name], draft) != file.sha256:
            draft.unlink()
            raise GridLensError(
                _("《{name}》在装载过程中被改动了，没有装载。").format(name=file.name),
                _("请保存并关闭文件后重新装载。"),
            )
        draft.replace(target)
    durable.sync_folder(folder)


def sweep(store: Path, named: Iterable[str]) -> None:
    """Remove the contents that no load names, and what interrupted runs have left."""
    wanted = set(named)
    for path in (store / FOLDER).glob("*"):
        if path.name not in wanted:
            path.unlink()


def _copied(source: Path, target: Path) -> str:
    """Write a private copy through to the disk, and return the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with source.open("rb") as given, os.fdopen(handle, "wb") as copy:
        while piece := given.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()
