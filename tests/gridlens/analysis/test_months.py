"""The office's months as a chart: which months it shows, and what it says of them."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from gridlens.analysis.months import Run, months_table, run, signals_sentence
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.small_store import day, publish

VISITS, RATE = "household_visits", "disputes_satisfaction_rate"
COUNTS = {"2024-11": 2, "2024-12": 4, "2025-01": 2, "2025-02": 4, "2025-03": 2, "2025-04": 3}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Visits from November on, the last on 10 April, and one dispute in January."""
    return publish(
        tmp_path_factory.mktemp("monthly"),
        loaded="2025-04-12",
        visit=[
            {"date": day(f"{month}-{n + 7:02}"), "way": "入户走访"}
            for month, count in COUNTS.items()
            for n in range(1, count + 1)
        ],
        dispute=[
            {"received": day("2024-01-05"), "closed": day("2025-01-20"), "satisfaction": "满意"}
        ],
    )


def months(store: Version, period: str, as_of: str = "2025-04-10", **more: Any) -> Run:
    return run(store, EVERYTHING, about(period, as_of), more.pop("key", VISITS), **more)


def keys(found: Run) -> list[str]:
    return [month.key for month in found.months]


def test_the_values_are_those_of_outcomes_and_only_whole_months_count(store: Version) -> None:
    found = months(store, "2024-11-01..2025-04-30")
    assert keys(found) == ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03"]
    by_month = ask(store, VISITS, "2024-11-01..2025-04-30", "month", as_of="2025-04-10")
    assert [p.value for p in found.points] == [by_month[key] for key in keys(found)]
    assert found.left_out == ("未满整月的部分没有计入。",)


def test_months_cut_by_the_period_or_before_the_ledger_begins_are_left_out(store: Version) -> None:
    assert keys(months(store, "2024-12-15..2025-03-31")) == ["2025-01", "2025-02", "2025-03"]
    found = months(store, "2024", "2025-04-10")
    assert keys(found) == ["2024-11", "2024-12"]
    assert found.left_out == ("2024年11月以前没有台账，没有计入。",)


def test_a_month_of_which_nothing_is_known_is_left_out(store: Version) -> None:
    found = months(store, "2024-11-01..2025-03-31", key=RATE)
    assert keys(found) == ["2025-01"]
    assert found.left_out == ("有4个月没有可计入的记录。",)
    assert signals_sentence(found).startswith("纠纷当事人满意率：满整月的数据不足两个月")


def test_the_table(store: Version) -> None:
    found = months_table(months(store, "2024-11-01..2025-02-28"))
    first = found.iloc[0].to_dict()
    assert first.pop("lower") == 0  # 3 − 2.66 × 2 is below 0, and no month has fewer than none
    assert first.pop("upper") == pytest.approx(3 + 2.66 * 2)
    assert first == {"period": "2024-11", "value": 2, "centre": 3, "signal": None}


def test_what_is_said(store: Version) -> None:
    assert signals_sentence(months(store, "2024-11-01..2025-02-28")) == (
        "入户走访：各月都在正常波动范围内。不足12个月，界限为试行界限。"
    )


def test_a_date_begins_a_new_level_with_its_month(store: Version) -> None:
    found = months(store, "2024-11-01..2025-03-31", rebase=[dt.date(2025, 1, 17)])
    assert found.rebased == (2,)
    centres = [round(p.limits.centre, 6) for p in found.points]
    assert centres == [3, 3, round(8 / 3, 6), round(8 / 3, 6), round(8 / 3, 6)]
    assert months(store, "2025Q1", rebase=[dt.date(2024, 1, 1), dt.date(2026, 1, 1)]).rebased == ()


@pytest.mark.parametrize("narrowed", [{"grids": ("g1",)}, {"deputy": "D1"}])
def test_never_a_grid_or_a_deputy_by_month(store: Version, narrowed: dict[str, Any]) -> None:
    with pytest.raises(GridLensError, match="只看全街道"):
        run(store, EVERYTHING, about("2025Q1", **narrowed), VISITS)
    with pytest.raises(GridLensError, match="只看全街道"):
        run(store, Scope(grids=frozenset({"g1"})), about("2025Q1"), VISITS)


def test_an_empty_store(tmp_path: Path) -> None:
    found = run(publish(tmp_path), EVERYTHING, about("2025H1"), VISITS)
    assert found.points == ()
    assert months_table(found).empty
    assert "不足两个月" in signals_sentence(found)
