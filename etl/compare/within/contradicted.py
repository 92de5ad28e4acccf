"""Find rows of rosters and goals with the same key: an entry repeated, or contradicted.

The first row stands; in a roster, the first that has the code by itself, before those that have it
from another row. Otherwise a row that brings the office's code might be rejected for the sake of a
row that has the code only from it. Another row that says the same counts once with the one that
stands; one that disagrees is rejected, because an entry of a roster has one code and a period one
goal.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.cells.codes import MADE
from etl.clean.rows import ROW, Batch
from etl.sheets.problem import Problem
from gridlens.kinds.names.made import is_made
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def without_contradictions(
    ledger: Ledger, batches: list[Batch], rows: pa.Table, codes: np.ndarray
) -> tuple[pa.Table, list[Batch]]:
    """Return the rows that stand, and the batches with a problem for each other row.

    ``codes`` tells which rows have the same key.
    """
    in_turn = np.argsort(_has_code_from_another(ledger, rows), kind="stable")
    _distinct, first, back = np.unique(codes[in_turn], return_index=True, return_inverse=True)
    firsts = np.empty_like(in_turn)
    firsts[in_turn] = in_turn[first[back]]
    again = (firsts != np.arange(len(codes))).nonzero()[0]
    standing = np.ones(len(codes), dtype=bool)
    standing[again] = False
    return rows.filter(pa.array(standing)), _noted(ledger, batches, rows, firsts, again)


def _has_code_from_another(ledger: Ledger, rows: pa.Table) -> np.ndarray:
    """Tell for each row whether its code stands in place of the one that we made for it."""
    made = f"{ledger.number}{MADE}"
    if made not in rows.column_names:
        return np.zeros(rows.num_rows, dtype=bool)
    other = pc.not_equal(rows[made], rows[str(ledger.number)])
    found: np.ndarray = pc.fill_null(other, False).to_numpy()
    return found


def _noted(
    ledger: Ledger, batches: list[Batch], rows: pa.Table, firsts: np.ndarray, again: np.ndarray
) -> list[Batch]:
    """Return the batches with a problem for each row that has the key of a row that stands.

    ``again`` has the places of these rows, ``firsts`` for each row the place of the one that stands
    under its key. A row that says the same is noted and counted; one that disagrees is rejected.
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
