"""The office's own phrases: kept, checked, written over and taken away."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.readings import NOT_OURS, PhraseReading, keep, phrase_readings, remove
from gridlens.store.office.state import Overtaken


def test_a_phrase_means_an_indicator_until_it_means_another(tmp_path: Path) -> None:
    keep(tmp_path, PhraseReading(" 民情恳谈会 ", "disputes_received"), "王某")
    keep(tmp_path, PhraseReading("民情恳谈会", "receptions"), "李某")
    keep(tmp_path, PhraseReading("夜间巡逻", NOT_OURS), "李某")
    told = [(one.phrase, one.indicator, one.changed_by) for one in phrase_readings(tmp_path)]
    assert told == [("夜间巡逻", "", "李某"), ("民情恳谈会", "receptions", "李某")]


@pytest.mark.parametrize("phrase", ["会", "", "恳谈3次", "恳谈，会", "恳谈会" * 7])
def test_a_phrase_is_a_plain_word(tmp_path: Path, phrase: str) -> None:
    with pytest.raises(GridLensError, match="说法应为2至20个字"):
        keep(tmp_path, PhraseReading(phrase, "receptions"), "王某")


def test_an_unknown_indicator_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GridLensError):
        keep(tmp_path, PhraseReading("民情恳谈会", "nothing_such"), "王某")


def test_a_phrase_is_taken_away_at_the_version_it_was_read(tmp_path: Path) -> None:
    read = keep(tmp_path, PhraseReading("民情恳谈会", "receptions"), "王某")
    keep(tmp_path, PhraseReading("民情恳谈会", "disputes_received"), "李某")
    with pytest.raises(Overtaken, match="刚刚由李某改过"):
        remove(tmp_path, read, "王某")
    remove(tmp_path, phrase_readings(tmp_path)[0], "王某")
    assert phrase_readings(tmp_path) == []
    keep(tmp_path, PhraseReading("民情恳谈会", "receptions"), "王某")
    assert len(phrase_readings(tmp_path)) == 1
