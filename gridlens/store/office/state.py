"""The office's small state, which no ledger holds: aliases, header mappings, goals, notes, views.

One SQLite file beside the store. Every entry has a kind, a name, a JSON value and a version that
grows with each change; a write names the version it was read at, so that of two people editing at
once the second is told and loses nothing. Every change stays in the trail: who, when, old, new.
"""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridlens.errors import GridLensError
from gridlens.store.office import file
from gridlens.store.office.file import NAME as NAME
from gridlens.translation import _


@dataclass(frozen=True)
class StateEntry:
    """What the state holds under a name; ``version`` is 0 and ``value`` None where it holds none.

    A removed entry keeps its version, so that nobody writes over the removal unseen.
    """

    name: str
    version: int = 0
    value: Any = None
    changed_at: dt.datetime | None = None
    changed_by: str = ""


@dataclass(frozen=True)
class StateChange:
    """One change of an entry, as the trail keeps it; None is the absence of a value."""

    name: str
    version: int
    old: Any
    new: Any
    changed_at: dt.datetime
    changed_by: str


class Overtaken(GridLensError):
    """Somebody else has changed the entry since it was read; ``theirs`` is what stands now."""

    def __init__(self, theirs: StateEntry) -> None:
        self.theirs = theirs
        super().__init__(
            _("“{name}”刚刚由{who}改过，您的修改没有保存。").format(
                name=theirs.name, who=theirs.changed_by or _("他人")
            ),
            _("请看过新的内容后再改。"),
        )


