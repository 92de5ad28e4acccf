"""The version in force, attached to the connection in which the rows of a command are compared."""

from pathlib import Path

import duckdb

from etl.disk.keys import literal
from gridlens.errors import StoreBroken
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

IN_FORCE = "in_force"


def attach(con: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Attach the version in force to a connection."""
    try:
        con.execute(f"ATTACH {literal(str(file))} AS {IN_FORCE} (READ_ONLY)")
    except duckdb.Error as error:
        raise StoreBroken(
            _("数据库文件 {path} 已损坏，无法打开。").format(path=file),
            _("请运行 python -m etl rebuild 重建。"),
        ) from error


def has_table(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Tell whether the version in force has the table."""
    found = con.execute(
        "SELECT 1 FROM duckdb_tables() WHERE database_name = ? AND table_name = ?",
        [IN_FORCE, table],
    )
    return bool(found.fetchall())


def any_same(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    """Tell whether records of a ledger have been found to be the same as others."""
    if not has_table(con, "same"):
        return False
    query = f"SELECT 1 FROM {IN_FORCE}.same WHERE ledger = ? LIMIT 1"
    return bool(con.execute(query, [ledger.key]).fetchall())


def loads_in_force(con: duckdb.DuckDBPyConnection) -> list[int]:
    """Return the numbers of the loads of which the version in force is made."""
    return [load for (load,) in con.execute(f"SELECT load FROM {IN_FORCE}.load").fetchall()]
