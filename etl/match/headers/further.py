"""Find the headers below a header: the same one on the next page, or that of another table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.match.vocabulary.lexicon import known_headers, senses
from etl.sheets.sheet import Sheet
from gridlens.kinds.base import halfwidth
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded

_LEAST_CELLS = 3
_MOSTLY, _NEARLY_ALL = 0.6, 0.8
_FEW = 1000  # so few cells are compared one by one: that is faster
_LINE_NUMBERS = ("序号", "编号", "行号")


@dataclass(frozen=True)
class FurtherHeader:
    """A row below the header that is a header too: its filled cells, and whether it is the same."""

    row: int
    texts: tuple[str, ...]
    again: bool


def further_headers(sheet: Sheet, header: int, within: int | None = None) -> list[FurtherHeader]:
    """Return the headers below a header row, or those of the next ``within`` rows, in order.

    Only rows with a known header in one of the first columns are looked at, so that even a long
    sheet is searched in no time.
    """
    own = [folded(halfwidth(text or "")) for text in sheet.row(header)]
    first = [place for place, text in enumerate(own) if text][:2]
    known = known_headers() | {*_LINE_NUMBERS, *filter(None, sheet.row(header))}
    rows: set[int] = set()
    for place in sorted({*first, *range(min(2, sheet.cells.num_columns))}):
        column = sheet.cells.column(place).slice(header, within)
        rows.update(header + 1 + at for at in _places_in(column, known))
    found = (_header_at(sheet, row, own) for row in sorted(rows))
    return [one for one in found if one]


def _places_in(column: pa.ChunkedArray, known: Collection[str]) -> list[int]:
    """Return the places of the cells with one of some texts."""
    if len(column) <= _FEW:
        return [at for at, text in enumerate(column.to_pylist()) if text in known]
    found: list[int] = np.flatnonzero(pc.is_in(column, pa.array(known)).to_numpy()).tolist()
    return found


def _header_at(sheet: Sheet, row: int, own: Sequence[str]) -> FurtherHeader | None:
    texts = [halfwidth(text or "") for text in sheet.row(row)]
    filled = [text for text in texts if text]
    known = sum(map(_is_header, filled))
    if known < max(_LEAST_CELLS, _MOSTLY * len(filled)):
        return None
    same = sum(bool(text) and folded(text) == other for text, other in zip(texts, own, strict=True))
    return FurtherHeader(row, tuple(filled), same >= _NEARLY_ALL * len(filled))


@lru_cache(maxsize=4096)
def _is_header(text: str) -> bool:
    """Tell whether a text surely is a header of any ledger."""
    if text in _LINE_NUMBERS:
        return True
    found = (senses(key, folded(text))[:1] for key in ledgers())
    return any(one[0].is_certain for one in found if one)
