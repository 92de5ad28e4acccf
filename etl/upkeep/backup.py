"""Back up a whole store into one file, and restore it: every part is checked by its SHA-256."""

import datetime as dt
import hashlib
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from etl.disk import durable, pointer
from etl.disk.durable import exchange
from etl.disk.pointer import DRAFT, LOADS, Current
from etl.loads import files
from etl.upkeep.lock import LOCK, WAIT_SECONDS, locked
from etl.upkeep.repair import standing
from gridlens.errors import GridLensError, StoreMissing
from gridlens.store.office.file import MARK
from gridlens.store.office.state import NAME as STATE
from gridlens.store.office.state import State
from gridlens.store.published.pointer import POINTER, record_of
from gridlens.store.published.seal import sealed, unsealed
from gridlens.translation import _

MANIFEST = "manifest.json"
_PIECE = 2**20
_PART = re.compile(
    rf"{POINTER}|v\d+\.(duckdb|json)|{re.escape(STATE)}|{files.FOLDER}/[0-9a-f]{{64}}"
    rf"|{LOADS}/\d+/[a-z_.]+"
)
_OURS = re.compile(
    rf"{POINTER}|v\d+\.(duckdb(\.wal)?|json)|{re.escape(STATE)}(-wal|-shm)?|{re.escape(MARK)}"
    rf"|{files.FOLDER}|{LOADS}|{re.escape(LOCK)}|{re.escape(DRAFT)}.*|\..*\.tmp"
)


def backup(store: Path, target: Path, now: dt.datetime, wait: float = WAIT_SECONDS) -> Current:
    """Write the version in force, all loads, kept files and the office's state into one file.

    The file appears whole or not at all, and only its owner can read it. Returns the version that
    was backed up. Raises ``StoreMissing`` if there is nothing to back up, and ``GridLensError`` if
    ``target`` cannot be written.
    """
    if pointer.read(store) is None:
        raise StoreMissing(_("{store} 里还没有数据，没有可备份的。").format(store=store))
    draft = target.with_name(f".{target.name}.tmp")
    with locked(store, wait):
        current, _said = standing(store, now)
        assert current
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                _write(store, current, file, now)
                file.flush()
                os.fsync(file.fileno())
            durable.move(draft, target)
        except OSError as error:
            raise GridLensError(
                _("备份写不到 {path}：{why}。").format(path=target, why=error.strerror or error),
                _("数据库不受影响。"),
            ) from error
        finally:
            draft.unlink(missing_ok=True)
    return current


def restore(
    source: Path, store: Path, *, in_place: bool = False, wait: float = WAIT_SECONDS
) -> Current:
    """Restore a store from a backup; ``in_place`` allows it to replace an existing store.

    Everything is first unpacked and checked beside the store. Raises ``GridLensError`` if the
    backup is damaged or holds the state of a newer program, or if the store holds data and
    ``in_place`` is False.
    """
    if not in_place and _holds_anything(store):
        raise GridLensError(
            _("{store} 里已经有数据。").format(store=store),
            _("要用备份替换它，请加 --replace；或用 --store 指定一个空文件夹。"),
        )
    store = store.resolve()
    store.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{store.name}-restoring-", dir=store.parent))
    try:
        _unpacked(source, aside)
        current = pointer.read(aside)
        if current is None or not current.is_whole(aside):
            raise _damaged(source, POINTER)
        State(aside).migrate()
        with locked(store, wait):
            current = _numbered_anew(aside, current, pointer.last_version(store))
            aside.chmod(store.stat().st_mode)
            exchange(aside, store)
            for path in [path for path in aside.iterdir() if not _OURS.fullmatch(path.name)]:
                path.rename(store / path.name)
            shutil.rmtree(aside)  # with the old lock file, before another loader can take it
    except OSError as error:
        raise GridLensError(
            _("恢复没有完成：{why}。").format(why=error.strerror or error), _("原有数据不变。")
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return current


def _parts(store: Path, current: Current) -> Iterator[tuple[str, Path]]:
    for path in (store / current.file, record_of(store, current.version)):
        yield path.name, path
    for load in sorted([*current.loads, *current.withdrawn]):
        for path in sorted(pointer.load_folder(store, load).iterdir()):
            yield path.relative_to(store).as_posix(), path
    for path in sorted((store / files.FOLDER).glob("*")):
        if not path.name.startswith(DRAFT):
            yield path.relative_to(store).as_posix(), path
    yield POINTER, store / POINTER


def _write(store: Path, current: Current, file: IO[bytes], now: dt.datetime) -> None:
    parts: dict[str, dict[str, Any]] = {}
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack,
        tempfile.TemporaryDirectory(prefix="gridlens-backup-") as scratch,
    ):
        state = Path(scratch) / STATE
        extra = [(STATE, state)] if State(store).copy_to(state) else []
        for name, path in [*_parts(store, current), *extra]:
            with path.open("rb") as given, pack.open(name, "w", force_zip64=True) as to:
                parts[name] = {"size": path.stat().st_size, "sha256": _copied(given, to)}
        told = {"made_at": now.isoformat(), "version": current.version, "parts": parts}
        pack.writestr(MANIFEST, sealed(told))


def _unpacked(source: Path, folder: Path) -> None:
    """Unpack a backup into a folder.

    Raises ``GridLensError`` if a part is missing, changed, or not one of ours.
    """
    try:
        with zipfile.ZipFile(source) as pack:
            told = unsealed(pack.read(MANIFEST).decode("utf-8"), frozenset())
            for name, part in told["parts"].items():
                if not _PART.fullmatch(name):
                    raise _damaged(source, name)
                target = folder / name
                private = name.startswith(files.FOLDER)
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700 if private else 0o755)
                mode = 0o600 if private else 0o644
                handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
                with os.fdopen(handle, "wb") as to, pack.open(name) as given:
                    same = _copied(given, to) == part["sha256"]
                    to.flush()
                    os.fsync(to.fileno())
                if not same:
                    raise _damaged(source, name)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, zlib.error) as error:
        raise _damaged(source, str(error)) from error


def _numbered_anew(aside: Path, current: Current, used: int) -> Current:
    """Give the version a number that the store has not used: readers know versions by number.

    ``used`` is the highest number used so far; with 0 nothing changes.
    """
    if used == 0:
        return current
    number = max(used, current.version) + 1
    renamed = replace(current, version=number, file=f"v{number}.duckdb")
    (aside / current.file).rename(aside / renamed.file)
    record_of(aside, current.version).unlink()
    pointer.write(aside, renamed)
    return renamed


def _holds_anything(store: Path) -> bool:
    return any(path.name in (POINTER, LOADS, STATE) for path in store.glob("*"))


def _copied(given: IO[bytes], to: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := given.read(_PIECE):
        digest.update(piece)
        to.write(piece)
    return digest.hexdigest()


def _damaged(source: Path, what: str) -> GridLensError:
    return GridLensError(
        _("备份文件 {path} 已损坏或不是备份（{what}）。").format(path=source, what=what),
        _("没有改动任何数据；请换一个备份。"),
    )
