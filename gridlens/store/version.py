"""The published version of the data: one read-only DuckDB file, pinned while it is in use."""

import datetime as dt
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from gridlens.errors import GridLensError, StoreBroken, StoreMissing, UnknownName
from gridlens.kinds.names.made import is_made, made_code, told_apart
from gridlens.ledgers import activity_ledgers
from gridlens.store.published import sessions
from gridlens.store.published.last import last_day_query
from gridlens.store.published.opening import opened
from gridlens.store.published.pointer import POINTER, pointed, version_records
from gridlens.store.published.sessions import Bindings, Rows
from gridlens.translation import _

_open: dict[Path, "Version"] = {}
_failed: dict[Path, tuple[tuple[object, object], StoreBroken]] = {}
_opening = threading.Lock()


@dataclass(frozen=True, eq=False)
class Version:
    """One published version; several threads may use it at once.

    ``number`` grows with each publication. ``sample`` says that the data is invented. ``lacks``
    says in words what an older file lacks. ``note`` is all that a reader must be told about the
    version, ``lacks`` included.
    """

    number: int
    path: Path
    sample: bool
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    lacks: str = ""
    note: str = ""

    def rows(self, queries: Sequence[str], asked: Bindings | None = None) -> list[Rows]:
        """Run queries in sessions that hold the variables they name; return the rows of each query.

        A row is a dict of its values by column name.
        """
        return sessions.answers(self.connection, queries, asked, sessions.rows)

    def frames(self, queries: Sequence[str], asked: Bindings | None = None) -> list[pd.DataFrame]:
        """Run queries in sessions that hold the variables they name; return one table for each."""
        return sessions.answers(self.connection, queries, asked, lambda found: found.df())

    def frame(self, query: str, asked: Bindings | None = None) -> pd.DataFrame:
        """Run one query in a session that holds the variables it names; return its table."""
        return self.frames([query], asked)[0]

    @property
    def folder(self) -> Path:
        """The store's folder, which also holds the office's small state."""
        return self.path.parent

    @cached_property
    def loaded_at(self) -> dt.datetime | None:
        """The time of the last load; None for an empty store."""
        last = self.frame("SELECT max(loaded_at) AS last FROM load")["last"].iloc[0]
        return None if pd.isna(last) else last.to_pydatetime()

    @cached_property
    def as_of(self) -> dt.date:
        """The last date of any activity that is not later than the day on which it was loaded.

        The dates of activity are the date of each record and, for matters, the dates that may
        close them. An empty store has the current day.
        """
        last = self.frame(last_day_query())["day"].iloc[0]
        return dt.date.today() if pd.isna(last) else last.date()

    @cached_property
    def first_days(self) -> dict[str, dt.date]:
        """The earliest date in each activity ledger; ledgers without dated records are left out."""
        days = [
            f'SELECT \'{o.key}\' AS ledger, min("{o.date}") AS day FROM "{o.key}"'
            for o in activity_ledgers().values()
        ]
        (found,) = self.rows([" UNION ALL ".join(days)])
        return {row["ledger"]: row["day"] for row in found if row["day"] is not None}

    @cached_property
    def first_day(self) -> dt.date:
        """The earliest date of any activity; the as-of date for an empty store."""
        return min(self.first_days.values(), default=self.as_of)

    @cached_property
    def grids(self) -> pd.DataFrame:
        """The grid roster in order of code: code, name, community, since, until and the rest."""
        return self.frame(
            "SELECT * REPLACE (coalesce(aliases, []) AS aliases) FROM grid ORDER BY code"
        )

    @cached_property
    def grids_once_made(self) -> dict[str, str]:
        """The codes of grids by the codes that we made for them before they had their own."""
        return _once_made(self.grids)

    @cached_property
    def deputies(self) -> pd.DataFrame:
        """The roster of deputies in order of code."""
        return self.frame("SELECT * FROM deputy ORDER BY code")

    @cached_property
    def grid_names(self) -> dict[str, str]:
        """The name of each grid by code, in roster order. Read only: all callers share it."""
        return dict(zip(self.grids["code"], self.grids["name"], strict=True))

    @cached_property
    def deputy_names(self) -> dict[str, str]:
        """The name of each deputy by code, in roster order. Read only: all callers share it."""
        return dict(zip(self.deputies["code"], self.deputies["name"], strict=True))


def current(folder: Path) -> Version:
    """Return the version that the store's pointer names; a version not yet open is opened.

    When the pointer or the version is damaged, the last good version is returned, and its ``note``
    says so. Raises ``StoreMissing`` where nothing was ever published, and ``StoreBroken`` where no
    published version can be read.
    """
    with _opening:  # the pointer is read under the lock, so that no thread reopens an older version
        wanted, wrong = _wanted(folder)
        for said in _or_earlier(folder, wanted):
            path = (folder / said["file"]).resolve()
            try:
                version = _version(path, said)
            except StoreBroken as error:
                wrong = wrong or error
                continue
            note = _instead(wrong, said, wanted[0]) if wrong else ""
            return _noted(version, note)
    assert wrong
    raise wrong


