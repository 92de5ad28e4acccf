"""Settle the rows of one command among themselves: which of them stand, and under which keys.

Rows of one sheet that differ in any cell of the file are records of their own, whatever number
they have, also in cells that are not read. Only a row that says the same as an earlier one counts
once with it. A number that several sheets use stands for another record in each of them, unless
the rows say the same. Rows come in order of file, sheet and row, so that the order in which files
are named never matters. Rosters and goals know no such twins: see ``contradicted``.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells.column import spelt_out
from etl.clean.rows import Batch
from etl.compare.likeness.elsewhere import Clash
from etl.compare.within import twins
from etl.compare.within.contradicted import without_contradictions
from etl.compare.within.homes import homes
from etl.disk.keys import APART, base_sql, key_sql
from gridlens.schema.ledger import Ledger

HOME = "row_home"


@dataclass(frozen=True)
class Settled:
    """The rows that stand, with key, source and home, and the batches with the others noted.

    ``clashes`` are rows whose number another sheet of the command uses for something else.
    """

    rows: pa.Table
    batches: list[Batch]
    clashes: list[Clash]


def settle(con: duckdb.DuckDBPyConnection, ledger: Ledger, batches: list[Batch]) -> Settled:
    """Settle the rows of one ledger; the batches must be in order of file and sheet."""
    each = [_traced(batch) for batch in batches]
    if len(each) > 1:  # each may have other columns dictionary-encoded
        each = [spelt_out(table) for table in each]
    rows = pa.concat_tables(each, promote_options="default")
    beginnings = _beginnings(con, ledger, rows)
    codes = _shared(beginnings)
    if ledger.is_roster:
        rows = rows.add_column(0, "key", beginnings)
        if codes is not None:
            rows, batches = without_contradictions(ledger, batches, rows, codes)
        return Settled(rows, batches, [])
    tails = rows[HOME].cast(pa.string())
    if codes is None:
        return Settled(rows.add_column(0, "key", _keys(beginnings, tails)), batches, [])
    found = twins.found(con, ledger, batches, rows, codes)
    keys = _keys(beginnings, twins.with_ordinals(tails, found))
    standing = rows.add_column(0, "key", keys).filter(pa.array(found.standing))
    noted = twins.noted(con, ledger, batches, rows, found)
    return Settled(standing, noted, twins.clashes(con, ledger, found))


def _shared(beginnings: pa.ChunkedArray) -> np.ndarray | None:
    """Return a code for each row by the beginning of its key; None if no two rows share one."""
    rising = pc.less(beginnings.slice(0, max(len(beginnings) - 1, 0)), beginnings.slice(1))
    if pc.all(rising, skip_nulls=False).as_py():
        return None
    encoded = beginnings.combine_chunks().dictionary_encode()
    codes: np.ndarray = encoded.indices.to_numpy()
    return codes if len(encoded.dictionary) < len(codes) else None


def _keys(beginnings: pa.ChunkedArray, tails: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.binary_join_element_wise(beginnings, tails, APART)


def _beginnings(con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: pa.Table) -> pa.ChunkedArray:
    """Return how the key of every row begins: with its number if all rows have one."""
    if ledger.number and not rows[ledger.number].null_count:
        return rows[ledger.number].cast(pa.string())
    con.register("traced", rows)
    beginning = key_sql(ledger) if ledger.is_roster else base_sql(ledger)
    return con.sql(f"SELECT {beginning} AS key FROM traced").to_arrow_table()["key"]


def _traced(batch: Batch) -> pa.Table:
    sheet = batch.matched.sheet
    many = batch.rows.num_rows
    table = batch.rows.append_column("source_file", _alike(sheet.file, many))
    table = table.append_column("source_sheet", _alike(sheet.name, many))
    return table.append_column(HOME, homes(batch))


def _alike(text: str, many: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), many), [text])
