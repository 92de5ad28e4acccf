"""The quick look at a sheet's markup never passes over a piece that the full search would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.formats.markup import _has_pair, _may_be_long
from etl.formats.xlsx import _FAR_CELL, _may_be_far

CELL = st.from_regex(rb'\A<c r="[A-Z]{1,3}[1-9][0-9]{0,3}"( s="1")?>\Z')
PIECES = st.lists(st.one_of(CELL, st.binary(max_size=6)), max_size=6)


@pytest.mark.slow
@given(PIECES)
def test_a_piece_with_a_far_cell_is_read(pieces: list[bytes]) -> None:
    text = b"".join(pieces)
    if _FAR_CELL.search(text):
        assert _may_be_far(text)


@given(st.lists(st.sampled_from(["1", "23456789", "x", "<v>", "13800001234"]), max_size=30))
def test_a_run_of_sixteen_digits_is_seen_wherever_it_stands(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert _may_be_long(text.encode()) is bool(re.search(r"\d{16}", text))


@given(st.text("<f:x>", max_size=12))
def test_a_formula_is_seen_wherever_it_begins(text: str) -> None:
    assert _has_pair(text.encode(), b"<f") is ("<f" in text)


def test_only_three_letters_are_far() -> None:
    assert _may_be_far(b'<c r="XFD1">')
    assert not any(map(_may_be_far, [b'<c r="AB12" t="s">', b'"', b""]))