def _or_earlier(folder: Path, wanted: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the ``wanted`` records; if none can be used, yield those of earlier versions."""
    yield from wanted
    last = wanted[-1]["version"] if wanted else 0
    yield from (said for said in version_records(folder) if said["version"] < last)


def _wanted(folder: Path) -> tuple[list[dict[str, Any]], StoreBroken | None]:
    """Return the records to try, the best first, and the error of the pointer if it has one.

    Raises ``StoreMissing`` where there is neither a pointer nor a record.
    """
    try:
        first = pointed(folder)
        return [first], None
    except FileNotFoundError:
        missing = StoreMissing(
            _("还没有数据：{folder} 里没有已发布的数据库。").format(folder=folder),
            _("请先导入台账：python -m etl load 台账所在的文件夹"),
        )
        broken = StoreBroken(_("数据库的指针文件 {file} 不见了。").format(file=folder / POINTER))
    except ValueError:
        missing = None
        broken = StoreBroken(_("数据库的指针文件 {file} 已损坏。").format(file=folder / POINTER))
    found = version_records(folder)
    if missing and not found:
        raise missing
    return found, broken


def _version(path: Path, said: dict[str, Any]) -> Version:
    """Return an opened version; a file that could not be opened is retried once it changes."""
    if path in _open:
        return _open[path]
    stamp = (path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None
    if path in _failed and _failed[path][0] == (stamp, said.get("sha256")):
        raise _failed[path][1]
    try:
        connection, lacks = opened(path, said)
    except StoreBroken as error:
        _failed[path] = ((stamp, said.get("sha256")), error)
        raise
    _open[path] = Version(said["version"], path, bool(said.get("sample")), connection, lacks, lacks)
    for stale in [p for p in _open if p.parent == path.parent and p != path]:
        del _open[stale]
    return _open[path]


def _instead(wrong: StoreBroken, served: dict[str, Any], wanted: dict[str, Any]) -> str:
    """Return a sentence that says which version is served instead, and what to do."""
    if served["version"] == wanted["version"]:
        said = _("{wrong}现在显示的是最后发布的第{version}版。请运行 python -m etl rebuild 修复。")
    else:
        said = _(
            "{wrong}现在显示的是较早的第{version}版，其后导入的内容暂时看不到，但没有丢失。"
            "请运行 python -m etl rebuild 重建。"
        )
    return said.format(wrong=wrong.reason, version=served["version"])


def _noted(version: Version, instead: str) -> Version:
    """Return the version with the note that holds at this moment."""
    note = " ".join(filter(None, [instead, version.lacks]))
    if note != version.note:
        version = replace(version, note=note)
        _open[version.path] = version
    return version


def find_grids(version: Version, names: list[str]) -> tuple[str, ...]:
    """Return the codes of grids that are given by code, name or alias.

    Raises ``GridLensError`` for an unknown name, and for one that several grids share.
    """
    codes: dict[str, list[str]] = {}
    for grid in version.grids[["code", "name", "aliases"]].to_dict("records"):
        for name in {grid["code"], grid["name"], *grid["aliases"]}:
            codes.setdefault(name, []).append(grid["code"])
    for other, code in (*_told_apart(version.grids), *version.grids_once_made.items()):
        codes.setdefault(other, [code])
    for name in names:
        if len(codes.get(name, [])) > 1:
            raise GridLensError(
                _("有{n}个网格叫“{name}”。").format(n=len(codes[name]), name=name),
                _("请改用网格编码：{codes}").format(codes=_shown(version.grids, codes[name])),
            )
    known = {name: some[0] for name, some in codes.items()}
    return tuple(_found(name, known, _("网格")) for name in names)


def find_deputy(version: Version, name: str) -> str:
    """Return the code of a deputy given by code or name.

    Raises ``GridLensError`` for an unknown name, and for one that several deputies share.
    """
    people = version.deputies
    same = people.loc[people["name"] == name, "code"].tolist()
    if len(same) > 1:
        raise GridLensError(
            _("有{n}名代表叫“{name}”。").format(n=len(same), name=name),
            _("请改用代表编号：{codes}").format(codes=_shown(people, same)),
        )
    known = dict(zip(people["name"], people["code"], strict=True))
    known |= _once_made(people) | dict(_told_apart(people))
    known |= {code: code for code in people["code"]}
    return _found(name, known, _("代表"))


def _once_made(roster: pd.DataFrame) -> dict[str, str]:
    """Return the codes of entries by the codes that we made, or would have made, for them.

    What was kept with such a code, before the roster had one of its own, still finds the entry.
    """
    found: dict[str, set[str]] = {}
    for code, name, area in _entries(roster):
        for made in {made_code(name, area), made_code(name)}:
            found.setdefault(made, set()).add(code)
    return {made: codes.pop() for made, codes in found.items() if len(codes) == 1}


def _told_apart(roster: pd.DataFrame) -> list[tuple[str, str]]:
    """Return each entry's name with what tells it from others of that name, and its code."""
    return [(told_apart(name, code, area), code) for code, name, area in _entries(roster)]


def _shown(roster: pd.DataFrame, codes: list[str]) -> str:
    """Return codes as people see them; in place of one that we made, what tells the entry apart."""
    return "、".join(
        told_apart(name, code, area) if is_made(code) else code
        for code, name, area in _entries(roster)
        if code in codes
    )


def _entries(roster: pd.DataFrame) -> Iterator[tuple[str, str, str | None]]:
    """Yield the code, name and area of every entry."""
    areas = roster["community"] if "community" in roster else [None] * len(roster)
    for code, name, area in zip(roster["code"], roster["name"], areas, strict=True):
        yield code, name, area if isinstance(area, str) else None


def _found(name: str, known: dict[str, str], what: str) -> str:
    if name not in known:
        raise UnknownName(what, name, get_close_matches(name, known, n=3, cutoff=0.4))
    return known[name]
