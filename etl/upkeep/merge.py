"""Carry out what a person decides about likely duplicates: one record, or different records.

"One record" makes a load, so that the decision can be taken back. "Different" is kept in the
office's state.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.disk import pointer
from etl.disk.engine import opened
from etl.disk.pointer import Current
from etl.loads.fold import latest_rows
from etl.loads.keep import Parts, numbered
from etl.loads.names import written_columns
from etl.loads.receipt import SAME, Receipt
from etl.loads.rosters import rosters
from etl.publish.version import publish
from etl.upkeep.duplicates import DECIDED, Record, decision, record_of
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.repair import standing
from etl.upkeep.sweep import sweep
from gridlens.errors import GridLensError, StoreMissing
from gridlens.ledgers import ledger as ledger_of
from gridlens.schema.ledger import Ledger
from gridlens.settings import who
from gridlens.store.office.state import State
from gridlens.translation import _


def same(
    store: Path, ids: Sequence[str], now: dt.datetime, wait: float = WAIT_SECONDS
) -> tuple[Current, list[Record]]:
    """Make several records one, and publish: the first record stays, the others go for good.

    Columns with lists, such as deputies, are united. ``ids`` are short names of records. Raises
    ``GridLensError`` if a record does not exist, or if the records are not at least two of one
    ledger.
    """
    _required(store)
    with locked(store, wait):
        current = standing(store, now)[0]
        assert current
        sweep(store)
        file = store / current.file
        records = _wanted(file, ids)
        ledger = ledger_of(records[0].ledger)
        with opened() as con:
            directory = rosters(file, store)
            query = latest_rows(con, ledger, store, current.loads, directory)
            con.register("wanted", pa.table({"key": [record.key for record in records]}))
            rows = con.sql(f"SELECT * FROM ({query}) SEMI JOIN wanted USING (key)")
            table = rows.to_arrow_table()
        by_key = {row["key"]: row for row in table.to_pylist()}
        first, *others = (by_key[record.key] for record in records)
        kept = _table(table.schema, [_united(ledger, first, others)])
        gone = _table(table.schema, [one | _lineage(first) for one in others])
        told = Receipt(loaded_at=now.isoformat(), loaded_by=who(), kind=SAME)
        fresh = numbered(store, Parts({ledger.key: kept}, same={ledger.key: gone}), [], told)
        renewed = publish(store, [*current.loads, fresh.load], current.undone, now, fresh)
        sweep(store)
    return renewed, records


def different(store: Path, ids: Sequence[str]) -> list[Record]:
    """Remember that each of these records differs from each other, so that no list has them again.

    ``ids`` are short names. Raises ``GridLensError`` in the same cases as ``same``.
    """
    current = _required(store)
    records = _wanted(store / current.file, ids)
    state = State(store)
    names = [decision(a.ledger, a.key, b.key) for a, b in combinations(records, 2)]
    known = state.entries(DECIDED)
    wanted = {
        name: (True, state.entry(DECIDED, name).version) for name in names if name not in known
    }
    if wanted:
        state.put_all(DECIDED, wanted, who())
    return records


def _required(store: Path) -> Current:
    current = pointer.read(store)
    if current is None:
        raise StoreMissing(_("{store} 里还没有数据。").format(store=store))
    return current


def _wanted(file: Path, ids: Sequence[str]) -> list[Record]:
    """Return the records with these short names in this order; all must be of one ledger."""
    found = record_of(file, ids)
    missing = [name for name in ids if name not in found]
    if missing:
        raise GridLensError(
            _("没有这些记录：{ids}。").format(ids="、".join(missing)),
            _("请用 python -m etl duplicates 查看编号。"),
        )
    records = [found[name] for name in dict.fromkeys(ids)]
    if len(records) < 2 or len({record.ledger for record in records}) > 1:
        raise GridLensError(_("请给出同一种台账的至少两条不同的记录。"))
    return records


def _united(ledger: Ledger, first: dict[str, Any], others: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the first record with the lists of all records united, and their names as written."""
    united = dict(first)
    written = {name: text for name, (text, _type) in written_columns(ledger).items()}
    for column in ledger.columns:
        if column.kind.storage != "array<string>":
            continue
        lists = [row[column.name] or [] for row in (first, *others)]
        united[column.name] = list(dict.fromkeys(name for one in lists for name in one)) or None
        if column.name in written:
            beside = written[column.name]
            texts = [row[beside] or "、".join(row[column.name] or []) for row in (first, *others)]
            united[beside] = "、".join(dict.fromkeys(filter(None, texts))) or None
    return united


def _lineage(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("source_file", "source_sheet", "source_row")}


def _table(schema: pa.Schema, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)
