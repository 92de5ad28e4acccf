"""Let answers about the office's own words change the rows that are in the store.

A word that a column does not know is kept, and counted under 其他. What the office says later that
it means takes effect for all rows at once, as a version with its own entry among the loads. The
rows keep their files, sheets and row numbers; a file loaded again finds them unchanged. Undoing
the entry, or the answer, brings the word back.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.clean.cells.reading import WRITTEN
from etl.compare.force.attached import IN_FORCE, attach, has_table
from etl.disk import pointer
from etl.disk.engine import opened
from etl.disk.keys import quoted
from etl.disk.pointer import Current
from etl.loads.fold import latest_rows
from etl.loads.keep import Parts, numbered
from etl.loads.receipt import ANSWERED, Receipt
from etl.loads.rosters import rosters
from etl.publish.version import publish
from etl.upkeep.lock import WAIT_SECONDS, locked
from etl.upkeep.repair import standing
from etl.upkeep.sweep import sweep
from etl.words.meaning import own_columns
from gridlens.errors import GridLensError
from gridlens.ledgers import ledger as ledger_of
from gridlens.settings import who
from gridlens.store.office.answers import WORD, Answer, answer_name, in_force, plain_word, settle
from gridlens.translation import _

Word = tuple[str, str, str]
"""A ledger, one of its columns, and a word in it as answers know it."""


def explain(
    store: Path,
    wanted: Mapping[str, Answer | None],
    now: dt.datetime,
    wait: float = WAIT_SECONDS,
) -> Current | None:
    """Keep or undo (None) the answers of these names; publish if rows in the store change by it.

    Returns the new version; None where no row changes. Raises ``GridLensError`` for an answer that
    its column cannot take, or if the store is busy for longer than ``wait`` seconds.
    """
    before = {one.name: one for one, _entry in in_force(store)}
    told = {name: one or before.get(name) for name, one in wanted.items()}
    words = {name: one for name, one in told.items() if one and _is_own_word(one)}
    if not words or pointer.read(store) is None:
        settle(store, wanted, who())
        return None
    with locked(store, wait):
        current = standing(store, now)[0]
        assert current
        sweep(store)
        settle(store, wanted, who())
        rows = _changing(store, current, {(one.ledger, one.column) for one in words.values()})
        if not rows:
            return None
        changes = [
            {
                "ledger": one.ledger,
                "column": one.column,
                "text": one.text,
                "before": _means(before.get(name)),
                "after": _means(wanted[name]),
                "rows": rows[one.ledger, one.column, plain_word(one.text)],
            }
            for name, one in words.items()
        ]
        receipt = Receipt(
            loaded_at=now.isoformat(), loaded_by=who(), kind=ANSWERED, answers=changes
        )
        fresh = numbered(store, Parts({}), [], receipt)
        renewed = publish(store, [*current.loads, fresh.load], current.undone, now, fresh)
        sweep(store)
    return renewed


def turned(store: Path, changes: Sequence[Mapping[str, Any]], *, back: bool) -> None:
    """Undo the answers of an entry (``back``), or give them again; the rows follow when published.

    Raises ``GridLensError`` if one has got another answer since; then nothing changes.
    """
    known = {one.name: one.means for one, _entry in in_force(store)}
    wanted: dict[str, Answer | None] = {}
    for one in changes:
        name = answer_name(WORD, one["ledger"], one["column"], one["text"])
        from_, to = (one["after"], one["before"]) if back else (one["before"], one["after"])
        if known.get(name) not in (from_, to):
            raise GridLensError(
                _("“{text}”后来又有了别的回答，这一次不能单独改动。").format(text=one["text"]),
                _("请改动或撤销后来的那个回答。"),
            )
        means = Answer(WORD, one["ledger"], one["column"], one["text"], to) if to else None
        wanted[name] = means
    settle(store, wanted, who())


def _changing(store: Path, current: Current, columns: set[tuple[str, str]]) -> Counter[Word]:
    """Count the rows in force that the answers as they are now change, by word."""
    file, found = store / current.file, Counter[Word]()
    directory = rosters(file, store)
    with opened() as con:
        attach(con, file)
        for key, column in sorted(columns):
            if not has_table(con, key):
                continue  # an older version, without this ledger
            ledger, name, written = ledger_of(key), quoted(column), quoted(column + WRITTEN)
            query = latest_rows(con, ledger, store, current.loads, directory)
            changes = con.sql(
                f"SELECT coalesce(fresh.{written}, fresh.{name}), count(*) FROM ({query}) fresh"
                f" JOIN {IN_FORCE}.{quoted(key)} old USING (key)"
                f" WHERE fresh.{name} IS DISTINCT FROM old.{name} GROUP BY ALL"
            )
            for word, many in changes.fetchall():
                found[key, column, plain_word(word or "")] += many
    return found


def _is_own_word(one: Answer) -> bool:
    return one.kind == WORD and one.column in own_columns(one.ledger)


def _means(one: Answer | None) -> str | None:
    return one.means if one else None
