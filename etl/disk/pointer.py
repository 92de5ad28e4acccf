"""``STORE/CURRENT``: which version is in force, and which loads it is made of.

A load counts from the moment when this one file names it. Whatever else is on the disk and not
named in it is left over from an interrupted run; the next run removes it.
"""

import contextlib
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from etl.disk import durable
from gridlens.store.published.pointer import POINTER, pointed, record_of, version_records, versions
from gridlens.store.published.seal import sealed

LOADS = "loads"
DRAFT = ".building-"


@dataclass(frozen=True, kw_only=True)
class Current:
    """The version in force: ``counts`` has the rows by ledger, ``loads`` the loads folded in.

    ``withdrawn`` are the loads taken back; ``undone`` says by load number when and by whom.
    """

    version: int
    file: str
    sha256: str
    counts: dict[str, int]
    sample: bool
    content_hash: str
    loads: list[int]
    withdrawn: list[int] = field(default_factory=list)
    undone: dict[str, dict[str, str]] = field(default_factory=dict)

    def is_whole(self, store: Path) -> bool:
        """Tell whether the file of the version is there and is the one that was published."""
        path = store / self.file
        return path.is_file() and durable.sha256(path) == self.sha256


_EMPTY = Current(version=0, file="", sha256="", counts={}, sample=False, content_hash="", loads=[])


def read(store: Path) -> Current | None:
    """Return the version in force; None if the store has none.

    If the pointer is damaged or gone, the last version record that can be read replaces it, with
    the loads that came later. If there is no such record either: with a damaged pointer, all loads
    on the disk count and no file is in force; with a pointer that is gone, the answer is None.
    """
    try:
        return _current(pointed(store))
    except FileNotFoundError:
        gone = True
    except (ValueError, TypeError):
        gone = False
    for said in version_records(store):
        with contextlib.suppress(TypeError):
            return _with_later(_current(said), store)
    return None if gone else _with_later(_EMPTY, store)


def _with_later(current: Current, store: Path) -> Current:
    """Add the loads that are newer than a record; then ``file`` is empty.

    Nobody can know which version had those loads.
    """
    last = max([*current.loads, *current.withdrawn], default=0)
    later = [load for load in load_numbers(store) if load > last]
    if not later and current.file:
        return current
    version = max(current.version, last_version(store))
    return replace(current, version=version, file="", loads=[*current.loads, *later])


def write(store: Path, current: Current) -> None:
    """Put a version in force, and write its record beside the pointer."""
    text = sealed(asdict(current))
    durable.write_text(store / POINTER, text)
    durable.write_text(record_of(store, current.version), text)


def last_version(store: Path) -> int:
    """Return the highest version number used so far; 0 if there is none."""
    numbers = [number for number, _path in versions(store)]
    numbers += [said["version"] for said in version_records(store)]
    with contextlib.suppress(ValueError, OSError):  # a damaged pointer has no number
        numbers.append(pointed(store)["version"])
    return max(numbers, default=0)


def next_load(store: Path) -> int:
    """Return the next free load number."""
    return max(load_numbers(store), default=0) + 1


def load_folder(store: Path, load: int) -> Path:
    """Return the folder in which a load is kept."""
    return store / LOADS / str(load)


def load_numbers(store: Path) -> list[int]:
    """Return the numbers of all loads on the disk, even those that do not count."""
    return sorted(int(p.name) for p in store.glob(f"{LOADS}/*") if p.name.isdigit())


def _current(said: dict[str, Any]) -> Current:
    return Current(**{f.name: said[f.name] for f in fields(Current) if f.name in said})
