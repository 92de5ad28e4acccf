"""The files that a clerk has dropped, in a folder of the session, on their way into the store.

The folder is removed when the drop ends, when the session ends, and at the latest when the server
ends.
"""

import os
import re
import shutil
import tempfile
import unicodedata
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import streamlit as st

from gridlens.store.office.mapping import Mapping, as_toml
from gridlens.translation import _
from pages.parts.data.command import Command

# The endings that the loader reads, and .xlsm, which it refuses and says why.
ENDINGS = ("xlsx", "xls", "et", "csv", "tsv", "xlsm")
MOST_MEGABYTES = 100
_PREFIX = "gridlens-drop-"
_LONGEST_NAME = 120
_KEY = "data_drop"


class Uploaded(Protocol):
    """A file as the browser sent it."""

    name: str

    def getbuffer(self) -> memoryview:
        """Return its bytes."""
        ...


@dataclass
class Drop:
    """The files in ``folder``, under the names by which every message mentions them.

    ``command`` is the loader's command until its answer is taken in. ``checked`` and ``loaded`` are
    the answers of the loader. ``refused`` has the names of files that are no ledgers. ``corrects``
    is the earlier file that the given file corrects. ``given`` are the mappings that hold for one
    sheet of these files only, by file and sheet.
    """

    folder: Path
    names: tuple[str, ...]
    refused: tuple[str, ...] = ()
    command: Command | None = None
    checked: dict[str, Any] | None = None
    loaded: dict[str, Any] | None = None
    error: str = ""
    rejects: bytes | None = field(default=None, repr=False)
    corrects: str | None = None
    given: dict[tuple[str, str], Mapping] = field(default_factory=dict)

    @property
    def paths(self) -> list[Path]:
        """The files, in the order they came."""
        return [self.folder / "files" / name for name in self.names]

    @property
    def rejects_file(self) -> Path:
        """The path where a command writes the rejected rows."""
        return self.folder / "rejects.xlsx"

    def begin(self, name: str, *more: str) -> None:
        """Run the loader on the files; ``name`` is ``check`` or ``load``, ``more`` are options."""
        self.rejects_file.unlink(missing_ok=True)
        self.error = ""
        options = [*more, *(["--corrects", self.corrects] if self.corrects else [])]
        for number, mapping in enumerate(self.given.values()):
            file = self.folder / f"columns-{number}.toml"
            file.write_text(as_toml(mapping), encoding="utf-8")
            options += ["--columns", str(file)]
        self.command = Command(name, *self.paths, *options, "--rejects", self.rejects_file)

    def settle(self) -> None:
        """Take in the answer of the command, if it has ended."""
        command = self.command
        if command is None or command.running:
            return
        self.command, self.error = None, command.error
        if command.answer is not None:
            self.rejects = self.rejects_file.read_bytes() if self.rejects_file.exists() else None
            if command.name == "check":
                self.checked = command.answer
            else:
                self.loaded = command.answer


def current() -> Drop | None:
    """Return the session's drop, if there is one."""
    found: Drop | None = st.session_state.get(_KEY)
    return found


def take(uploads: Sequence[Uploaded]) -> Drop:
    """Replace the session's drop by the files of the browser; refuse those that are no ledgers."""
    end()
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    (folder / "files").mkdir()
    names: list[str] = []
    refused: list[str] = []
    for upload in uploads:
        name = safe(upload.name, names)
        if not name.lower().endswith(tuple(f".{ending}" for ending in ENDINGS)):
            refused.append(name)
            continue
        (folder / "files" / name).write_bytes(upload.getbuffer())
        names.append(name)
    drop = Drop(folder, tuple(names), tuple(refused))
    weakref.finalize(drop, shutil.rmtree, folder, ignore_errors=True)
    st.session_state[_KEY] = drop
    return drop


def end() -> None:
    """Stop a command that is running, and remove the files."""
    drop = current()
    st.session_state.pop(_KEY, None)
    if drop is not None:
        if drop.command is not None:
            drop.command.stop()
        shutil.rmtree(drop.folder, ignore_errors=True)


def safe(name: str, taken: Sequence[str] = ()) -> str:
    """Return a file's own name, made safe, and different from the names in ``taken``.

    Folders, control characters and marks that hide a file's kind are removed. Long names are cut.
    """
    own = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    own = "".join(letter for letter in own if unicodedata.category(letter)[0] != "C")
    own = own.strip(" .").lstrip("~$") or _("未命名")
    stem, dot, ending = own.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and len(ending) <= 5 else (own, "")
    stem = stem[:_LONGEST_NAME]
    made, number = stem + ending, 2
    while made in taken:
        made, number = f"{stem}（{number}）{ending}", number + 1
    return made


def _sweep() -> None:
    """Remove the folders of servers that ended without removing them."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        pid = left.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
            shutil.rmtree(left, ignore_errors=True)
