"""Builds a version from the loads in force, checks it, and puts it in force in one step."""

import datetime as dt
import glob
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl import durable, pointer, story
from etl.directory import ROSTERS, Directory
from etl.fold import folded_loads
from etl.fresh import Fresh
from etl.keys import literal, quoted
from etl.packed import definition
from etl.pointer import DRAFT, Current, load_folder
from gridlens.aliases import aliases
from gridlens.errors import GridLensError
from gridlens.ledgers import ledgers
from gridlens.sample import MARK
from gridlens.schema import Ledger
from gridlens.tables import created
from gridlens.translation import _

_HALF = 2**64 - 1


def publish(
    store: Path,
    loads: Sequence[int],
    undone: Mapping[str, dict[str, str]],
    now: dt.datetime,
    fresh: Fresh | None = None,
) -> Current:
    """Build the version that these loads make, and put it in force.

    ``fresh`` has the rows of the newest load, where they are at hand.
    ``undone`` are the loads taken back, by number. Until the last step nothing that a reader sees
    has changed. Readers of the version before keep it; the last three stay on disk.
    """
    version = pointer.last_version(store) + 1
    draft = store / f"{DRAFT}{os.getpid()}.duckdb"
    counts, content_hash, sample = build(draft, store, loads, version, now, fresh or Fresh())
    durable.sync_file(draft)
    current = Current(
        version=version,
        file=f"v{version}.duckdb",
        sha256=durable.sha256(draft),
        counts=counts,
        sample=sample,
        content_hash=content_hash,
        loads=list(loads),
        withdrawn=sorted(map(int, undone)),
        undone=dict(undone),
    )
    durable.move(draft, store / current.file)
    pointer.write(store, current)
    return current


def build(
    file: Path,
    store: Path,
    loads: Sequence[int],
    version: int,
    now: dt.datetime,
    fresh: Fresh,
) -> tuple[dict[str, int], str, bool]:
    """Fold loads into a database file; return its counts, its content hash, and if it is a sample.

    Raises ``StoreBroken`` when a load is damaged.
    """
    con = duckdb.connect(str(file))
    try:
        found = _build(con, store, loads, version, now, fresh)
        con.execute("CHECKPOINT")
    finally:
        con.close()
    if file.with_name(file.name + ".wal").exists():
        raise GridLensError(_("发布前检查未通过：数据库没有写完整，原有数据不变。"))
    return found


def roster_order() -> list[Ledger]:
    """Return all ledgers, each roster before those whose cells name its entries."""
    first = [ledgers()[roster] for roster in ROSTERS]
    return first + [ledger for ledger in ledgers().values() if ledger not in first]


def roster_rows(con: duckdb.DuckDBPyConnection, ledger: Ledger, table: str, to: Directory) -> None:
    """Take the entries of a roster's table into a directory."""
    used = (ledger.number, "name", "aliases", "community")
    wanted = [name for name in used if name and ledger.has(name)]
    rows = con.sql(f"SELECT {', '.join(map(quoted, wanted))} FROM {table}")
    to.add(ledger.key, rows.to_arrow_table().to_pylist())  # type: ignore[arg-type]  # a roster's key


def _build(
    con: duckdb.DuckDBPyConnection,
    store: Path,
    loads: Sequence[int],
    version: int,
    now: dt.datetime,
    fresh: Fresh,
) -> tuple[dict[str, int], str, bool]:
    for load in loads:
        story.whole(store, load)
    directory = Directory()
    for roster in ROSTERS:
        directory.also(roster, aliases(store, roster))
    counts, marks, sample = {}, [], False
    for ledger in roster_order():
        query = folded_loads(con, ledger, store, loads, directory, fresh)
        table = quoted(ledger.key)
        con.execute(f"CREATE TABLE {table} ({definition(ledger)})")
        con.execute(f"INSERT INTO {table} {query}")
        if ledger.key in ROSTERS:
            roster_rows(con, ledger, table, directory)
        counts[ledger.key], mark = _checked(con, ledger)
        marks.append(f"{ledger.key}:{counts[ledger.key]}:{mark}")
        sample = sample or _is_sample(con, ledger)
    content_hash = hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()
    con.execute(created("publication"))
    con.execute("INSERT INTO publication VALUES (?, ?, ?, ?)", [version, now, sample, content_hash])
    _history(con, store, loads)
    return counts, content_hash, sample


def _checked(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> tuple[int, str]:
    """Return a table's rows and a mark of its content, which neither order nor lineage changes."""
    cells = ", ".join(
        f"coalesce(CAST({quoted(column.name)} AS VARCHAR), chr(30))" for column in ledger.columns
    )
    ((rows, distinct, keyed, lower, upper),) = con.execute(
        "SELECT count(*), count(DISTINCT key), count(key),"
        f" sum((mark >> 64)::HUGEINT), sum((mark & {_HALF})::HUGEINT)"
        f" FROM (SELECT key, md5_number(concat_ws(chr(31), {cells})) AS mark"
        f" FROM {quoted(ledger.key)})"
    ).fetchall()
    if not rows == distinct == keyed:
        raise GridLensError(
            _("发布前检查未通过：《{title}》有重复的记录，原有数据不变。").format(
                title=ledger.title
            )
        )
    return rows, f"{lower}:{upper}"


def _is_sample(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    if not ledger.has("reporting_unit"):
        return False
    found = con.execute(
        f"SELECT 1 FROM {quoted(ledger.key)} WHERE reporting_unit LIKE ? LIMIT 1",
        [f"%{MARK}"],
    )
    return bool(found.fetchall())


def _history(con: duckdb.DuckDBPyConnection, store: Path, loads: Sequence[int]) -> None:
    """Write down which loads there were, what became of each sheet, and what is still rejected.

    The rejects of a sheet are those of the latest load in which it came.
    """
    for table in ("load", "sheet", "reject"):
        con.execute(created(table))
    for load in loads:
        told = story.whole(store, load)
        con.execute("INSERT INTO load VALUES (?, ?, ?)", [load, told.loaded_at, told.loaded_by])
        for sheet in told.sheets:
            names = ", ".join(map(quoted, sheet))
            marks = ", ".join("?" for _name in sheet)
            con.execute(
                f"INSERT INTO sheet (load, {names}) VALUES (?, {marks})", [load, *sheet.values()]
            )
        source = literal(glob.escape(str(load_folder(store, load) / "rejects.parquet")))
        con.execute(f"INSERT INTO reject SELECT {load}, * FROM read_parquet({source})")
    con.execute(
        "DELETE FROM reject WHERE load < (SELECT max(sheet.load) FROM sheet"
        " WHERE sheet.file = reject.file AND sheet.sheet = reject.sheet)"
    )
