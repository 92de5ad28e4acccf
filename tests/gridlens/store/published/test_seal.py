"""Sealed JSON: a change of a single bit is noticed."""

import json

import pytest

from gridlens.store.published.seal import sealed, unsealed

SAID = {"version": 3, "file": "v3.duckdb", "loads": [1, 2, 12], "who": "张某"}
KNOWN = frozenset(SAID)


def test_what_is_sealed_comes_back() -> None:
    assert unsealed(sealed(SAID), KNOWN) == SAID


def test_every_bit_that_changes_the_meaning_is_found() -> None:
    text = sealed(SAID).encode()
    for place in range(len(text)):
        for bit in range(8):
            changed = bytearray(text)
            changed[place] ^= 1 << bit
            try:
                assert unsealed(changed.decode(), KNOWN) == SAID
            except ValueError:
                continue


@pytest.mark.parametrize("length", [0, 1, 20, 60])
def test_a_text_cut_short_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=r".*"):
        unsealed(sealed(SAID)[:length], KNOWN)


def test_earlier_programs_wrote_no_seal() -> None:
    assert unsealed(json.dumps(SAID), KNOWN) == SAID
    with pytest.raises(ValueError, match="other"):
        unsealed(json.dumps(SAID | {"other": 1}), KNOWN)
