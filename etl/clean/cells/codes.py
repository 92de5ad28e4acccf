"""The codes of a roster's entries: made where the roster has none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from etl.clean.cells.values import Values
from etl.clean.rosters.directory import ROSTERS
from etl.clean.rosters.entries import Entry
from gridlens.kinds.names.made import is_made, made_code
from gridlens.schema.ledger import Ledger

MADE = "@made"
"""Ends the name of the column with the codes that we made; it is null beside codes of others."""


def with_made_codes(ledger: Ledger, values: Values) -> Values:
    """Return the values with a code for each entry that has none, and which codes were made."""
    if ledger.key not in ROSTERS or ledger.number is None:
        return values
    found = entries(ledger, values.table)
    made = [
        made_code(one.names[0], one.area)
        if one.names and (not one.code or is_made(one.code))
        else None
        for one in found
    ]
    codes = [ours or one.code or None for ours, one in zip(made, found, strict=True)]
    table = with_codes(ledger, values.table, codes)
    table = table.append_column(ledger.number + MADE, pa.array(made, pa.string()))
    return replace(values, table=table)


def with_codes(ledger: Ledger, table: pa.Table, codes: Sequence[str | None]) -> pa.Table:
    """Return rows of a roster with other codes."""
    name = str(ledger.number)
    return table.set_column(table.column_names.index(name), name, pa.array(codes, pa.string()))


def entries(ledger: Ledger, table: pa.Table) -> list[Entry]:
    """Return the entries in rows of a roster; an entry without a code has an empty one."""
    used = [
        name
        for name in (ledger.number, "name", "aliases", "community")
        if name in table.column_names
    ]
    return [entry_of(ledger, row) for row in table.select(used).to_pylist()]


def entry_of(ledger: Ledger, row: Mapping[str, object]) -> Entry:
    """Return the entry that a row of a roster is."""
    others = row.get("aliases") or ()
    assert isinstance(others, list | tuple)
    names = tuple(str(name) for name in (row["name"], *others) if name)
    area = row.get("community")
    return Entry(str(row[str(ledger.number)] or ""), names, str(area) if area else None)
