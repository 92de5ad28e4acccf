"""Find out which sheets, loaded before, the sheets of a command continue.

A sheet continues the earlier one of the same file and name, and one of a file that it is said to
correct. It also continues one with which it has most rows in common: at least three, and more than
half of the rows of the smaller of both. Rows are in common if number and natural key agree; what
became of the matter may differ. So a ledger that an office saves under a new name each month stays
one source. Each earlier sheet is continued by one sheet of the command at most.
"""

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from etl.clean.rows import Batch
from etl.disk.keys import scope_of

_LEAST = 3


def continued(
    con: duckdb.DuckDBPyConnection,
    records: str,
    batches: Sequence[Batch],
    corrects: Mapping[str, str],
) -> None:
    """Register ``continued``: file, sheet and mark (``scope``) of sheets, and who continues them.

    ``home`` is the mark of the sheet of the command. ``records`` is the query for the records in
    force. By mark, a sheet is found even if another file brought its records again.
    """
    named = {batch.source: scope_of(*batch.source) for batch in batches}
    found = dict(named)
    for given, file in corrects.items():
        sheets = con.execute(
            f"SELECT DISTINCT source_sheet FROM ({records}) WHERE source_file = ? ORDER BY 1",
            [file],
        )
        mine = [source for source in named if source[0] == given]
        for (sheet,) in sheets.fetchall() if mine else ():
            same = (given, sheet) if (given, sheet) in named else mine[0]
            found.setdefault((file, sheet), named[same])
    rows = [(file, sheet, scope_of(file, sheet), home) for (file, sheet), home in found.items()]
    names = ["file", "sheet", "scope", "home"]
    arrays = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    con.register("continued", pa.table(arrays, names=names))


def take_most_alike(con: duckdb.DuckDBPyConnection, records: str) -> None:
    """Give the records of sheets that have most rows in common with one of the command to it.

    Reads the tables of ``identity``, and fills in ``home`` in those of the records.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE in_common AS"
        " SELECT home, file, sheet, count(DISTINCT place) AS many FROM ("
        "SELECT coming.home, place, old.source_file AS file, old.source_sheet AS sheet"
        " FROM equal JOIN coming USING (place) JOIN old ON equal.key = old.key"
        " WHERE old.home IS NULL AND NOT old.gone"
        " UNION ALL SELECT coming.home, place, old.source_file, old.source_sheet"
        " FROM coming_left coming JOIN rivals old ON coming.base = old.base"
        " AND coming.natural_key = old.natural_key"
        " AND coming.number IS NOT DISTINCT FROM old.number"
        " WHERE old.home IS NULL AND NOT old.gone"
        f") GROUP BY ALL HAVING many >= {_LEAST}"
    )
    if not con.execute("SELECT 1 FROM in_common LIMIT 1").fetchall():
        return
    con.execute(
        "CREATE OR REPLACE TEMP TABLE most_alike AS"
        " WITH theirs AS (SELECT source_file AS file, source_sheet AS sheet, count(*) AS all_of_it"
        f" FROM ({records}) GROUP BY ALL),"
        " ours AS (SELECT home, count(*) AS all_of_us FROM coming GROUP BY ALL)"
        " SELECT file, sheet, home FROM in_common JOIN theirs USING (file, sheet)"
        " JOIN ours USING (home) WHERE 2 * many > least(all_of_it, all_of_us)"
        " QUALIFY row_number() OVER (PARTITION BY file, sheet ORDER BY many DESC, home) = 1"
    )
    for table in ("old", "rivals", "old_left"):
        con.execute(
            f"UPDATE {table} record SET home = most_alike.home FROM most_alike"
            " WHERE record.home IS NULL AND record.source_file = most_alike.file"
            " AND record.source_sheet = most_alike.sheet"
        )