class State:
    """The state of the office whose store is in a folder; nothing is written until ``put``.

    What is read is the state of now, or that of an earlier stamp where ``at`` names one: whoever
    reads twice sees one state. Every use raises ``StateBroken`` when the file is lost, empty, or
    cannot be read or written.
    """

    def __init__(self, store: Path) -> None:
        self.path = store / NAME

    def entries(self, kind: str, at: int | None = None) -> dict[str, StateEntry]:
        """Return the entries of a kind that have a value, by name, in order of name."""
        found = self._standing(kind, at)
        return {row[0]: _entry(row) for row in found if row[2] is not None}

    def stamp(self, kind: str | None = None) -> int:
        """Return a number that grows with every change of a kind, or of all, for what is kept."""
        found = self._read(
            "SELECT coalesce(max(id), 0) FROM change WHERE kind = coalesce(?, kind)", kind
        )
        return int(found[0][0]) if found else 0

    def versions(self, kind: str, at: int | None = None) -> dict[str, int]:
        """Return the version of every entry of a kind by name, removed ones included."""
        return {row[0]: row[1] for row in self._standing(kind, at)}

    def entry(self, kind: str, name: str) -> StateEntry:
        """Return one entry, empty where there is none."""
        found = self._read(
            "SELECT name, version, value, changed_at, changed_by FROM entry"
            " WHERE kind = ? AND name = ?",
            kind,
            name,
        )
        return _entry(found[0]) if found else StateEntry(name)

    def put(self, kind: str, name: str, value: Any, read_at: int, who: str) -> StateEntry:
        """Write an entry, or remove it by None, and return it as it stands now.

        ``read_at`` is the version that the writer had seen (0 for a new entry). Raises
        ``Overtaken`` when another version stands, and then changes nothing.
        """
        return self.put_all(kind, {name: (value, read_at)}, who)[name]

    def put_all(
        self, kind: str, values: dict[str, tuple[Any, int]], who: str
    ) -> dict[str, StateEntry]:
        """Write several entries, each with the version it was read at, all of them or none."""
        now = dt.datetime.now().isoformat(timespec="seconds")
        file.make(self.path)
        with file.opened(self.path) as con:
            con.execute("BEGIN IMMEDIATE")
            with con:
                for name, (value, read_at) in values.items():
                    _put(con, (kind, name), value, read_at, (now, who))
        return {name: self.entry(kind, name) for name in values}

    def trail(self, kind: str, name: str | None = None, at: int | None = None) -> list[StateChange]:
        """Return the changes of a kind, or of one entry, the latest first."""
        found = self._read(
            "SELECT name, version, old, new, changed_at, changed_by FROM change"
            " WHERE kind = ? AND name = coalesce(?, name) AND id <= coalesce(?, id)"
            " ORDER BY id DESC",
            kind,
            name,
            at,
        )
        return [
            StateChange(name, version, _value(old), _value(new), dt.datetime.fromisoformat(at), who)
            for name, version, old, new, at, who in found
        ]

    def forget_oldest(self, kind: str, most: int) -> None:
        """Forget the entries of a kind for good, with their trail, but for the ``most`` newest.

        It is for what is of use for a time only; what people must be able to trace is never
        forgotten.
        """
        if len(self.versions(kind)) <= most:
            return
        old = "kind = :kind AND name NOT IN (SELECT name FROM newest)"
        with file.opened(self.path) as con:
            con.execute("BEGIN IMMEDIATE")
            with con:
                con.execute("CREATE TEMP TABLE newest (name TEXT PRIMARY KEY)")
                con.execute(
                    "INSERT INTO newest SELECT name FROM change WHERE kind = :kind"
                    " GROUP BY name ORDER BY max(id) DESC LIMIT :most",
                    {"kind": kind, "most": most},
                )
                con.execute(f"DELETE FROM entry WHERE {old}", {"kind": kind})
                con.execute(f"DELETE FROM change WHERE {old}", {"kind": kind})

    def migrate(self) -> None:
        """Bring the file to the newest layout now; every other use does so when it opens it.

        Raises ``GridLensError`` when the file cannot be read or is a newer program's.
        """
        if file.is_there(self.path):
            with file.opened(self.path):
                pass

    def copy_to(self, target: Path) -> bool:
        """Write a consistent copy, also while others write; False where there is no state yet."""
        if not file.is_there(self.path):
            return False
        with file.opened(self.path) as con, closing(sqlite3.connect(target)) as copy:
            con.backup(copy)
        return True

    def _standing(self, kind: str, at: int | None) -> list[tuple[Any, ...]]:
        """Return the name, version, value, time and author of a kind's entries, removed too."""
        if at is None:
            return self._read(
                "SELECT name, version, value, changed_at, changed_by FROM entry"
                " WHERE kind = ? ORDER BY name",
                kind,
            )
        return self._read(
            "SELECT name, version, new, changed_at, changed_by FROM change WHERE id IN"
            " (SELECT max(id) FROM change WHERE kind = ? AND id <= ? GROUP BY name) ORDER BY name",
            kind,
            at,
        )

    def _read(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        if not file.is_there(self.path):
            return []
        with file.opened(self.path) as con:
            return con.execute(query, given).fetchall()


def _put(
    con: sqlite3.Connection,
    which: tuple[str, str],
    value: Any,
    read_at: int,
    by: tuple[str, str],
) -> None:
    found = con.execute(
        "SELECT name, version, value, changed_at, changed_by FROM entry"
        " WHERE kind = ? AND name = ?",
        which,
    ).fetchone()
    old = _entry(found) if found else StateEntry(which[1])
    if old.version != read_at:
        raise Overtaken(old)
    if old.value == value:
        return
    new = None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
    con.execute(
        "INSERT INTO entry (kind, name, version, value, changed_at, changed_by)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET version = excluded.version,"
        " value = excluded.value, changed_at = excluded.changed_at,"
        " changed_by = excluded.changed_by",
        (*which, old.version + 1, new, *by),
    )
    con.execute(
        "INSERT INTO change (kind, name, version, old, new, changed_at, changed_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*which, old.version + 1, found[2] if found else None, new, *by),
    )


def _entry(row: tuple[str, int, str | None, str, str]) -> StateEntry:
    name, version, value, changed_at, changed_by = row
    return StateEntry(
        name, version, _value(value), dt.datetime.fromisoformat(changed_at), changed_by
    )


def _value(text: str | None) -> Any:
    return None if text is None else json.loads(text)
