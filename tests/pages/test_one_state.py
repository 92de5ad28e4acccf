"""A page shows one version of the data and one state of the office, also while both change."""

from pathlib import Path

import pytest

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import Edit, save
from gridlens.period import parse_period
from gridlens.render.palette import LIGHT
from gridlens.store.office.notes import Note, keep
from pages.parts.goals import span
from pages.parts.question import Asked
from tests.small_store import day, publish

YEAR = parse_period("2025")


@pytest.fixture
def now(tmp_path: Path) -> Asked:
    goal = {"indicator": "household_visits", "period": "2025", "value": 8.0}
    version = publish(tmp_path / "store", goal=[goal])
    return Asked(version, Scope(), Filters(YEAR, day("06-30")), LIGHT, "goals")


def test_goals_edited_while_a_page_is_drawn_are_seen_by_its_next_run(now: Asked) -> None:
    key = ("household_visits", None, "2025")
    assert now.goals()[key].value == 8
    save(now.version, [Edit("household_visits", "2025", "6")], "李敏")
    (line,) = span.lines(now, YEAR)
    assert line.goal and line.goal.value == 8
    assert not span.entries(now)[key].edited
    copy = now.about(groups=("劳模",))
    assert copy.goals_key == now.goals_key
    after = Asked(now.version, now.scope, now.filters, now.colours, now.page)
    assert after.goals()[key].value == 6
    assert span.entries(after)[key].edited


def test_notes_written_while_a_page_is_drawn_are_seen_by_its_next_run(now: Asked) -> None:
    assert now.notes("disputes_received") == []
    keep(now.version.folder, Note(day("03-01"), "换届", rebase=True), "李敏")
    assert now.notes("disputes_received") == []
    after = Asked(now.version, now.scope, now.filters, now.colours, now.page)
    assert [note.text for note in after.notes("disputes_received")] == ["换届"]
