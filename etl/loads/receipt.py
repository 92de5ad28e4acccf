"""The receipt of a load: who made it, when, from which files, and what became of each sheet."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from etl.disk import durable
from etl.disk.pointer import load_folder
from etl.loads.files import KeptFile
from gridlens.errors import StoreBroken
from gridlens.store.published.seal import sealed, unsealed
from gridlens.translation import _

NAME = "load.json"
SAME, ANSWERED = "same", "answered"
_KNOWN = frozenset({"load", "loaded_at", "loaded_by", "paths", "sheets"})


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What is recorded of one load.

    ``sheets`` have the counts of each sheet, ``parts`` the SHA-256 of each file of the load.
    ``version`` is the version that the load made. ``kind`` is ``load``, ``SAME`` for a decision
    that several records are one, or ``ANSWERED`` for answers about the office's own words.
    ``answers`` has these, each with ``ledger``, ``column``, ``text``, what it meant ``before`` and
    ``after`` (None where nobody says so), and the number of ``rows`` that changed. ``corrected``
    are the file, sheet and row number of rows that were rejected earlier and came back with this
    load.
    """

    loaded_at: str
    loaded_by: str
    paths: Sequence[str] = ()
    load: int = 0
    version: int = 0
    kind: str = "load"
    sheets: list[dict[str, Any]] = field(default_factory=list)
    files: list[KeptFile] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    corrected: Sequence[Sequence[str | int]] = ()
    answers: list[dict[str, Any]] = field(default_factory=list)


def write(folder: Path, told: Receipt) -> None:
    """Write the receipt of a load into its folder."""
    (folder / NAME).write_text(sealed(asdict(told)), encoding="utf-8")


def read(store: Path, load: int) -> Receipt | None:
    """Return the receipt of a load; None if it is missing or damaged."""
    path = load_folder(store, load) / NAME
    try:
        said = unsealed(path.read_bytes().decode("utf-8"), _KNOWN)
        files = [KeptFile(**file) for file in said.pop("files", [])]
        return Receipt(**said, files=files)
    except (OSError, ValueError, TypeError):
        return None


def required(store: Path, load: int) -> Receipt:
    """Return the receipt of a load; raise ``StoreBroken`` if it is missing or damaged."""
    told = read(store, load)
    if told is None:
        raise _damaged(store, load)
    return told


def whole(store: Path, load: int) -> Receipt:
    """Return the receipt of a load whose files are as they were written, else ``StoreBroken``."""
    told, folder = required(store, load), load_folder(store, load)
    if not all(_is(folder / part, mark) for part, mark in told.parts.items()):
        raise _damaged(store, load)
    return told


def _damaged(store: Path, load: int) -> StoreBroken:
    return StoreBroken(
        _("第{load}次导入保存的数据已损坏（{folder}）。").format(
            load=load, folder=load_folder(store, load)
        ),
        _("现有版本不受影响；请从备份恢复，或撤销这次导入后重新导入原来的文件。"),
    )


def _is(path: Path, mark: str) -> bool:
    return path.is_file() and durable.sha256(path) == mark
