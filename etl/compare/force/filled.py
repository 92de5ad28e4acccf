"""Pair rows with the records that the same rows gave when less of them could be read.

An answer or a mapping makes more of a sheet readable. Loaded again, its rows say all that their
records say, and more.
"""

import duckdb

from etl.disk.keys import quoted
from gridlens.schema.ledger import Ledger

_LEAST = 2


def paired(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    records: str,
    left: str,
    free: str,
    may_have: str,
) -> None:
    """Add the pairs of rows that stand where their records stood to ``pairs`` (see ``identity``).

    File, sheet and row number are the same; no column that both fill differs, and at least two
    columns that both fill are equal.
    """
    here = "SELECT 1 FROM old_left WHERE home IS NOT NULL AND NOT gone LIMIT 1"
    if not con.execute(here).fetchall():
        return
    names = [quoted(column.name) for column in ledger.columns]
    agree = " + ".join(f"coalesce(a.{n} = b.{n}, false)::INTEGER" for n in names)
    differ = " + ".join(f"coalesce(a.{n} <> b.{n}, false)::INTEGER" for n in names)
    con.execute(
        "INSERT INTO pairs SELECT coming.place, old.key, 'updated', 'filled'"
        f" FROM {left} coming JOIN {free} old ON coming.home = old.home AND NOT old.gone"
        " AND coming.source_file = old.source_file AND coming.source_sheet = old.source_sheet"
        f" AND coming.source_row = old.source_row AND {may_have}"
        " JOIN incoming a ON a.row_place = coming.place"
        f" JOIN ({records}) b ON b.key = old.key"
        f" WHERE {differ} = 0 AND {agree} >= {_LEAST}"
        " QUALIFY row_number() OVER (PARTITION BY coming.place ORDER BY old.key) = 1"
    )
