"""Write the generated office: each ledger as CSV files for ``load``, and as typed Parquet."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from etl.invented.generate import committee, contacts, disputes
from etl.invented.generate.block import Block, tilted
from etl.invented.generate.days import Calendar
from etl.invented.generate.draw import Draw
from etl.invented.generate.goals import goals
from etl.invented.generate.office import Office, office, rosters
from etl.invented.generate.written import LedgerWriter, lines
from gridlens.ledgers import ledger as ledger_of
from gridlens.schema.ledger import Ledger

# The share of each activity ledger in the records, in per cent.
SHARES = {
    "visit": 40,
    "hazard": 24,
    "dispute": 14,
    "livelihood": 9,
    "enterprise_visit": 7,
    "session": 3,
    "inspection": 2,
    "motion": 1,
}
BLOCK = 240_000  # a multiple of the problems that one inspection finds
IN_A_FILE = 1_000_000  # rows; fewer than the most that a spreadsheet can have
_BLOCKS: dict[str, Callable[[Block], dict[str, pa.Array]]] = {
    "visit": contacts.visit,
    "hazard": disputes.hazard,
    "dispute": disputes.dispute,
    "livelihood": contacts.livelihood,
    "enterprise_visit": contacts.enterprise_visit,
    "session": committee.session,
    "inspection": committee.inspection,
    "motion": committee.motion,
}


def write(folder: Path, records: int, grids: int, seed: int, only: str | None = None) -> None:
    """Write ``records`` records in all, with their rosters and goals, into a folder.

    The records are shared out over the eight activity ledgers, or all belong to the ledger
    ``only``. The same arguments write the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    here = office(seed, grids)
    for key, table in (rosters(here) | {"goal": goals(here)}).items():
        ledger = ledger_of(key)
        _write(folder, ledger, here, iter([_declared(ledger, table)]), table.num_rows)
    for key, many in shared_out(records, only).items():
        ledger = ledger_of(key)
        _write(folder, ledger, here, tables(ledger, here, many, seed), many)


def shared_out(records: int, only: str | None = None) -> dict[str, int]:
    """Return the number of records of each ledger; they add up to ``records``."""
    if only:
        return {only: records}
    upto = np.cumsum([0, *SHARES.values()]) * records // 100
    return dict(zip(SHARES, np.diff(upto).tolist(), strict=True))


def tables(ledger: Ledger, office: Office, many: int, seed: int) -> Iterator[pa.Table]:
    """Yield the typed rows of a ledger, block by block, in order of date."""
    rng = np.random.default_rng([seed, ledger.place])
    calendar = Calendar.drawn(rng, many)
    firms = ledger.key == "enterprise_visit"
    exposure = tilted(rng, office.enterprises if firms else office.households)
    for begin in range(0, many, BLOCK):
        draw = Draw(seed, ledger.place, begin // BLOCK + 1, min(BLOCK, many - begin))
        block = Block(draw, office, calendar, begin, exposure)
        yield _declared(ledger, pa.table(_BLOCKS[ledger.key](block)))


def _declared(ledger: Ledger, table: pa.Table) -> pa.Table:
    """Return the table with all columns of the ledger, in order and typed; missing ones null."""
    schema = ledger.schema()
    fields = [schema.field(column.name) for column in ledger.columns]
    given = set(table.column_names)
    assert given <= {field.name for field in fields}, (ledger.key, given)
    return pa.table(
        [
            table[field.name].cast(field.type)
            if field.name in given
            else pa.nulls(table.num_rows, field.type)
            for field in fields
        ],
        schema=pa.schema(fields),
    )


def _write(
    folder: Path, ledger: Ledger, office: Office, blocks: Iterator[pa.Table], many: int
) -> None:
    with ExitStack() as stack:
        text = stack.enter_context(LedgerWriter(folder, ledger, many, IN_A_FILE))
        typed: pq.ParquetWriter | None = None
        for table in blocks:
            if typed is None:
                path = folder / f"{ledger.title}.parquet"
                typed = stack.enter_context(pq.ParquetWriter(path, table.schema))
            typed.write_table(table)
            text.write(lines(ledger, office, table))
