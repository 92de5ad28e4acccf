"""A batch of mutated ledgers; ``make fuzz`` loads them by the thousand."""

import pytest

from fuzz.__main__ import batch


@pytest.mark.slow
def test_every_row_of_mutated_ledgers_is_accounted_for() -> None:
    told = batch(7, 25)
    assert told["violations"] == []
    assert told["rows"]["rows"] > 50
    assert told["rows"]["rows"] == sum(
        told["rows"][name] for name in ("accepted", "rejected", "skipped")
    )
