"""The judge: right values by hand, for the whole and for grids, over every kind of period."""

import datetime as dt
from typing import Any

import pytest

from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.goals.book import Edit, save
from gridlens.goals.goal import goals
from gridlens.goals.judge import Silence, Verdict, judge
from gridlens.goals.pace import Status
from gridlens.goals.told import count_sentence, period_sentence
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

VISITS, FIRMS, RATE = "household_visits", "enterprise_visits", "disputes_settlement_rate"


def visits(grid: str | None, *months: int) -> list[dict[str, Any]]:
    """Return a visit on the 15th of each month named, as often as it is named."""
    return [
        {"date": day(f"2025-{month:02}-15"), "grid": grid, "way": "入户走访"} for month in months
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four grids: one behind, one on pace, one without a goal, one that ended in March.

    Firms have goals by quarter alone: 2, 4, 3 and 3, with 2 visits in the first quarter and 2 in
    April. Rates: 9 of 10 disputes settled.
    """
    settled = {"received": day("2025-02-01"), "closed": day("2025-03-01"), "outcome": "调解成功"}
    return publish(
        tmp_path_factory.mktemp("judge"),
        grid=[
            {"code": "g1", "name": "一"},
            {"code": "g2", "name": "二"},
            {"code": "g3", "name": "三"},
            {"code": "g4", "name": "四", "until": day("2025-03-31")},
        ],
        visit=[
            *visits("g1", 1, 2),
            *visits("g2", 1, 2, 3, 4, 5, 5),
            *visits("g3", 6),
            *visits("g4", 1, 2, 3),
        ],
        enterprise_visit=[{"date": day(f"2025-{m:02}-10")} for m in (1, 3, 4, 4)],
        dispute=[settled] * 9 + [settled | {"outcome": "调解不成"}],
        goal=[
            {"indicator": VISITS, "period": "2025", "value": 24.0},
            *(
                {"indicator": VISITS, "period": "2025", "grid": grid, "value": 12.0}
                for grid in ("g1", "g2", "g4")
            ),
            *(
                {"indicator": FIRMS, "period": f"2025Q{n}", "value": float(value)}
                for n, value in enumerate((2, 4, 3, 3), start=1)
            ),
            {"indicator": RATE, "period": "2025", "value": 0.95},
        ],
    )


def verdict(store: Version, filters: Filters, scope: Scope = EVERYTHING, **more: Any) -> Verdict:
    return judge(store, scope, filters, goals(store), **more)


@pytest.mark.parametrize(
    ("period", "as_of", "of", "value", "achieved", "planned", "status"),
    [
        # The half is the sum of its quarters: 2 + 4 = 6, of which 4 are done.
        ("2025H1", "2025-06-30", "2025H1", 6, 4, 1, Status.FAR_BEHIND),
        ("2025Q1", "2025-06-30", "2025Q1", 2, 2, 1, Status.ON_PACE),
        # Ten days into May, Q2 has 30 + 10 of its 91 days: 4 × 40/91 = 1.76, and 2 are done.
        ("2025Q2", "2025-05-10", "2025Q2", 4, 2, 40 / 91, Status.ON_PACE),
        # The running year is the sum of its quarters, 12; on 31 March the plan has 2 of 12.
        ("2025", "2025-03-31", "2025", 12, 2, 2 / 12, Status.ON_PACE),
        # A month has the year's goal: by the end of June 6 of 12 are planned, 4 are done.
        ("2025-06", "2025-06-30", "2025", 12, 4, 6 / 12, Status.FAR_BEHIND),
    ],
)
def test_a_goal_that_has_quarters_alone(
    store: Version,
    period: str,
    as_of: str,
    of: str,
    value: float,
    achieved: float,
    planned: float,
    status: Status,
) -> None:
    line = verdict(store, about(period, as_of)).of(FIRMS)
    assert line and line.pace
    assert (line.goal.period.key, line.goal.value, line.achieved) == (of, value, achieved)
    assert line.pace.elapsed == pytest.approx(planned)
    assert line.status is status


def test_a_grid_behind_one_on_pace_and_one_without_a_goal(store: Version) -> None:
    """By 30 June 12 × 181/365 = 5.95 visits are planned: 2 are 3.95 short, 6 are enough."""
    found = verdict(store, about("2025H1"), every_grid=True)
    behind, kept = found.of(VISITS, "g1"), found.of(VISITS, "g2")
    assert behind and behind.pace and kept
    assert behind.pace.short == pytest.approx(12 * 181 / 365 - 2)
    assert (behind.status, kept.status) == (Status.FAR_BEHIND, Status.ON_PACE)
    assert found.of(VISITS, "g3") is None
    assert [line.grid for line in found.problems] == ["g1"]


def test_a_grid_that_ended_is_judged_over_its_own_days(store: Version) -> None:
    """Of 12 visits a year, 90 days have 2.96: the three made before it ended are enough."""
    line = verdict(store, about("2025H1"), every_grid=True).of(VISITS, "g4")
    assert line and line.pace
    assert line.goal.value == pytest.approx(12 * 90 / 365)
    assert (line.achieved, line.pace.elapsed, line.status) == (3, 1, Status.ON_PACE)


def test_several_grids_are_each_judged_and_one_grid_alone_as_among_them(store: Version) -> None:
    two = verdict(store, about("2025H1", grids=("g1", "g2")))
    assert [line.grid for line in two.lines] == ["g1", "g2"]
    one = verdict(store, about("2025H1", grids=("g1",)))
    assert one.of(VISITS, "g1") == two.of(VISITS, "g1")
    assert count_sentence(two) == "共2项目标：1项达到序时进度，1项滞后较多"


def test_who_may_see_one_grid_has_its_goals_judged_and_not_the_whole_s(store: Version) -> None:
    found = verdict(store, about("2025H1"), Scope(grids=frozenset({"g1"})))
    assert [(line.grid, line.achieved) for line in found.lines] == [("g1", 2)]


def test_a_rate_is_judged_by_the_figure_of_the_period_itself(store: Version) -> None:
    line = verdict(store, about("2025Q1")).of(RATE)
    assert line
    assert (line.achieved, line.base, line.status) == (0.9, 10, Status.NEARLY_MET)
    assert not line.is_problem


@pytest.mark.parametrize(
    ("filters", "scope", "silence"),
    [
        (about("2025H1", deputy="D1"), EVERYTHING, Silence.DEPUTY),
        (about("2025H1"), Scope(deputy="D1"), Silence.DEPUTY),
        (about("2025H1", groups=("老年人",)), EVERYTHING, Silence.GROUP),
        (about("2026"), EVERYTHING, Silence.NOT_BEGUN),
    ],
)
def test_where_nothing_is_judged_it_says_why(
    store: Version, filters: Filters, scope: Scope, silence: Silence
) -> None:
    found = verdict(store, filters, scope)
    assert found.silence is silence
    assert [line for line in found.lines if line.pace] == []


def test_a_seasonal_goal_follows_its_split(tmp_path: Any) -> None:
    """Every month but February: of 11 sessions 5 are planned by the end of June."""
    sessions = [{"date": day(f"2025-{m:02}-10"), "type": "代表进站"} for m in (1, 3, 4, 5, 6)]
    store = publish(tmp_path, session=sessions)
    months = (1, 0, *(1,) * 10)
    shares = tuple(100 * share / 11 for share in months)
    save(store, [Edit("station_sessions", "2025", "11", shares=shares)], "王某")
    line = verdict(store, about("2025")).of("station_sessions")
    assert line and line.pace
    assert (line.achieved, line.pace.elapsed) == (5, pytest.approx(5 / 11))
    assert (line.pace.short, line.status) == (0, Status.ON_PACE)


def test_the_sentence_counts_every_goal_once(store: Version) -> None:
    assert period_sentence(verdict(store, about("2025H1"))) == (
        "2025年上半年，共3项目标：1项达到序时进度，1项滞后较多，1项接近目标。"
    )
    assert period_sentence(verdict(store, about("2026"))) == "2026年，还没有目标。"
    third = verdict(store, about("2025Q3", "2025-06-30"))
    assert period_sentence(third) == "2025年三季度，共3项目标，期间还没有开始。"


def test_a_goal_without_a_figure_is_there_and_nothing_is_known_of_it(store: Version) -> None:
    silent = judge(store, EVERYTHING, about("2025Q2"), goals(store), [FIRMS, RATE])
    assert silent.of(RATE)  # no dispute was closed in that quarter
    assert None in silent.statuses
    assert judge(store, EVERYTHING, about("2025Q1"), {}, [FIRMS]).statuses == []


def test_the_sample_s_half_year_by_hand(sample: Version) -> None:
    """63 of the half's 40 + 45 visits to firms; 230 of 240 visits to households."""
    found = verdict(sample, about("2025H1"))
    firms, homes = found.of(FIRMS), found.of(VISITS)
    assert firms and firms.pace and homes and homes.pace
    assert (firms.goal.value, firms.achieved, firms.pace.short) == (85, 63, 22)
    assert firms.pace.gap == pytest.approx((63 / 85 - 1) * 100)
    assert (homes.goal.value, homes.achieved, homes.pace.short) == (240, 230, 10)
    clinics = verdict(sample, about("2025Q1")).of("free_clinics")
    assert clinics
    assert (clinics.goal.value, clinics.achieved, clinics.status) == (1, 1, Status.ON_PACE)
    may = judge(sample, EVERYTHING, about("2025-05"), goals(sample), ["inspections_joined"])
    line = may.of("inspections_joined")
    assert line and line.pace and line.pace.day == dt.date(2025, 5, 31)
    assert line.pace.elapsed == pytest.approx((2 + 2 * 61 / 91) / 7)
    assert line.status is Status.ON_PACE  # 3 of 3.34: short by less than one
