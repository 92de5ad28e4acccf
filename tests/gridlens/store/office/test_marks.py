"""Marks on numbers of drafts: kept by a hash, guarded, and no more than a fixed number of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from gridlens.store.office import marks as rules
from gridlens.store.office.marks import CHECKED, TAKEN, Correction, Mark, keep, marks
from gridlens.store.office.state import Overtaken, State

REAL = Correction("receptions", "2025H1", ("g1", "g2"), None, "红旗社区")


def test_a_mark_is_kept_with_its_correction_and_who_made_it(tmp_path: Path) -> None:
    keep(tmp_path, "a", Mark(CHECKED, "3起"), "王某")
    keep(tmp_path, "b", Mark(correction=REAL), "李某")
    found = marks(tmp_path)
    assert (found["a"].how, found["a"].figure, found["a"].changed_by) == (CHECKED, "3起", "王某")
    assert found["a"].changed_at is not None
    assert (found["b"].how, found["b"].correction) == ("", REAL)


def test_a_mark_that_says_nothing_is_none_and_may_come_back(tmp_path: Path) -> None:
    read = keep(tmp_path, "a", Mark(TAKEN, "3起"), "王某")
    keep(tmp_path, "a", replace(read, how=""), "王某")
    assert marks(tmp_path) == {}
    keep(tmp_path, "a", Mark(CHECKED, "3起"), "王某")
    assert marks(tmp_path)["a"].how == CHECKED


def test_of_two_people_the_second_is_told(tmp_path: Path) -> None:
    read = keep(tmp_path, "a", Mark(CHECKED, "3起"), "王某")
    keep(tmp_path, "a", replace(read, how=TAKEN), "李某")
    with pytest.raises(Overtaken, match="刚刚由李某改过"):
        keep(tmp_path, "a", replace(read, how=""), "王某")


def test_the_oldest_marks_are_forgotten_with_their_trail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    State(tmp_path).put("other", "x", 1, 0, "王某")
    monkeypatch.setattr(rules, "MOST", 3)
    kept = keep(tmp_path, "0", Mark(CHECKED), "王某")
    for name in "123":
        keep(tmp_path, name, Mark(CHECKED), "王某")
        kept = keep(tmp_path, "0", replace(kept, figure=name), "王某")  # used again: not the oldest
    state = State(tmp_path)
    assert set(marks(tmp_path)) == {"0", "2", "3"}
    assert {change.name for change in state.trail(rules.KIND)} == {"0", "2", "3"}
    assert set(state.versions(rules.KIND)) == {"0", "2", "3"}
    assert state.entry("other", "x").value == 1
