"""``STORE/CURRENT``: which version is in force, and which loads it is made of.

This one file is the moment at which a load counts. What is on disk beside it and not named in
it is a leftover of an interrupted run, and is swept at the next.
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from etl import durable
from gridlens.errors import StoreBroken
from gridlens.translation import _

NAME = "CURRENT"
LOADS = "loads"
DRAFT = ".building-"
_KEPT = 3
_VERSION = re.compile(r"v(\d+)\.duckdb")


@dataclass(frozen=True, kw_only=True)
class Current:
    """The version in force; ``counts`` has the rows of every table, ``loads`` those folded in."""

    version: int
    file: str
    sha256: str
    counts: dict[str, int]
    sample: bool
    content_hash: str
    loads: list[int]
    withdrawn: list[int] = field(default_factory=list)


def read(store: Path) -> Current | None:
    """Return the version in force, or None in a store that has none; raise ``StoreBroken``."""
    path = store / NAME
    if not path.exists():
        return None
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        current = Current(**{f.name: said[f.name] for f in fields(Current) if f.name in said})
    except (OSError, ValueError, TypeError) as error:
        raise StoreBroken(
            _("数据库的指针文件 {path} 已损坏。").format(path=path),
            _("请从备份恢复，或换一个空文件夹重新装载。"),
        ) from error
    if not (store / current.file).exists():
        raise StoreBroken(
            _("数据库文件 {path} 不见了。").format(path=store / current.file),
            _("请从备份恢复，或换一个空文件夹重新装载。"),
        )
    return current


def write(store: Path, current: Current) -> None:
    """Put a version in force."""
    durable.write_text(store / NAME, json.dumps(asdict(current), ensure_ascii=False, indent=1))


def next_version(store: Path) -> int:
    """Return a version number that no file has; one that was in force always has its file."""
    return max((number for number, _path in _versions(store)), default=0) + 1


def next_load(store: Path) -> int:
    """Return a load number that no folder has."""
    return max(_load_numbers(store), default=0) + 1


def load_folder(store: Path, load: int) -> Path:
    """Return the folder in which a load is kept."""
    return store / LOADS / str(load)


def sweep(store: Path, current: Current | None) -> None:
    """Remove what interrupted runs have left, and all but the last three versions."""
    for draft in [
        *store.glob(f"{DRAFT}*"),
        *store.glob(f"{LOADS}/{DRAFT}*"),
        *store.glob(".*.tmp"),
    ]:
        shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
    if current is None:
        return
    last = max(current.loads + current.withdrawn, default=0)
    for load in _load_numbers(store):
        if load > last:
            shutil.rmtree(load_folder(store, load))
    published = []
    for number, path in sorted(_versions(store)):
        if number > current.version:
            path.unlink()
        else:
            published.append(path)
    for path in published[:-_KEPT]:
        path.unlink()


def _versions(store: Path) -> list[tuple[int, Path]]:
    named = ((_VERSION.fullmatch(path.name), path) for path in store.glob("v*.duckdb"))
    return [(int(match[1]), path) for match, path in named if match]


def _load_numbers(store: Path) -> list[int]:
    return [int(path.name) for path in store.glob(f"{LOADS}/*") if path.name.isdigit()]
