"""Goals that contradict each other are pointed out."""

import pytest

from gridlens.goals.contradictions import compared
from gridlens.goals.goal import Goal, Goals, goals
from gridlens.period import parse_period
from gridlens.store.version import Version

VISITS, RATE, OPEN, LAWS = (
    "household_visits",
    "disputes_on_time_rate",
    "disputes_open",
    "laws_studied",
)
NAMES = {"g1": "一网格", "g2": "二网格"}


def known(*given: tuple[str, str | None, str, float], shares: tuple[float, ...] = ()) -> Goals:
    return {
        (indicator, grid, period): Goal(
            indicator, parse_period(period), value, grid, shares=shares if period == "2025" else ()
        )
        for indicator, grid, period, value in given
    }


def quarters(*values: float, grid: str | None = None) -> list[tuple[str, str | None, str, float]]:
    return [(VISITS, grid, f"2025Q{n}", value) for n, value in enumerate(values, start=1)]


def told(found: Goals) -> list[str]:
    return [one.sentence for one in compared(found, NAMES).found]


def test_quarters_that_make_the_year_say_nothing() -> None:
    assert told(known((VISITS, None, "2025", 400), *quarters(100, 90, 110, 100))) == []
    assert told(known((VISITS, None, "2025", 400), *quarters(100, 90))) == []
    assert told(known(*quarters(100, 90))) == []


def test_quarters_that_do_not_make_the_year() -> None:
    assert told(known((VISITS, None, "2025", 400), *quarters(100, 90, 110, 90))) == [
        "入户走访（全街道）各季度目标合计390，与全年目标400不一致。"
    ]
    assert told(known((VISITS, None, "2025", 150), *quarters(100, 90))) == [
        "入户走访（全街道）各季度目标合计190，与全年目标150相比已超出。"
    ]
    assert told(known((VISITS, "g1", "2025", 10), *quarters(3, 3, 3, 2, grid="g1"))) == [
        "入户走访（一网格）各季度目标合计11，与全年目标10不一致。"
    ]


def test_halves_and_the_quarters_of_a_half() -> None:
    halves = [(VISITS, None, "2025H1", 150.0), (VISITS, None, "2025H2", 200.0)]
    assert told(known((VISITS, None, "2025", 400), *halves, *quarters(100, 60))) == [
        "入户走访（全街道）各半年目标合计350，与全年目标400不一致。",
        "入户走访（全街道）各季度目标合计160，与2025年上半年目标150不一致。",
    ]


def test_grids_that_do_not_make_the_whole() -> None:
    whole = (VISITS, None, "2025", 40)
    assert told(known(whole, (VISITS, "g1", "2025", 15), (VISITS, "g2", "2025", 20))) == [
        "入户走访（全街道）各网格目标合计35，与全年目标40不一致。"
    ]
    assert told(known(whole, (VISITS, "g1", "2025", 15))) == []
    assert told(known(whole, (VISITS, "g1", "2025", 50))) == [
        "入户走访（全街道）各网格目标合计50，与全年目标40相比已超出。"
    ]
    assert told(known((OPEN, None, "2025", 4), (OPEN, "g1", "2025", 3), (OPEN, "g2", "2025", 3)))


@pytest.mark.parametrize("key", [RATE, LAWS, OPEN])
def test_what_does_not_add_up_over_time_is_left_alone(key: str) -> None:
    parts = [(key, None, f"2025Q{n}", 0.9) for n in range(1, 5)]
    assert told(known((key, None, "2025", 0.9), *parts)) == []


def test_a_quarter_beside_the_seasonal_plan() -> None:
    plan = (0.1, 0.2, 0.3, 0.4)
    year = (VISITS, None, "2025", 400)
    assert told(known(year, *quarters(40, 80, 120, 160), shares=plan)) == []
    assert told(known(year, *quarters(100), shares=plan)) == [
        "入户走访（全街道）2025年一季度目标100，按分期比例应为40。"
    ]


def test_the_sample_s_goals_agree(sample: Version) -> None:
    names = sample.grid_names
    found = compared(goals(sample), names)
    assert found.found == ()
    # Seven flows have goals for the year and its quarters; household visits also for the grids.
    assert (found.over_time, found.over_grids) == (7, 1)


def all_clear(found: Goals) -> str:
    return compared(found, NAMES).all_clear


def test_what_adds_up_says_what_was_compared() -> None:
    year = (VISITS, None, "2025", 40)
    rest = "：分得齐全的，合计相等；没有分全的，合计没有超出。"
    assert all_clear(known(year, *quarters(10, 10))) == "比对了1项目标和它们的分期目标" + rest
    by_grid = known(year, (VISITS, "g1", "2025", 15), (OPEN, None, "2025", 4))
    assert all_clear(by_grid) == "比对了1项全街道目标和各网格的目标" + rest
    both = known(year, *quarters(10, 10), (VISITS, "g1", "2025", 15), (VISITS, "g2", "2025", 25))
    assert all_clear(both) == "比对了1项目标和它们的分期目标，1项全街道目标和各网格的目标" + rest


def test_where_nothing_was_compared_or_something_differs_nothing_is_clear() -> None:
    rates = [(RATE, None, "2025", 0.9), (RATE, None, "2025Q1", 0.5), (RATE, "g1", "2025", 0.1)]
    assert all_clear(known(*rates)) == ""  # rates do not add up
    assert all_clear(known((VISITS, None, "2025", 40), (LAWS, None, "2025", 9))) == ""
    assert all_clear(known((VISITS, None, "2025", 15), *quarters(10, 10))) == ""
