"""The proofreader on accounts that nobody wrote who knew its rules: what it may not fall below."""

from collections import Counter

import pytest

from tests.gridlens.proofread.real.__main__ import counts

LEARNED = ("tuned", "second", "third")


@pytest.mark.slow
def test_the_accounts_that_the_rules_were_learned_from() -> None:
    found = sum(map(counts, LEARNED), Counter())
    assert found["claims"] >= 150
    assert found["numbers"] >= 300
    assert found["claims right"] >= 0.92 * found["claims"], found
    assert found["false claims found"] >= 0.88 * found["false claims"], found
    assert found["said agrees wrongly"] <= 2, found
    assert found["said differs wrongly"] <= 0.06 * found["said differs"], found
    assert found["claims doubted"] <= 0.15 * found["claims"], found


@pytest.mark.slow
def test_the_accounts_that_no_rule_has_seen() -> None:
    found = counts("held_out")
    assert found["claims right"] >= 0.74 * found["claims"], found
    assert found["said agrees wrongly"] <= 2, found
    assert found["claims doubted"] <= 0.15 * found["claims"], found
