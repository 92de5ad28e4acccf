"""The published version of the data: one read-only DuckDB file, pinned while it is used."""

import datetime as dt
import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from gridlens.asked import Bindings
from gridlens.errors import GridLensError, StoreBroken, StoreMissing, UnknownName
from gridlens.ledgers import activity_ledgers, ledgers
from gridlens.translation import _

POINTER = "CURRENT"
_LIMITS = (
    "SET memory_limit = '2GB'",
    "SET max_temp_directory_size = '2GB'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
Rows = list[dict[str, Any]]
_open: dict[Path, "Version"] = {}
_opening = threading.Lock()


@dataclass(frozen=True, eq=False)
class Version:
    """One published version; safe to use from several threads at once.

    ``number`` grows with each publication; ``sample`` says that the data is invented.
    """

    number: int
    path: Path
    sample: bool
    connection: duckdb.DuckDBPyConnection = field(repr=False)

    def rows(self, queries: Sequence[str], asked: Bindings | None = None) -> list[Rows]:
        """Run queries in one session that holds the variables they name.

        Each answer is a list of rows, a row being its values by column.
        """
        with self._asking(queries, asked) as cursor:
            answers = []
            for query in queries:
                found = cursor.execute(query)
                columns = [column[0] for column in found.description]
                answers.append([dict(zip(columns, r, strict=True)) for r in found.fetchall()])
            return answers

    def frame(self, query: str, asked: Bindings | None = None) -> pd.DataFrame:
        """Run one query in a session that holds the variables it names."""
        with self._asking([query], asked) as cursor:
            return cursor.execute(query).df()

    def _asking(self, queries: Sequence[str], asked: Bindings | None) -> duckdb.DuckDBPyConnection:
        """Return a session with those variables of a question that the queries name."""
        cursor = self.connection.cursor()
        for name, (kind, value) in (asked or {}).items():
            if any(f"('{name}')" in query for query in queries):
                cursor.execute(f'SET VARIABLE "{name}" = ?::{kind}', [value])
        return cursor

    @property
    def folder(self) -> Path:
        """The store's folder, where the office's small state lies too."""
        return self.path.parent

    @cached_property
    def loaded_at(self) -> dt.datetime | None:
        """When the last load was made; None for an empty store."""
        last = self.frame("SELECT max(loaded_at) AS last FROM load")["last"].iloc[0]
        return None if pd.isna(last) else last.to_pydatetime()

    @cached_property
    def as_of(self) -> dt.date:
        """The data's last activity date that is not after the day of its load.

        Activity is what a ledger dates: its date and, for matters, the closing date.
        An empty store is as of the day it was opened.
        """
        days = []
        for ledger in activity_ledgers().values():
            closed = ledger.life_cycle.closed if ledger.life_cycle else ledger.date
            for column in {ledger.date, closed}:
                days.append(
                    f'SELECT max(r."{column}") AS day FROM "{ledger.key}" r JOIN load l '
                    f'ON l.load = r.load WHERE r."{column}" <= l.loaded_at::DATE'
                )
        last = self.frame(f"SELECT max(day) AS day FROM ({' UNION ALL '.join(days)})")["day"].iloc[
            0
        ]
        return dt.date.today() if pd.isna(last) else last.date()

    @cached_property
    def first_days(self) -> dict[str, dt.date]:
        """The earliest date of each ledger that has dated any activity."""
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
        """The grid roster by code: code, name, community, since, until and the rest."""
        return self.frame(
            "SELECT * REPLACE (coalesce(aliases, []) AS aliases) FROM grid ORDER BY code"
        )

    @cached_property
    def deputies(self) -> pd.DataFrame:
        """The roster of deputies by code."""
        return self.frame("SELECT * FROM deputy ORDER BY code")


def current(folder: Path) -> Version:
    """Return the version that the store's pointer names, opening it when it is new.

    Raises ``StoreMissing`` without a pointer, ``StoreBroken`` when the file it names is gone,
    is not the file that was published, or cannot be opened.
    """
    pointer = _pointer(folder)
    path = (folder / pointer["file"]).resolve()
    with _opening:
        if path not in _open:
            _open[path] = _opened(path, pointer)
            for stale in [p for p in _open if p.parent == path.parent and p != path]:
                del _open[stale]
        return _open[path]


def _pointer(folder: Path) -> dict[str, Any]:
    try:
        content = (folder / POINTER).read_bytes()
    except FileNotFoundError:
        raise StoreMissing(
            _("还没有数据：{folder} 里没有已发布的数据库。").format(folder=folder),
            _("请先装载台账：python -m etl load 台账所在的文件夹"),
        ) from None
    try:
        pointer: dict[str, Any] = json.loads(content)
        return pointer | {"version": int(pointer["version"]), "file": str(pointer["file"])}
    except (ValueError, KeyError, TypeError) as error:
        raise StoreBroken(
            _("数据库的指针文件 {file} 已损坏。").format(file=folder / POINTER)
        ) from error


def _opened(path: Path, pointer: dict[str, Any]) -> Version:
    remedy = _("请重新装载台账；原始台账文件不受影响。")
    if not path.exists():
        raise StoreBroken(_("数据库文件 {file} 不见了。").format(file=path.name), remedy)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != pointer.get("sha256"):
        raise StoreBroken(
            _("数据库文件 {file} 与发布时不一致，可能已损坏。").format(file=path.name), remedy
        )
    try:
        connection = duckdb.connect(str(path), read_only=True)
        for limit in _LIMITS:
            connection.execute(limit)
        _check_columns(connection, path.name)
    except duckdb.Error as error:
        raise StoreBroken(_("数据库文件 {file} 打不开。").format(file=path.name), remedy) from error
    return Version(pointer["version"], path, bool(pointer.get("sample")), connection)


def _check_columns(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Check that the file has every column that the ledgers declare today."""
    found = connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall()
    known = set(found)
    for key, ledger in ledgers().items():
        absent = [c.title for c in ledger.columns if (key, c.name) not in known]
        if absent:
            raise StoreBroken(
                _("数据库文件 {file} 是用较早的程序生成的，“{ledger}”缺少：{columns}。").format(
                    file=name, ledger=_(ledger.title), columns="、".join(map(_, absent))
                ),
                _("请重新装载台账，数据不会丢失。"),
            )


def find_grids(version: Version, names: list[str]) -> tuple[str, ...]:
    """Return the codes of grids given by code, name or alias; raise ``GridLensError``."""
    codes: dict[str, list[str]] = {}
    for grid in version.grids[["code", "name", "aliases"]].to_dict("records"):
        for name in {grid["code"], grid["name"], *grid["aliases"]}:
            codes.setdefault(name, []).append(grid["code"])
    for name in names:
        if len(codes.get(name, [])) > 1:
            raise GridLensError(
                _("有{n}个网格叫“{name}”。").format(n=len(codes[name]), name=name),
                _("请改用网格编码：{codes}").format(codes="、".join(codes[name])),
            )
    known = {name: some[0] for name, some in codes.items()}
    return tuple(_found(name, known, _("网格")) for name in names)


def find_deputy(version: Version, name: str) -> str:
    """Return the code of a deputy given by code or name; raise when unknown or ambiguous."""
    people = version.deputies
    same = people.loc[people["name"] == name, "code"].tolist()
    if len(same) > 1:
        raise GridLensError(
            _("有{n}名代表叫“{name}”。").format(n=len(same), name=name),
            _("请改用代表编号：{codes}").format(codes="、".join(same)),
        )
    known = dict(zip(people["name"], people["code"], strict=True))
    known |= {code: code for code in people["code"]}
    return _found(name, known, _("代表"))


def _found(name: str, known: dict[str, str], what: str) -> str:
    if name not in known:
        raise UnknownName(what, name, get_close_matches(name, known, n=3, cutoff=0.4))
    return known[name]
