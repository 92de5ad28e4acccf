"""Let the office's own words mean in the records in force what the office says they mean.

A word that a column does not know is kept as it is. Once the office has explained it, it gets its
meaning in every row, whichever load brought it; once the answer is undone, it is the office's own
word again. Rows that were read by an answer keep the word beside its meaning for that. An answer
that a row is no record takes no row away: it holds for files that are loaded later.
"""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from etl.clean.cells.reading import WRITTEN
from etl.clean.rosters.directory import Directory
from etl.disk.keys import literal, quoted
from etl.words.meaning import Words, own_columns
from gridlens.errors import GridLensError
from gridlens.kinds import Choice, tidy
from gridlens.schema.ledger import Ledger
from gridlens.store.office.answers import EMPTY, VOID, plain_word


def with_meanings(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, query: str, directory: Directory
) -> str:
    """Return a query in which every word that the office has explained has its meaning.

    The word then stands beside its meaning, so that whoever keeps the row keeps both.
    ``query`` has the ledger's columns and those of ``written_columns``. If no word changes, it is
    returned as it is.
    """
    replaced, joined = [], []
    for column in own_columns(ledger.key):
        said = directory.words(ledger.key, column)
        changed = _changed(con, query, ledger, column, said)
        if not changed:
            continue
        table, name = f"meanings_{ledger.key}_{column}", quoted(column)
        beside = quoted(column + WRITTEN)
        arrays = [pa.array(values, pa.string()) for values in zip(*changed, strict=True)]
        con.register(table, pa.table(arrays, names=["given", "written", "meant"]))
        met = f"worded.{name} IS NOT DISTINCT FROM {table}.given"
        met += f" AND worded.{beside} IS NOT DISTINCT FROM {table}.written"
        # What a word means may be an empty cell, so a meaning is known by its row, not its value.
        replaced += [
            f"CASE WHEN {table}.is_there THEN {table}.meant ELSE worded.{name} END AS {name}",
            f"coalesce(worded.{beside}, {table}.given) AS {beside}",
        ]
        joined.append(f"LEFT JOIN (SELECT *, true AS is_there FROM {table}) {table} ON {met}")
    if not replaced:
        return query
    return (
        f"SELECT worded.* REPLACE ({', '.join(replaced)}) FROM ({query}) worded {' '.join(joined)}"
    )


def _changed(
    con: duckdb.DuckDBPyConnection,
    query: str,
    ledger: Ledger,
    column: str,
    said: Mapping[str, str],
) -> list[tuple[str | None, str | None, str | None]]:
    """Return the cells whose value the answers change: the value, the word beside it, the result.

    Without an answer about the column only words that once had one can change.
    """
    kind = ledger.column(column).kind
    assert isinstance(kind, Choice)
    name, written = quoted(column), quoted(column + WRITTEN)
    wanted = f"{written} IS NOT NULL"
    if said:
        wanted += f" OR {name} NOT IN ({', '.join(map(literal, kind.values))})"
    found = con.sql(f"SELECT DISTINCT {name}, {written} FROM ({query}) WHERE {wanted}").fetchall()
    meant = ((value, word, _meant(ledger, column, value, word, said)) for value, word in found)
    return [one for one in meant if one[0] != one[2]]


def _meant(
    ledger: Ledger, column: str, value: str | None, word: str | None, said: Mapping[str, str]
) -> str | None:
    answer = said.get(plain_word(word or value or ""))
    if answer is not None and answer != VOID:
        return None if answer == EMPTY else answer
    return value if word is None else _unexplained(ledger, column, word)


def _unexplained(ledger: Ledger, column: str, word: str) -> str | None:
    """Return how a word is read as long as nobody has explained it."""
    try:
        return Words(ledger.key, column, {}).value(word)
    except GridLensError:
        return tidy(word)
