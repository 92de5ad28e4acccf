"""The records that made each figure of a briefing, kept small: to tell later who changed it.

A record is kept as a hash of its key, a hash of what it adds to the figure, and the load that said
so. That is enough to see which records came, went or count otherwise, and no record can be read
from it.
"""

import base64
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import pandas as pd

from gridlens.briefing.sentence import Figure
from gridlens.figures.rows.records import Group, Listing, listed
from gridlens.figures.rows.trace import without_time
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.store.version import Version

_KEY, _ADDS = 4, 2
_COLUMNS = ("key", "adds", "below", "load")
# The rows of one figure: what each adds (hashed), and its load, by the hash of its key.
Rows = Mapping[bytes, tuple[bytes, int]]


def rows_of(
    version: Version, scope: Scope, filters: Filters, figures: Iterable[Figure]
) -> dict[str, Rows]:
    """Return the rows of figures by the figure's mark; figures without an indicator have none.

    ``filters`` are those of the briefing. Questions that differ in the indicator alone are asked
    together.
    """
    asked: dict[tuple[Filters, Group], dict[str, str]] = defaultdict(dict)
    for figure in figures:
        if figure.indicator:
            over = filters.over(parse_period(figure.period), figure.as_of)
            asked[without_time(over, figure.groups)][figure.mark] = figure.indicator
    found: dict[str, Rows] = {}
    for (question, within), marks in asked.items():
        keys = list(dict.fromkeys(marks.values()))
        wanted = [Listing(find_indicator(key)[1].key, key, _COLUMNS) for key in keys]
        tables = dict(zip(keys, listed(version, scope, question, wanted, within), strict=True))
        found |= {mark: _hashed(tables[key]) for mark, key in marks.items()}
    return found


def kept(of: Mapping[str, Rows]) -> dict[str, dict[str, str]]:
    """Return rows in the form that the state keeps: hashes by load, as base64."""
    said: dict[str, dict[str, str]] = {}
    for mark, rows in of.items():
        by_load: dict[int, bytearray] = defaultdict(bytearray)
        for key, (adds, load) in rows.items():
            by_load[load] += key + adds
        said[mark] = {
            str(load): base64.b64encode(packed).decode("ascii") for load, packed in by_load.items()
        }
    return said


def read(said: Mapping[str, Mapping[str, str]]) -> dict[str, Rows]:
    """Return rows from the form that the state keeps."""
    size = _KEY + _ADDS
    found: dict[str, Rows] = {}
    for mark, by_load in said.items():
        rows: dict[bytes, tuple[bytes, int]] = {}
        for load, text in by_load.items():
            packed = base64.b64decode(text)
            for at in range(0, len(packed), size):
                rows[packed[at : at + _KEY]] = (packed[at + _KEY : at + size], int(load))
        found[mark] = rows
    return found


def in_force(version: Version, ledger: str) -> dict[bytes, int]:
    """Return the load that said each record of a ledger, by the hash of its key."""
    table = version.frame(f'SELECT key, "load" FROM "{ledger}"')
    return {
        _hash(key, _KEY): int(load) for key, load in zip(table["key"], table["load"], strict=True)
    }


def differing(then: Rows, now: Rows) -> set[bytes]:
    """Return the keys, hashed, of the records that came, went or add something else."""
    return {
        key
        for key in then.keys() | now.keys()
        if key not in then or key not in now or then[key][0] != now[key][0]
    }


def _hashed(table: pd.DataFrame) -> Rows:
    return {
        _hash(key, _KEY): (_hash(f"{_plain(adds)}|{_plain(below)}", _ADDS), int(load))
        for key, adds, below, load in table.itertuples(index=False, name=None)
    }


def _plain(adds: Any) -> str:
    if isinstance(adds, str):
        return adds
    return "" if pd.isna(adds) else str(float(adds))


def _hash(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8"), digest_size=size).digest()
