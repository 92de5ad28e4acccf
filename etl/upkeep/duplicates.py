"""Find records of different sheets that are likely the same thing, for a person to decide.

Two records are alike if three things hold. They have the same date. They agree in the columns that
their ledger declares; an empty cell agrees with any. They have the same subject, or nearly: it is
compared letter by letter without case, spaces and marks, and the digits must be the same. Nothing
is merged here.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.compare.likeness.alike import agreeing, are_near, digits_sql, subject_sql
from etl.disk.engine import opened
from etl.disk.keys import quoted
from gridlens.ledgers import activity_ledgers
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.office.state import State

DECIDED = "different_records"
_SHARED = 0.6  # subjects are compared only if they share this part of their distinct letters
_COMPARED = 300  # on a day with more records than this, only equal subjects are found
_ID_LENGTH = 8


@dataclass(frozen=True)
class Record:
    """A record that may be a duplicate of another.

    ``known_by`` has texts by column title that identify it; the last four fields are its source.
    """

    ledger: str
    key: str
    known_by: dict[str, str]
    file: str
    sheet: str
    row: int
    load: int

    @property
    def id(self) -> str:
        """A short name that a person can type; it is the same in every version."""
        return hashlib.sha256(f"{self.ledger}\x1f{self.key}".encode()).hexdigest()[:_ID_LENGTH]


def duplicates(file: Path, store: Path) -> list[list[Record]]:
    """Return the groups of likely duplicates in a version's file.

    Pairs that a person has found to be different do not count.
    """
    different = set(State(store).entries(DECIDED))
    groups = []
    with opened(file, read_only=True) as con:
        for ledger in activity_ledgers().values():
            pairs = [p for p in _alike(con, ledger) if decision(ledger.key, *p) not in different]
            groups += [_records(con, ledger, keys) for keys in _joined(pairs)]
    return groups


def record_of(file: Path, wanted: Iterable[str]) -> dict[str, Record]:
    """Return the records with these short names, by short name; unknown names are left out."""
    names = set(wanted)
    found: dict[str, Record] = {}
    with opened(file, read_only=True) as con:
        for ledger in activity_ledgers().values():
            short = f"left(sha256('{ledger.key}' || chr(31) || key), {_ID_LENGTH})"
            rows = con.execute(
                f"SELECT key FROM {quoted(ledger.key)} WHERE {short} IN (SELECT unnest(?))",
                [sorted(names)],
            ).fetchall()
            found |= {one.id: one for one in _records(con, ledger, [key for (key,) in rows])}
    return found


def decision(ledger: str, one: str, other: str) -> str:
    """Return the name of the state entry which says that two records are different."""
    return json.dumps([ledger, *sorted((one, other))], ensure_ascii=False)


def _alike(con: duckdb.DuckDBPyConnection, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield the keys of every pair of records that are alike and come from different sheets."""
    assert ledger.date
    if len(con.execute(f"SELECT 1 FROM {quoted(ledger.key)} LIMIT 2").fetchall()) < 2:
        return
    con.execute(
        "CREATE OR REPLACE TEMP TABLE told AS"
        f" SELECT key, {quoted(ledger.date)} AS day, {subject_sql(ledger)} AS subject,"
        " list_distinct(string_split(subject, '')) AS letters,"
        f" {digits_sql('subject')} AS digits,"
        " count(*) OVER (PARTITION BY day) AS that_day,"
        f" source_file, source_sheet{''.join(f', {quoted(c)}' for c in agreeing(ledger))}"
        f" FROM {quoted(ledger.key)} WHERE day IS NOT NULL AND subject <> ''"
    )
    agree = "".join(
        f" AND (a.{c} IS NULL OR b.{c} IS NULL OR a.{c} = b.{c})"
        for c in map(quoted, agreeing(ledger))
    )
    apart = "(a.source_file, a.source_sheet) <> (b.source_file, b.source_sheet)"
    pair = "SELECT a.key, b.key, a.subject, b.subject FROM told a JOIN told b"
    common = "len(list_intersect(a.letters, b.letters))"
    found = con.execute(
        f"{pair} ON a.day = b.day AND a.subject = b.subject AND a.key < b.key"
        f" WHERE {apart}{agree}"
        f" UNION ALL {pair} ON a.day = b.day AND a.digits = b.digits AND a.key < b.key"
        f" WHERE a.subject <> b.subject AND a.that_day <= {_COMPARED} AND {apart}{agree}"
        f" AND {common} >= {_SHARED} * greatest(len(a.letters), len(b.letters)) ORDER BY ALL"
    ).fetchall()
    for one, other, this, that in found:
        if are_near(this, that):
            yield one, other


def _joined(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the keys in groups; both keys of a pair are always in the same group."""
    group: dict[str, str] = {}

    def first(key: str) -> str:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        group[high] = low
    members = defaultdict(list)
    for key in sorted(group):
        members[first(key)].append(key)
    return list(members.values())


def _records(con: duckdb.DuckDBPyConnection, ledger: Ledger, keys: list[str]) -> list[Record]:
    """Return the records with these keys, in order of file, sheet and row."""
    shown = _shown(ledger)
    names = "".join(f", CAST({quoted(c.name)} AS VARCHAR)" for c in shown)
    rows = con.execute(
        f"SELECT key, source_file, source_sheet, source_row, load{names}"
        f" FROM {quoted(ledger.key)} WHERE key IN (SELECT unnest(?))"
        " ORDER BY source_file, source_sheet, source_row",
        [keys],
    ).fetchall()
    return [
        Record(
            ledger.key,
            key,
            {c.title: text for c, text in zip(shown, texts, strict=True) if text},
            *(file, sheet, row, load),
        )
        for key, file, sheet, row, load, *texts in rows
    ]


def _shown(ledger: Ledger) -> list[Column]:
    """Return the columns by which a person knows a record, without columns of personal data."""
    wanted: list[Any] = [ledger.number, ledger.date, ledger.grid, *ledger.subject]
    columns = [ledger.column(name) for name in dict.fromkeys(filter(None, wanted))]
    return [column for column in columns if column.personal is None]
