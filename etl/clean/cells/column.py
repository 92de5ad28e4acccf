"""Turn one column of texts into values: many at once if the kind can, else each text only once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gridlens.errors import GridLensError, LeftEmpty
from gridlens.kinds import is_empty
from gridlens.kinds.base import written_text
from gridlens.kinds.bulk import AtOnce

_SAMPLE = 2**14
_LEAST_PIECE = 2**14  # rows; to handle smaller pieces one by one takes longer than to copy them
_FEW = 0.5  # if at most this share of the sample is distinct, each distinct text is read once


@dataclass(frozen=True)
class CellReading:
    """How the cells of a column are read: ``one`` turns a text into a value or refuses it.

    ``many`` turns all plain texts into the same values at once, or returns None if it cannot.
    ``meaning`` first turns the office's words into ours.
    """

    one: Callable[[str], Any]
    many: Callable[[pa.Array], AtOnce | None]
    meaning: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Cells:
    """The values of one column, which rows are empty, and why cells are refused.

    ``left_empty`` are those of the refused cells without which their rows are right. Texts with
    few distinct values are dictionary-encoded.
    """

    values: pa.ChunkedArray
    empty: np.ndarray
    refused: dict[int, str]
    left_empty: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Piece:
    """Some rows of a column, in the form of ``Cells``."""

    values: pa.Array
    empty: np.ndarray
    refused: dict[int, GridLensError]

    def at(self, codes: np.ndarray) -> "_Piece":
        """Return one cell for each code: the cell at that place."""
        again = np.isin(codes, list(self.refused)).nonzero()[0].tolist() if self.refused else []
        return _Piece(
            values=self.values.take(pa.array(codes)),
            empty=self.empty[codes],
            refused={at: self.refused[codes[at]] for at in again},
        )


def without_nulls(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column with empty texts in place of nulls, and in pieces that are not too small."""
    texts = pc.fill_null(column, "") if column.null_count else column
    if texts.num_chunks > 1 and texts.num_chunks * _LEAST_PIECE > len(texts):
        return pa.chunked_array([texts.combine_chunks()])
    return texts


def typed(texts: pa.ChunkedArray, how: CellReading, type_: pa.DataType) -> Cells:
    """Turn texts, none of them null, into values of a type."""
    if not how.meaning and not _are_few(texts):
        return _joined([_typed(piece, how, type_) for piece in texts.chunks], type_)
    pieces = texts.dictionary_encode().chunks  # all of one dictionary
    distinct = _typed(pieces[0].dictionary if pieces else pa.array([], pa.string()), how, type_)
    if pa.types.is_string(type_):
        distinct = replace(distinct, values=distinct.values.dictionary_encode())
    found = [distinct.at(piece.indices.to_numpy()) for piece in pieces]
    return _joined(found, distinct.values.type)


def spelt_out(table: pa.Table) -> pa.Table:
    """Return a table with its dictionary-encoded columns as plain texts."""
    types = (
        field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        for field in table.schema
    )
    return table.cast(pa.schema(list(zip(table.column_names, types, strict=True))))


def _joined(pieces: list[_Piece], type_: pa.DataType) -> Cells:
    refused: dict[int, GridLensError] = {}
    before = 0
    for piece in pieces:
        refused |= {before + at: reason for at, reason in piece.refused.items()}
        before += len(piece.empty)
    return Cells(
        values=pa.chunked_array([piece.values for piece in pieces], type_),
        empty=np.concatenate([np.zeros(0, dtype=bool), *(piece.empty for piece in pieces)]),
        refused={at: str(error) for at, error in refused.items()},
        left_empty=frozenset(at for at, error in refused.items() if isinstance(error, LeftEmpty)),
    )


def _are_few(texts: pa.ChunkedArray) -> bool:
    sample = texts.slice(0, _SAMPLE)
    return len(sample.unique()) <= _FEW * len(sample)


def _typed(texts: pa.Array, how: CellReading, type_: pa.DataType) -> _Piece:
    """Read all plain texts at once, and each distinct one of the others by itself."""
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
    reasons: dict[int, GridLensError] = {}
    for code, text in enumerate(encoded.dictionary.to_pylist()):
        value = None
        said = how.meaning(text) if how.meaning else text
        blank.append(is_empty(said))
        if not blank[-1]:
            try:
                value = how.one(written_text(said))
            except GridLensError as error:
                reasons[code] = error
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
    """Return the values, with others at the given places."""
    if not pa.types.is_nested(values.type):
        differ = pc.fill_null(pc.not_equal(values.take(pa.array(places)), others), True)
        if not pc.any(differ).as_py():  # as mostly: then nothing needs to be copied
            return values
        mask = np.zeros(len(values), dtype=bool)
        mask[places] = True
        return pc.replace_with_mask(values, pa.array(mask), others)
    place = np.arange(len(values))
    place[places] = len(values) + np.arange(len(others))
    return pa.concat_arrays([values, others]).take(pa.array(place))
