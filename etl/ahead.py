"""Reads the files of a command one after another, in a thread of its own.

Meanwhile the command goes on: it imports what it needs, and recognises the first sheets while
later files are still being read.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from etl.loads import files as kept_files
from etl.loads.files import SeenFile
from etl.read import files
from etl.read.files import Found, LedgerFile
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet


class FilesAhead:
    """The files that some paths name, as they are being read; close it in the end.

    Without a ``reader`` it starts one of its own. A ``shared`` reader stays open when this is
    closed: it belongs to somebody else.
    """

    def __init__(
        self, paths: Sequence[Path], reader: FileReader | None = None, *, shared: bool = False
    ) -> None:
        self._paths = list(paths)
        self._reader, self._shared = reader or FileReader(), shared
        self._sheets: dict[LedgerFile, Future[list[Sheet | SheetResult]]] = {}
        self._turn: list[LedgerFile] = []
        self._worker = ThreadPoolExecutor(1)
        self._begun = self._worker.submit(self._begin)

    def close(self) -> None:
        """Drop what is not read yet, and end the process that reads. Closing again does nothing."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        if not self._shared:
            self._reader.close()
        self._worker.shutdown()

    @property
    def found(self) -> Found:
        """The files that the paths name, and what is wrong with the paths."""
        return self._begun.result()[0]

    @property
    def seen(self) -> list[SeenFile]:
        """How the files stood before the first of them was read."""
        return self._begun.result()[1]

    @property
    def in_turn(self) -> list[LedgerFile]:
        """The files in the order in which they are read: the smallest first.

        So the first sheets can be recognised soon. The order makes no difference to the result.
        """
        self._begun.result()
        return list(self._turn)

    def sheets(self, file: LedgerFile) -> list[Sheet | SheetResult]:
        """Wait until a file is read, and return its sheets; ask only once for each file."""
        return self._sheets.pop(file).result()

    def _begin(self) -> tuple[Found, list[SeenFile]]:
        found = files.find(self._paths)
        seen = kept_files.seen(found.files)
        sizes = {one.path: one.size for one in seen}
        self._turn = sorted(found.files, key=lambda file: sizes.get(file.path, 0))
        for file in self._turn:
            self._sheets[file] = self._worker.submit(self._read, file)
        return found, seen

    def _read(self, file: LedgerFile) -> list[Sheet | SheetResult]:
        return list(self._reader.read(file))
