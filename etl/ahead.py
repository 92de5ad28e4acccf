"""The files of a command: found, noted and read one after another, in a thread of its own.

So the command can import, and recognise the first sheets, while later files are still being read.
"""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from etl.loads import files as kept_files
from etl.loads.files import SeenFile
from etl.problem import SheetResult
from etl.read import files
from etl.read.files import Found, LedgerFile
from etl.read.reader import FileReader
from etl.sheet import Sheet


class FilesAhead:
    """The reading of some paths, which is to be closed in the end.

    A ``shared`` reader is left for others to use and to close.
    """

    def __init__(self, paths: Sequence[Path], reader: FileReader, *, shared: bool = False) -> None:
        self.paths = list(paths)
        self._reader, self._shared = reader, shared
        self._sheets: dict[LedgerFile, Future[list[Sheet | SheetResult]]] = {}
        self._turn: list[LedgerFile] = []
        self._worker = ThreadPoolExecutor(1)
        self._begun = self._worker.submit(self._begin)

    def close(self) -> None:
        """Give up what is not read yet, and end the process that reads: nothing runs any more."""
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
        """The files in the order in which they are read: what is soon read is had while others are.

        Which order that is makes no difference to what is in them.
        """
        self._begun.result()
        return list(self._turn)

    def sheets(self, file: LedgerFile) -> list[Sheet | SheetResult]:
        """Return what is in one of the files found, once; wait until it is read."""
        return self._sheets.pop(file).result()

    def _begin(self) -> tuple[Found, list[SeenFile]]:
        found = files.find(self.paths)
        seen = kept_files.seen(found.files)
        sizes = {one.path: one.size for one in seen}
        self._turn = sorted(found.files, key=lambda file: sizes.get(file.path, 0))
        for file in self._turn:
            self._sheets[file] = self._worker.submit(self._read, file)
        return found, seen

    def _read(self, file: LedgerFile) -> list[Sheet | SheetResult]:
        return list(self._reader.read(file))


_ahead: list[FilesAhead] = []


def begin_ahead(paths: Sequence[Path], reader: FileReader) -> None:
    """Begin to read what the command will ask for once it is imported."""
    _ahead.append(FilesAhead(paths, reader))


def end_ahead() -> None:
    """Give up what was begun and nobody asked for."""
    while _ahead:
        _ahead.pop().close()


def begun(paths: Sequence[Path], reader: FileReader | None = None) -> FilesAhead:
    """Return the reading of some paths: the one begun ahead, if it is theirs, or a new one."""
    if reader is None and _ahead and _ahead[-1].paths == list(paths):
        return _ahead.pop()
    return FilesAhead(paths, reader or FileReader(), shared=reader is not None)
