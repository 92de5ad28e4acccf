"""Notes on dates: on one indicator or on all, guarded, with limits that a note may restart."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.notes import Note, keep, notes, remove
from gridlens.store.office.state import Overtaken

DAY = dt.date(2025, 3, 1)
NOTE = Note(DAY, "开展排查行动", rebase=True, indicator="disputes_received")


def test_notes_of_an_indicator_stand_with_those_of_all(tmp_path: Path) -> None:
    keep(tmp_path, NOTE, "王某")
    keep(tmp_path, Note(dt.date(2025, 1, 5), " 新系统\n上线 ", rebase=False), "李某")
    told = [(n.day.month, n.text, n.rebase) for n in notes(tmp_path, "disputes_received")]
    assert told == [(1, "新系统 上线", False), (3, "开展排查行动", True)]
    assert [note.text for note in notes(tmp_path, "receptions")] == ["新系统 上线"]
    assert len(notes(tmp_path)) == 2


def test_a_note_is_changed_and_taken_away_at_the_version_it_was_read(tmp_path: Path) -> None:
    keep(tmp_path, NOTE, "王某")
    (read,) = notes(tmp_path)
    keep(tmp_path, replace(read, text="排查行动结束"), "李某")
    with pytest.raises(Overtaken, match="刚刚由李某改过"):
        remove(tmp_path, read, "王某")
    (read,) = notes(tmp_path)
    remove(tmp_path, read, "王某")
    assert notes(tmp_path) == []
    keep(tmp_path, NOTE, "王某")
    assert len(notes(tmp_path)) == 1
    with pytest.raises(Overtaken):
        keep(tmp_path, NOTE, "李某")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": "  "}, "说明应为1至60个字"),
        ({"text": "长" * 61}, "说明应为1至60个字"),
        ({"day": dt.date(1900, 1, 1)}, "日期“1900-01-01”不可用"),
        ({"indicator": "没有"}, "没有名为“没有”的指标"),
    ],
)
def test_what_is_no_note(tmp_path: Path, given: dict[str, object], why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        keep(tmp_path, replace(NOTE, **given), "王某")  # type: ignore[arg-type]
    assert notes(tmp_path) == []
