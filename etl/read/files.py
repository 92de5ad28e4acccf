"""Find the files that a command means: files named, and files in folders named."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from etl.formats.form import READABLE
from etl.sheets.problem import SheetResult, refusal
from gridlens.translation import _


@dataclass(frozen=True, order=True)
class LedgerFile:
    """A file to read, and the name that every message uses for it."""

    name: str
    path: Path


@dataclass
class Found:
    """What the paths name: files to read and files ignored, both by name, and refused paths.

    A path is refused if it does not exist, or if nothing there can be read.
    """

    files: list[LedgerFile] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    refused: list[SheetResult] = field(default_factory=list)


def find(paths: Iterable[Path]) -> Found:
    """Return the ledger files that the paths name.

    A file in a folder gets its path below that folder as its name. If two files have one name,
    the name of their folder comes before it. Hidden files and the lock files of office programs
    are passed over silently; other kinds of file are listed as ignored.
    """
    found = Found()
    seen: set[Path] = set()
    named: list[tuple[str, str, Path]] = []
    for given in paths:
        if given.is_dir():
            inside = list(_inside(given))
            named += [(file.relative_to(given).as_posix(), given.name, file) for file in inside]
            if not any(file.suffix.lower() in READABLE for file in inside):
                found.refused.append(refusal(str(given), "", _("文件夹里没有可导入的台账文件。")))
        elif not given.exists():
            found.refused.append(refusal(str(given), "", _("没有这个文件或文件夹，请核对路径。")))
        elif given.suffix.lower() not in READABLE:
            why = _("不是台账文件；可导入 .xlsx、.xls、.et、.csv 和 .tsv 文件。")
            found.refused.append(refusal(str(given), "", why))
        else:
            named.append((given.name, given.resolve().parent.name, given))
    repeated = {n for n, times in Counter(name for name, _f, _p in named).items() if times > 1}
    for name, folder, path in named:
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        shown = f"{folder}/{name}" if name in repeated else name
        if path.suffix.lower() in READABLE:
            found.files.append(LedgerFile(shown, path))
        else:
            found.ignored.append(shown)
    found.files.sort()
    found.ignored.sort()
    return found


def _inside(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield Path(parent) / name
