"""The layouts of the office's state, and the way from each to the next.

A file says in ``PRAGMA user_version`` how many of the migrations it has been through; one written
before layouts were numbered says 0. A new layout is one more function at the end of
``MIGRATIONS``. The earlier ones stay as they are: a backup may bring back a file of any layout.
"""

import sqlite3
from collections.abc import Callable

from gridlens.errors import GridLensError
from gridlens.translation import _

# Runs inside a transaction and must not end it; ``executescript`` would.
Migration = Callable[[sqlite3.Connection], None]


def _entries_and_their_trail(con: sqlite3.Connection) -> None:
    """Keep values under names, each with a version that tells two editors of each other.

    A file that says 0 may have both tables already; they stay as they are.
    """
    con.execute(
        "CREATE TABLE IF NOT EXISTS entry ("
        " kind TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, value TEXT,"
        " changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, PRIMARY KEY (kind, name)"
        ") STRICT"
    )
    con.execute(
        "CREATE TABLE IF NOT EXISTS change ("
        " id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,"
        " version INTEGER NOT NULL, old TEXT, new TEXT,"
        " changed_at TEXT NOT NULL, changed_by TEXT NOT NULL"
        ") STRICT"
    )


MIGRATIONS: tuple[Migration, ...] = (_entries_and_their_trail,)


def migrate(con: sqlite3.Connection, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring a file to the newest layout, in one transaction or not at all.

    Nothing is written to a file that has it. Of several programs that come at once one migrates
    while the others wait. Raises ``GridLensError`` for a file that a newer program has written.
    """
    if not _missing(con, migrations):
        return
    con.execute("BEGIN IMMEDIATE")
    with con:
        for step in _missing(con, migrations):  # asked again: another may have been faster
            step(con)
        con.execute(f"PRAGMA user_version = {len(migrations)}")


def _missing(con: sqlite3.Connection, migrations: tuple[Migration, ...]) -> tuple[Migration, ...]:
    ((layout,),) = con.execute("PRAGMA user_version")
    if layout > len(migrations):
        raise GridLensError(
            _(
                "单位设置文件由较新的程序写成（格式为{theirs}，本程序只认到{ours}），没有改动它。"
            ).format(theirs=layout, ours=len(migrations)),
            _("请改用较新的程序，或恢复较早的备份。"),
        )
    return migrations[layout:]
