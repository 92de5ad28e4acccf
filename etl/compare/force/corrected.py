"""Pair rows without number with the records that they correct in one or two columns."""

import duckdb

from etl.disk.keys import quoted
from gridlens.schema.ledger import Ledger

_MOST = 50  # a sheet with more rows left has been changed too much to tell which row is which


def paired(
    con: duckdb.DuckDBPyConnection,
    ledger: Ledger,
    records: str,
    left: str,
    free: str,
    may_have: str,
) -> None:
    """Add the pairs of corrected rows to ``pairs`` (see ``identity``).

    A row is paired with the record of its sheet that differs least, in two columns at most, and
    agrees in more filled columns than that. Both must find each other. All this holds only for a
    sheet most of whose rows were there before.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE few AS SELECT home FROM"
        f" (SELECT home, count(*) AS ours FROM {left} GROUP BY home)"
        f" JOIN (SELECT home, count(*) AS theirs FROM {free} WHERE NOT gone GROUP BY home)"
        " USING (home) JOIN (SELECT coming.home, count(*) AS known FROM found"
        " JOIN coming USING (place) GROUP BY coming.home) USING (home)"
        f" WHERE greatest(ours, theirs) <= {_MOST} AND ours <= known"
    )
    if not con.execute("SELECT 1 FROM few LIMIT 1").fetchall():
        return
    names = [quoted(column.name) for column in ledger.columns]
    differ = " + ".join(f"(a.{n} IS DISTINCT FROM b.{n})::INTEGER" for n in names)
    agree = " + ".join(f"coalesce(a.{n} = b.{n}, false)::INTEGER" for n in names)
    con.execute(
        "INSERT INTO pairs SELECT place, key, 'updated', 'corrected' FROM ("
        f"SELECT coming.place, old.key, {differ} AS differ, {agree} AS agree"
        f" FROM {left} coming SEMI JOIN few ON coming.home = few.home"
        f" JOIN {free} old ON coming.home = old.home AND NOT old.gone"
        " AND (coming.number IS NULL OR old.number IS NULL)"
        f" AND {may_have}"
        " JOIN incoming a ON a.row_place = coming.place"
        f" JOIN ({records}) b ON b.key = old.key"
        " WHERE differ <= 2 AND agree > differ"
        " QUALIFY row_number() OVER (PARTITION BY coming.place ORDER BY differ, old.key) = 1"
        " AND row_number() OVER (PARTITION BY old.key ORDER BY differ, coming.place) = 1)"
    )
