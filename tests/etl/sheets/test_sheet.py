"""A sheet as text: which cells and rows hold anything."""

import sys
import unicodedata

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sheets.sheet import Sheet, blank, seen

CELLS = st.lists(
    st.one_of(st.none(), st.text(max_size=3), st.text(alphabet=" \t\u3000\xa0\u2003\x1f字"))
)


def column_of(first: list[str | None], second: list[str | None]) -> pa.ChunkedArray:
    """Return a column of two pieces; the second piece leaves out the first of its cells."""
    pieces = [pa.array(first, pa.string()), pa.array(second, pa.string()).slice(1)]
    return pa.chunked_array(pieces)


def test_every_white_space_of_unicode_is_blank() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    column = pa.chunked_array([pa.array(signs)])
    assert blank(column).tolist() == pc.utf8_is_space(column).to_pylist()


@pytest.mark.slow
@given(CELLS, CELLS)
def test_a_cell_is_blank_that_is_missing_empty_or_white_space(
    first: list[str | None], second: list[str | None]
) -> None:
    column = column_of(first, second)
    texts = [text or "" for text in column.to_pylist()]
    spaces = pc.utf8_is_space(pa.array(texts, pa.string())).to_pylist()
    expected = [not text or space for text, space in zip(texts, spaces, strict=True)]
    assert blank(column).tolist() == expected


def _is_seen(sign: str) -> bool:
    return not (sign <= " " or "\x7f" <= sign <= "\xa0" or unicodedata.category(sign)[0] == "Z")


@pytest.mark.slow
def test_every_sign_of_unicode_is_seen_but_controls_and_spaces() -> None:
    signs = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    assert seen(pa.chunked_array([pa.array(signs)])).tolist() == [*map(_is_seen, signs)]


@pytest.mark.slow
@given(CELLS, CELLS)
def test_a_cell_is_seen_that_has_any_sign_to_see(
    first: list[str | None], second: list[str | None]
) -> None:
    column = column_of(first, second)
    expected = [any(map(_is_seen, text or "")) for text in column.to_pylist()]
    assert seen(column).tolist() == expected


def test_a_row_is_filled_that_has_any_filled_cell() -> None:
    sheet = Sheet("a.csv", "a", pa.table({"f0": ["x", "", None], "f1": ["", "\u3000", "y"]}))
    assert sheet.filled.tolist() == [True, False, True]
    assert np.array_equal(Sheet("a.csv", "a", pa.table({})).filled, [])


@pytest.mark.slow
@given(
    st.lists(st.tuples(*[st.sampled_from([None, "", " ", "字", "1"])] * 5), min_size=1),
    st.integers(1, 5),
)
def test_sparse_rows_have_one_to_so_many_filled_cells(
    rows: list[tuple[str | None, ...]], most: int
) -> None:
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    sheet = Sheet("a.csv", "a", pa.table(columns, names=list("abcde")))
    filled = [sum(bool(text and text.strip()) for text in row) for row in rows]
    expected = [number for number, many in enumerate(filled, start=1) if 1 <= many <= most]
    assert sheet.sparse(most).tolist() == expected
