"""Read ledger files into text cells, through a child process with bounds on memory and time.

Even a small file can crash a parser or fill the memory. Then that file is refused in words, a new
child is started, and the other files go on.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

import pyarrow as pa

from etl.read.child import WORKER, Child
from etl.read.files import LedgerFile
from etl.sheets.problem import SheetResult, refusal
from etl.sheets.sheet import Sheet
from gridlens.schema.forms import is_ours
from gridlens.translation import _

MOST_SECONDS = 120.0
_LEAST_SECONDS, _SECONDS_A_MB = 30.0, 1.0


class FileReader:
    """A child process that reads one file after another; use it in a ``with`` statement.

    A given ``child`` is already running; the reader owns it and ends it. ``seconds`` is the
    longest time for one file.
    """

    def __init__(
        self,
        seconds: float = MOST_SECONDS,
        worker: str = WORKER,
        child: Child | None = None,
    ) -> None:
        self._seconds = seconds
        self._worker = worker
        self._child = child
        self._closed, self._lock = False, Lock()
        self._scratch = tempfile.TemporaryDirectory(
            prefix="gridlens-read-", ignore_cleanup_errors=True
        )
        self._count = 0

    def __enter__(self) -> "FileReader":
        """Return the reader; the child starts with the first file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the child and remove its files."""
        self.close()

    def close(self) -> None:
        """End the child, even while another thread waits for it, and remove its files."""
        with self._lock:
            self._closed = True
            self._stop()
        self._scratch.cleanup()

    def read(self, file: LedgerFile) -> Iterator[Sheet | SheetResult]:
        """Yield the sheets of a file that are not empty, or one refusal with the reason.

        Sheets that we put into a file ourselves (instructions, dictionaries) are passed over.
        """
        answer = self._ask(file.path)
        if "error" in answer:
            yield refusal(file.name, "", answer["error"])
            return
        filled = 0
        for described in answer["sheets"]:
            cells = pa.ipc.open_file(pa.memory_map(described["cells"])).read_all()
            with suppress(PermissionError):  # Windows keeps a file while it is mapped
                Path(described["cells"]).unlink()
            sheet = Sheet.of(file.name, cells, described)
            if sheet.filled.any():
                filled += 1
                if not is_ours(sheet.first_text):
                    yield sheet
        if not filled:
            yield refusal(file.name, "", _("文件是空的，没有内容。"))

    def _ask(self, path: Path) -> dict[str, Any]:
        child = self._running()
        self._count += 1
        seconds = min(self._seconds, _LEAST_SECONDS + _SECONDS_A_MB * _size(path) / 2**20)
        stem = str(Path(self._scratch.name) / f"file-{self._count}")
        try:
            answer = child.ask(json.dumps({"path": str(path.resolve()), "stem": stem}), seconds)
        except TimeoutError:
            self._stop()
            return {
                "error": _("读取超过{seconds:g}秒，已停止。请检查文件，或拆成几个文件。").format(
                    seconds=seconds
                )
            }
        if answer is None:
            self._stop()
            return {
                "error": _("读取中断：文件已损坏，或者过大（有很远的空单元格）。")
                + _("请把内容复制到新的工作簿，另存为 .xlsx 再导入。")
            }
        found: dict[str, Any] = json.loads(answer)
        return found

    def _running(self) -> Child:
        """Return the running child, a new one if the last has ended.

        Raises ``RuntimeError`` if the reader is closed.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("closed")
            if self._child is None or not self._child.runs:
                self._stop()
                self._child = Child(self._worker)
            return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # the child will say why the file cannot be read
        return 0
