"""One column of texts → typed cells: at once where a kind can, else each distinct text once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.directory import Directory
from gridlens.errors import GridLensError, Refused
from gridlens.kinds import Reference, is_empty
from gridlens.kinds.at_once import AtOnce, with_repeats
from gridlens.kinds.reference import Roster

_SAMPLE = 2**14
_FEW = 0.5  # of the sample's texts are different: then each is looked at once and joined back


@dataclass(frozen=True)
class How:
    """How a column's cells are read: ``one`` turns a text into a value or refuses it.

    ``many`` gives the same values for all texts that it calls plain, if it knows a way.
    ``meaning`` turns the office's words into ours before either.
    """

    one: Callable[[str], Any]
    many: Callable[[pa.Array], AtOnce | None]
    meaning: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Cells:
    """One column, typed: which rows are empty, and which are refused and why."""

    values: pa.Array
    empty: np.ndarray
    refused: dict[int, str]


def whole(column: pa.ChunkedArray) -> pa.Array:
    """Return a column of texts in one piece, empty cells as the empty text."""
    texts = pc.fill_null(column, "").combine_chunks()
    return pa.concat_arrays(texts.chunks) if isinstance(texts, pa.ChunkedArray) else texts


def typed(texts: pa.Array, how: How, type_: pa.DataType) -> Cells:
    """Return texts, none of them missing, as values of a type."""
    if not how.meaning and not _are_few(texts):
        return _typed(texts, how, type_)
    encoded = texts.dictionary_encode()
    codes = encoded.indices.to_numpy()
    distinct = _typed(encoded.dictionary, how, type_)
    refused = (
        np.isin(codes, list(distinct.refused)).nonzero()[0].tolist() if distinct.refused else []
    )
    return Cells(
        values=distinct.values.take(encoded.indices),
        empty=distinct.empty[codes],
        refused={at: distinct.refused[codes[at]] for at in refused},
    )


def _are_few(texts: pa.Array) -> bool:
    sample = texts.slice(0, _SAMPLE)
    return len(sample.unique()) <= _FEW * len(sample)


def _typed(texts: pa.Array, how: How, type_: pa.DataType) -> Cells:
    """Read all that are plain at once, and every distinct one of the rest by itself."""
    empty = np.zeros(len(texts), dtype=bool)
    rest, values = np.arange(len(texts)), pa.nulls(0, type_)
    at_once = None if how.meaning else how.many(texts)
    if at_once:
        values, plain = at_once[0].cast(type_), at_once[1]
        rest = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
    if not len(rest):
        return Cells(values, empty, {})
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
    codes = encoded.indices.to_numpy()
    empty[rest] = np.array(blank, dtype=bool)[codes]
    refused = np.isin(codes, list(reasons)).nonzero()[0].tolist() if reasons else []
    parsed = pa.array(singly, type_).take(encoded.indices)
    return Cells(
        values=_with(values, parsed, rest) if len(values) else parsed,
        empty=empty,
        refused={int(rest[at]): reasons[codes[at]] for at in refused},
    )


def _with(values: pa.Array, others: pa.Array, places: np.ndarray) -> pa.Array:
    """Return values with others in their places."""
    if not pa.types.is_nested(values.type):
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
