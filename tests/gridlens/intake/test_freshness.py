"""The freshness of each ledger, and the grids without a record in the quarter."""

import datetime as dt
from pathlib import Path

import pytest

from gridlens.figures.scope import EVERYTHING, Scope
from gridlens.intake.freshness import (
    Freshness,
    LedgerState,
    freshness,
    freshness_sentence,
    is_by_grid,
)
from gridlens.ledgers import ledger
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.sample_store import EIGHT
from tests.small_store import day, publish

LOADED = dt.datetime(2025, 7, 2, 9)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four grids: G4 was dissolved in March, G5 begins in July. G3 has no hazards in Q2."""
    return publish(
        tmp_path_factory.mktemp("fresh"),
        grid=[
            {"code": "G1", "name": "甲"},
            {"code": "G2", "name": "乙"},
            {"code": "G3", "name": "丙"},
            {"code": "G4", "name": "丁", "until": day("03-31")},
            {"code": "G5", "name": "戊", "since": day("07-01")},
        ],
        hazard=[
            {"grid": "G1", "found": day("06-02")},
            {"grid": "G1", "found": day("04-30")},
            {"grid": "G1", "found": day("07-20")},  # after the as-of day
            {"grid": "G2", "found": day("04-01")},
            {"grid": "G3", "found": day("03-31")},
            {"found": day("06-20")},  # no grid
        ],
        session=[{"grid": "G1", "date": day("05-01"), "type": "培训"}],
        motion=[{"submitted": day("02-01")}],
    )


def of(store: Version, key: str, period: str = "2025H1", **narrowed: tuple[str, ...]) -> Freshness:
    found = freshness(store, EVERYTHING, about(period, **narrowed))
    return next(one for one in found if one.ledger.key == key)


@pytest.mark.slow
def test_the_last_record_and_load_of_a_ledger_and_of_each_grid_in_use(store: Version) -> None:
    found = of(store, "hazard")
    assert found.whole == LedgerState(6, 4, day("06-20"), LOADED)
    assert found.grids == {
        "甲": LedgerState(3, 2, day("06-02"), LOADED),
        "乙": LedgerState(1, 1, day("04-01"), LOADED),
        "丙": LedgerState(1, 0, day("03-31"), LOADED),
    }
    assert found.silent == ["丙"]
    assert of(store, "visit").silent == ["甲", "乙", "丙"]
    assert of(store, "visit").whole == LedgerState()


def test_the_quarter_is_the_last_that_has_begun_in_the_period(store: Version) -> None:
    first = of(store, "hazard", "2025Q1")
    assert first.silent == ["甲", "乙", "丁"]
    assert of(store, "hazard", "2025").silent == ["丙"]


@pytest.mark.parametrize(("until", "used"), [("03-31", []), ("04-01", ["甲"])])
def test_a_grid_is_in_use_on_its_last_day(tmp_path: Path, until: str, used: list[str]) -> None:
    grid = {"code": "G1", "name": "甲", "until": day(until)}
    assert of(publish(tmp_path, grid=[grid]), "hazard").silent == used


def test_what_belongs_to_the_whole_street_is_not_asked_by_grid(store: Version) -> None:
    by_grid = {key for key in EIGHT if is_by_grid(ledger(key))}
    assert by_grid == {"visit", "dispute", "hazard", "enterprise_visit", "livelihood"}
    assert of(store, "session").grids is None
    assert of(store, "session").whole == LedgerState(1, 1, day("05-01"), LOADED)
    assert of(store, "motion").silent == []
    assert of(store, "grid").whole == LedgerState(5, None, None, LOADED)


@pytest.mark.slow
def test_a_narrowed_question_sees_its_own_grids_only(store: Version) -> None:
    assert list(of(store, "hazard", grids=("G2",)).grids or ()) == ["乙"]
    assert of(store, "hazard", grids=("G2",)).whole.records == 1
    scoped = freshness(store, Scope(grids=frozenset({"G3"})), about("2025H1"))
    assert {one.ledger.key: one.silent for one in scoped}["hazard"] == ["丙"]
    assert "motion" not in {one.ledger.key for one in scoped}


def test_the_first_sentence(store: Version, tmp_path: Path) -> None:
    filters = about("2025H1")
    found = [one for one in freshness(store, EVERYTHING, filters) if one.ledger.key in EIGHT]
    assert freshness_sentence(store, found, filters) == (
        "2025年上半年，最近一次导入在2025-07-02 09:00，数据截至2025-06-30；"
        "2025年二季度有5本台账在部分网格没有记录。"
    )
    full = [one for one in found if not one.silent]
    assert freshness_sentence(store, full, filters).endswith("数据截至2025-06-30。")


@pytest.mark.slow
def test_rows_that_wait_outside_are_counted_for_whoever_may_see_all(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "G1", "name": "甲"}],
        reject=[{"file": "一.xlsx", "sheet": "1", "row": 3, "ledger": "hazard", "reason": "缺"}],
    )
    assert of(store, "hazard").waiting == 1
    assert of(store, "dispute").waiting == 0
    narrow = freshness(store, Scope(grids=frozenset({"G1"})), about("2025H1"))
    assert {one.waiting for one in narrow} == {None}
