"""The goals of a period as offices read them: set for it, the year's, or removed."""

from pathlib import Path

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import Edit, book, save
from gridlens.goals.goal import goals
from gridlens.goals.lines import GoalLine, goal_lines
from gridlens.goals.pace import Status
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.small_store import day, publish


def store(folder: Path) -> Version:
    """One visit in February. The year's goal is eight visits, the first quarter's goal is one."""
    return publish(
        folder,
        grid=[{"code": "g1", "name": "红旗一网格"}],
        visit=[{"date": day("02-01"), "grid": "g1", "way": "入户走访"}],
        goal=[
            {"indicator": "household_visits", "period": "2025", "value": 8.0},
            {"indicator": "household_visits", "period": "2025Q1", "value": 1.0},
        ],
    )


def lines(version: Version, period: str) -> list[GoalLine]:
    filters = Filters(parse_period("2025"), day("06-30"))
    entries = {line.key: line for line in book(version)}
    known = goals(version)
    return goal_lines(version, Scope(), filters, known, entries, parse_period(period))


def test_a_quarter_by_its_own_goal_or_the_years(tmp_path: Path) -> None:
    version = store(tmp_path)
    (first,), (second,) = lines(version, "2025Q1"), lines(version, "2025Q2")
    assert (first.goal.value if first.goal else 0, first.status) == (1.0, Status.ON_PACE)
    assert first.book is not None
    assert second.goal is not None
    assert (second.goal.period.key, second.goal.value) == ("2025", 8)
    assert second.book is None


def test_what_an_edit_took_away_stays_in_sight(tmp_path: Path) -> None:
    version = store(tmp_path)
    save(version, [Edit("household_visits", "2025", "")], "张文")
    (line,) = lines(version, "2025")
    assert line.goal is None
    assert line.status is None
    assert line.book is not None
    assert line.book.loaded is not None
