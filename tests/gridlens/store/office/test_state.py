"""The office's state: guarded writes, removals, the trail, and several people at once."""

import sqlite3
import threading
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.state import NAME, Overtaken, State, StateEntry


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "store")


def test_reading_an_office_without_state_writes_nothing(state: State) -> None:
    assert state.entries("note") == {}
    assert state.entry("note", "一月") == StateEntry("一月")
    assert state.trail("note") == []
    assert not state.path.parent.exists()


def test_an_entry_is_written_changed_and_removed(state: State) -> None:
    first = state.put("note", "一月", {"text": "开会"}, 0, "小王")
    assert (first.version, first.value, first.changed_by) == (1, {"text": "开会"}, "小王")
    second = state.put("note", "一月", {"text": "换届"}, 1, "小李")
    assert state.entries("note") == {"一月": second}
    state.put("note", "一月", None, 2, "小王")
    assert state.entries("note") == {}
    assert state.entry("note", "一月").version == 3


def test_the_second_of_two_editors_is_told_and_loses_nothing(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    with pytest.raises(Overtaken, match="“a”刚刚由小王改过") as overtaken:
        state.put("goal", "a", 12, 0, "小李")
    assert overtaken.value.theirs.value == 10
    assert state.entry("goal", "a").value == 10


def test_several_entries_are_written_all_or_none(state: State) -> None:
    state.put("goal", "b", 1, 0, "小王")
    with pytest.raises(Overtaken):
        state.put_all("goal", {"a": (5, 0), "b": (6, 0)}, "小李")
    assert {name: entry.value for name, entry in state.entries("goal").items()} == {"b": 1}


def test_the_trail_tells_who_old_and_new_the_latest_first(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    state.put("goal", "a", 12, 1, "小李")
    told = [(c.changed_by, c.old, c.new, c.version) for c in state.trail("goal", "a")]
    assert told == [("小李", 10, 12, 2), ("小王", None, 10, 1)]


def test_the_same_value_again_is_no_change(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    assert state.put("goal", "a", 10, 1, "小李").changed_by == "小王"
    assert len(state.trail("goal")) == 1


def test_of_many_writers_at_once_one_wins_each_version(state: State) -> None:
    state.put("goal", "a", 0, 0, "小王")
    lost: list[int] = []

    def write(value: int) -> None:
        try:
            state.put("goal", "a", value, 1, f"{value}")
        except Overtaken:
            lost.append(value)

    writers = [threading.Thread(target=write, args=(value,)) for value in range(1, 9)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)
    assert len(lost) == 7
    assert state.entry("goal", "a").version == 2


def test_who_reads_at_a_stamp_sees_nothing_of_what_came_later(state: State) -> None:
    state.put("goal", "a", 10, 0, "小王")
    state.put("goal", "b", 1, 0, "小王")
    state.put("goal", "b", None, 1, "小王")
    at = state.stamp("goal")
    entries, versions, trail = (
        state.entries("goal"),
        state.versions("goal"),
        state.trail("goal"),
    )
    state.put("note", "a", 5, 0, "小李")
    state.put("goal", "a", 12, 1, "小李")
    state.put("goal", "b", 2, 2, "小李")
    state.put("goal", "c", 3, 0, "小李")
    assert [one.value for one in state.entries("goal").values()] == [12, 2, 3]
    assert state.entries("goal", at) == entries
    assert [entry.value for entry in entries.values()] == [10]
    assert state.versions("goal", at) == versions == {"a": 1, "b": 2}
    assert state.trail("goal", at=at) == trail
    assert state.trail("goal", "a", at)[0].new == 10
    assert state.entries("goal", 0) == {}


def test_a_copy_is_whole_while_the_state_is_open(state: State, tmp_path: Path) -> None:
    assert not state.copy_to(tmp_path / "copy.sqlite")
    state.put("goal", "a", 10, 0, "小王")
    (tmp_path / "copy").mkdir()
    assert state.copy_to(tmp_path / "copy" / NAME)
    assert State(tmp_path / "copy").entry("goal", "a").value == 10


def test_a_broken_file_is_said_in_words(state: State) -> None:
    state.path.parent.mkdir(parents=True)
    state.path.write_bytes(b"nothing that SQLite knows" * 100)
    with pytest.raises(GridLensError, match=r"单位设置文件 .* 无法读写") as error:
        state.entries("note")
    assert isinstance(error.value.__cause__, sqlite3.DatabaseError)


def test_the_stamp_grows_with_every_change_and_versions_remember_what_was_removed(
    tmp_path: Path,
) -> None:
    state = State(tmp_path)
    assert (state.stamp(), state.versions("goal")) == (0, {})
    state.put("goal", "a", 1, 0, "王某")
    state.put("goal", "a", None, 1, "王某")
    assert (state.stamp(), state.versions("goal")) == (2, {"a": 2})
    state.put("view", "a", 1, 0, "王某")
    assert (state.stamp(), state.stamp("goal"), state.stamp("view")) == (3, 2, 3)
