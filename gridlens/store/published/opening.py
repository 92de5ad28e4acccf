"""Open a published file for reading only, also one written under older declarations."""

import hashlib
from pathlib import Path
from typing import Any

import duckdb

from gridlens.errors import StoreBroken
from gridlens.ledgers import ledgers
from gridlens.store.published.tables import declared_tables
from gridlens.translation import _

_LIMITS = (
    "SET memory_limit = '2GB'",
    "SET max_temp_directory_size = '2GB'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_OLD = "old_store"
_NAMED = 6


def opened(path: Path, said: dict[str, Any]) -> tuple[duckdb.DuckDBPyConnection, str]:
    """Return a read-only connection to a version, and a sentence that says what the version lacks.

    The sentence names the ledgers and columns that are declared but missing in the file; it is
    empty when nothing is missing. ``said`` is the version's record. Raises ``StoreBroken`` when the
    file is gone, differs from the file that was published, or cannot be opened.
    """
    remedy = _("请重新导入台账；原始台账文件不受影响。")
    if not path.exists():
        raise StoreBroken(_("数据库文件 {file} 不见了。").format(file=path.name), remedy)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != said.get("sha256"):
        raise StoreBroken(
            _("数据库文件 {file} 与发布时不一致，可能已损坏。").format(file=path.name), remedy
        )
    try:
        connection = duckdb.connect(str(path), read_only=True)
        lacks = _lacks(connection)
        if lacks:
            connection.close()
            connection = _as_declared(path)
        if not _is_limited(connection):
            for limit in _LIMITS:
                connection.execute(limit)
    except duckdb.Error as error:
        raise StoreBroken(_("数据库文件 {file} 打不开。").format(file=path.name), remedy) from error
    return connection, lacks


def _is_limited(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether this process has the file open already, and so has set the limits."""
    found = connection.execute("SELECT current_setting('lock_configuration')").fetchall()
    return bool(found[0][0])


def _lacks(connection: duckdb.DuckDBPyConnection) -> str:
    """Return which declared ledgers and columns a file lacks or holds in another type, in words."""
    found = _columns(connection)
    lacking = []
    for key, ledger in ledgers().items():
        if key not in found:
            lacking.append(_("整本《{ledger}》").format(ledger=_(ledger.title)))
            continue
        wanted = declared_tables()[key].items()
        titles = {c.name: _(c.title) for c in ledger.columns}
        absent = [titles.get(n, n) for n, type_ in wanted if found[key].get(n) != type_]
        if absent:
            columns = "、".join(absent)
            lacking.append(
                _("《{ledger}》的{columns}").format(ledger=_(ledger.title), columns=columns)
            )
    if not lacking:
        return ""
    what = "，".join(lacking[:_NAMED]) + (_("等") if len(lacking) > _NAMED else "")
    return _(
        "数据库是旧版程序建立的，缺少{what}，现在按空白显示；请运行 python -m etl rebuild。"
    ).format(what=what)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        found.setdefault(table, {})[column] = type_
    return found


def _as_declared(path: Path) -> duckdb.DuckDBPyConnection:
    """Open an older file through views that have every declared table and column."""
    connection = duckdb.connect()
    quoted = "'" + str(path).replace("'", "''") + "'"
    connection.execute(f"ATTACH {quoted} AS {_OLD} (READ_ONLY)")
    found = _columns(connection)
    for table, types in declared_tables().items():
        there = found.get(table, {})
        columns = ", ".join(
            f'TRY_CAST({_named(name, there)} AS {type_}) AS "{name}"'
            for name, type_ in types.items()
        )
        source = f'FROM {_OLD}."{table}"' if there else "WHERE false"
        connection.execute(f'CREATE VIEW "{table}" AS SELECT {columns} {source}')
    return connection


def _named(name: str, there: dict[str, str]) -> str:
    return f'"{name}"' if name in there else "NULL"
