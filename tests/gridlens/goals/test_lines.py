"""The goals of a period as offices read them: set for it, derived from the year's, or removed."""

from pathlib import Path

from gridlens.figures.scope import Filters, Scope
from gridlens.goals.book import Edit, book, save
from gridlens.goals.goal import goals
from gridlens.goals.lines import GoalLine, goal_lines, sentence
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


def test_a_quarter_by_its_own_goal_or_its_part_of_the_years(tmp_path: Path) -> None:
    version = store(tmp_path)
    (first,), (second,) = lines(version, "2025Q1"), lines(version, "2025Q2")
    assert (first.goal.value if first.goal else 0, first.status) == (1.0, Status.ON_PACE)
    assert first.book is not None
    assert second.goal is not None
    assert second.goal.part_of is not None
    assert round(second.goal.value, 3) == round(8 * 91 / 365, 3)
    assert second.book is None


def test_what_an_edit_took_away_stays_in_sight(tmp_path: Path) -> None:
    version = store(tmp_path)
    save(version, [Edit("household_visits", "2025", "")], "张文")
    (line,) = lines(version, "2025")
    assert line.goal is None
    assert line.status is None
    assert line.book is not None
    assert line.book.loaded is not None
    assert sentence([line], parse_period("2025")) == "2025年，还没有目标。"


def test_the_sentence_counts_how_goals_stand(tmp_path: Path) -> None:
    version = store(tmp_path)
    first, third = parse_period("2025Q1"), parse_period("2025Q3")
    assert sentence(lines(version, "2025Q1"), first) == "2025年一季度，共1项目标：1项达到序时进度。"
    told = sentence(lines(version, "2025Q3"), third)
    assert told == "2025年三季度，共1项目标，期间还没有开始。"
