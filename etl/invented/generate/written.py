"""Turn typed rows into text as a clerk writes it: names for codes, own dates and spellings."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.invented.generate.draw import joined
from etl.invented.generate.office import Office
from etl.invented.sample.papers.sheets import ShowDay, dashed, dotted, in_characters, slashed
from gridlens.kinds import Choice, Day, Reference, Several, Tenures
from gridlens.ledgers import indicator
from gridlens.schema.ledger import Column, Ledger

_STYLES: tuple[ShowDay, ...] = (dashed, slashed, dotted, in_characters)
_NEEDS_QUOTES = '[",\r\n]'
_OTHER_SPELLING_EVERY = 7
_END = "\r\n"


def lines(ledger: Ledger, office: Office, table: pa.Table) -> pa.Array:
    """Return the rows as lines of a CSV file, each with its line end."""
    cells = [
        _quoted(_written(ledger, column, office, table[column.name].combine_chunks()))
        for column in ledger.columns
    ]
    return joined(pc.binary_join_element_wise(*cells, ","), _END)


class LedgerWriter:
    """Writes the lines of a ledger into files of at most ``most`` rows; use it in ``with``.

    ``many`` is the number of rows in all. If one file is enough, its name has no number.
    """

    def __init__(self, folder: Path, ledger: Ledger, many: int, most: int) -> None:
        self._folder, self._ledger, self._most = folder, ledger, most
        self._several = many > most
        self._file: BinaryIO | None = None
        self._number = 0
        self._room = 0

    def __enter__(self) -> "LedgerWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the last file."""
        if self._file:
            self._file.close()

    def write(self, rows: pa.Array) -> None:
        """Write lines; when a file is full, go on with the next file."""
        while len(rows):
            if not self._room:
                self._next()
            assert self._file
            now, rows = rows.slice(0, self._room), rows.slice(self._room)
            self._file.write(_bytes(now))
            self._room -= len(now)

    def _next(self) -> None:
        if self._file:
            self._file.close()
        self._number += 1
        self._room = self._most
        name = f"{self._ledger.title}{f'-{self._number:02}' if self._several else ''}.csv"
        self._file = (self._folder / name).open("wb")
        header = ",".join(column.title for column in self._ledger.columns)
        self._file.write((header + _END).encode())


def _bytes(texts: pa.Array) -> memoryview:
    """Return the bytes of all texts, one after another, without a copy for each text."""
    compact = pa.concat_arrays([texts])
    offsets = np.frombuffer(compact.buffers()[1], np.int32)[compact.offset :][: len(compact) + 1]
    return memoryview(compact.buffers()[2])[int(offsets[0]) : int(offsets[-1])]


def _written(ledger: Ledger, column: Column, office: Office, values: pa.Array) -> pa.Array:
    kind = column.kind
    if isinstance(kind, Day):
        return _each_distinct(values, _STYLES[ledger.place // 10 % len(_STYLES)])
    if isinstance(kind, Choice):
        return _spelled(kind, values)
    if isinstance(kind, Reference) and kind.to == "indicator":
        return _each_distinct(values, lambda key: indicator(key)[0].label)
    if isinstance(kind, Reference):
        return _named(kind, office, values)
    if isinstance(kind, Tenures):
        return pa.array([_tenures(office, entries) for entries in values.to_pylist()], pa.string())
    if isinstance(kind, Several):
        return pc.binary_join(values, "、")
    return pc.cast(values, pa.string())


def _each_distinct(values: pa.Array, show: Callable[[Any], Any]) -> pa.Array:
    encoded = values.dictionary_encode()
    texts = [show(value) for value in encoded.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(encoded.indices)


def _spelled(kind: Choice, values: pa.Array) -> pa.Array:
    """Return choices as written: mostly the value itself, sometimes another spelling of it."""
    places = pc.index_in(values, pa.array(kind.values))
    width = 1 + max(len(option.spellings) for option in kind.options)
    spelled = [
        [option.value, *option.spellings, *[option.value] * (width - 1 - len(option.spellings))]
        for option in kind.options
    ]
    rows = np.arange(len(values))
    which = np.where(rows % _OTHER_SPELLING_EVERY, 0, rows // _OTHER_SPELLING_EVERY % width)
    flat = pa.array([text for texts in spelled for text in texts])
    return flat.take(pc.add(pc.multiply(places, width), pa.array(which)))


def _named(kind: Reference, office: Office, values: pa.Array) -> pa.Array:
    deputies = kind.to == "deputy"
    codes = office.deputy_codes if deputies else office.grid_codes
    names = office.deputy_names if deputies else office.grid_names
    if not kind.several:
        return names.take(pc.index_in(values, codes))
    places = pc.index_in(values.flatten(), codes)
    ends = np.concatenate([[0], np.cumsum(pc.fill_null(pc.list_value_length(values), 0))])
    nobody = np.append(values.is_null().to_numpy(zero_copy_only=False), False)
    offsets = pa.array(ends.astype(np.int32), mask=nobody)
    return pc.binary_join(pa.ListArray.from_arrays(offsets, names.take(places)), "、")


def _tenures(office: Office, entries: list[dict[str, Any]] | None) -> str:
    names = dict(zip(office.grid_codes.to_pylist(), office.grid_names.to_pylist(), strict=True))
    return "、".join(
        f"{names.get(entry['name'], entry['name'])}（{entry['since']}至{entry['until'] or '今'}）"
        for entry in entries or ()
    )


def _quoted(texts: pa.Array) -> pa.Array:
    """Return cells for CSV: null becomes an empty text, and cells that need quotes get them."""
    texts = pc.fill_null(texts, "")
    needs = pc.match_substring_regex(texts, _NEEDS_QUOTES)
    if not pc.any(needs).as_py():
        return texts
    return pc.if_else(needs, joined('"', pc.replace_substring(texts, '"', '""'), '"'), texts)
