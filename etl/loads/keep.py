"""Keep a load for good, in the store: its typed rows, its rejects and its receipt.

The records in force are the fold of the kept loads (see ``fold``), so a load can be taken back.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.clean.rejects import REJECTS
from etl.disk import durable, pointer
from etl.disk.definition import varied
from etl.disk.pointer import DRAFT, LOADS
from etl.loads import receipt
from etl.loads.fold import SAME, WITHDRAWN, part
from etl.loads.names import written_columns
from etl.loads.newest import Fresh
from etl.loads.receipt import Receipt
from etl.sheets.problem import SheetResult
from gridlens.ledgers import ledger as ledger_of
from gridlens.schema.ledger import Ledger
from gridlens.store.published.tables import SHEET_COUNTS


@dataclass(frozen=True)
class Parts:
    """What a load brings: accepted rows, rows that it takes out, and rejects.

    ``accepted``, ``withdrawn`` and ``same`` have tables by ledger key.
    """

    accepted: dict[str, pa.Table]
    withdrawn: dict[str, pa.Table] = field(default_factory=dict)
    rejects: pa.Table = field(default_factory=REJECTS.empty_table)
    same: dict[str, pa.Table] = field(default_factory=dict)


def numbered(store: Path, parts: Parts, sheets: Sequence[SheetResult], told: Receipt) -> Fresh:
    """Return a load ready to be kept: with the next load number and the counts of its sheets.

    The rows have key and source. ``told`` says who loads what.
    """
    load = pointer.next_load(store)
    kinds = (("", parts.accepted), (WITHDRAWN, parts.withdrawn), (SAME, parts.same))
    told = replace(
        told,
        load=load,
        version=pointer.last_version(store) + 1,
        sheets=[_counted(sheet) for sheet in sheets],
    )
    tables = {
        (key, what): _as_kept(key, rows, load) for what, some in kinds for key, rows in some.items()
    }
    return Fresh(told, tables, parts.rejects)


@contextmanager
def kept_meanwhile(store: Path, fresh: Fresh) -> Iterator[None]:
    """Keep a load, if there is one, in a separate thread; it is kept when the context ends."""
    with ThreadPoolExecutor(1) as aside:
        keeping = aside.submit(keep, store, fresh) if fresh.load else None
        yield
        if keeping:
            keeping.result()


def keep(store: Path, fresh: Fresh) -> None:
    """Write a load whole or not at all; it counts once a version with it is in force."""
    draft = store / LOADS / f"{DRAFT}{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    for (key, what), rows in fresh.tables.items():
        _write(ledger_of(key), rows, draft, what)
    pq.write_table(fresh.rejects, draft / "rejects.parquet")
    parts = {one.name: durable.sha256(one) for one in sorted(draft.iterdir())}
    receipt.write(draft, replace(fresh.told, parts=parts))
    for file in draft.iterdir():
        durable.sync_file(file)
    durable.sync_folder(draft)
    durable.move(draft, pointer.load_folder(store, fresh.load))


def _as_kept(key: str, rows: pa.Table, load: int) -> pa.Table:
    """Return a ledger's rows as a load keeps them: with the load number, in the table's columns.

    If the rows have columns with names as written, these follow. Dictionary-encoded texts stay
    encoded, because they are packed faster.
    """
    ledger = ledger_of(key)
    schema = ledger.schema()
    for written, type_ in written_columns(ledger).values():
        if written in rows.column_names:
            schema = schema.append(pa.field(written, type_))
    apart = rows.drop_columns(["load"]) if "load" in rows.column_names else rows
    loads = pa.repeat(pa.scalar(load, pa.int64()), rows.num_rows)
    kept = apart.append_column("load", loads).select(schema.names)
    types = [
        have if pa.types.is_dictionary(have) and have.value_type == want else want
        for have, want in zip(kept.schema.types, schema.types, strict=True)
    ]
    return kept.cast(pa.schema(list(zip(schema.names, types, strict=True))))


def _write(ledger: Ledger, rows: pa.Table, folder: Path, what: str) -> None:
    """Write a ledger's rows: a dictionary only for texts that repeat.

    There are no statistics, since nobody searches these files.
    """
    apart = varied(ledger)
    repeating = [
        f"{column.name}.list.element" if pa.types.is_list(column.type) else column.name
        for column in rows.schema
        if column.name not in apart
    ]
    pq.write_table(
        rows,
        folder / part(ledger, what),
        use_dictionary=repeating,
        write_statistics=False,
    )


def _counted(sheet: SheetResult) -> dict[str, str | int | None]:
    return {name: getattr(sheet, name) for name in ("file", "sheet", "ledger", *SHEET_COUNTS)}
