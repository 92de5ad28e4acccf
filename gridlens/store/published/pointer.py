"""``STORE/CURRENT``, the pointer, says which version is in force.

A record beside each version says the same about that version, so that the last good version can be
found when the pointer or its version is damaged.
"""

import re
from pathlib import Path
from typing import Any

from gridlens.store.published.seal import unsealed

POINTER = "CURRENT"
KNOWN = frozenset(
    {"version", "file", "sha256", "counts", "sample", "content_hash", "loads", "withdrawn"}
)
_VERSION = re.compile(r"v(\d+)\.duckdb")


def pointed(folder: Path) -> dict[str, Any]:
    """Return the pointer's record; raise ``FileNotFoundError``, or ``ValueError`` if damaged."""
    return _said(folder / POINTER)


def number_in_force(folder: Path) -> int:
    """Return the number of the version in force; 0 where the pointer is missing or damaged.

    Reads one small file, for whoever only asks whether anything new was published. ``current``
    says what is wrong with a pointer.
    """
    try:
        return int(pointed(folder)["version"])
    except (OSError, ValueError):
        return 0


def version_records(folder: Path) -> list[dict[str, Any]]:
    """Return the records of the versions that were in force, the newest first.

    Damaged records are left out, and so are records that name the file of another version.
    """
    found = []
    for path in folder.glob("v*.json"):
        try:
            said = _said(path)
        except (ValueError, OSError):
            continue
        if said["file"] == path.with_suffix(".duckdb").name:
            found.append(said)
    return sorted(found, key=lambda said: -int(said["version"]))


def versions(folder: Path) -> list[tuple[int, Path]]:
    """Return the number and path of each database file, in order of version number."""
    named = ((_VERSION.fullmatch(path.name), path) for path in folder.glob("v*.duckdb"))
    return sorted((int(match[1]), path) for match, path in named if match)


def record_of(folder: Path, version: int) -> Path:
    """Return the path of a version's record."""
    return folder / f"v{version}.json"


def _said(path: Path) -> dict[str, Any]:
    said = unsealed(path.read_bytes().decode("utf-8"), KNOWN)
    try:
        return said | {"version": int(said["version"]), "file": str(said["file"])}
    except (KeyError, TypeError) as error:
        raise ValueError(said) from error
