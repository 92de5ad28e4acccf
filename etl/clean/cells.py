"""One column of texts → typed cells: at once where a kind can, else each distinct text once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.directory import Directory
from gridlens.errors import GridLensError, Refused
from gridlens.kinds import Reference, is_empty
from gridlens.kinds.at_once import AtOnce, with_repeats
from gridlens.kinds.reference import Roster

_SAMPLE = 2**14
_LEAST_PIECE = 2**14  # rows, below which what is done for each piece takes longer than a copy
_FEW = 0.5  # of the sample's texts are different: then each is looked at once and joined back


@dataclass(frozen=True)
class CellReading:
    """How a column's cells are read: ``one`` turns a text into a value or refuses it.

    ``many`` gives the same values for all texts that it calls plain, if it knows a way.
    ``meaning`` turns the office's words into ours before either.
    """

    one: Callable[[str], Any]
    many: Callable[[pa.Array], AtOnce | None]
    meaning: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Cells:
    """One column, typed: which rows are empty, and which are refused and why.

    ``values`` of few different texts are those texts and codes for them: a dictionary.
    """

    values: pa.ChunkedArray
    empty: np.ndarray
    refused: dict[int, str]


@dataclass(frozen=True)
class _Piece:
    """Some rows of a column, as ``Cells`` are of all."""

    values: pa.Array
    empty: np.ndarray
    refused: dict[int, str]

    def at(self, codes: np.ndarray) -> "_Piece":
        """Return these cells at the places of others."""
        again = np.isin(codes, list(self.refused)).nonzero()[0].tolist() if self.refused else []
        return _Piece(
            values=self.values.take(pa.array(codes)),
            empty=self.empty[codes],
            refused={at: self.refused[codes[at]] for at in again},
        )


def without_nulls(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column of texts with the empty text for empty cells, in pieces of some length."""
    texts = pc.fill_null(column, "") if column.null_count else column
    if texts.num_chunks > 1 and texts.num_chunks * _LEAST_PIECE > len(texts):
        return pa.chunked_array([texts.combine_chunks()])
    return texts


def typed(texts: pa.ChunkedArray, how: CellReading, type_: pa.DataType) -> Cells:
    """Return texts, none of them missing, as values of a type; those that stay are not copied."""
    if not how.meaning and not _are_few(texts):
        return _joined([_typed(piece, how, type_) for piece in texts.chunks], type_)
    pieces = texts.dictionary_encode().chunks  # all of one dictionary
    distinct = _typed(pieces[0].dictionary if pieces else pa.array([], pa.string()), how, type_)
    if pa.types.is_string(type_):
        distinct = replace(distinct, values=distinct.values.dictionary_encode())
    found = [distinct.at(piece.indices.to_numpy()) for piece in pieces]
    return _joined(found, distinct.values.type)


def spelt_out(table: pa.Table) -> pa.Table:
    """Return a table with texts where it has codes for them."""
    types = (
        field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        for field in table.schema
    )
    return table.cast(pa.schema(list(zip(table.column_names, types, strict=True))))


def _joined(pieces: list[_Piece], type_: pa.DataType) -> Cells:
    refused: dict[int, str] = {}
    before = 0
    for piece in pieces:
        refused |= {before + at: reason for at, reason in piece.refused.items()}
        before += len(piece.empty)
    return Cells(
        values=pa.chunked_array([piece.values for piece in pieces], type_),
        empty=np.concatenate([np.zeros(0, dtype=bool), *(piece.empty for piece in pieces)]),
        refused=refused,
    )


def _are_few(texts: pa.ChunkedArray) -> bool:
    sample = texts.slice(0, _SAMPLE)
    return len(sample.unique()) <= _FEW * len(sample)


def _typed(texts: pa.Array, how: CellReading, type_: pa.DataType) -> _Piece:
    """Read all that are plain at once, and every distinct one of the rest by itself."""
    empty = np.zeros(len(texts), dtype=bool)
    rest, values = np.arange(len(texts)), pa.nulls(0, type_)
    at_once = None if how.meaning else how.many(texts)
    if at_once:
        values, plain = at_once[0].cast(type_), at_once[1]
        rest = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
    if not len(rest):
        return _Piece(values, empty, {})
    encoded = texts.take(pa.array(rest)).dictionary_encode()
    singly: list[Any] = []
    blank: list[bool] = []
    reasons: dict[int, str] = {}
    for code, text in enumerate(encoded.dictionary.to_pylist()):
        value = None
        said = how.meaning(text) if how.meaning else text
        blank.append(is_empty(said))
        if not blank[-1]:
            try:
                value = how.one(said)
            except GridLensError as error:
                reasons[code] = str(error)
        singly.append(value)
    found = _Piece(pa.array(singly, type_), np.array(blank, dtype=bool), reasons)
    again = found.at(encoded.indices.to_numpy())
    empty[rest] = again.empty
    return _Piece(
        values=_with(values, again.values, rest) if len(values) else again.values,
        empty=empty,
        refused={int(rest[at]): reason for at, reason in again.refused.items()},
    )


def _with(values: pa.Array, others: pa.Array, places: np.ndarray) -> pa.Array:
    """Return values with others in their places."""
    if not pa.types.is_nested(values.type):
        differ = pc.fill_null(pc.not_equal(values.take(pa.array(places)), others), True)
        if not pc.any(differ).as_py():  # most are written as they should be after all
            return values
        mask = np.zeros(len(values), dtype=bool)
        mask[places] = True
        return pc.replace_with_mask(values, pa.array(mask), others)
    place = np.arange(len(values))
    place[places] = len(values) + np.arange(len(others))
    return pa.concat_arrays([values, others]).take(pa.array(place))


def found_at_once(
    kind: Reference, to: Roster, directory: Directory
) -> Callable[[pa.Array], AtOnce | None]:
    """Return what reads lists of names at once and finds their codes in a roster.

    A list with a name that is not there, or twice, is left to be read singly.
    """

    def found(texts: pa.Array) -> AtOnce | None:
        at_once = kind.at_once(texts)
        if at_once is None:
            return None
        lists, shaped = at_once
        rows = np.flatnonzero(shaped.to_numpy(zero_copy_only=False))
        lists = lists.take(pa.array(rows))
        encoded = lists.flatten().dictionary_encode()
        codes = pa.array([_code(to, name, directory) for name in encoded.dictionary.to_pylist()])
        listed = codes.cast(pa.string()).take(encoded.indices)
        resolved = pa.ListArray.from_arrays(lists.offsets, listed)
        owner = pc.list_parent_indices(lists).to_numpy()
        doubtful = np.zeros(len(rows), dtype=bool)
        doubtful[owner[listed.is_null().to_numpy(zero_copy_only=False)]] = True
        doubtful[with_repeats(resolved)] = True
        plain = np.zeros(len(texts), dtype=bool)
        plain[rows[~doubtful]] = True
        place = np.full(len(texts), -1)
        place[rows] = np.arange(len(rows))
        return resolved.take(pa.array(place, mask=~plain)), pa.array(plain)

    return found


def _code(to: Roster, name: str, directory: Directory) -> str | None:
    try:
        return directory.find(to, name)
    except Refused:
        return None
