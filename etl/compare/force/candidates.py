"""Lay out the rows of a command beside the records that they may be, for ``identity``.

Rows and records are told by hashes of their columns. All of them have the hash of everything, by
which most rows find their record; only those left get more marks.
"""

import duckdb

from etl.compare.likeness.marks import (
    but_number_sql,
    content_sql,
    matter_sql,
    natural_sql,
    number_sql,
)
from etl.disk.keys import base_sql, quoted, scope_sql
from gridlens.schema.ledger import Ledger


def tables(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, records: str, decided: str | None
) -> None:
    """Make the tables ``coming`` (the rows) and ``old`` (the records that they may be).

    ``found`` has the pairs of both: those in ``equal``, and in ``pairs`` those found later.
    """
    marks = f"{base_sql(ledger)} AS base, {content_sql(ledger)} AS content"
    marks += ", source_file, source_sheet"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE coming AS SELECT row_place AS place, key, row_home AS home,"
        f" {marks} FROM incoming"
    )
    told = f"SELECT key, row_scope AS scope, row_home AS home, {marks}"
    old = [f"{told}, false AS gone FROM ({_continued(ledger, records)})"]
    if decided:
        old.append(f"{told}, true AS gone FROM ({_continued(ledger, decided, 'false')})")
    con.execute(f"CREATE OR REPLACE TEMP TABLE old AS {' UNION ALL '.join(old)}")
    con.execute(
        "CREATE OR REPLACE TEMP TABLE pairs"
        " (place BIGINT, key VARCHAR, status VARCHAR, pass VARCHAR)"
    )
    con.execute("CREATE OR REPLACE TEMP TABLE equal (place BIGINT, key VARCHAR)")
    con.execute(
        "CREATE OR REPLACE TEMP VIEW found AS SELECT place, key, status FROM pairs"
        " UNION ALL SELECT place, key, 'unchanged' FROM equal"
    )
    con.execute("CREATE OR REPLACE TEMP TABLE numbered_for_others (home VARCHAR)")


def pair_equal(con: duckdb.DuckDBPyConnection) -> None:
    """Pair rows with records equal to them, those of the same source first."""
    con.execute(
        "INSERT INTO equal SELECT place, key FROM"
        " (SELECT place, base, content, row_number() OVER"
        " (PARTITION BY base, content ORDER BY place) AS n FROM coming)"
        " JOIN (SELECT key, base, content, row_number() OVER"
        " (PARTITION BY base, content ORDER BY home IS NULL, gone, key) AS n FROM old)"
        " USING (base, content, n)"
    )


def left_over(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, records: str, decided: str | None
) -> bool:
    """Make ``coming_left`` and ``old_left`` of what no equal was found for, with more marks.

    ``rivals`` also has the records whose keys begin like those of rows left. Returns whether any
    row is left.
    """
    assert ledger.date
    marks = (
        f"{number_sql(ledger)} AS number, {but_number_sql(ledger)} AS but_number,"
        f" {natural_sql(ledger)} AS natural_key, {matter_sql(ledger)} AS matter,"
        f" {quoted(ledger.date)} AS day, source_row"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE coming_left AS"
        " SELECT * FROM (SELECT * FROM coming ANTI JOIN equal USING (place)) JOIN"
        f" (SELECT row_place AS place, {marks} FROM incoming"
        " WHERE row_place NOT IN (SELECT place FROM equal)) USING (place)"
    )
    if not con.execute("SELECT 1 FROM coming_left LIMIT 1").fetchall():
        return False
    con.execute(
        "CREATE OR REPLACE TEMP TABLE wanted AS SELECT * FROM old"
        " WHERE key NOT IN (SELECT key FROM equal) OR base IN (SELECT base FROM coming_left)"
    )
    every = f"SELECT * FROM ({records})" + (
        f" UNION ALL BY NAME SELECT * FROM ({decided})" if decided else ""
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE rivals AS SELECT * FROM wanted JOIN"
        f" (SELECT key, {marks} FROM ({every}) SEMI JOIN wanted USING (key)) USING (key)"
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE old_left AS SELECT * FROM rivals ANTI JOIN equal USING (key)"
    )
    return True


def _continued(ledger: Ledger, records: str, by_name: str = "true") -> str:
    """Return the query for those records that the rows may be.

    Each has its source (``row_scope``) and the sheet of the command that continues it
    (``row_home``).
    """
    return (
        f"SELECT record.*, {scope_sql('record.key')} AS row_scope,"
        f" coalesce(by_key.home, by_name.home) AS row_home FROM ({records}) record"
        f" LEFT JOIN continued by_key ON {scope_sql('record.key')} = by_key.scope"
        f" LEFT JOIN continued by_name ON {by_name}"
        " AND record.source_file = by_name.file AND record.source_sheet = by_name.sheet"
        " WHERE coalesce(by_key.home, by_name.home) IS NOT NULL"
        f" OR {base_sql(ledger)} IN (SELECT base FROM coming)"
    )
