"""Let each entry of the rosters stand under one code, whichever load brought the code.

A load keeps which codes we made. So if the load that brought the office's codes is taken back, the
entries stand under ours again, as if it had never been loaded.
"""

import duckdb
import pyarrow as pa

from etl.clean.cells.codes import MADE, entry_of
from etl.clean.rosters.directory import ROSTERS, Directory
from etl.clean.rosters.entries import stands_for
from etl.disk.keys import literal, quoted
from gridlens.kinds.names.made import MARK
from gridlens.schema.ledger import Ledger


def made_column(ledger: Ledger) -> str | None:
    """Return the column in which the loads of a roster keep the codes that we made, or None."""
    return ledger.number + MADE if ledger.key in ROSTERS and ledger.number else None


def with_standing_codes(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, query: str, directory: Directory
) -> str:
    """Return a query for a roster's rows in which each entry has the code and key that stand.

    ``query`` has the column that ``made_column`` names. If no code changes, it is returned as it
    is. Entries of the directory count as well.
    """
    made = made_column(ledger)
    if made is None or ledger.key not in ROSTERS:
        return query
    number = quoted(str(ledger.number))
    given = f"coalesce({quoted(made)}, {number})"
    ours = f"SELECT 1 FROM ({query}) WHERE starts_with({given}, {literal(MARK)}) LIMIT 1"
    if not con.sql(ours).fetchall():
        return query
    used = [quoted(name) for name in ("name", "aliases", "community") if ledger.has(name)]
    rows = con.sql(f"SELECT DISTINCT {given} AS {number}, {', '.join(used)} FROM ({query})")
    found = [entry_of(ledger, row) for row in rows.to_arrow_table().to_pylist()]
    others = stands_for([*found, *directory.entries(ledger.key)])
    settled = {code: some[0] for code, some in others.items() if len(some) == 1}
    columns = [pa.array(list(codes), pa.string()) for codes in (settled, settled.values())]
    table = pa.table(columns, ["given_code", "standing_code"])
    name = f"standing_{ledger.key}"
    con.register(name, table)
    code = f"coalesce({name}.standing_code, {given})"
    return (
        f"SELECT entries.* REPLACE ({code} AS {number}, {code} AS key)"
        f" FROM ({query}) entries LEFT JOIN {name} ON {given} = {name}.given_code"
    )
