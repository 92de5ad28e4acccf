"""Find rows of one command that have the same key: a record repeated, or contradicted.

The first row stands, in order of file, sheet and row, so that the order in which files are
named never matters. A later row that says the same counts once; one that disagrees is rejected.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells import spelt_out
from etl.clean.rows import ROW, Batch
from etl.disk.keys import key_sql
from etl.problem import Problem
from gridlens.kinds.made_code import is_made
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def settle(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, batches: list[Batch]
) -> tuple[pa.Table, list[Batch]]:
    """Return the rows that stand, with key and source, and the batches with the others noted.

    The batches must be in order of file and sheet.
    """
    each = [_traced(batch) for batch in batches]
    if len(each) > 1:  # each may have other columns dictionary-encoded
        each = [spelt_out(table) for table in each]
    traced = pa.concat_tables(each, promote_options="default")
    rows = traced.add_column(0, "key", _keys(con, ledger, traced))
    if _are_rising(rows["key"]):
        return rows, batches
    encoded = rows["key"].combine_chunks().dictionary_encode()
    if len(encoded.dictionary) == rows.num_rows:
        return rows, batches
    keys = encoded.indices.to_numpy()
    _distinct, first, back = np.unique(keys, return_index=True, return_inverse=True)
    firsts = first[back]
    again = (firsts != np.arange(len(keys))).nonzero()[0]
    standing = np.ones(len(keys), dtype=bool)
    standing[again] = False
    return rows.filter(pa.array(standing)), _noted(ledger, batches, rows, firsts, again)


def _are_rising(keys: pa.ChunkedArray) -> bool:
    """Tell whether each key is greater than the one before; then no key is there twice."""
    rising = pc.less(keys.slice(0, max(len(keys) - 1, 0)), keys.slice(1))
    return bool(pc.all(rising, skip_nulls=False).as_py())


def _keys(con: duckdb.DuckDBPyConnection, ledger: Ledger, rows: pa.Table) -> pa.ChunkedArray:
    """Return the key of every row: its number if all rows have one, else by ``key_sql``."""
    if ledger.number and not rows[ledger.number].null_count:
        return rows[ledger.number].cast(pa.string())
    con.register("traced", rows)
    return con.sql(f"SELECT {key_sql(ledger)} AS key FROM traced").to_arrow_table()["key"]


def _traced(batch: Batch) -> pa.Table:
    sheet = batch.matched.sheet
    many = batch.rows.num_rows
    table = batch.rows.append_column("source_file", _alike(sheet.file, many))
    return table.append_column("source_sheet", _alike(sheet.name, many))


def _alike(text: str, many: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), many), [text])


def _noted(
    ledger: Ledger, batches: list[Batch], rows: pa.Table, firsts: np.ndarray, again: np.ndarray
) -> list[Batch]:
    """Return the batches with a problem for each row that has the key of an earlier row.

    ``again`` has the places of these rows, ``firsts`` for each row the place of the first with its
    key. A row that says the same is noted and counted; one that disagrees is rejected.
    """
    place = {batch.source: number for number, batch in enumerate(batches)}
    said: dict[int, list[Problem]] = defaultdict(list)
    names = [column.name for column in ledger.columns]
    key_column = ledger.number or ledger.natural_key[0]
    for later, earlier in zip(_listed(rows, again), _listed(rows, firsts[again]), strict=True):
        number = place[later["source_file"], later["source_sheet"]]
        where = {
            "file": earlier["source_file"],
            "sheet": earlier["source_sheet"],
            "row": earlier[ROW],
        }
        different = [name for name in names if later[name] != earlier[name]]
        titles = "、".join(ledger.column(name).title for name in different)
        reason = _("与《{file}》“{sheet}”第{row}行完全相同，按一条计")
        if different:
            reason = _(
                "与《{file}》“{sheet}”第{row}行是同一条记录，但{titles}不同；请核对后只留一行"
            )
        if different and is_made(later["key"]):
            reason = _(
                "与《{file}》“{sheet}”第{row}行同名，都没有编码，分不清是不是同一个"
                "（{titles}不同）；是同一个的只留一行，不是的请填编码或改名"
            )
        said[number].append(
            Problem(
                later[ROW],
                batches[number].header(key_column),
                batches[number].found(key_column, later[ROW]),
                reason.format(titles=titles, **where),
                fault=bool(different),
            )
        )
    return [
        batch.with_more(said[number], repeated=sum(not one.fault for one in said[number]))
        for number, batch in enumerate(batches)
    ]


def _listed(rows: pa.Table, places: np.ndarray) -> Iterator[dict[str, Any]]:
    yield from rows.take(pa.array(places)).to_pylist()
