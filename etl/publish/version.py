"""Build a version from the loads in force, check it, and put it in force in one step."""

import datetime as dt
import glob
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from etl.clean.rosters.directory import ROSTERS, Directory
from etl.disk import durable, pointer
from etl.disk.definition import definition
from etl.disk.engine import opened
from etl.disk.keys import literal, quoted
from etl.disk.pointer import DRAFT, Current, load_folder
from etl.loads import receipt
from etl.loads.fold import any_rows, folded_loads, same_rows
from etl.loads.keep import kept_meanwhile
from etl.loads.newest import NO_LOAD, Fresh
from etl.loads.rosters import aliased, roster_order, roster_rows, rosters
from etl.publish import digest
from etl.publish.digest import Mark, repeated
from etl.publish.grow import grow, grows
from gridlens.errors import GridLensError
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Ledger
from gridlens.store.published.tables import HISTORY, created
from gridlens.store.sample import MARK
from gridlens.translation import _


def publish(
    store: Path,
    loads: Sequence[int],
    undone: Mapping[str, dict[str, str]],
    now: dt.datetime,
    fresh: Fresh = NO_LOAD,
) -> Current:
    """Build a version from these loads and put it in force.

    ``fresh`` is the newest of the loads if it is not kept yet; it is kept before the version
    counts. ``undone`` are the loads taken back, by number. Nothing that a reader sees changes
    before the last step. Readers of the version before keep reading it; the last three versions
    stay on disk.
    """
    version = pointer.last_version(store) + 1
    draft = store / f"{DRAFT}{os.getpid()}.duckdb"
    base = _base(store, loads, undone) if fresh.load else None
    with kept_meanwhile(store, fresh):
        counts, content_hash, sample = build(draft, store, loads, version, now, fresh, base)
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
    base: Path | None = None,
) -> tuple[dict[str, int], str, bool]:
    """Build a database file from loads.

    Returns the number of rows by ledger, the content hash, and whether the data is a sample.
    ``base`` is the file of a version that lacks only the newest load; if possible, the version
    grows from it. Raises ``StoreBroken`` if a load is damaged.
    """
    for load in loads:
        if load != fresh.load:
            receipt.whole(store, load)
    directory = rosters(base, store) if base else Directory()
    growing = base is not None and grows(base, fresh, directory)
    if base and growing:
        shutil.copyfile(base, file)
    with opened(file) as con:
        if growing:
            known = grow(con, store, fresh, directory)
        else:
            con.execute(created("same"))
            known = _folded(con, store, loads, fresh)
        found = _described(con, store, loads, version, now, known, fresh)
        con.execute("CHECKPOINT")
    if file.with_name(file.name + ".wal").exists():
        raise GridLensError(_("发布前检查未通过：数据库没有写完整，原有数据不变。"))
    return found


def _base(store: Path, loads: Sequence[int], undone: Mapping[str, dict[str, str]]) -> Path | None:
    """Return the file of the version in force if it lacks only the last of these loads, or None."""
    current = pointer.read(store)
    if current is None or not current.file:
        return None
    follows = current.loads == list(loads[:-1]) and current.undone == dict(undone)
    return store / current.file if follows else None


def _folded(
    con: duckdb.DuckDBPyConnection, store: Path, loads: Sequence[int], fresh: Fresh
) -> dict[str, Mark]:
    """Build the table of every ledger from all loads; return the marks by ledger key."""
    directory = aliased(store)
    known = {}
    for ledger in roster_order():
        table = quoted(ledger.key)
        con.execute(f"CREATE TABLE {table} ({definition(ledger)})")
        if not any_rows(ledger, store, loads, fresh):
            known[ledger.key] = Mark()
            continue
        query = folded_loads(con, ledger, store, loads, directory, fresh)
        con.execute(f"INSERT INTO {table} {query}")
        if same := same_rows(con, ledger, store, loads, directory, fresh):
            con.execute(
                f"INSERT INTO same SELECT {literal(ledger.key)}, key, source_file, source_sheet,"
                f" source_row FROM ({same})"
            )
        if ledger.key in ROSTERS:
            roster_rows(con, ledger, table, directory)
        known[ledger.key], are_own = digest.marked(con, ledger, table)
        if not are_own:
            raise repeated(ledger)
    return known


def _described(
    con: duckdb.DuckDBPyConnection,
    store: Path,
    loads: Sequence[int],
    version: int,
    now: dt.datetime,
    known: dict[str, Mark],
    fresh: Fresh,
) -> tuple[dict[str, int], str, bool]:
    """Write what the version is into it; return what ``build`` returns."""
    content_hash = digest.content_hash(known)
    sample = any(_is_sample(con, ledgers()[key]) for key, mark in known.items() if mark.rows)
    for table in HISTORY.keys() - {"same"}:  # a version that grows has the old ones
        con.execute(f"CREATE OR REPLACE {created(table).removeprefix('CREATE ')}")
    con.execute("INSERT INTO publication VALUES (?, ?, ?, ?)", [version, now, sample, content_hash])
    digest.write(con, known)
    _history(con, store, loads, fresh)
    return {key: mark.rows for key, mark in known.items()}, content_hash, sample


def _is_sample(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> bool:
    if not ledger.has("reporting_unit"):
        return False
    found = con.execute(
        f"SELECT 1 FROM {quoted(ledger.key)} WHERE reporting_unit LIKE ? LIMIT 1",
        [f"%{MARK}"],
    )
    return bool(found.fetchall())


def _history(
    con: duckdb.DuckDBPyConnection, store: Path, loads: Sequence[int], fresh: Fresh
) -> None:
    """Write the loads, the result of each sheet, and the rows still rejected into the version.

    The rejects of a sheet are those of the latest load that had the sheet, without the rows that a
    later load brought back in a workbook of rejects.
    """
    for load in loads:
        told = fresh.told if load == fresh.load else receipt.required(store, load)
        con.execute("INSERT INTO load VALUES (?, ?, ?)", [load, told.loaded_at, told.loaded_by])
        for sheet in told.sheets:
            names = ", ".join(map(quoted, sheet))
            marks = ", ".join("?" for _name in sheet)
            con.execute(
                f"INSERT INTO sheet (load, {names}) VALUES (?, {marks})", [load, *sheet.values()]
            )
        if told.corrected:
            con.executemany(
                'DELETE FROM reject WHERE file = ? AND sheet = ? AND "row" = ?', told.corrected
            )
        source = _rejects(con, store, load, fresh)
        con.execute(f"INSERT INTO reject SELECT {load}, * FROM {source}")
    con.execute(
        "DELETE FROM reject WHERE load < (SELECT max(sheet.load) FROM sheet"
        " WHERE sheet.file = reject.file AND sheet.sheet = reject.sheet)"
    )


def _rejects(con: duckdb.DuckDBPyConnection, store: Path, load: int, fresh: Fresh) -> str:
    if load == fresh.load:
        con.register("fresh_rejects", fresh.rejects)
        return "fresh_rejects"
    return (
        f"read_parquet({literal(glob.escape(str(load_folder(store, load) / 'rejects.parquet')))})"
    )
