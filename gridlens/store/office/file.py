"""The file of the office's state on disk: not made yet, there, lost or unreadable, told apart.

A mark beside the file says that the store once had one. So a file that is gone is never taken for
an office that has decided nothing. The file is made aside and linked into place whole. So an empty
file is never one that is just being made: something has emptied it.
"""

import os
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gridlens.errors import StateBroken
from gridlens.store.office.migrations import migrate
from gridlens.translation import _

NAME, MARK = "state.sqlite", "state.made"
_WAIT_SECONDS, _AGAIN_SECONDS = 10.0, 0.01


def is_there(path: Path) -> bool:
    """Tell whether the file has been made yet.

    Raises ``StateBroken`` when it is gone or empty, and when nobody can tell.
    """
    try:
        traces = _traces(path)  # first: a program that makes the file just now leaves them later
        size = path.stat().st_size
    except FileNotFoundError:
        if not traces:
            return False
        raise StateBroken(
            _("单位设置文件 {path} 不见了，以前有过。").format(path=path),
            _(
                "请把它放回原处或从备份恢复；确实不要其中的目标、别名和说明了，"
                "删除 {traces} 后重新开始。"
            ).format(traces="、".join(traces)),
        ) from None
    except OSError as error:
        raise _unreachable(path, error) from error
    if not size:
        raise StateBroken(
            _("单位设置文件 {path} 是空的，里面的目标、别名和说明已经丢失。").format(path=path),
            _("请从备份恢复该文件；没有备份时，删除它和 {mark} 后重新开始。").format(mark=MARK),
        )
    return True


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file that is there, in the newest layout.

    Raises ``StateBroken`` when it cannot be read or written.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_SECONDS)) as con:
            con.isolation_level = None
            migrate(con)  # first: the file of a newer program is left as it is
            _let_readers_go_on(con)
            con.execute("PRAGMA synchronous = FULL")
            _remember(path)
            yield con
    except sqlite3.DatabaseError as error:
        raise StateBroken(
            _("单位设置文件 {path} 无法读写：{why}。").format(path=path, why=error),
            _("请稍后再试；如一直不行，请从备份恢复该文件。"),
        ) from error


def make(path: Path) -> None:
    """Make the file where there is none; of several programs that do so at once, one makes it.

    Raises ``StateBroken`` when the store once had a file, or when its folder cannot be written.
    """
    if is_there(path):
        return
    draft = path.with_name(f".{path.name}-{uuid.uuid4().hex}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(draft)) as con:
            con.isolation_level = None
            migrate(con)
        if not _linked(draft, path):
            is_there(path)
    except (sqlite3.DatabaseError, OSError) as error:
        raise _unreachable(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _linked(draft: Path, path: Path) -> bool:
    """Put a file into its place; return False where another program was faster."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    return True


def _traces(path: Path) -> list[str]:
    """Return the names of what a file leaves beside it; the log of another must not be replayed."""
    beside = (MARK, f"{path.name}-wal")
    return [name for name in beside if path.with_name(name).exists()]


def _remember(path: Path) -> None:
    """Leave the mark that the store has a file."""
    mark = path.with_name(MARK)
    try:
        if not mark.exists():
            mark.touch()
    except OSError as error:
        raise _unreachable(mark, error) from error


def _unreachable(path: Path, error: Exception) -> StateBroken:
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return StateBroken(
        _("单位设置文件 {path} 无法读写：{why}。").format(path=path, why=why),
        _("请检查运行本程序的账户能否读写文件夹 {folder}，再试一次。").format(folder=path.parent),
    )


def _let_readers_go_on(con: sqlite3.Connection) -> None:
    """Put the file into WAL mode, in which it then stays: readers and a writer never wait.

    Only a file that nobody reads can change its mode, and SQLite does not wait for that itself.
    """
    last = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            con.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_AGAIN_SECONDS)
        else:
            return
